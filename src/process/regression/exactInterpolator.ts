import { squaredNorm } from '../noiseCoefficients.js';
import { betaMean } from '../numeric/betaMean.js';
import { accumulatedCoefficients, inverseMean } from './exactChain.js';
import type { RegressionSetting } from './roles.js';

/**
 * Replace, fresh isotropic designs: the mean component along the truth and the mean squared length of the
 * fit. A random projection keeps on average the share E Beta(T/2, (d-T)/2) of either (of the first because
 * the part of the projection across the vector is spherical), and each fit adds its own noise.
 */
export function exactReplacedInterpolator(setting: RegressionSetting): number {
  const kept = keptShare(setting);
  const noise = interpolatedNoise(setting);
  let component = setting.signal * setting.signal;
  let length = component;
  for (let k = 0; k < setting.generations; k++) {
    component *= kept;
    length = kept * length + noise;
  }
  return length - 2 * component + setting.signal * setting.signal;
}

/** One shared isotropic design: what is projected stays, the noises of the batches enter with the given sum of squared weights. */
export function exactSharedInterpolator(setting: RegressionSetting, weight: number): number {
  const lost = betaMean(setting.samples / 2, (setting.features - setting.samples) / 2, (_, rest) => rest);
  return setting.signal * setting.signal * lost + weight * interpolatedNoise(setting);
}

/** Accumulate, one shared isotropic design. */
export function exactAccumulatedInterpolator(setting: RegressionSetting): number {
  return exactSharedInterpolator(setting, squaredNorm(accumulatedCoefficients(setting.generations)));
}

function keptShare({ features, samples }: RegressionSetting): number {
  return betaMean(samples / 2, (features - samples) / 2, (share) => share);
}

/** Mean squared length of the noise of one interpolator, sigma^2 T E[1/chi2_(d-T+1)]; needs two spare features unless sigma = 0. */
function interpolatedNoise({ features, samples, noise }: RegressionSetting): number {
  return noise === 0 ? 0 : noise * noise * samples * inverseMean(features - samples + 1);
}
