import { requireLevel, requirePositive } from './_internals/require.js';
import type { Interval } from './interval.js';
import { type Moments, varianceOf } from './moments.js';

export interface AsymptoticConfidenceOptions {
  /** Which ends are wanted; the other one of a one-sided interval is infinite. Default 'both'. */
  readonly side?: 'both' | 'lower' | 'upper';
  /** The sample size at which the interval is tightest. Default 10000. */
  readonly tightestAt?: number;
}

/**
 * A confidence sequence for a mean: intervals that all contain it at once, at every sample size from a large
 * one on, with probability about 1 - alpha. The whole line below two observations.
 *
 * Assumes independent observations with a variance (of a little more than two moments). Guarantee: asymptotic, and
 * worthless where the variance does not exist or the sample is too small for its tail: see `tailConcern`. A constant
 * sample gives an interval of width 0.
 *
 * Source: Robbins, Statistical methods related to the law of the iterated logarithm, 1970 (normal mixture);
 * Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, Time-uniform central limit theory and asymptotic
 * confidence sequences, 2024. The one-sided form mixes over the half-normal law.
 */
export function asymptoticConfidence(
  moments: Moments,
  alpha: number,
  { side = 'both', tightestAt = 10_000 }: AsymptoticConfidenceOptions = {},
): Interval {
  requireLevel('asymptoticConfidence', 'alpha', alpha);
  requirePositive('asymptoticConfidence', 'tightestAt', tightestAt);
  if (moments.count < 2) return { lower: -Infinity, upper: Infinity };
  const prior = mixtureVariance(side === 'both' ? alpha : 2 * alpha, tightestAt);
  const half = Math.sqrt(varianceOf(moments)) * radius(moments.count, alpha, prior, side !== 'both');
  return {
    lower: side === 'upper' ? -Infinity : moments.mean - half,
    upper: side === 'lower' ? Infinity : moments.mean + half,
  };
}

/** The prior variance of the mixture whose boundary is tightest at n = `at`, to first order in its logarithm. */
function mixtureVariance(alpha: number, at: number): number {
  const log = Math.max(1e-3, -2 * Math.log(Math.min(alpha, 0.999)));
  return (log + Math.log1p(log)) / at;
}

/** The boundary of the mean of n standardised observations. */
function radius(n: number, alpha: number, prior: number, oneSided: boolean): number {
  const growth = n * prior + 1;
  const odds = oneSided ? 0.5 + Math.sqrt(growth) / (2 * alpha) : Math.sqrt(growth) / alpha;
  return Math.sqrt(((2 * growth) / (n * prior)) * (Math.log(odds) / n));
}
