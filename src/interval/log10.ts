import { INVERSE_LOG10 } from './_internals/fixedPoint.js';
import { logBaseHi, logBaseLo } from './_internals/logBase.js';
import { type Interval, of } from './interval.js';

// 10^22 is the largest power of ten that is a double; no other double has a rational decimal logarithm
const POWERS: readonly number[] = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

function exponentOf(x: number): number {
  const k = x >= 1 ? POWERS.indexOf(x) : -1;
  return k < 0 ? Number.NaN : k;
}

/** Lower bound of the decimal logarithm on the positive part of [al, .]. */
export const log10Lo = (al: number): number => logBaseLo(al, INVERSE_LOG10, exponentOf);

/** Upper bound of the decimal logarithm on the positive part of [., ah]; NaN (empty) when there is none. */
export const log10Hi = (ah: number): number => logBaseHi(ah, INVERSE_LOG10, exponentOf);

/**
 * The decimal logarithm of the positive part, from our own double-double logarithm (`Math.log10` may be
 * wrong by more than 1 ulp); each end at most one double from the tightest, powers of 10 exact.
 */
export const log10 = (x: Interval): Interval => of(log10Lo(x.lo), log10Hi(x.hi));
