import {
  allBatches,
  newestBatch,
  noiseCoefficients,
  type Shares,
  squaredNorm,
} from '../noiseCoefficients.js';
import { betaMean } from '../numeric/betaMean.js';
import { chiSquareMean } from '../numeric/chiSquareMean.js';
import { sum } from '../numeric/sum.js';
import type { RegressionSetting } from './roles.js';

/**
 * Mean squared error of least squares on one shared design, or of fits whose noises are uncorrelated:
 * squared norm of the noise coefficients, times sigma^2 d E[1/chi2_(T-d+1)] by quadrature.
 */
export function exactByCoefficients(setting: RegressionSetting, shares: Shares): number {
  const { features, samples, noise, generations } = setting;
  const weight = squaredNorm(noiseCoefficients(generations, shares));
  return weight * noise * noise * features * inverseMean(samples - features + 1);
}

/** Replace, samples >= features + 2, fresh or shared designs. */
export function exactReplace(setting: RegressionSetting): number {
  return exactByCoefficients(setting, newestBatch);
}

/** Accumulate, one shared design, samples >= features + 2. */
export function exactAccumulateShared(setting: RegressionSetting): number {
  return exactByCoefficients(setting, allBatches);
}

/**
 * Accumulate, fresh designs. The rows of batch k among all N rows, whitened by their total Gram matrix A,
 * are a block of a uniformly random frame independent of A; so the k-th increment of the error has mean
 * sigma^2 d E[Beta(T_k/2, (N-T_k)/2)] E[1/chi2_(N-d+1)], both means by quadrature.
 */
export function exactAccumulateFresh(setting: RegressionSetting): number {
  const { features: d, samples, laterSamples, noise, generations } = setting;
  const increments = new Float64Array(generations);
  for (let k = 1; k <= generations; k++) {
    const rows = k === 1 ? samples : laterSamples;
    const total = samples + (k - 1) * laterSamples;
    increments[k - 1] = shareMean(rows, total) * inverseMean(total - d + 1);
  }
  return noise * noise * d * sum(increments);
}

/** E[1/chi2_dof] for dof >= 3. */
export function inverseMean(dof: number): number {
  return chiSquareMean(dof, (x) => 1 / x);
}

function shareMean(rows: number, total: number): number {
  return rows === total ? 1 : betaMean(rows / 2, (total - rows) / 2, (x) => x);
}
