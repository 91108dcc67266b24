import { type Interval, of } from './interval.js';
import { down2, up2 } from './rounding.js';

/** Lower bound of log(1 + x) on the part of [al, .] above -1: -Infinity from al <= -1 on. */
export function log1pLo(al: number): number {
  if (!(al > -1)) return Number.isNaN(al) ? al : Number.NEGATIVE_INFINITY;
  return al === 0 ? 0 : down2(Math.log1p(al));
}

/** Upper bound of log(1 + x) on the part of [., ah] above -1; NaN (empty) when there is none. */
export function log1pHi(ah: number): number {
  if (!(ah > -1)) return Number.NaN;
  return ah === 0 ? 0 : up2(Math.log1p(ah));
}

/** Whether log(1 + x) is defined from `al` on. */
export const log1pDefined = (al: number): boolean => al > -1;

/**
 * log(1 + x) for x > -1. Two doubles outward of `Math.log1p`, which is
 * right to 1 ulp (test/interval/margins.test.ts); log1p(0) = 0 exactly.
 */
export const log1p = (x: Interval): Interval => of(log1pLo(x.lo), log1pHi(x.hi));
