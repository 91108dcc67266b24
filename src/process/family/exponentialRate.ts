import { gamma } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import { chiSquareMean } from '../numeric/chiSquareMean.js';
import type { Quantity } from '../quantity.js';
import { type Sizes, schedule } from '../schedule.js';
import { batchSum, lastSize } from './meanChainRoles.js';
import { sizeList } from './sizes.js';

export interface ExponentialRateRoles {
  /** Size of batch t; may use `t`. Default `ceil(n0*t^p)`. */
  readonly sizes: Binding;
  /** Default `T`. */
  readonly fits: Binding;
}

/**
 * E(rate_T/rate - 1)^2 for the fitted rate (inverse mean) of exponential data, replace: rate_T/rate is a
 * product of n_t/G_t with gamma variates of shape n_t. Batches need three points.
 *
 * Source: Xu, He and Cheng, "A probabilistic perspective on model collapse", 2025.
 */
export function exponentialRateError(given: Partial<ExponentialRateRoles> = {}): Quantity {
  const roles: ExponentialRateRoles = { sizes: 'ceil(n0*t^p)', fits: 'T', ...given };
  const sizesAt = schedule(roles.sizes);
  const fits = (point: Point) => readInteger(point, roles.fits, { min: 1 });
  return {
    meaning: `mean squared relative error of the fitted rate at fit ${bindingText(roles.fits)}`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'mean inverse gamma variates and their squares by quadrature, fit by fit',
        when: `${bindingText(roles.fits)} <= 200`,
        compute: (point) => rateError(sizesAt(point, 3), fits(point)),
        error: 1e-9,
        cost: (point) => 20_000 * fits(point),
      },
      {
        kind: 'sampled',
        name: 'a gamma variate a batch',
        sampler: 'reduced',
        when: `${batchSum(roles, (size) => `1/${size}`)} <= 0.5 and ${lastSize(roles)} >= 5`,
        prepare: (point) => {
          const sizes = sizeList({ sizes: sizesAt(point, 3), fits: fits(point) });
          return (stream) => {
            let rate = 1;
            for (const n of sizes) rate *= n / gamma(stream, n);
            return (rate - 1) * (rate - 1);
          };
        },
        cost: (point) => 40 * fits(point),
      },
    ],
  };
}

function rateError(sizes: Sizes, fits: number): number {
  let [mean, square] = [1, 1];
  for (let t = 1; t <= fits; t++) {
    const n = sizes(t);
    mean *= chiSquareMean(2 * n, (x) => (2 * n) / x);
    square *= chiSquareMean(2 * n, (x) => ((2 * n) / x) * ((2 * n) / x));
  }
  return square - 2 * mean + 1;
}
