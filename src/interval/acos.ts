import { PI } from './constants.js';
import { type Interval, of } from './interval.js';
import { down2, up2 } from './rounding.js';

/** Lower bound of the arc cosine on the part of [., ah] within [-1, 1]; NaN (empty) below -1. */
export function acosLo(ah: number): number {
  return ah >= 1 ? 0 : down2(Math.acos(ah));
}

/** Upper bound of the arc cosine on the part of [al, .] within [-1, 1]; NaN (empty) above 1. */
export function acosHi(al: number): number {
  if (al <= -1) return PI.hi;
  return al === 1 ? 0 : up2(Math.acos(al));
}

/** Whether the arc cosine is defined on [al, ah]. */
export const acosDefined = (al: number, ah: number): boolean => al >= -1 && ah <= 1;

/**
 * The arc cosine of the part within [-1, 1]. Two doubles outward of `Math.acos`, which is
 * right to 1 ulp (test/interval/margins.test.ts); acos(1) = 0 exactly.
 */
export const acos = (x: Interval): Interval => of(acosLo(x.hi), acosHi(x.lo));
