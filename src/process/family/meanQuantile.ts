import { chiSquareQuantile } from '../../statistics/index.js';
import type { Binding } from '../binding.js';
import { bindingText, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { exactWalk, type GaussianMeanRoles, variance } from './gaussianWalk.js';

/**
 * The quantile of |error| that is passed with probability `level`, for the mean of a normal law with known
 * variance that is fitted again and again: the error is normal with the variance of a walk.
 */
export function meanQuantile(level: Binding, roles: GaussianMeanRoles): Quantity {
  return {
    meaning: `length that the error of fit ${bindingText(roles.fits)} passes with probability ${bindingText(level)}`,
    support: 'nonnegative',
    routes: [
      exactWalk(
        roles,
        'second moments added fit by fit, times a chi-square quantile',
        (setting, point) => {
          const share = readReal(point, level, { min: 1e-12, max: 1 - 1e-12 });
          return Math.sqrt(variance(setting) * chiSquareQuantile(1 - share, setting.dimension));
        },
        1e-11,
      ),
    ],
  };
}
