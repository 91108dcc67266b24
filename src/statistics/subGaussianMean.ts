import { geometricGrid, logMeanExp } from './_internals/bets.js';
import { requireFinite, requirePositive } from './_internals/require.js';
import { slopesOf } from './_internals/slopesOf.js';
import { type EProcess, eProcess, type Relation } from './eProcess.js';

const slopes = geometricGrid(4, 41);

/**
 * Tests E X <= mean, >= mean or = mean for sub-Gaussian X: E exp(l (X - E X)) <= exp(l^2 sigma^2 / 2) for all l.
 * Only count and sum of the observations enter.
 *
 * Assumes sub-Gaussianity with this sigma: normal laws of that standard deviation, or values in an interval of
 * length 2 sigma (Hoeffding). Guarantee: finite-sample.
 *
 * Source: Darling and Robbins, Confidence sequences for mean, variance, and median, 1967; Howard, Ramdas,
 * McAuliffe and Sekhon, Time-uniform Chernoff bounds via nonnegative supermartingales, 2020.
 */
export function subGaussianMean(relation: Relation, mean: number, sigma: number): EProcess {
  requireFinite('subGaussianMean', 'mean', mean);
  requirePositive('subGaussianMean', 'sigma', sigma);
  const signed = slopesOf(relation, slopes);
  return eProcess({
    hypothesis: `E X ${relation} ${mean}, given that X is sub-Gaussian with sigma ${sigma}`,
    size: 1,
    sums: (values) => [standardisedSum(values, mean, sigma)],
    logE: ([total], count) => logMeanExp(signed.map((slope) => slope * total! - (count * slope * slope) / 2)),
  });
}

function standardisedSum(values: ArrayLike<number>, mean: number, sigma: number): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    requireFinite('subGaussianMean', `observation ${i}`, values[i]!);
    total += (values[i]! - mean) / sigma;
  }
  return total;
}
