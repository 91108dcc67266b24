import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { rootDeficit } from './chiSquareDeficit.js';

/** What plays which role in the growth of the distance. */
export interface WassersteinGrowthRoles {
  /** Samples of every batch. Default `n`. */
  readonly samples: Binding;
  /** Number of fits before the one more. Default `t`. */
  readonly fits: Binding;
  /** Every batch is drawn with this multiple of the fitted variance, in (0, 1]. Default `lam`. */
  readonly bias: Binding;
}

/**
 * How much one more fit adds to the expected squared Wasserstein-2 distance of the one-dimensional normal
 * loop that discards (`gaussianLoop`, unit real variance), over the mean fitted variance bias^t. The
 * difference of the distances themselves has no digits left where that variance is small.
 *
 * Source: Alemohammad et al., "Self-consuming generative models go MAD", 2024.
 */
export function wassersteinGrowth(given: Partial<WassersteinGrowthRoles> = {}): Quantity {
  const roles: WassersteinGrowthRoles = { samples: 'n', fits: 't', bias: 'lam', ...given };
  const [n, t, bias] = [roles.samples, roles.fits, roles.bias].map(bindingText);
  return {
    meaning:
      'what one more fit adds to the mean squared Wasserstein-2 distance, over the mean fitted variance',
    support: 'real',
    routes: [
      {
        kind: 'exact',
        name: 'what one more fit adds to the means of squared shift, variance and deviation, each over the mean variance, the mean root of a chi-square by quadrature',
        // With two samples the growth passes through 0 later on, where no relative error can be stated; and
        // it grows like bias^(-t/2), at last beyond the doubles.
        when: `(${n} >= 3 or ${t} <= 150) and ${t}*log(1/${bias}) <= 1200`,
        compute: (point) => growth(roles, point),
        error: 1e-9,
        cost: () => 5000,
      },
    ],
  };
}

function growth(roles: WassersteinGrowthRoles, point: Point): number {
  const samples = readInteger(point, roles.samples, { min: 2 });
  const fits = readInteger(point, roles.fits, { min: 0 });
  const bias = readReal(point, roles.bias, { min: Number.MIN_VALUE, max: 1 });
  const root = Math.sqrt(bias);
  const deficit = rootDeficit(samples - 1);
  // The mean deviation over the mean variance, from logarithms that are small when both are near 1.
  const deviation = Math.exp(fits * (Math.log1p(-deficit) - Math.log(bias) / 2));
  const deviationLoss = (1 - bias) / (1 + root) + root * deficit;
  return bias / samples - (1 - bias) + 2 * deviation * deviationLoss;
}
