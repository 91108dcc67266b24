import type { Fraction } from 'fraction.js';
import type { Values } from '../float/index.js';
import type { Definitions, Expression } from '../tree.js';
import { interpret } from './interpret.js';
import { isBall, Stuck, type Value } from './value.js';

export interface ExactOptions {
  /**
   * Most work, in squared bits of the rationals summed over the operations; a tree that needs more counts as
   * not rational. Default 5e9, of the order of a second.
   */
  readonly work?: number;
}

/**
 * The exact value of an expression at a point, a fraction or the truth of a condition; undefined where a
 * function on the way has no rational value, where the value is not finite, or where the work is too much.
 * Doubles of the point are the rationals they are, numerals the decimals they say; comparisons are exact.
 */
export function exactReading(
  expression: Expression,
  point: Values,
  definitions: Definitions = [],
  options: ExactOptions = {},
): Fraction | boolean | undefined {
  const value = attempt(() =>
    interpret(expression, point, definitions, { bits: undefined, work: options.work ?? 5e9 }),
  );
  return value === undefined || typeof value === 'number' || typeof value === 'string' || isBall(value)
    ? undefined
    : value;
}

/** The value, or undefined when the reading was stuck. */
export function attempt<T extends Value | readonly Value[]>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Stuck) return undefined;
    throw error;
  }
}
