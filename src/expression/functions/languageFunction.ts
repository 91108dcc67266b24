import type { Fraction } from 'fraction.js';
import type { Big, Result } from '../multiprecision/index.js';
import type { Expression } from '../tree.js';
import type { Piece } from './piece.js';

/** One function of the language, operators included, with all its readings. */
export interface LanguageFunction {
  readonly name: string;
  /** Least and largest number of arguments. */
  readonly arity: readonly [least: number, most: number];
  /** What the arguments are; `any` also admits a choice against one of its texts. */
  readonly argument: 'scalar' | 'boolean' | 'any';
  readonly result: 'scalar' | 'boolean';
  /** On doubles; conditions are 1 and 0. */
  readonly float: (...args: number[]) => number;
  /**
   * JavaScript with the same result as `float`, bit for bit; each argument is used once, conditions are
   * JavaScript booleans. Absent: `float` is called.
   */
  readonly code?: (args: readonly string[]) => string;
  /** Of a comparison: whether it holds when left minus right has this sign. */
  readonly compares?: (sign: number) => boolean;
  /** The exact value where it is rational, else undefined. Absent: never known to be rational. */
  readonly rational?: (...args: Fraction[]) => Fraction | undefined;
  /** About how many bits the exact value has; asked before it is worked out. Absent: as many as the arguments. */
  readonly bits?: (...args: Fraction[]) => number;
  /**
   * Of finite numbers of any precision, with a relative error of at most 2^-bits; absent only of comparisons
   * and connectives.
   */
  readonly precise?: (bits: number, ...args: Big[]) => Result;
  readonly latex: (args: readonly Piece[]) => Piece;
  /**
   * The derivative by some variable, given the arguments and their derivatives; undefined where the language
   * cannot express it. Absent: the function has none (comparisons, connectives).
   */
  readonly derivative?: (
    args: readonly Expression[],
    slopes: readonly Expression[],
  ) => Expression | undefined;
  /** Enclosures. */
  readonly interval?: unknown;
}
