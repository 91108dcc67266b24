import { bisect } from './_internals/bisect.js';
import { refuse, requireLevel, requirePositive } from './_internals/require.js';
import { logEAtLeast } from './nonnegativeMeanAtLeast.js';

/**
 * An upper limit for the mean of nonnegative observations whose second moment is known to be at most `secondMoment`:
 * with probability at least 1 - alpha it lies above the mean at every sample size at once.
 *
 * Assumes X >= 0 and E X^2 <= secondMoment. Guarantee: finite-sample.
 *
 * Source: inversion of `nonnegativeMeanAtLeast`.
 */
export function secondMomentLimit(count: number, sum: number, secondMoment: number, alpha: number): number {
  requirePositive('secondMomentLimit', 'secondMoment', secondMoment);
  requireLevel('secondMomentLimit', 'alpha', alpha);
  if (!(sum >= 0 && sum < Infinity)) refuse('secondMomentLimit', 'sum', 'a finite number of at least 0', sum);
  const largest = Math.sqrt(secondMoment);
  const refuted = (mean: number) => logEAtLeast(mean, secondMoment, sum, count) > -Math.log(alpha);
  return refuted(largest) ? bisect((mean) => !refuted(mean), 0, largest).upper : largest;
}
