import { chiSquare, fillNormal, normal, type Stream, uniformInteger } from '../../random/index.js';
import type { GaussianFitRoles, GaussianFitSetting } from './gaussianFitRoles.js';
import { sizeList } from './sizes.js';

/** Mean (in distance from the truth) and variance of a fitted normal law. */
export interface Fitted {
  readonly mean: number;
  readonly variance: number;
}

/** Draws the last fit of a chain. */
export type FitDraw = (stream: Stream) => Fitted;

/** Number of points, their mean, and the sum of squares around it. */
interface Batch {
  readonly size: number;
  readonly mean: number;
  readonly squares: number;
}

type BatchDraw = (stream: Stream, fit: Fitted, size: number) => Batch;

/** Replace and accumulate from sufficient statistics: a normal and a chi-square a batch. */
export function reducedFits(roles: GaussianFitRoles, setting: GaussianFitSetting): FitDraw {
  return pooledFits(roles, setting, (stream, { mean, variance }, size) => ({
    size,
    mean: mean + Math.sqrt(variance / size) * normal(stream),
    squares: size === 1 ? 0 : variance * chiSquare(stream, size - 1),
  }));
}

/** Every point drawn, every fit made. */
export function directFits(roles: GaussianFitRoles, setting: GaussianFitSetting): FitDraw {
  return roles.workflow === 'subsample'
    ? subsampledFits(roles.withReplacement, setting)
    : pooledFits(roles, setting, rawBatches());
}

const run = 1024;

function rawBatches(): BatchDraw {
  const drawn = new Float64Array(run);
  return (stream, { mean, variance }, size) => {
    const sd = Math.sqrt(variance);
    let [centre, squares] = [0, 0];
    for (let before = 0; before < size; before += run) {
      const count = Math.min(run, size - before);
      fillNormal(stream, drawn, 0, count);
      for (let k = 0; k < count; k++) {
        const i = before + k + 1;
        const distance = mean + sd * drawn[k]! - centre;
        centre += distance / i;
        squares += (distance * distance * (i - 1)) / i;
      }
    }
    return { size, mean: centre, squares };
  };
}

function pooledFits(roles: GaussianFitRoles, setting: GaussianFitSetting, draw: BatchDraw): FitDraw {
  const { ddof, variance } = setting;
  const sizes = sizeList(setting);
  const keep = roles.workflow === 'accumulate';
  return (stream) => {
    let fit: Fitted = { mean: 0, variance };
    let pool: Batch = { size: 0, mean: 0, squares: 0 };
    for (const size of sizes) {
      const batch = draw(stream, fit, size);
      pool = keep ? pooled(pool, batch) : batch;
      fit = { mean: pool.mean, variance: pool.squares / (pool.size - ddof) };
    }
    return fit;
  };
}

function pooled(first: Batch, second: Batch): Batch {
  const size = first.size + second.size;
  const gap = second.mean - first.mean;
  return {
    size,
    mean: first.mean + gap * (second.size / size),
    squares: first.squares + second.squares + gap * gap * first.size * (second.size / size),
  };
}

/** Each fit on n of all points so far, drawn with or without replacement; without, fit 1 takes the real batch as it is. */
function subsampledFits(
  withReplacement: boolean,
  { sizes, fits, ddof, variance }: GaussianFitSetting,
): FitDraw {
  const n = sizes(1);
  const points = new Float64Array(fits * n);
  return (stream) => {
    let fit: Fitted = { mean: 0, variance };
    for (let t = 1; t <= fits; t++) {
      const sd = Math.sqrt(fit.variance);
      for (let i = (t - 1) * n; i < t * n; i++) points[i] = fit.mean + sd * normal(stream);
      // The order of the points carries no meaning, so that a subset may be moved to the front.
      fit = fitTo(
        withReplacement ? chosenAgain(stream, points, n, t * n) : chosen(stream, points, n, t * n),
        ddof,
      );
    }
    return fit;
  };
}

function chosen(stream: Stream, points: Float64Array, size: number, population: number): Float64Array {
  for (let i = 0; i < size; i++) {
    const j = uniformInteger(stream, i, population - 1);
    const kept = points[i]!;
    points[i] = points[j]!;
    points[j] = kept;
  }
  return points.subarray(0, size);
}

function chosenAgain(stream: Stream, points: Float64Array, size: number, population: number): Float64Array {
  return Float64Array.from({ length: size }, () => points[uniformInteger(stream, 0, population - 1)]!);
}

function fitTo(points: Float64Array, ddof: number): Fitted {
  let mean = 0;
  for (const x of points) mean += x / points.length;
  let squares = 0;
  for (const x of points) squares += (x - mean) * (x - mean);
  return { mean, variance: squares / (points.length - ddof) };
}
