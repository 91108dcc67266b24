import { chiSquare, normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, isName, readInteger, readReal } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { type Sizes, schedule } from '../schedule.js';
import { logDeficit, rootDeficit } from './chiSquareDeficit.js';

/** What plays which role in the refitting of a normal law. */
export interface GaussianLoopRoles {
  /** Samples of batch t = 1, 2, ..., of which the first is real; may use `t`. Default `n`. */
  readonly samples: Binding;
  /** Number of fits. Default `t`. */
  readonly fits: Binding;
  /** Standard deviation of the real law. Default 1. */
  readonly scale: Binding;
  /** The fitted variance is the sum of squares divided by the number of samples less this, 0 or 1. Default 1. */
  readonly ddof: Binding;
}

/** The roles' values at one point. */
interface Setting {
  readonly sizes: Sizes;
  readonly fits: number;
  readonly scale: number;
  readonly ddof: number;
}

/** Mean (in distance from the true mean) and variance of a fitted normal law, in units of the real variance. */
interface Fit {
  readonly shift: number;
  readonly variance: number;
}

const LOOP = 'mean and variance fitted to a batch drawn from the fit before, older data discarded';

/**
 * The one-dimensional normal loop that discards: fit mean and variance to a batch, draw the next batch from
 * the fit.
 *
 * Sources: Shumailov et al., "AI models collapse when trained on recursively generated data", 2024; Suresh et
 * al., "Rate of model collapse in recursive training", 2024.
 */
export function gaussianLoop(given: Partial<GaussianLoopRoles> = {}): {
  /** Variance of a data point drawn from the last fit, over the randomness of all data. */
  readonly pointVariance: Quantity;
  /** E of the squared Wasserstein-2 distance between the last fit and the real law. */
  readonly squaredWasserstein: Quantity;
  /** E of the last fitted standard deviation. */
  readonly meanStd: Quantity;
  /** E log of the last fitted variance over the real one. */
  readonly meanLogVariance: Quantity;
} {
  const roles: GaussianLoopRoles = { samples: 'n', fits: 't', scale: 1, ddof: 1, ...given };
  const fits = bindingText(roles.fits);
  const light = lightTail(roles);
  return {
    pointVariance: {
      meaning: `variance of a data point drawn after ${fits} fits`,
      support: 'nonnegative',
      routes: [
        exact(roles, 'means of squared shift and variance, fit by fit', pointVariance, 5),
        ...sampled(roles, ({ shift, variance }, scale) => scale * scale * (shift * shift + variance), light),
      ],
    },
    squaredWasserstein: {
      meaning: `mean squared Wasserstein-2 distance from the real law after ${fits} fits`,
      support: 'nonnegative',
      routes: [
        exact(
          roles,
          'means of squared shift, variance and standard deviation, fit by fit, the mean root of a chi-square by quadrature',
          squaredWasserstein,
          constant(roles) ? 8 : 5000,
          constant(roles) ? undefined : `${fits} <= 400`,
        ),
        ...sampled(
          roles,
          ({ shift, variance }, scale) => scale * scale * (shift * shift + gap(variance)),
          light,
        ),
      ],
    },
    meanStd: {
      meaning: `mean fitted standard deviation after ${fits} fits`,
      support: 'nonnegative',
      routes: [
        exact(
          roles,
          'product of the mean roots of chi-squares, each by quadrature',
          meanStd,
          constant(roles) ? 1 : 5000,
        ),
        ...sampled(roles, ({ variance }, scale) => scale * Math.sqrt(variance), light),
      ],
    },
    meanLogVariance: {
      meaning: `mean logarithm of the fitted variance over the real one after ${fits} fits`,
      support: 'real',
      routes: [
        exact(
          roles,
          'sum of the mean logarithms of chi-squares, each by quadrature',
          meanLogVariance,
          constant(roles) ? 1 : 5000,
        ),
        ...sampled(roles, ({ variance }) => Math.log(variance)),
      ],
    },
  };
}

const gap = (variance: number): number => {
  const distance = 1 - Math.sqrt(variance);
  return distance * distance;
};

const constant = ({ samples }: GaussianLoopRoles): boolean => typeof samples === 'number' || isName(samples);

/**
 * Where the variance, a product of chi-squares, has a second moment of at most 100 times its squared mean;
 * beyond, a sample mean hides the rare runs that carry the mean.
 */
function lightTail(roles: GaussianLoopRoles): string | undefined {
  const ddof = bindingText(roles.ddof);
  const growth = constant(roles)
    ? `(1+2/(${bindingText(roles.samples)}-1))^${bindingText(roles.fits)} <= 100`
    : `prod(1+2/max(1,${bindingText(roles.samples)}-1),t,1,${bindingText(roles.fits)}) <= 100`;
  if (roles.ddof === 0) return undefined;
  return roles.ddof === 1 ? growth : `${ddof} == 0 or ${growth}`;
}

function pointVariance({ sizes, fits, scale, ddof }: Setting): number {
  let [shift, variance] = [0, 1];
  for (let t = 1; t <= fits; t++) {
    shift += variance / sizes(t);
    if (ddof === 0) variance -= variance / sizes(t);
  }
  return scale * scale * (shift + variance);
}

/** Squared shift, less what the variance lost, plus twice what the standard deviation lost. */
function squaredWasserstein({ sizes, fits, scale, ddof }: Setting): number {
  const lossAt = remembered((size) => rootLoss(size, ddof));
  let [shift, varianceLoss, stdLoss] = [0, 0, 0];
  for (let t = 1; t <= fits; t++) {
    const size = sizes(t);
    shift += (1 - varianceLoss) / size;
    if (ddof === 0) varianceLoss += (1 - varianceLoss) / size;
    stdLoss += (1 - stdLoss) * lossAt(size);
  }
  return scale * scale * (shift - varianceLoss + 2 * stdLoss);
}

function meanStd({ sizes, fits, scale, ddof }: Setting): number {
  const lossAt = remembered((size) => Math.log1p(-rootLoss(size, ddof)));
  let log = 0;
  for (let t = 1; t <= fits; t++) log += lossAt(sizes(t));
  return scale * Math.exp(log);
}

function meanLogVariance({ sizes, fits, ddof }: Setting): number {
  const lossAt = remembered((size) => logDeficit(size - 1) - (ddof === 0 ? Math.log1p(-1 / size) : 0));
  let loss = 0;
  for (let t = 1; t <= fits; t++) loss += lossAt(sizes(t));
  return -loss;
}

/** 1 - E sqrt(chi2_(size-1)/(size-ddof)). */
function rootLoss(size: number, ddof: number): number {
  const deficit = rootDeficit(size - 1);
  if (ddof === 1) return deficit;
  const factorLoss = 1 / size / (1 + Math.sqrt(1 - 1 / size));
  return deficit + (1 - deficit) * factorLoss;
}

/** Equal batches in a row share one quadrature. */
function remembered(f: (size: number) => number): (size: number) => number {
  let [last, value] = [Number.NaN, Number.NaN];
  return (size) => {
    if (size !== last) [last, value] = [size, f(size)];
    return value;
  };
}

function reader(roles: GaussianLoopRoles): (point: Point) => Setting {
  const sizesAt = schedule(roles.samples);
  return (point) => ({
    sizes: sizesAt(point, 2),
    fits: readInteger(point, roles.fits, { min: 1 }),
    scale: readReal(point, roles.scale, { min: 0 }),
    ddof: readInteger(point, roles.ddof, { min: 0, max: 1 }),
  });
}

function exact(
  roles: GaussianLoopRoles,
  name: string,
  algorithm: (setting: Setting) => number,
  costPerFit: number,
  when?: string,
): ExactRoute {
  const read = reader(roles);
  return {
    kind: 'exact',
    name,
    ...(when && { when }),
    compute: (point) => algorithm(read(point)),
    error: 1e-11,
    cost: (point) => 5000 + costPerFit * numberAt(point, roles.fits),
  };
}

type Seen = (fit: Fit, scale: number) => number;

function sampled(roles: GaussianLoopRoles, seen: Seen, when?: string): SampledRoute[] {
  const read = reader(roles);
  const route = (sampler: 'direct' | 'reduced', name: string, refit: Refit): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    ...(when && { when }),
    prepare: (point) => simulation(read(point), seen, refit),
    cost: (point) =>
      sampler === 'reduced' ? 80 * numberAt(point, roles.fits) : 20 * pointsDrawn(read(point)),
  });
  return [
    route('reduced', `${LOOP}; a normal and a chi-square a batch`, refitReduced),
    route('direct', LOOP, refitDirect),
  ];
}

type Refit = (stream: Stream, fit: Fit, size: number, ddof: number) => Fit;

function simulation(
  { sizes, fits, scale, ddof }: Setting,
  seen: Seen,
  refit: Refit,
): (stream: Stream) => number {
  return (stream) => {
    let fit: Fit = { shift: 0, variance: 1 };
    for (let t = 1; t <= fits; t++) fit = refit(stream, fit, sizes(t), ddof);
    return seen(fit, scale);
  };
}

/** Mean and variance of a normal sample are independent: a normal and a chi-square. */
function refitReduced(stream: Stream, { shift, variance }: Fit, size: number, ddof: number): Fit {
  const moved = shift + Math.sqrt(variance / size) * normal(stream);
  return { shift: moved, variance: (variance * chiSquare(stream, size - 1)) / (size - ddof) };
}

/** Every point drawn; running mean and sum of squares (Welford, 1962). */
function refitDirect(stream: Stream, { shift, variance }: Fit, size: number, ddof: number): Fit {
  const sd = Math.sqrt(variance);
  let [mean, squares] = [0, 0];
  for (let i = 1; i <= size; i++) {
    const distance = shift + sd * normal(stream) - mean;
    mean += distance / i;
    squares += (distance * distance * (i - 1)) / i;
  }
  return { shift: mean, variance: squares / (size - ddof) };
}

function pointsDrawn({ sizes, fits }: Setting): number {
  let points = 0;
  for (let t = 1; t <= fits; t++) points += sizes(t);
  return points;
}
