import { type Interval, of } from './interval.js';
import { down2, up2 } from './rounding.js';

/** Lower bound of exp on [al, .]: never negative; the largest double where it overflows. */
export function expLo(al: number): number {
  return al === 0 ? 1 : Math.max(0, down2(Math.exp(al)));
}

/** Upper bound of exp on [., ah]. */
export function expHi(ah: number): number {
  if (ah === 0) return 1;
  return ah === Number.NEGATIVE_INFINITY ? 0 : up2(Math.exp(ah));
}

/**
 * The exponential. Two doubles outward of `Math.exp`, which is
 * right to 1 ulp (test/interval/margins.test.ts); exp(0) = 1 exactly.
 */
export const exp = (x: Interval): Interval => of(expLo(x.lo), expHi(x.hi));
