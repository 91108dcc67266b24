import { geometricGrid, logMeanExp } from './_internals/bets.js';
import { bisect } from './_internals/bisect.js';
import { requireLevel, requireWithin } from './_internals/require.js';
import type { Range } from './boundedMean.js';
import type { Interval } from './interval.js';

/** What a confidence sequence for a bounded mean needs of a sample; adds up over blocks. */
export interface BoundedSums {
  readonly count: number;
  /** Sum of the observations scaled to [0, 1]. */
  readonly sum: number;
  /** Sum of squared errors of predicting each scaled observation by those before it in its block. */
  readonly variation: number;
}

export const noBoundedSums: BoundedSums = { count: 0, sum: 0, variation: 0 };

const slopes = geometricGrid(0.9, 33);

/** Summarises a block of observations in the support, in the order given. */
export function boundedSumsOf(values: ArrayLike<number>, range: Range): BoundedSums {
  requireWithin('boundedSumsOf', values, range.lower, range.upper);
  let [sum, variation] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const x = (values[i]! - range.lower) / (range.upper - range.lower);
    const error = x - (sum + 0.5) / (i + 1);
    variation += error * error;
    sum += x;
  }
  return { count: values.length, sum, variation };
}

/** The sums of two samples together. */
export function mergeBoundedSums(first: BoundedSums, second: BoundedSums): BoundedSums {
  return {
    count: first.count + second.count,
    sum: first.sum + second.sum,
    variation: first.variation + second.variation,
  };
}

/**
 * A confidence sequence for the mean of observations in a known interval, as wide as their variance asks:
 * intervals that all contain the mean at once, after every block, with probability at least 1 - alpha.
 *
 * Assumes the support and one conditional mean. Guarantee: finite-sample.
 *
 * For l in [0, 1), exp(l (x - mean) - (-log(1 - l) - l)(x - prediction)^2) has expectation at most 1 for any
 * prediction made before x; products of it are mixed over l, once for each side.
 *
 * Source: Howard, Ramdas, McAuliffe and Sekhon, Time-uniform, nonparametric, nonasymptotic confidence
 * sequences, 2021 (empirical Bernstein).
 */
export function boundedConfidence(sums: BoundedSums, range: Range, alpha: number): Interval {
  requireLevel('boundedConfidence', 'alpha', alpha);
  const width = range.upper - range.lower;
  const { count, sum, variation } = sums;
  if (count === 0) return { lower: range.lower, upper: range.upper };
  return {
    lower: Math.max(range.lower, range.lower + width * lowerLimit(count, sum, variation, alpha / 2)),
    upper: Math.min(range.upper, range.upper - width * lowerLimit(count, count - sum, variation, alpha / 2)),
  };
}

/** The smallest mean in [0, 1] that is not refuted from above. */
function lowerLimit(count: number, sum: number, variation: number, level: number): number {
  const refuted = (mean: number) =>
    logMeanExp(slopes.map((l) => l * (sum - count * mean) + (Math.log1p(-l) + l) * variation)) >
    -Math.log(level);
  return refuted(0) ? bisect(refuted, 0, Math.min(1, sum / count)).lower : 0;
}
