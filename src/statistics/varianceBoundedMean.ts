import { geometricGrid, logMeanExp, sumLogs } from './_internals/bets.js';
import { requireFinite, requirePositive } from './_internals/require.js';
import { slopesOf } from './_internals/slopesOf.js';
import { type EProcess, eProcess, type Relation } from './eProcess.js';

const slopes = geometricGrid(4, 41);

/**
 * Tests E X <= mean, >= mean or = mean for real X whose variance is known to be at most `variance`.
 *
 * Assumes Var X <= variance and nothing else on the tails. Guarantee: finite-sample.
 *
 * Catoni's influence function psi is nondecreasing with exp(psi(u)) <= 1 + u + u^2/2, so under the null
 * E exp(psi(l (X - mean))) <= 1 + l^2 variance / 2 for every l of the right sign.
 *
 * Source: Catoni, Challenging the empirical mean and empirical variance, 2012; Wang and Ramdas, Catoni-style
 * confidence sequences for heavy-tailed mean estimation, 2023.
 */
export function varianceBoundedMean(relation: Relation, mean: number, variance: number): EProcess {
  requireFinite('varianceBoundedMean', 'mean', mean);
  requirePositive('varianceBoundedMean', 'variance', variance);
  const signed = slopesOf(relation, slopes);
  const sd = Math.sqrt(variance);
  return eProcess({
    hypothesis: `E X ${relation} ${mean}, given Var X <= ${variance}`,
    size: signed.length,
    sums: (values) => {
      for (let i = 0; i < values.length; i++)
        requireFinite('varianceBoundedMean', `observation ${i}`, values[i]!);
      const scores = Float64Array.from(values, (value) => (value - mean) / sd);
      return signed.map((slope) => sumLogs(scores, (z) => influence(slope * z)));
    },
    logE: (sums, count) =>
      logMeanExp(sums.map((sum, i) => sum - count * Math.log1p((signed[i]! * signed[i]!) / 2))),
  });
}

/** exp(psi(u)) of Catoni's widest influence function. */
function influence(u: number): number {
  const size = Math.min(Math.abs(u), 1e150);
  const factor = 1 + size + (size * size) / 2;
  return u >= 0 ? factor : 1 / factor;
}
