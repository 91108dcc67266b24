import { Fraction } from 'fraction.js';
import type { Expression } from '../../expression/index.js';
import type { Ratio } from './ratio.js';

/** The range of a variable of a polynomial; an open end is not reached. */
export interface Range {
  readonly lo: Fraction;
  /** Absent: unbounded. */
  readonly hi?: Fraction;
  readonly isOpenLow: boolean;
  readonly isOpenHigh: boolean;
}

/** What stands behind a variable of a polynomial: a parameter, or a tree that is taken as a number in its range. */
export interface Atom {
  readonly name: string;
  readonly tree?: Expression;
  readonly range: Range;
  /** Of a square root: what it is the root of. */
  readonly square?: Ratio;
}

/** The number that a double is. */
export const exactly = (value: number): Fraction => {
  if (Number.isInteger(value)) return new Fraction(BigInt(value));
  let [x, scale] = [value, 0];
  while (!Number.isInteger(x)) {
    x *= 2;
    scale += 1;
  }
  return new Fraction(BigInt(x), 1n << BigInt(scale));
};
