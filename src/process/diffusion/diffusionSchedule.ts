import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { sum } from '../numeric/sum.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { leastWeight } from './ddimWeight.js';
import { levelsOf, readEta, readSteps, type Spacing, weightsOf } from './levels.js';

export interface DiffusionScheduleOptions {
  /** Which levels are visited. Default 'scaled linear'. */
  readonly spacing?: Spacing;
}

/**
 * Sampling with `n` stochastic DDIM steps, sigma = `eta` times the DDPM posterior scale, on the schedule of
 * Stable Diffusion: 1000 training levels with betas (sqrt(0.00085) to sqrt(0.012), equally spaced)^2, of which
 * 1, 1 + 1000/n, ... are visited and the first is left for last.
 *
 * Sources: Lee and Ye, 2025; Rombach, Blattmann, Lorenz, Esser and Ommer, "High-resolution image synthesis
 * with latent diffusion models", 2022 (schedule).
 */
export function diffusionSchedule({ spacing = 'scaled linear' }: DiffusionScheduleOptions = {}): {
  /** Largest over smallest native weight. */
  readonly spread: Quantity;
  /** Mean native weight. */
  readonly meanWeight: Quantity;
  readonly largestWeight: Quantity;
  /** Sum of the native weights. */
  readonly totalWeight: Quantity;
  /** Largest over the steps of the least weight that any noise scale gives a step. */
  readonly largestFloor: Quantity;
  /** Sum of the squared native weights: variance of the total score at unit Jacobians. */
  readonly scoreVariance: Quantity;
} {
  const levels = (point: Point): Float64Array => levelsOf(readSteps(point), spacing);
  const weights = (point: Point): Float64Array => weightsOf(levels(point), readEta(point));
  const observed = (meaning: string, observe: (weights: Float64Array) => number): Quantity => ({
    meaning,
    support: 'nonnegative',
    routes: [
      onSchedule('native weights of all steps of the schedule', 60, (point) => observe(weights(point))),
    ],
  });
  return {
    spread: observed('largest over smallest native weight of the schedule', (w) => largest(w) / smallest(w)),
    meanWeight: observed('mean native weight of the schedule', mean),
    largestWeight: observed('largest native weight of the schedule', largest),
    totalWeight: observed('sum of the native weights of the schedule', sum),
    largestFloor: {
      meaning: 'largest over the steps of the least weight that a noise scale can give',
      support: 'nonnegative',
      routes: [
        onSchedule('least weight of every step by minimisation over its noise', 6000, (point) =>
          largest(floorsOf(levels(point))),
        ),
      ],
    },
    scoreVariance: {
      meaning: 'variance of the total score at equal unit Jacobians',
      support: 'nonnegative',
      routes: [
        onSchedule('sum of the squared native weights', 60, (point) => sum(weights(point).map((w) => w * w))),
        scoreSquared(weights),
      ],
    },
  };
}

function onSchedule(name: string, perStep: number, compute: (point: Point) => number): ExactRoute {
  return { kind: 'exact', name, error: 1e-11, compute, cost: (point) => perStep * readSteps(point) };
}

function scoreSquared(weights: (point: Point) => Float64Array): SampledRoute {
  return {
    kind: 'sampled',
    name: 'square of the sum of the native weights times independent standard normals',
    sampler: 'direct',
    prepare: (point) => {
      const w = weights(point);
      return (stream) => {
        let score = 0;
        for (let t = 0; t < w.length; t++) score += w[t]! * normal(stream);
        return score * score;
      };
    },
    cost: (point) => 30 * readSteps(point),
  };
}

function floorsOf(levels: Float64Array): Float64Array {
  return Float64Array.from({ length: levels.length - 1 }, (_, k) => leastWeight(levels[k]!, levels[k + 1]!));
}

const largest = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b));
const smallest = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b));
const mean = (values: Float64Array): number => sum(values) / values.length;
