import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readReal } from '../binding.js';
import { findRoot } from '../numeric/findRoot.js';
import { symmetricEigenvalues } from '../numeric/symmetricEigen.js';
import type { Quantity } from '../quantity.js';
import {
  type DownstreamRoles,
  type DownstreamSetting,
  downstreamRoles,
  readDownstream,
} from './downstreamRoles.js';
import { inverseMean } from './exactChain.js';
import { gramSampler } from './ridgeFit.js';
import { ruleMean, smallWishartRule } from './wishartPair.js';

/**
 * The best ridge parameter of a downstream fit after least squares generators, isotropic features. Averaged
 * over all but the design, the test error is the sum over the eigenvalues s of S of
 * (lambda^2 a + b s + tau s^2)/(s + lambda)^2 with a = wnorm^2/d, b = sigma^2/T, tau = n sigma0^2 E[1/chi2_(T0-d+1)].
 *
 * Source: Dohmatob, Feng and Kempe, "Model collapse demystified: the case of regression", 2024.
 */
export function optimalRidge(given: Partial<DownstreamRoles> = {}): {
  /** The minimiser over lambda of the test error. Exact where there are at most two eigenvalues; no mean of draws elsewhere. */
  readonly optimum: Quantity;
  /** The derivative of the test error in lambda at a given ridge (a binding): negative left of the minimiser. */
  readonly errorSlope: (ridge: Binding) => Quantity;
} {
  const roles = downstreamRoles({ ...given, ridge: 1 });
  return { optimum: optimum(roles), errorSlope: (ridge) => errorSlope(roles, ridge) };
}

function optimum(roles: DownstreamRoles): Quantity {
  const [d, T] = [bindingText(roles.features), bindingText(roles.samples)];
  return {
    meaning: `ridge parameter of least mean test error after ${bindingText(roles.generations)} fake generations`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'root of the derivative of the mean error over the at most two eigenvalues, by quadrature',
        when: `min(${d}, ${T}) <= 2 and ${enoughRows(roles)}`,
        compute: (point) => bestRidge(readSmall(roles, point)),
        error: 1e-10,
        cost: (point) => (Math.min(...sizes(readDownstream(roles, point, 2))) === 1 ? 30_000 : 1_500_000),
      },
    ],
  };
}

function errorSlope(roles: DownstreamRoles, ridge: Binding): Quantity {
  return {
    meaning: `derivative of the mean test error in the ridge parameter at ${bindingText(ridge)}`,
    support: 'real',
    routes: [
      {
        kind: 'exact',
        name: 'mean of the derivative over the at most two eigenvalues, by quadrature',
        when: `min(${bindingText(roles.features)}, ${bindingText(roles.samples)}) <= 2 and ${enoughRows(roles)}`,
        compute: (point) => {
          const at = readReal(point, ridge, { min: Number.MIN_VALUE });
          return 2 * meanSlope(readSmall(roles, point))(at);
        },
        error: 1e-9,
        cost: (point) => (Math.min(...sizes(readDownstream(roles, point, 2))) === 1 ? 3000 : 150_000),
      },
      {
        kind: 'sampled',
        name: 'derivative of the error averaged over all noises, one downstream design a draw',
        sampler: 'reduced',
        when: enoughRows(roles),
        prepare: (point) =>
          drawSlope(readDownstream(roles, point, 2), readReal(point, ridge, { min: Number.MIN_VALUE })),
        cost: (point) => {
          const { features: d } = readDownstream(roles, point, 2);
          return 4 * d * d * d + 60 * d * d;
        },
      },
    ],
  };
}

function enoughRows(roles: DownstreamRoles): string {
  return `${bindingText(roles.generatorSamples)} >= ${bindingText(roles.features)} + 2`;
}

function sizes({ features, samples }: DownstreamSetting): [number, number] {
  return [features, samples];
}

function readSmall(roles: DownstreamRoles, point: Point): DownstreamSetting {
  const setting = readDownstream(roles, point, 2);
  const least = Math.min(...sizes(setting));
  return least <= 2 ? setting : refuse('the smaller of features and samples', 'at most 2 here', least);
}

/** The weights of bias, noise and generator error in the error of one eigen-direction. */
function weightsOf(setting: DownstreamSetting): { a: number; b: number; tau: number } {
  const { features: d, samples, signal, noise, generations, generatorNoise, generatorSamples } = setting;
  return {
    a: (signal * signal) / d,
    b: (noise * noise) / samples,
    tau: generations * generatorNoise * generatorNoise * inverseMean(generatorSamples - d + 1),
  };
}

/** Half the derivative of the mean error, as a function of the ridge. */
function meanSlope(setting: DownstreamSetting): (ridge: number) => number {
  const { a, b, tau } = weightsOf(setting);
  const rule = smallWishartRule(setting.samples, setting.features);
  return (ridge) =>
    ruleMean(rule, (s) => {
      const sum = s + ridge;
      return ((s / sum) * ((ridge * a - b - tau * s) / sum)) / sum;
    });
}

/** Below b/a every eigenvalue wants more ridge; steps of one in its logarithm find a bracket. */
function bestRidge(setting: DownstreamSetting): number {
  const { a, b, tau } = weightsOf(setting);
  if (!(a > 0)) refuse('the signal', 'positive, or no ridge is best', setting.signal);
  if (tau === 0) return b / a;
  const slopeAt = meanSlope(setting);
  const slope = (log: number) => slopeAt(Math.exp(log));
  const start = Math.log((b + tau * 1e-3) / a);
  let low = start;
  while (slope(low) > 0) low -= 1;
  let high = Math.max(low, start) + 1;
  while (slope(high) < 0) high += 1;
  return Math.exp(findRoot(slope, low, high, 1e-14));
}

function drawSlope(setting: DownstreamSetting, ridge: number) {
  const { features: d, samples, eigenvalues } = setting;
  const { a, b, tau } = weightsOf(setting);
  const drawGram = gramSampler(samples, eigenvalues);
  const gram = new Float64Array(d * d);
  return (stream: Parameters<typeof drawGram>[0]): number => {
    drawGram(stream, gram);
    let total = 0;
    for (const value of symmetricEigenvalues(gram, d)) {
      const s = Math.max(0, value);
      const sum = s + ridge;
      total += ((s / sum) * ((ridge * a - b - tau * s) / sum)) / sum;
    }
    return 2 * total;
  };
}
