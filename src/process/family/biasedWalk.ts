import { pow } from '../../expression/index.js';
import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { runningSum } from '../numeric/sum.js';
import type { Quantity } from '../quantity.js';
import { type Sizes, schedule } from '../schedule.js';
import { sizeList } from './sizes.js';

/** What plays which role in the walk e_t = e_(t-1) + B n_t^(-kappa) + sigma Z_t/sqrt(n_t), e_0 = 0. */
export interface BiasedWalkRoles {
  /** Size of batch t; may use `t`. Default `ceil(n0*t^p)`. */
  readonly sizes: Binding;
  /** Default `T`. */
  readonly fits: Binding;
  /** Default `B`. */
  readonly bias: Binding;
  /** Default `kappa`. */
  readonly exponent: Binding;
  /** Default `sigma`. */
  readonly noise: Binding;
}

interface Setting {
  readonly sizes: Sizes;
  readonly bias: number;
  readonly exponent: number;
}

/**
 * The error of an estimator with a bias of order n^(-kappa), refitted to its own data with n_t points.
 *
 * Source: Xu, He and Cheng, "A probabilistic perspective on model collapse", 2025.
 */
export function biasedWalk(given: Partial<BiasedWalkRoles> = {}): {
  /** E e_T^2. */
  readonly squaredError: Quantity;
  /** Mean error at fit `to` less that at fit `from`. */
  readonly gained: (from: Binding, to: Binding) => Quantity;
} {
  const roles: BiasedWalkRoles = {
    sizes: 'ceil(n0*t^p)',
    fits: 'T',
    bias: 'B',
    exponent: 'kappa',
    noise: 'sigma',
    ...given,
  };
  return { squaredError: squaredError(roles), gained: (from, to) => gained(roles, from, to) };
}

function squaredError(roles: BiasedWalkRoles): Quantity {
  const read = reader(roles);
  const at = (point: Point) => {
    const fits = readInteger(point, roles.fits, { min: 1 });
    const noise = readReal(point, roles.noise, { min: 0 });
    return { setting: read(point), fits, noise };
  };
  const moments = (point: Point) => {
    const { setting, fits, noise } = at(point);
    return { mean: drift(setting, 0, fits), variance: noise * noise * spread(setting.sizes, fits) };
  };
  return {
    meaning: `mean squared error of the biased walk after ${bindingText(roles.fits)} steps`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'mean and variance of the normal error, step by step',
        compute: (point) => {
          const { mean, variance } = moments(point);
          return mean * mean + variance;
        },
        error: 1e-12,
        cost: (point) => 600 * readInteger(point, roles.fits, { min: 1 }),
      },
      {
        kind: 'sampled',
        name: 'one normal variate',
        sampler: 'reduced',
        prepare: (point) => {
          const { mean, variance } = moments(point);
          const scale = Math.sqrt(variance);
          return (stream) => {
            const error = mean + scale * normal(stream);
            return error * error;
          };
        },
        cost: () => 20,
      },
      {
        kind: 'sampled',
        name: 'every step drawn',
        sampler: 'direct',
        prepare: (point) => {
          const { setting, fits, noise } = at(point);
          const sizes = sizeList({ sizes: setting.sizes, fits });
          const biases = sizes.map((n) => setting.bias * pow(n, -setting.exponent));
          return (stream) => {
            let error = 0;
            for (let t = 0; t < fits; t++)
              error += biases[t]! + (noise * normal(stream)) / Math.sqrt(sizes[t]!);
            return error * error;
          };
        },
        cost: (point) => 20 * readInteger(point, roles.fits, { min: 1 }),
      },
    ],
  };
}

function gained(roles: BiasedWalkRoles, from: Binding, to: Binding): Quantity {
  const read = reader(roles);
  return {
    meaning: `mean error of the biased walk at step ${bindingText(to)} less that at step ${bindingText(from)}`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'biases added step by step',
        compute: (point) => {
          const last = readInteger(point, to, { min: 0 });
          return drift(read(point), readInteger(point, from, { min: 0, max: last }), last);
        },
        error: 1e-12,
        cost: (point) => 500 * readInteger(point, to, { min: 0 }),
      },
    ],
  };
}

function drift({ sizes, bias, exponent }: Setting, after: number, fits: number): number {
  const total = runningSum();
  for (let t = after + 1; t <= fits; t++) total.add(pow(sizes(t), -exponent));
  return bias * total.value();
}

function spread(sizes: Sizes, fits: number): number {
  const total = runningSum();
  for (let t = 1; t <= fits; t++) total.add(1 / sizes(t));
  return total.value();
}

function reader(roles: BiasedWalkRoles): (point: Point) => Setting {
  const sizesAt = schedule(roles.sizes);
  return (point) => ({
    sizes: sizesAt(point),
    bias: readReal(point, roles.bias, { min: 0 }),
    exponent: readReal(point, roles.exponent, { min: 0 }),
  });
}
