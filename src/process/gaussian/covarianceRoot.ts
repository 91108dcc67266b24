import type { Point } from '../../regime/index.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { readList } from '../_internals/readList.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import { addGram, transpose } from '../numeric/matrix.js';
import { nuclearNorm } from '../numeric/nuclearNorm.js';
import { symmetricEigen } from '../numeric/symmetricEigen.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { rootDeficit } from './chiSquareDeficit.js';
import { planarRoot } from './planarRoot.js';
import { byFactors, byPoints, type VectorFit, type VectorSetting } from './vectorSimulation.js';

/** What plays which role in the refitting of a normal law whose covariance is looked at. */
export interface CovarianceRootRoles {
  /** Name of the vector of eigenvalues of the real covariance, whose axes are the coordinates. Default `spectrum`. */
  readonly spectrum: string;
  /** Samples of every batch. Default `n`. */
  readonly samples: Binding;
  /** Number of fits. Default `t`. */
  readonly fits: Binding;
  /** The coordinate of `rootEntry`, from 1. Default `i`. */
  readonly axis: Binding;
}

/**
 * The covariance S of the normal loop that discards, in d dimensions, with the unbiased divisor, and its
 * symmetric root. Fitted covariances may be singular.
 *
 * Source: Bertrand, Bose, Duplessis, Jiralerspong and Gidel, "On the stability of iterative retraining of
 * generative models on their own data", 2024.
 */
export function covarianceRoot(given: Partial<CovarianceRootRoles> = {}): {
  /** E tr sqrt(S) after the last fit. */
  readonly traceRoot: Quantity;
  /** E of the diagonal entry of sqrt(S) on one axis. */
  readonly rootEntry: Quantity;
  /** E tr S. */
  readonly trace: Quantity;
  /** E tr S^2. */
  readonly squaredNorm: Quantity;
} {
  const roles: CovarianceRootRoles = { spectrum: 'spectrum', samples: 'n', fits: 't', axis: 'i', ...given };
  const [t, i] = [roles.fits, roles.axis].map(bindingText);
  const s = roles.spectrum;
  const moments = exact(roles, 'second moments of the covariance, fit by fit');
  return {
    traceRoot: {
      meaning: `mean trace of the root of the covariance after ${t} fits`,
      support: 'nonnegative',
      routes: [
        exact(roles, 'product of the mean roots of chi-squares, each by quadrature')(
          lineRoot,
          5000,
          `size(${s}) == 1`,
        ),
        exact(roles, 'the Bartlett coordinates of a Wishart matrix in the plane, by quadrature')(
          ({ spectrum, samples }) => planarRoot(samples, spectrum[0]!, spectrum[1]!),
          60_000,
          `size(${s}) == 2 and ${t} == 1 and min(${s}) > 0`,
        ),
        // The square of a trace is at most d times the trace of the square, whose mean stays.
        ...sampled(roles, `size(${s})*sum(${s})`, () => traceRoot),
      ],
    },
    rootEntry: {
      meaning: `mean entry ${i} on the diagonal of the root of the covariance after ${t} fits`,
      support: 'nonnegative',
      routes: [
        exact(roles, 'product of the mean roots of chi-squares, each by quadrature')(
          lineRoot,
          5000,
          `size(${s}) == 1`,
        ),
        // The square of an entry on the diagonal is at most that entry of the square, whose mean stays.
        ...sampled(roles, `${s}[${i}]`, (point) => {
          const axis = readInteger(point, roles.axis, { min: 1, max: sizeAt(point, s) }) - 1;
          return (fit) => rootEntry(fit, axis);
        }),
      ],
    },
    trace: {
      meaning: `mean trace of the covariance after ${t} fits`,
      support: 'nonnegative',
      routes: [moments((setting) => moment(setting).trace, 10)],
    },
    squaredNorm: {
      meaning: `mean squared Frobenius norm of the covariance after ${t} fits`,
      support: 'nonnegative',
      routes: [moments((setting) => moment(setting).square, 10)],
    },
  };
}

function sampled(
  roles: CovarianceRootRoles,
  secondMoment: string,
  seen: (point: Point) => (fit: VectorFit) => number,
): SampledRoute[] {
  const [n, t] = [roles.samples, roles.fits].map(bindingText);
  const route = (sampler: 'direct' | 'reduced', name: string, simulate: typeof byFactors): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    // A product of chi-squares: beyond, a sample mean hides the rare runs that carry the mean.
    when: `(1+2/(${n}-1))^${t} <= 100`,
    secondMoment,
    prepare: (point) => simulate(readSetting(roles, point), seen(point)),
    cost: (point) => simulationCost(roles, point, sampler),
  });
  return [
    route('reduced', 'a factor of the fitted covariance, times a Wishart factor a batch', byFactors),
    route('direct', 'batches drawn point by point, centred data as the factor of their covariance', byPoints),
  ];
}

function exact(roles: CovarianceRootRoles, name: string) {
  return (compute: (setting: VectorSetting) => number, costPerFit: number, when?: string): ExactRoute => ({
    kind: 'exact',
    name,
    ...(when && { when }),
    compute: (point) => compute(readSetting(roles, point)),
    error: 1e-11,
    cost: (point) => (costPerFit > 1000 ? costPerFit : 100 + costPerFit * numberAt(point, roles.fits)),
  });
}

function lineRoot({ spectrum, samples, fits }: VectorSetting): number {
  return Math.sqrt(spectrum[0]!) * Math.exp(fits * Math.log1p(-rootDeficit(samples - 1)));
}

/**
 * Means of tr S, (tr S)^2 and tr S^2. For a Wishart matrix W with v degrees of freedom and scale S,
 * E tr W^2 = v (v+1) tr S^2 + v (tr S)^2 and E (tr W)^2 = v^2 (tr S)^2 + 2 v tr S^2.
 */
function moment({ spectrum, samples, fits }: VectorSetting) {
  const dof = samples - 1;
  let [trace, square] = [0, 0];
  for (let k = 0; k < spectrum.length; k++) {
    trace += spectrum[k]!;
    square += spectrum[k]! * spectrum[k]!;
  }
  let squaredTrace = trace * trace;
  for (let t = 0; t < fits; t++) {
    [square, squaredTrace] = [square + (square + squaredTrace) / dof, squaredTrace + (2 * square) / dof];
  }
  return { trace, square };
}

function traceRoot({ mean, factor, width }: VectorFit): number {
  return nuclearNorm(factor, mean.length, width);
}

function rootEntry({ mean, factor, width }: VectorFit, axis: number): number {
  const d = mean.length;
  const covariance = new Float64Array(d * d);
  addGram(transpose(factor, d, width), width, d, covariance);
  const { values, vectors } = symmetricEigen(covariance, d);
  return values.reduce(
    (sum, value, j) => sum + Math.sqrt(Math.max(0, value)) * vectors[axis * d + j]! * vectors[axis * d + j]!,
    0,
  );
}

function simulationCost(roles: CovarianceRootRoles, point: Point, sampler: 'direct' | 'reduced'): number {
  const d = sizeAt(point, roles.spectrum);
  const samples = numberAt(point, roles.samples);
  const fits = numberAt(point, roles.fits);
  const root = 1500 + 60 * d * d * d;
  if (sampler === 'direct') return root + 8 * fits * samples * samples * (d + 15);
  return root + fits * (1000 + d * Math.min(d, samples - 1) * (60 + 4 * d));
}

function readSetting(roles: CovarianceRootRoles, point: Point): VectorSetting {
  return {
    spectrum: readList(point, roles.spectrum, { min: 0 }),
    samples: readInteger(point, roles.samples, { min: 2 }),
    fits: readInteger(point, roles.fits, { min: 1 }),
    bias: 1,
  };
}
