import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { readReal } from '../binding.js';
import { normalMean } from '../numeric/normalMean.js';
import type { Quantity } from '../quantity.js';

/** Mean and variance of a logarithm. */
export interface LogMoments {
  readonly mean: number;
  readonly variance: number;
}

/** Where zero is this many standard deviations off, its neighbourhood has no mass that matters. */
const FAR = 9;
const STEP = 0.06;

/**
 * Mean and variance of log|rho + s Z|, Z standard normal, rho >= 0, s > 0. Far from 0 by quadrature over Z; else by
 * the trapezoidal rule over u = log|x|, in which the densities of both signs of x are smooth and decay like exp(u)
 * to the left. Absolute error of the mean and relative error of the variance at most 1e-12 (tested).
 */
export function logMoments(rho: number, s: number): LogMoments {
  const expect = rho > FAR * s ? byNormal(rho, s) : byLogarithm(rho, s);
  const mean = expect((u) => u);
  return { mean, variance: expect((u) => (u - mean) * (u - mean)) };
}

type Expect = (f: (u: number) => number) => number;

function byNormal(rho: number, s: number): Expect {
  return (f) => normalMean((z) => f(Math.log(Math.abs(rho + s * z))));
}

function byLogarithm(rho: number, s: number): Expect {
  const top = Math.log(rho + 12 * s);
  const nodes = Float64Array.from(
    { length: Math.ceil((top - Math.log(s) + 45) / STEP) },
    (_, i) => top - i * STEP,
  );
  const weights = nodes.map((u) => {
    const x = Math.exp(u);
    const [right, left] = [(x - rho) / s, (x + rho) / s];
    return x * (Math.exp(-0.5 * right * right) + Math.exp(-0.5 * left * left));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (f) => weights.reduce((sum, weight, i) => sum + weight * f(nodes[i]!), 0) / total;
}

/** Moments of log|rho + s Z| at a point with parameters `rho` and `s`. */
export function logMomentsAt(point: Point): LogMoments {
  return logMoments(readReal(point, 'rho', { min: 0 }), readReal(point, 's', { min: Number.MIN_VALUE }));
}

/** Rough cost of the moments. */
export function logMomentsCost(point: Point): number {
  return (point.rho as number) > FAR * (point.s as number) ? 8000 : 40_000;
}

/** The factor rho + s Z by which noise in proportion to an error changes it in one update, on the scale of logarithms. */
export function logMagnitude(): {
  /** exp E log|rho + s Z|: the factor of a typical path, whose logarithm is the Lyapunov exponent. */
  readonly typicalFactor: Quantity;
  /** Var log|rho + s Z|. */
  readonly variance: Quantity;
} {
  const name = 'quadrature of the normal density over the logarithm';
  return {
    typicalFactor: {
      meaning: 'geometric mean of |rho + s Z|',
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name,
          compute: (point) => Math.exp(logMomentsAt(point).mean),
          error: 1e-12,
          cost: logMomentsCost,
        },
      ],
    },
    variance: {
      meaning: 'variance of log|rho + s Z|',
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name,
          compute: (point) => logMomentsAt(point).variance,
          error: 1e-12,
          cost: logMomentsCost,
        },
        {
          kind: 'sampled',
          name: 'half the squared difference of two independent logarithms',
          sampler: 'direct',
          prepare: (point) => {
            const rho = readReal(point, 'rho', { min: 0 });
            const s = readReal(point, 's', { min: Number.MIN_VALUE });
            return (stream) => {
              const difference = Math.log(Math.abs((rho + s * normal(stream)) / (rho + s * normal(stream))));
              return 0.5 * difference * difference;
            };
          },
          cost: () => 80,
        },
      ],
    },
  };
}
