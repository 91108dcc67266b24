import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { expSinh } from '../numeric/doubleExponential.js';
import type { Quantity } from '../quantity.js';

/** What plays which role when a normal mean is refitted on one real sample and on fresh synthetic ones. */
export interface ReusedMeanRoles {
  /** Real points, used again in every generation. Default `n`. */
  readonly samples: Binding;
  /** Synthetic points in units of the real ones; need not make a whole number of points. Default `lam`. */
  readonly ratio: Binding;
  /** Generations. Default `t`. */
  readonly generations: Binding;
  /** Error of the first model. Default `e0`. */
  readonly start: Binding;
  /** Known standard deviation of a point. Default `sigma`. */
  readonly noise: Binding;
}

interface Setting {
  readonly generations: number;
  readonly start: number;
  readonly ratio: number;
  /** Standard deviations of the real and of a synthetic sample mean. */
  readonly real: number;
  readonly synthetic: number;
}

/**
 * The mean of a normal law with known variance, fitted by maximum likelihood on n real points, the same in
 * every generation, and on lam n fresh points of the model before: (xbar + lam (mean + noise))/(1 + lam).
 *
 * Setting: Bertrand, Bose, Duplessis, Jiralerspong and Gidel, 2024.
 */
export function reusedMean(given: Partial<ReusedMeanRoles> = {}): {
  /** P(|error of the last mean| > radius). */
  readonly misses: (radius: Binding) => Quantity;
} {
  const roles: ReusedMeanRoles = {
    samples: 'n',
    ratio: 'lam',
    generations: 't',
    start: 'e0',
    noise: 'sigma',
    ...given,
  };
  return { misses: (radius) => misses(roles, radius) };
}

function misses(roles: ReusedMeanRoles, radius: Binding): Quantity {
  const read = reader(roles);
  const limit = (point: Point) => readReal(point, radius, { min: 0 });
  return {
    meaning: `probability that the mean of generation ${bindingText(roles.generations)} is off by more than the radius`,
    support: 'indicator',
    routes: [
      {
        kind: 'exact',
        name: 'mean, variance and covariance with the real sample step by step, then two tails by quadrature',
        compute: (point) => {
          const { mean, deviation } = errorLaw(read(point));
          const most = limit(point);
          return upperTail((most - mean) / deviation) + upperTail((most + mean) / deviation);
        },
        // In the far tail the relative error is the square of the distance times that of the standard deviation.
        error: 1e-11,
        cost: (point) => 8000 + 15 * numberAt(point, roles.generations),
      },
      {
        kind: 'sampled',
        name: 'one normal variate for the real sample and one a generation',
        sampler: 'reduced',
        prepare: (point) => {
          const setting = read(point);
          const most = limit(point);
          return (stream) => (Math.abs(lastError(setting, stream)) > most ? 1 : 0);
        },
        cost: (point) => 20 + 20 * numberAt(point, roles.generations),
      },
    ],
  };
}

function reader(roles: ReusedMeanRoles): (point: Point) => Setting {
  return (point) => {
    const samples = readInteger(point, roles.samples, { min: 1 });
    const ratio = readReal(point, roles.ratio, { min: 1e-9, max: 1e9 });
    const noise = readReal(point, roles.noise, { min: 1e-100 });
    return {
      generations: readInteger(point, roles.generations, { min: 1 }),
      start: readReal(point, roles.start),
      ratio,
      real: noise / Math.sqrt(samples),
      synthetic: noise / Math.sqrt(ratio * samples),
    };
  };
}

function errorLaw({ generations, start, ratio, real, synthetic }: Setting) {
  const share = ratio / (1 + ratio);
  const rest = 1 / (1 + ratio);
  let [mean, variance, covariance] = [start, 0, 0];
  for (let t = 0; t < generations; t++) {
    mean *= share;
    variance =
      rest * rest * real * real +
      2 * rest * share * covariance +
      share * share * (variance + synthetic * synthetic);
    covariance = rest * real * real + share * covariance;
  }
  return { mean, deviation: Math.sqrt(variance) };
}

function lastError({ generations, start, ratio, real, synthetic }: Setting, stream: Stream): number {
  const sample = real * normal(stream);
  let error = start;
  for (let t = 0; t < generations; t++) {
    error = (sample + ratio * (error + synthetic * normal(stream))) / (1 + ratio);
  }
  return error;
}

/** P(Z > x): the density at x times the integral of exp(-x u - u^2/2) over u > 0. */
function upperTail(x: number): number {
  if (x < 0) return 1 - upperTail(-x);
  const ratio = expSinh((u) => Math.exp(-u * (x + u / 2))).value;
  return (Math.exp(-0.5 * x * x) * ratio) / Math.sqrt(2 * Math.PI);
}
