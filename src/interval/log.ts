import { type Interval, of } from './interval.js';
import { down2, up2 } from './rounding.js';

/** Lower bound of log on the positive part of [al, .]: -Infinity from al <= 0 on. */
export function logLo(al: number): number {
  if (!(al > 0)) return Number.isNaN(al) ? al : Number.NEGATIVE_INFINITY;
  return al === 1 ? 0 : down2(Math.log(al));
}

/** Upper bound of log on the positive part of [., ah]; NaN (empty) when there is none. */
export function logHi(ah: number): number {
  if (!(ah > 0)) return Number.NaN;
  return ah === 1 ? 0 : up2(Math.log(ah));
}

/** Whether the logarithm is defined from `al` on. */
export const logDefined = (al: number): boolean => al > 0;

/**
 * The natural logarithm of the positive part. Two doubles outward of `Math.log`, which is
 * right to 1 ulp (test/interval/margins.test.ts); log(1) = 0 exactly.
 */
export const log = (x: Interval): Interval => of(logLo(x.lo), logHi(x.hi));
