import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readReal } from '../binding.js';
import { findRoot } from '../numeric/findRoot.js';
import type { ExactRoute, Quantity } from '../quantity.js';

/**
 * Population loop of a location model that is refitted by maximum likelihood on real data and on `lam` times
 * as much data of its own. The model is logistic with scale 1 and location theta; real data are logistic with
 * scale `s` around 0, so that the best location is 0. With g_s(y) = E tanh((s Z + y)/2), Z standard logistic,
 * a refit sends theta to the y that solves g_s(y) = lam g_1(theta - y).
 *
 * Setting: Bertrand, Bose, Duplessis, Jiralerspong and Gidel, "On the stability of iterative retraining of
 * generative models on their own data", 2024.
 */
export function logisticLocation(): {
  /** Derivative of the refit at the best location. */
  readonly contraction: Quantity;
  /** Ratio of successive locations once the loop, begun at `theta0`, is below 1e-4. */
  readonly lateRatio: Quantity;
  /** Limit of the ratio of successive relative entropies of the best model with respect to the fitted ones. */
  readonly divergenceRatio: Quantity;
} {
  return {
    contraction: {
      meaning: 'derivative of one retraining step at its fixed point',
      support: 'nonnegative',
      routes: [
        byRefits('slope of the refit near its fixed point, extrapolated', 1e-11, contraction, () => 2),
      ],
    },
    lateRatio: {
      meaning: 'ratio of successive locations once they are below 1e-4',
      support: 'nonnegative',
      routes: [
        byRefits('refits from theta0 until the location is below 1e-4', 1e-9, lateRatio, refitsBelow(1e-4)),
      ],
    },
    divergenceRatio: {
      meaning: 'limit of the ratio of successive divergences of the best model from the fitted ones',
      support: 'nonnegative',
      routes: [
        byRefits(
          'refits from 0.5 until the location is below 0.01, then extrapolated',
          1e-10,
          divergenceRatio,
          refitsBelow(0.01),
        ),
      ],
    },
  };
}

interface Retraining {
  readonly scale: number;
  readonly ratio: number;
}

function readRetraining(point: Point): Retraining {
  return {
    scale: readReal(point, 's', { min: 0.01, max: 100 }),
    ratio: readReal(point, 'lam', { min: 0, max: 1e4 }),
  };
}

function byRefits(
  name: string,
  error: number,
  compute: (point: Point) => number,
  refits: (retraining: Retraining) => number,
): ExactRoute {
  return {
    kind: 'exact',
    name,
    error,
    compute,
    cost: (point) => 12_000 * refits(readRetraining(point)),
  };
}

/** Rough number of refits that bring the location from about 1 below `size`. */
function refitsBelow(size: number): (retraining: Retraining) => number {
  return ({ ratio }) => 2 + (1 + ratio) * Math.log(1 / size);
}

/** The slope theta -> y(theta)/theta is even in theta: its value at 0 from two steps. */
function contraction(point: Point): number {
  const retraining = readRetraining(point);
  const near = refit(retraining, 1e-3) / 1e-3;
  const far = refit(retraining, 2e-3) / 2e-3;
  return (4 * near - far) / 3;
}

function lateRatio(point: Point): number {
  const retraining = readRetraining(point);
  const start = readReal(point, 'theta0', { max: 100 });
  if (!(start > 0)) refuse('theta0', 'positive', start);
  const late = shrunk(retraining, start, 1e-4);
  return refit(retraining, late) / late;
}

/** The ratio of divergences is even in theta too; theta shrinks by a known factor from one to the next. */
function divergenceRatio(point: Point): number {
  const retraining = readRetraining(point);
  const first = shrunk(retraining, 0.5, 0.01);
  const second = refit(retraining, first);
  const third = refit(retraining, second);
  const earlier = divergence(second) / divergence(first);
  const later = divergence(third) / divergence(second);
  const squared = (second / first) * (second / first);
  return (later - squared * earlier) / (1 - squared);
}

function shrunk(retraining: Retraining, start: number, below: number): number {
  let location = start;
  while (location >= below) location = refit(retraining, location);
  return location;
}

/** The location fitted after a model at `location` >= 0; it lies between the best one and that. */
function refit({ scale, ratio }: Retraining, location: number): number {
  if (ratio === 0 || location === 0) return 0;
  return findRoot((y) => meanScore(scale, y) - ratio * meanScore(1, location - y), 0, location);
}

/**
 * E tanh((scale Z + y)/2). Opposite values of Z together give sinh(y)/(cosh(y) + cosh(scale Z)), which does not
 * cancel. Trapezoidal rule: the poles nearest to the line are at a distance pi/max(1, scale).
 */
function meanScore(scale: number, y: number): number {
  const cosh = Math.cosh(y);
  return Math.sinh(y) * logisticMean(Math.max(1, scale), (z) => 1 / (cosh + Math.cosh(scale * z)));
}

/** Divergence of the model at 0 from that at `location`, opposite values of Z together. */
function divergence(location: number): number {
  const half = Math.sinh(location / 2);
  return logisticMean(1, (z) => Math.log1p((2 * half * half) / (1 + Math.cosh(z))));
}

/** E f(Z) for an even f that does not grow, with poles no nearer to the line than pi/sharpness. Relative error at most 1e-14 (tested). */
function logisticMean(sharpness: number, f: (z: number) => number): number {
  const step = 0.5 / sharpness;
  let total = f(0) / 8;
  for (let z = step; ; z += step) {
    const root = Math.cosh(z / 2);
    const term = f(z) / (4 * root * root);
    total += term;
    if (term < 1e-18 * total) return 2 * step * total;
  }
}
