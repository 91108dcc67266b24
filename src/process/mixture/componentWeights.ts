import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { logSumExp } from '../numeric/logSumExp.js';
import { runningSum } from '../numeric/sum.js';
import type { Quantity } from '../quantity.js';
import { fitWeights, mixed } from './fitWeights.js';

export interface ComponentWeightsOptions {
  /** Number of components; the last is the new one when this is more than `K`. Default `K`. */
  readonly components?: Binding;
  /** How the components are weighted: to fit the samples best, or equally. Default 'fitted'. */
  readonly weights?: 'fitted' | 'uniform';
}

/** Log likelihoods of samples under components, samples x components. */
interface LogLikelihoods {
  readonly samples: number;
  readonly components: number;
  readonly values: Float64Array;
}

/**
 * The mean log likelihood of N samples under a mixture of fixed components with log likelihoods
 * L_nk = 3 sin(u n k + k), less `drop` for component K + 1. Parameters N, K, u, drop.
 */
export function componentWeights(options: ComponentWeightsOptions = {}): Quantity {
  const { components = 'K', weights = 'fitted' } = options;
  const fitted = weights === 'fitted';
  return {
    meaning: `mean log likelihood of the samples under ${bindingText(components)} components with ${weights} weights`,
    support: 'real',
    routes: [
      {
        kind: 'exact',
        name: fitted
          ? 'weights by an interior point method with duality gap below 1e-14'
          : 'mean of log-sum-exp minus the logarithm of the number of components',
        compute: (point) => {
          const likelihoods = likelihoodsAt(point, components);
          return fitted ? fittedMean(likelihoods) : uniformMean(likelihoods);
        },
        error: fitted ? 1e-10 : 1e-12,
        cost: (point) => {
          const size = readInteger(point, 'N') * readInteger(point, components);
          return fitted ? size * (100 + 30 * readInteger(point, components)) : 40 * size;
        },
      },
    ],
  };
}

function likelihoodsAt(point: Point, components: Binding): LogLikelihoods {
  const samples = readInteger(point, 'N', { min: 1 });
  const before = readInteger(point, 'K', { min: 1 });
  const count = readInteger(point, components, { min: 1, max: before + 1 });
  const u = readReal(point, 'u');
  const drop = readReal(point, 'drop', { min: 0 });
  const values = new Float64Array(samples * count);
  for (let n = 1; n <= samples; n++) {
    for (let k = 1; k <= count; k++) {
      values[(n - 1) * count + k - 1] = 3 * Math.sin(u * n * k + k) - (k > before ? drop : 0);
    }
  }
  return { samples, components: count, values };
}

function uniformMean({ samples, components, values }: LogLikelihoods): number {
  const total = runningSum();
  for (let n = 0; n < samples; n++) {
    total.add(logSumExp(values.subarray(n * components, (n + 1) * components)) - Math.log(components));
  }
  return total.value() / samples;
}

function fittedMean({ samples, components, values }: LogLikelihoods): number {
  const densities = new Float64Array(samples * components);
  const total = runningSum();
  for (let n = 0; n < samples; n++) {
    const largest = rowMaximum(values, n * components, components);
    total.add(largest);
    for (let at = n * components; at < (n + 1) * components; at++)
      densities[at] = Math.exp(values[at]! - largest);
  }
  const weights = fitWeights(densities, samples, components);
  for (let n = 0; n < samples; n++) total.add(Math.log(mixed(densities, n * components, weights)));
  return total.value() / samples;
}

function rowMaximum(values: Float64Array, first: number, length: number): number {
  let largest = values[first]!;
  for (let at = first + 1; at < first + length; at++) largest = Math.max(largest, values[at]!);
  return largest;
}
