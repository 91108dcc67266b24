import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { stepsToForget } from './forget.js';
import { bestValue, bestWeight, longRun, type WeightedSteps } from './longRun.js';

/** What plays which role in the loop of weighted means. */
export interface WeightedMeanRoles {
  /** Fresh real points of a generation. Default `n`. */
  readonly real: Binding;
  /** Synthetic points of a generation. Default `m`. */
  readonly synthetic: Binding;
  /** Weight of the mean of the real points. Default `w`. */
  readonly weight: Binding;
  /** Generation; generation 0 is the mean of one real batch. Default `t`. */
  readonly generation: Binding;
  /** Known standard deviation of the data. Default 1. */
  readonly scale: Binding;
}

/** What the long run of the loop depends on, in units of the error of one real batch. */
export interface WeightedMeanRatios {
  /** Real over synthetic points. Default `n/m`. */
  readonly ratio: Binding;
  /** Default `w`. */
  readonly weight: Binding;
}

interface Setting {
  readonly real: number;
  readonly synthetic: number;
  readonly weight: number;
  readonly generation: number;
  readonly scale: number;
}

/**
 * E of the squared error of a normal mean with known variance: each generation weighs the mean of a fresh real
 * batch against the mean of a batch drawn around the estimate before.
 *
 * Source: He, Xu and Cheng, "Golden ratio weighting prevents model collapse", 2025.
 */
export function weightedMeanError(given: Partial<WeightedMeanRoles> = {}): Quantity {
  const roles = { real: 'n', synthetic: 'm', weight: 'w', generation: 't', scale: 1, ...given };
  const read = (point: Point): Setting => ({
    real: readInteger(point, roles.real, { min: 1 }),
    synthetic: readInteger(point, roles.synthetic, { min: 1 }),
    weight: readReal(point, roles.weight, { min: 0, max: 1 }),
    generation: readInteger(point, roles.generation, { min: 0 }),
    scale: readReal(point, roles.scale, { min: 0 }),
  });
  const generations = (point: Point) => 1 + numberAt(point, roles.generation);
  return {
    meaning: `mean squared error of the weighted mean at generation ${bindingText(roles.generation)}`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'variances of the two batch means and of the estimate before, added generation by generation',
        compute: (point) => squaredError(read(point)),
        error: 1e-12,
        cost: (point) => 3 * generations(point),
      },
      {
        kind: 'sampled',
        name: 'two normal batch means a generation',
        sampler: 'reduced',
        prepare: (point) => simulation(read(point), batchMean),
        cost: (point) => 40 * generations(point),
      },
      {
        kind: 'sampled',
        name: 'batches of single points',
        sampler: 'direct',
        prepare: (point) => simulation(read(point), rawBatchMean),
        cost: (point) =>
          20 * generations(point) * (numberAt(point, roles.real) + numberAt(point, roles.synthetic)),
      },
    ],
  };
}

function squaredError({ real, synthetic, weight, generation, scale }: Setting): number {
  let error = 1 / real;
  for (let t = 1; t <= generation; t++) {
    error = (weight * weight) / real + (1 - weight) * (1 - weight) * (error + 1 / synthetic);
  }
  return scale * scale * error;
}

type BatchMean = (stream: Stream, size: number, mean: number) => number;

const batchMean: BatchMean = (stream, size, mean) => mean + normal(stream) / Math.sqrt(size);

const rawBatchMean: BatchMean = (stream, size, mean) => {
  let total = 0;
  for (let i = 0; i < size; i++) total += mean + normal(stream);
  return total / size;
};

function simulation({ real, synthetic, weight, generation, scale }: Setting, draw: BatchMean) {
  return (stream: Stream): number => {
    let estimate = draw(stream, real, 0);
    for (let t = 1; t <= generation; t++) {
      estimate = weight * draw(stream, real, 0) + (1 - weight) * draw(stream, synthetic, estimate);
    }
    return scale * scale * estimate * estimate;
  };
}

/**
 * The long run of `weightedMeanError`, in units of the error of one real batch: at one weight, and at the
 * weight that makes it least.
 *
 * Source: as `weightedMeanError`.
 */
export function weightedMeanLimit(given: Partial<WeightedMeanRatios> = {}): {
  /** The limit of the error; the weight must be positive. */
  readonly error: Quantity;
  /** The weight with the least limit. */
  readonly optimalWeight: Quantity;
  /** The least limit. */
  readonly optimalError: Quantity;
} {
  const roles: WeightedMeanRatios = { ratio: 'n/m', weight: 'w', ...given };
  const ratioAt = (point: Point) => readReal(point, roles.ratio, { min: Number.MIN_VALUE });
  const weightAt = (point: Point) => readReal(point, roles.weight, { min: Number.MIN_VALUE, max: 1 });
  const forget = (weight: number) => stepsToForget((1 - weight) * (1 - weight));
  return {
    error: {
      meaning: `long-run error at the weight ${bindingText(roles.weight)} over that of one real batch`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'the affine step of the error composed with itself until it forgets its start',
          compute: (point) => longRun(steps(ratioAt(point)).at(weightAt(point))),
          error: 1e-12,
          cost: () => 150,
        },
        {
          kind: 'sampled',
          name: 'two normal batch means a generation, until the start is forgotten',
          sampler: 'reduced',
          prepare: (point) => limitSimulation(ratioAt(point), weightAt(point), forget(weightAt(point))),
          cost: (point) => 40 * (1 + forget(weightAt(point))),
        },
      ],
    },
    optimalWeight: {
      meaning: 'weight of the real points with the least long-run error of the mean',
      support: ['0', '1'],
      routes: [
        {
          kind: 'exact',
          name: 'root of the derivative of the long-run error, itself the long run of an affine step',
          compute: (point) => bestWeight(steps(ratioAt(point))),
          error: 1e-11,
          cost: () => 5000,
        },
      ],
    },
    optimalError: {
      meaning: 'least long-run error of the mean over the weights, over that of one real batch',
      support: ['0', '1'],
      routes: [
        {
          kind: 'exact',
          name: 'the long-run error minimised over the weight',
          compute: (point) => bestValue(steps(ratioAt(point))),
          error: 1e-10,
          cost: () => 5000,
        },
      ],
    },
  };
}

/** v -> w^2 + (1-w)^2 (v + ratio). */
function steps(ratio: number): WeightedSteps {
  return {
    least: 0,
    at: (w) => ({
      offset: w * w + (1 - w) * (1 - w) * ratio,
      fading: w * (2 - w),
      offsetSlope: 2 * w - 2 * (1 - w) * ratio,
      fadingSlope: 2 * (1 - w),
    }),
  };
}

function limitSimulation(ratio: number, weight: number, generations: number) {
  const root = Math.sqrt(ratio);
  return (stream: Stream): number => {
    let estimate = normal(stream);
    for (let t = 1; t <= generations; t++) {
      estimate = weight * normal(stream) + (1 - weight) * (estimate + root * normal(stream));
    }
    return estimate * estimate;
  };
}
