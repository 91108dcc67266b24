import { geometricGrid, logMeanExp } from './_internals/bets.js';
import { refuse, requireFinite, requirePositive, requireWithin } from './_internals/require.js';
import { type EProcess, eProcess } from './eProcess.js';

const slopes = geometricGrid(8, 45);

/**
 * Tests E X >= mean for X >= 0 whose second moment is known to be at most `secondMoment`. A mean of at most 0 is
 * never refuted. Only count and sum of the observations enter.
 *
 * Assumes X >= 0 and E X^2 <= secondMoment. Guarantee: finite-sample. A mean above the root of the second
 * moment contradicts the assumption and is refused.
 *
 * For l > 0 the null bounds E exp(-l X) by 1 - (m^2/q)(1 - exp(-l q/m)), attained by X in {0, q/m}: the
 * parabola that meets exp(-l x) at 0 and touches it at q/m lies above it on x >= 0. Products of
 * exp(-l X) over that bound are supermartingales; the grid of l is in units of 1/sqrt(q).
 *
 * Source: Bennett, Probability inequalities for the sum of independent random variables, 1962 (the two-point
 * extremal law), here mixed over l.
 */
export function nonnegativeMeanAtLeast(mean: number, secondMoment: number): EProcess {
  requireFinite('nonnegativeMeanAtLeast', 'mean', mean);
  requirePositive('nonnegativeMeanAtLeast', 'secondMoment', secondMoment);
  if (mean > 0 && mean * mean > secondMoment)
    refuse(
      'nonnegativeMeanAtLeast',
      'secondMoment',
      `at least the squared mean ${mean * mean}`,
      secondMoment,
    );
  return eProcess({
    hypothesis: `E X >= ${mean}, given X >= 0 and E X^2 <= ${secondMoment}`,
    size: 1,
    sums: (values) => {
      requireWithin('nonnegativeMeanAtLeast', values, 0, Infinity);
      return [sum(values)];
    },
    logE: ([total], count) => logEAtLeast(mean, secondMoment, total!, count),
  });
}

/** log e against E X >= mean after `count` observations of this sum; it grows with `mean`. */
export function logEAtLeast(mean: number, secondMoment: number, sum: number, count: number): number {
  if (mean <= 0) return 0;
  const root = Math.sqrt(secondMoment);
  const share = Math.min(1, (mean / root) * (mean / root));
  return logMeanExp(
    slopes.map(
      (slope) => -slope * (sum / root) - count * Math.log1p(share * Math.expm1((-slope * root) / mean)),
    ),
  );
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
