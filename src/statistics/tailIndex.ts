import { refuse, requireLevel } from './_internals/require.js';
import { chiSquareQuantile } from './chiSquareQuantile.js';
import type { Interval } from './interval.js';

export interface TailIndex extends Interval {
  /** The estimate of a in P(X > x) ~ x^-a; moments of order a and above do not exist. */
  readonly index: number;
  /** How many of the largest observations it rests on. */
  readonly used: number;
}

/**
 * How heavy the upper tail of a sample is, from its largest positive observations, with a confidence interval
 * (lower, upper) at level 1 - alpha. Infinite when those are all equal.
 *
 * Assumes a Pareto tail beyond the largest `used` observations (default: the root of the sample size, at least 10 where there
 * are as many). Guarantee: exact for Pareto tails, asymptotic for regularly varying ones, a diagnosis for the rest.
 *
 * Source: Hill, A simple general approach to inference about the tail of a distribution, 1975; the spacings of
 * the logarithms are exponential, so 2 used a / index is chi-square of 2 used dof.
 */
export function tailIndex(
  values: ArrayLike<number>,
  alpha: number,
  used: number = Math.max(10, Math.floor(Math.sqrt(values.length))),
): TailIndex {
  requireLevel('tailIndex', 'alpha', alpha);
  const positive = Float64Array.from(values)
    .filter((value) => value > 0)
    .sort();
  if (!(Number.isSafeInteger(used) && used >= 1))
    refuse('tailIndex', 'used', 'an integer of at least 1', used);
  if (positive.length <= used)
    refuse('tailIndex', 'the number of positive values', `above ${used}`, positive.length);
  const threshold = Math.log(positive[positive.length - 1 - used]!);
  let excess = 0;
  for (let i = positive.length - used; i < positive.length; i++) excess += Math.log(positive[i]!) - threshold;
  return {
    index: used / excess,
    lower: chiSquareQuantile(alpha / 2, 2 * used) / 2 / excess,
    upper: chiSquareQuantile(1 - alpha / 2, 2 * used) / 2 / excess,
    used,
  };
}
