import type { Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, isName, readInteger, readReal } from '../binding.js';
import { runningSum } from '../numeric/sum.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { type Sizes, schedule } from '../schedule.js';
import { logDeficit, rootDeficit } from './chiSquareDeficit.js';
import { type GaussianFit, type GaussianRefit, refitDirect, refitReduced } from './gaussianRefit.js';

/** What plays which role in the refitting of a normal law. */
export interface GaussianLoopRoles {
  /** Samples of batch t = 1, 2, ..., of which the first is real; may use `t`. Default `n`. */
  readonly samples: Binding;
  /** Number of fits; without any, the model is the real law. Default `t`. */
  readonly fits: Binding;
  /** Standard deviation of the real law. Default 1. */
  readonly scale: Binding;
  /** The fitted variance is the sum of squares divided by the number of samples less this, 0 or 1. Default 1. */
  readonly ddof: Binding;
  /** Every batch is drawn with this multiple of the fitted variance (and of the real one), in (0, 1]. Default 1. */
  readonly bias: Binding;
}

/** The roles' values at one point. */
interface Setting {
  readonly sizes: Sizes;
  readonly fits: number;
  readonly scale: number;
  readonly ddof: number;
  readonly bias: number;
}

const LOOP = 'mean and variance fitted to a batch drawn from the fit before, older data discarded';

/**
 * The one-dimensional normal loop that discards: fit mean and variance to a batch, draw the next batch from
 * the fit.
 *
 * Sources: Shumailov et al., "AI models collapse when trained on recursively generated data", 2024; Suresh et
 * al., "Rate of model collapse in recursive training", 2024; Alemohammad et al., "Self-consuming generative
 * models go MAD", 2024 (biased sampling).
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
  /** The same for each fit; at least one fit. */
  readonly logDrift: Quantity;
  /** E of the squared distance of the last fitted mean from the real one. */
  readonly squaredShift: Quantity;
} {
  const roles: GaussianLoopRoles = { samples: 'n', fits: 't', scale: 1, ddof: 1, bias: 1, ...given };
  const fits = bindingText(roles.fits);
  const light = lightTail(roles);
  return {
    pointVariance: {
      meaning: `variance of a data point drawn after ${fits} fits`,
      support: 'nonnegative',
      routes: [
        exact(roles, 'means of squared shift and variance, fit by fit', pointVariance, 5),
        ...sampled(
          roles,
          ({ shift, variance }, { scale, bias }) => scale * scale * (shift * shift + bias * variance),
          light,
        ),
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
          ({ shift, variance }, { scale }) => scale * scale * (shift * shift + gap(variance)),
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
        ...sampled(roles, ({ variance }, { scale }) => scale * Math.sqrt(variance), light),
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
    logDrift: {
      meaning: `mean logarithm of the fitted variance over the real one, a fit, after ${fits} fits`,
      support: 'real',
      routes: [
        exact(
          roles,
          'mean of the mean logarithms of chi-squares, each by quadrature',
          logDrift(roles),
          constant(roles) ? 1 : 5000,
        ),
        ...sampled(roles, ({ variance }, { fits }) => Math.log(variance) / fits),
      ],
    },
    squaredShift: {
      meaning: `mean squared distance of the fitted mean from the real one after ${fits} fits`,
      support: 'nonnegative',
      routes: [
        exact(
          roles,
          'means of squared shift and variance, fit by fit',
          (setting) => setting.scale * setting.scale * moments(setting).shift,
          5,
        ),
        ...sampled(roles, ({ shift }, { scale }) => scale * scale * shift * shift, light),
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

/** E of the squared shift and of the variance of the last fit, in units of the real variance. */
function moments({ sizes, fits, ddof, bias }: Setting): {
  readonly shift: number;
  readonly variance: number;
} {
  const shift = runningSum();
  let variance = 1;
  for (let t = 1; t <= fits; t++) {
    const drawn = bias * variance;
    shift.add(drawn / sizes(t));
    variance = ddof === 0 ? drawn - drawn / sizes(t) : drawn;
  }
  return { shift: shift.value(), variance };
}

function pointVariance(setting: Setting): number {
  const { shift, variance } = moments(setting);
  return setting.scale * setting.scale * (shift + setting.bias * variance);
}

/** Squared shift, less what the variance lost, plus twice what the standard deviation lost. */
function squaredWasserstein({ sizes, fits, scale, ddof, bias }: Setting): number {
  const root = Math.sqrt(bias);
  const rootBiasLoss = (1 - bias) / (1 + root);
  const lossAt = remembered((size) => rootBiasLoss + root * rootLoss(size, ddof));
  const [shift, varianceLoss, stdLoss] = [runningSum(), runningSum(), runningSum()];
  for (let t = 1; t <= fits; t++) {
    const size = sizes(t);
    const left = 1 - varianceLoss.value();
    const drawn = bias * left;
    shift.add(drawn / size);
    varianceLoss.add((1 - bias) * left + (ddof === 0 ? drawn / size : 0));
    stdLoss.add((1 - stdLoss.value()) * lossAt(size));
  }
  return scale * scale * (shift.value() - varianceLoss.value() + 2 * stdLoss.value());
}

function meanStd({ sizes, fits, scale, ddof, bias }: Setting): number {
  const logLoss = sumOver(sizes, fits, (size) => Math.log1p(-rootLoss(size, ddof)));
  return scale * Math.exp((fits * Math.log(bias)) / 2 + logLoss);
}

function logDrift({ fits: role }: GaussianLoopRoles): (setting: Setting) => number {
  return (setting) => {
    if (setting.fits === 0) refuse(String(role), 'an integer of at least 1', 0);
    return meanLogVariance(setting) / setting.fits;
  };
}

function meanLogVariance({ sizes, fits, ddof, bias }: Setting): number {
  const change = (size: number): number => (ddof === 0 ? Math.log1p(-1 / size) : 0) - logDeficit(size - 1);
  return fits * Math.log(bias) + sumOver(sizes, fits, change);
}

/** Sum over the fits of a term that depends on the size of the batch. */
function sumOver(sizes: Sizes, fits: number, term: (size: number) => number): number {
  const termAt = remembered(term);
  const total = runningSum();
  for (let t = 1; t <= fits; t++) total.add(termAt(sizes(t)));
  return total.value();
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
    fits: readInteger(point, roles.fits, { min: 0 }),
    scale: readReal(point, roles.scale, { min: 0 }),
    ddof: readInteger(point, roles.ddof, { min: 0, max: 1 }),
    bias: readReal(point, roles.bias, { min: Number.MIN_VALUE, max: 1 }),
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

type Seen = (fit: GaussianFit, setting: Setting) => number;

function sampled(roles: GaussianLoopRoles, seen: Seen, when?: string): SampledRoute[] {
  const read = reader(roles);
  const route = (sampler: 'direct' | 'reduced', name: string, refit: GaussianRefit): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    ...(when && { when }),
    prepare: (point) => simulation(read(point), seen, refit),
    cost: (point) =>
      20 + (sampler === 'reduced' ? 80 * numberAt(point, roles.fits) : 20 * pointsDrawn(read(point))),
  });
  return [
    route('reduced', `${LOOP}; a normal and a chi-square a batch`, refitReduced),
    route('direct', LOOP, refitDirect),
  ];
}

function simulation(setting: Setting, seen: Seen, refit: GaussianRefit): (stream: Stream) => number {
  const { sizes, fits, ddof, bias } = setting;
  return (stream) => {
    let fit: GaussianFit = { shift: 0, variance: 1 };
    for (let t = 1; t <= fits; t++) {
      fit = refit(stream, { shift: fit.shift, variance: bias * fit.variance }, sizes(t), ddof);
    }
    return seen(fit, setting);
  };
}

function pointsDrawn({ sizes, fits }: Setting): number {
  let points = 0;
  for (let t = 1; t <= fits; t++) points += sizes(t);
  return points;
}
