import { type Interval, of } from './interval.js';
import { down, up } from './rounding.js';

/**
 * The largest double not above a + b: Knuth's two-sum gives the rounding error exactly, so that an exact
 * sum is returned as it is. Overflow in the error term makes it NaN, which takes the widened branch.
 */
export function addDown(a: number, b: number): number {
  const s = a + b;
  const t = s - a;
  return a - (s - t) + (b - t) >= 0 ? s : down(s);
}

/** The smallest double not below a + b. */
export function addUp(a: number, b: number): number {
  const s = a + b;
  const t = s - a;
  return a - (s - t) + (b - t) <= 0 ? s : up(s);
}

/** Lower bound of [al, .] + [bl, .]; the tightest. */
export const addLo = addDown;

/** Upper bound of [., ah] + [., bh]; the tightest. */
export const addHi = addUp;

/** The sum; tightest ends. */
export const add = (x: Interval, y: Interval): Interval => of(addDown(x.lo, y.lo), addUp(x.hi, y.hi));
