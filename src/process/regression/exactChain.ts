import { squaredNorm } from '../noiseCoefficients.js';
import { betaMean } from '../numeric/betaMean.js';
import { chiSquareMean } from '../numeric/chiSquareMean.js';
import { sum } from '../numeric/sum.js';
import type { RegressionSetting } from './roles.js';

/** Noise coefficients of the last fit when every generation adds its own unit vector. */
export function replacedCoefficients(generations: number): Float64Array {
  const error = new Float64Array(generations);
  for (let k = 0; k < generations; k++) error[k]! += 1;
  return error;
}

/**
 * Noise coefficients of the last fit when each fit is the mean of what the batches so far would give alone:
 * batch k has the error of fit k-1 plus its own unit vector.
 */
export function accumulatedCoefficients(generations: number): Float64Array {
  const total = new Float64Array(generations);
  const error = new Float64Array(generations);
  for (let k = 1; k <= generations; k++) {
    total[k - 1]! += 1;
    for (let i = 0; i < k; i++) {
      total[i]! += error[i]!;
      error[i] = total[i]! / k;
    }
  }
  return error;
}

/** Replace, samples >= features + 2, fresh or shared designs: noises of different fits are uncorrelated. */
export function exactReplace(setting: RegressionSetting): number {
  return squaredNorm(replacedCoefficients(setting.generations)) * noiseError(setting);
}

/** Accumulate, one shared design, samples >= features + 2. */
export function exactAccumulateShared(setting: RegressionSetting): number {
  return squaredNorm(accumulatedCoefficients(setting.generations)) * noiseError(setting);
}

/** Mean squared error that the noise of one fit makes: sigma^2 d E[1/chi2_(T-d+1)], by quadrature. */
function noiseError({ features, samples, noise }: RegressionSetting): number {
  return noise * noise * features * inverseMean(samples - features + 1);
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
