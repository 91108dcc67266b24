import { times } from '../build.js';
import type { Big, Result } from '../multiprecision/index.js';
import type { Expression } from '../tree.js';
import type { LanguageFunction } from './languageFunction.js';
import { applied, type Piece } from './piece.js';

/** What a function of one scalar argument states of itself. */
export interface Unary extends Pick<LanguageFunction, 'name' | 'float' | 'rational' | 'bits'> {
  readonly precise: (bits: number, x: Big) => Result;
  /** Its name in LaTeX, or the whole piece. */
  readonly latex: string | ((argument: Piece) => Piece);
  /** The derivative at its argument; undefined where the language cannot express it. */
  readonly slope: (x: Expression) => Expression | undefined;
}

/** A function of one scalar argument; its derivative follows the chain rule. */
export function unary({ latex, slope, ...rest }: Unary): LanguageFunction {
  return {
    ...rest,
    arity: [1, 1],
    argument: 'scalar',
    result: 'scalar',
    latex: typeof latex === 'string' ? (args) => applied(latex, args) : ([x]) => latex(x!),
    derivative: ([x], [dx]) => {
      const inner = slope(x!);
      return inner === undefined ? undefined : times(inner, dx!);
    },
  };
}

/** A function of two scalar arguments. */
export function binary(
  given: Omit<LanguageFunction, 'arity' | 'argument' | 'result'> & Partial<LanguageFunction>,
): LanguageFunction {
  return { arity: [2, 2], argument: 'scalar', result: 'scalar', ...given };
}
