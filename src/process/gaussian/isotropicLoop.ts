import { chiSquare, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { allOf } from '../_internals/conditions.js';
import { numberAt } from '../_internals/estimates.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { chiSquareMean } from '../numeric/chiSquareMean.js';
import { cholesky } from '../numeric/cholesky.js';
import { addGram, transpose } from '../numeric/matrix.js';
import { normalMean } from '../numeric/normalMean.js';
import type { Quantity, SampledRoute } from '../quantity.js';
import { logDeficit, rootDeficit } from './chiSquareDeficit.js';
import { byFactors, byPoints, covarianceTrace, type VectorFit } from './vectorSimulation.js';

/** What plays which role in the refitting of a standard normal law in d dimensions. */
export interface IsotropicLoopRoles {
  /** Samples of every batch. Default `n`. */
  readonly samples: Binding;
  /** Number of fits; without any, the model is the real law. Default `t`. */
  readonly fits: Binding;
  /** Default `d`. */
  readonly dimension: Binding;
  /** Every batch is drawn with this multiple of the covariance, in (0, 1]. Default `lam`. */
  readonly bias: Binding;
  /** The covariance is divided by the number of samples less this, 0 or 1. Default 1. */
  readonly ddof: Binding;
}

interface Setting {
  readonly samples: number;
  readonly fits: number;
  readonly dimension: number;
  readonly bias: number;
  readonly ddof: number;
}

/**
 * The normal loop that discards and draws with too small a covariance, from the standard normal law in d
 * dimensions: fit mean and covariance to a batch, draw the next batch with `bias` times the covariance.
 *
 * Source: Alemohammad et al., "Self-consuming generative models go MAD", 2024.
 */
export function isotropicLoop(given: Partial<IsotropicLoopRoles> = {}): {
  /** E of the trace of the last fitted covariance over that of the real one. */
  readonly meanTrace: Quantity;
  /** E of the first coordinate of the last fitted mean. */
  readonly meanShift: Quantity;
  /** E of the logarithm of the determinant of the last fitted covariance; more samples than dimensions. */
  readonly logDeterminant: Quantity;
} {
  const roles: IsotropicLoopRoles = {
    samples: 'n',
    fits: 't',
    dimension: 'd',
    bias: 'lam',
    ddof: 1,
    ...given,
  };
  const [n, t] = [roles.samples, roles.fits].map(bindingText);
  // A product of chi-squares: beyond, a sample mean hides the rare runs that carry the mean.
  const light = `${t} <= ${n}/2`;
  return {
    meanTrace: {
      meaning: `mean trace of the covariance over the real one after ${t} fits`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'a mean chi-square, by quadrature, for every fit',
          compute: (point) => meanTrace(readSetting(roles, point)),
          error: 5e-11,
          cost: (point) => 5000 + numberAt(point, roles.fits),
        },
        ...sampled(roles, (fit, { dimension }) => covarianceTrace(fit) / dimension, light),
      ],
    },
    meanShift: {
      meaning: `mean of the first coordinate of the fitted mean after ${t} fits`,
      support: 'real',
      routes: [
        {
          kind: 'exact',
          name: 'mean steps of the fitted mean, with the mean normal variate and deviation by quadrature',
          compute: (point) => meanShift(readSetting(roles, point)),
          error: 0,
          cost: (point) => 10_000 + 2 * numberAt(point, roles.fits),
        },
        ...sampled(roles, ({ mean }) => mean[0]!, light),
      ],
    },
    logDeterminant: {
      meaning: `mean logarithm of the determinant of the covariance after ${t} fits`,
      support: 'real',
      routes: [
        {
          kind: 'exact',
          name: 'mean logarithms of the chi-squares in a Wishart determinant, each by quadrature',
          compute: (point) => logDeterminant(invertible(roles, readSetting(roles, point))),
          error: 1e-11,
          cost: (point) => 5000 * numberAt(point, roles.dimension),
        },
        {
          kind: 'sampled',
          name: 'the chi-squares in the Wishart determinant of every batch',
          sampler: 'reduced',
          when: `${n} > ${bindingText(roles.dimension)}`,
          prepare: (point) => byChiSquares(readSetting(roles, point)),
          cost: (point) => 20 + 60 * numberAt(point, roles.fits) * numberAt(point, roles.dimension),
        },
        // A product of many nearly singular factors has no determinant in doubles.
        ...sampled(
          roles,
          logDeterminantOf,
          `${t} <= 10 and ${n} >= 4*${bindingText(roles.dimension)}`,
          'direct',
        ),
      ],
    },
  };
}

function meanTrace({ samples, fits, bias, ddof }: Setting): number {
  const factor = (bias * chiSquareMean(samples - 1, (x) => x)) / (samples - ddof);
  let trace = 1;
  for (let t = 1; t <= fits; t++) trace *= factor;
  return trace;
}

/** Each fit moves the first coordinate by sd z/sqrt(n), where z is normal and independent of the deviation sd. */
function meanShift({ samples, fits, bias }: Setting): number {
  const kept = 1 - rootDeficit(samples - 1);
  const step = normalMean((z) => z) / Math.sqrt(samples);
  let [mean, sd] = [0, 1];
  for (let t = 1; t <= fits; t++) {
    sd *= Math.sqrt(bias);
    mean += sd * step;
    sd *= kept;
  }
  return mean;
}

/** The determinant of a Wishart matrix is a product of chi-squares with n-1, n-2, ... degrees (Bartlett, 1933). */
function logDeterminant({ samples, fits, dimension, bias, ddof }: Setting): number {
  let fall = 0;
  for (let i = 1; i <= dimension; i++) {
    const dof = samples - i;
    fall += logDeficit(dof) - Math.log(bias) + Math.log((samples - ddof) / dof);
  }
  return -fits * fall;
}

function invertible(roles: IsotropicLoopRoles, setting: Setting): Setting {
  const { samples, dimension } = setting;
  if (samples > dimension) return setting;
  return refuse(String(roles.samples), `more than ${bindingText(roles.dimension)} = ${dimension}`, samples);
}

type Seen = (fit: VectorFit, setting: Setting) => number;

function byChiSquares({ samples, fits, dimension, bias, ddof }: Setting): (stream: Stream) => number {
  const scale = bias / (samples - ddof);
  return (stream) => {
    let log = 0;
    for (let t = 1; t <= fits; t++) {
      for (let i = 1; i <= dimension; i++) log += Math.log(scale * chiSquare(stream, samples - i));
    }
    return log;
  };
}

/** Twice the log of the product of the diagonal of a Cholesky factor of F F^T. */
function logDeterminantOf({ mean, factor, width }: VectorFit): number {
  const d = mean.length;
  const covariance = new Float64Array(d * d);
  addGram(transpose(factor, d, width), width, d, covariance);
  if (!cholesky(covariance, d)) return -Infinity;
  let log = 0;
  for (let i = 0; i < d; i++) log += 2 * Math.log(covariance[i * d + i]!);
  return log;
}

function sampled(
  roles: IsotropicLoopRoles,
  seen: Seen,
  when?: string,
  only?: 'direct' | 'reduced',
): SampledRoute[] {
  const route = (sampler: 'direct' | 'reduced', name: string, simulate: typeof byFactors): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    when: allOf(`${bindingText(roles.samples)} > ${bindingText(roles.dimension)}`, when)!,
    prepare: (point) => {
      const setting = readSetting(roles, point);
      const spectrum = new Float64Array(setting.dimension).fill(1);
      const bias = (setting.bias * (setting.samples - 1)) / (setting.samples - setting.ddof);
      return simulate({ ...setting, bias, spectrum }, (fit) => seen(fit, setting));
    },
    cost: (point) => drawCost(roles, sampler, point),
  });
  const both = [
    route('reduced', 'a factor of the fitted covariance, times a Wishart factor a batch', byFactors),
    route('direct', 'batches drawn point by point, centred data as the factor of their covariance', byPoints),
  ];
  return both.filter(({ sampler }) => only === undefined || sampler === only);
}

function drawCost(roles: IsotropicLoopRoles, sampler: 'direct' | 'reduced', point: Point): number {
  const [n, t, d] = [roles.samples, roles.fits, roles.dimension].map((role) => numberAt(point, role)) as [
    number,
    number,
    number,
  ];
  return sampler === 'reduced' ? 50 + t * d * d * (30 + 2 * d) : 50 + t * n * (20 * n + 2 * d * n);
}

function readSetting(roles: IsotropicLoopRoles, point: Point): Setting {
  return {
    samples: readInteger(point, roles.samples, { min: 2 }),
    fits: readInteger(point, roles.fits, { min: 0 }),
    dimension: readInteger(point, roles.dimension, { min: 1 }),
    bias: readReal(point, roles.bias, { min: Number.MIN_VALUE, max: 1 }),
    ddof: readInteger(point, roles.ddof, { min: 0, max: 1 }),
  };
}
