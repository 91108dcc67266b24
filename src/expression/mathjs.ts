import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

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

/** The parser of mathjs, loaded at first use. */
export function mathjsParse(text: string): MathNode {
  loaded ??= loadParser(createRequire(import.meta.url));
  return loaded(text);
}

/** A module of mathjs that makes something of what it depends on. */
type Factory = (given: Readonly<Record<string, unknown>>) => unknown;

/** The nodes of mathjs's tree, each after those that it depends on. */
const NODES =
  'Node Accessor Array Assignment Block Conditional Constant Symbol Function FunctionAssignment Index Object Operator Parenthesis Range Relational';

/**
 * The parser alone, from the files of the package that hold it: a fifth of the time of the prebundled library,
 * which in turn takes a tenth of that of the package's thousands of modules. The library whole where a version
 * of mathjs has its files elsewhere.
 */
function loadParser(require: NodeJS.Require): Parse {
  try {
    return parserAlone((file) => require(join(dirname(require.resolve('mathjs')), 'expression', file)));
  } catch {
    return (require('mathjs/lib/browser/math.js') as { parse: Parse }).parse;
  }
}

function parserAlone(load: (file: string) => Readonly<Record<string, Factory>>): Parse {
  const given: Record<string, unknown> = {
    config: { number: 'number' },
    numeric: Number,
    typed: Object.assign((_: string, { string }: { readonly string: Parse }) => string, {
      addConversion: () => {},
    }),
    math: {},
    mathWithTransform: {},
    ...Object.fromEntries(['ResultSet', 'isBounded', 'size', 'subset'].map((name) => [name, notForParsing])),
  };
  for (const word of NODES.split(' ')) {
    const name = word === 'Node' ? word : `${word}Node`;
    given[name] = load(`node/${name}.js`)[`create${name}`]!(given);
  }
  return load('parse.js').createParse!(given) as Parse;
}

/** Stands for functions that only evaluation needs. */
function notForParsing(): never {
  throw new Error('mathjs parses here, and evaluates nothing');
}
