import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, readInteger, readReal } from '../binding.js';
import { runningSum } from '../numeric/sum.js';
import type { ExactRoute, SampledRoute } from '../quantity.js';
import { type Sizes, schedule } from '../schedule.js';
import { constantSizes } from './meanChainRoles.js';
import { pointsDrawn, sizeList } from './sizes.js';
import { type MeanWorkflow, newestShare } from './workflow.js';

/** What plays which role when the mean of a normal law with known variance is fitted again and again. */
export interface GaussianMeanRoles {
  /** Default `replace`. */
  readonly workflow: MeanWorkflow;
  /** Size of batch t = 1, 2, ..., of which the first is real; may use `t`. Default `ceil(n0*t^p)`. */
  readonly sizes: Binding;
  /** Which fit is observed; fit 1 is made on real data. Default `T`. */
  readonly fits: Binding;
  /** Dimension. Default 1. */
  readonly dimension: Binding;
  /** Standard deviation of each coordinate. Default `sigma`. */
  readonly noise: Binding;
}

/** The roles' values at one point. */
export interface WalkSetting {
  readonly workflow: MeanWorkflow;
  readonly sizes: Sizes;
  readonly fits: number;
  readonly dimension: number;
  readonly noise: number;
}

/** Squared sizes of the steps t = 1 .. fits in one coordinate. */
export function* increments({ workflow, sizes, fits, noise }: WalkSetting, after = 0): Generator<number> {
  let total = 0;
  if (workflow === 'accumulate') for (let t = 1; t <= after; t++) total += sizes(t);
  for (let t = after + 1; t <= fits; t++) {
    const size = sizes(t);
    total += size;
    const share = newestShare(workflow, size, total);
    yield (noise * noise * share * share) / size;
  }
}

/** Variance of one coordinate of the error that the steps after `after` add. */
export function variance(setting: WalkSetting, after = 0): number {
  const total = runningSum();
  for (const step of increments(setting, after)) total.add(step);
  return total.value();
}

/** What a raw walk remembers. */
export interface Walked {
  readonly first: Float64Array;
  /** The error after the fit that was asked for. */
  readonly kept: Float64Array;
  readonly last: Float64Array;
  /** Largest size of an error in the first coordinate. */
  farthest: number;
}

/** What is seen of a raw walk, and after which fit its error is kept (default 0: before the first). */
export interface Observable {
  readonly seen: (walked: Walked) => number;
  readonly keep?: number;
}

/** Every point drawn, every mean taken. */
function walk(setting: WalkSetting, { seen, keep = 0 }: Observable): (stream: Stream) => number {
  const { workflow, dimension: d, noise } = setting;
  const sizes = sizeList(setting);
  const walked: Walked = {
    first: new Float64Array(d),
    kept: new Float64Array(d),
    last: new Float64Array(d),
    farthest: 0,
  };
  const batch = new Float64Array(d);
  return (stream) => {
    walked.last.fill(0);
    walked.kept.fill(0);
    walked.farthest = 0;
    let total = 0;
    for (let t = 1; t <= sizes.length; t++) {
      const size = sizes[t - 1]!;
      total += size;
      rawMean(stream, walked.last, noise, size, batch);
      const share = newestShare(workflow, size, total);
      for (let i = 0; i < d; i++) walked.last[i]! += share * (batch[i]! - walked.last[i]!);
      if (t === 1) walked.first.set(walked.last);
      if (t === keep) walked.kept.set(walked.last);
      walked.farthest = Math.max(walked.farthest, Math.abs(walked.last[0]!));
    }
    return seen(walked);
  };
}

function rawMean(stream: Stream, centre: Float64Array, noise: number, size: number, out: Float64Array): void {
  out.fill(0);
  for (let k = 0; k < size; k++) {
    for (let i = 0; i < out.length; i++) out[i]! += centre[i]! + noise * normal(stream);
  }
  for (let i = 0; i < out.length; i++) out[i]! /= size;
}

/** Squared length. */
export function norm(v: Float64Array): number {
  let total = 0;
  for (const x of v) total += x * x;
  return total;
}

/** Reads the roles at a point; a RangeError names the first one outside its domain. */
export function walkReader(roles: GaussianMeanRoles): (point: Point) => WalkSetting {
  const sizesAt = schedule(roles.sizes);
  return (point) => ({
    workflow: roles.workflow,
    sizes: sizesAt(point),
    fits: readInteger(point, roles.fits, { min: 1 }),
    dimension: readInteger(point, roles.dimension, { min: 1 }),
    noise: readReal(point, roles.noise, { min: 0 }),
  });
}

export function exactWalk(
  roles: GaussianMeanRoles,
  name: string,
  compute: (setting: WalkSetting, point: Point) => number,
  error: number,
): ExactRoute {
  const read = walkReader(roles);
  // A schedule is an expression with powers; a constant costs an addition.
  const perFit = constantSizes(roles) ? 5 : 100;
  return {
    kind: 'exact',
    name,
    compute: (point) => compute(read(point), point),
    error,
    cost: (point) => 100 + perFit * read(point).fits,
  };
}

export interface Reduction {
  readonly prepare: (setting: WalkSetting, point: Point) => (stream: Stream) => number;
  readonly secondMoment?: string;
  /** Variates a draw. */
  readonly draws: (setting: WalkSetting) => number;
}

export function reducedWalk(roles: GaussianMeanRoles, name: string, reduction: Reduction): SampledRoute {
  const read = walkReader(roles);
  const { prepare, secondMoment, draws } = reduction;
  return {
    kind: 'sampled',
    name,
    sampler: 'reduced',
    ...(secondMoment && { secondMoment }),
    prepare: (point) => prepare(read(point), point),
    cost: (point) => 20 * draws(read(point)),
  };
}

export function directWalk(
  roles: GaussianMeanRoles,
  observable: (setting: WalkSetting, point: Point) => Observable,
): SampledRoute {
  const read = walkReader(roles);
  return {
    kind: 'sampled',
    name: 'every point drawn, every mean taken',
    sampler: 'direct',
    prepare: (point) => {
      const setting = read(point);
      return walk(setting, observable(setting, point));
    },
    cost: (point) => {
      const setting = read(point);
      return 50 * setting.dimension * pointsDrawn(setting);
    },
  };
}
