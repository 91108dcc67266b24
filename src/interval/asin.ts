import { HALF_PI } from './constants.js';
import { type Interval, of } from './interval.js';
import { down2 } from './rounding.js';

/** Lower bound of the arc sine on the part of [al, .] within [-1, 1]; NaN (empty) above 1. */
export function asinLo(al: number): number {
  if (al <= -1) return -HALF_PI.hi;
  return al === 0 ? 0 : down2(Math.asin(al));
}

/** Upper bound of the arc sine on the part of [., ah] within [-1, 1]; NaN (empty) below -1. */
export const asinHi = (ah: number): number => -asinLo(-ah);

/** Whether the arc sine is defined on [al, ah]. */
export const asinDefined = (al: number, ah: number): boolean => al >= -1 && ah <= 1;

/**
 * The arc sine of the part within [-1, 1]. Two doubles outward of `Math.asin`, which is
 * right to 1 ulp (test/interval/margins.test.ts).
 */
export const asin = (x: Interval): Interval => of(asinLo(x.lo), asinHi(x.hi));
