import type { Definitions, Expression } from '../tree.js';

/** What a compiled reading computes: outputs from inputs by way of definitions. */
export interface Program {
  /** Names of the arguments, in order. */
  readonly inputs: readonly string[];
  readonly definitions: Definitions;
  readonly outputs: readonly Expression[];
}

export interface ReadingOptions {
  /**
   * Whether to generate JavaScript, which is fast, or to interpret the tree by closures, which a content
   * security policy cannot forbid. Both give the same bits. Default: generate wherever it is allowed.
   */
  readonly generate?: boolean;
}

let allowed: boolean | undefined;

/** Whether the platform lets code be made from strings; asked once. */
export function mayGenerate(options: ReadingOptions): boolean {
  if (options.generate !== undefined) return options.generate;
  allowed ??= canGenerate();
  return allowed;
}

function canGenerate(): boolean {
  try {
    new Function('');
    return true;
  } catch {
    return false;
  }
}
