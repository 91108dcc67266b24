import { INVERSE_LOG2 } from './_internals/fixedPoint.js';
import { logBaseHi, logBaseLo } from './_internals/logBase.js';
import { splitExponent } from './_internals/powerOfTwo.js';
import { type Interval, of } from './interval.js';

function exponentOf(x: number): number {
  const { significand, exponent } = splitExponent(x);
  return significand === 1 ? exponent : Number.NaN;
}

/** Lower bound of the binary logarithm on the positive part of [al, .]. */
export const log2Lo = (al: number): number => logBaseLo(al, INVERSE_LOG2, exponentOf);

/** Upper bound of the binary logarithm on the positive part of [., ah]; NaN (empty) when there is none. */
export const log2Hi = (ah: number): number => logBaseHi(ah, INVERSE_LOG2, exponentOf);

/**
 * The binary logarithm of the positive part, from our own double-double logarithm (no library function);
 * each end at most one double from the tightest, powers of 2 exact.
 */
export const log2 = (x: Interval): Interval => of(log2Lo(x.lo), log2Hi(x.hi));
