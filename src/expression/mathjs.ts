import { createRequire } from 'node:module';

/** The part of the parser's tree that the translation reads. */
export interface MathNode {
  readonly type: string;
  readonly name?: string;
  /** Of an operator its name, of an application the node of the function. */
  readonly fn?: string | MathNode;
  readonly args?: readonly MathNode[];
  readonly params?: readonly MathNode[];
  readonly content?: MathNode;
  readonly condition?: MathNode;
  readonly trueExpr?: MathNode;
  readonly falseExpr?: MathNode;
  readonly object?: MathNode;
  readonly index?: { readonly dimensions?: readonly MathNode[] };
}

type Parse = (text: string) => MathNode;

let loaded: Parse | undefined;

/**
 * The parser of mathjs, loaded at first use. The prebundled file loads in about a tenth of the time of the
 * package's thousands of modules.
 */
export function mathjsParse(text: string): MathNode {
  loaded ??= (createRequire(import.meta.url)('mathjs/lib/browser/math.js') as { parse: Parse }).parse;
  return loaded(text);
}
