import type { Point } from '../../regime/index.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { byFactors, byPoints, squaredMean } from './vectorSimulation.js';

/** What plays which role in the refitting of a normal law in d dimensions. */
export interface VectorLoopRoles {
  /** Name of the vector of eigenvalues of the real covariance. Default `spectrum`. */
  readonly spectrum: string;
  /** Samples of every batch. Default `M`. */
  readonly samples: Binding;
  /** Number of fits. Default `n`. */
  readonly fits: Binding;
}

interface Setting {
  readonly spectrum: readonly number[];
  readonly samples: number;
  readonly fits: number;
}

/**
 * The normal loop that discards, in d dimensions, with the unbiased covariance: fit mean and covariance to a
 * batch, draw the next batch from the fit. Fitted covariances may be singular.
 *
 * Source: Shumailov et al., "AI models collapse when trained on recursively generated data", 2024.
 */
export function gaussianVectorLoop(given: Partial<VectorLoopRoles> = {}): {
  /** E of the squared distance of the last fitted mean from the real one. */
  readonly squaredDrift: Quantity;
} {
  const roles: VectorLoopRoles = { spectrum: 'spectrum', samples: 'M', fits: 'n', ...given };
  const [M, n] = [roles.samples, roles.fits].map(bindingText);
  const light = `(1+2/(${M}-1))^${n} <= 100`;
  return {
    squaredDrift: {
      meaning: `mean squared distance of the mean of fit ${n} from the real mean`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'the mean covariance stays; every fit adds its trace over the number of samples',
          compute: (point) => drift(readSetting(roles, point)),
          error: 1e-12,
          cost: (point) => 2 * numberAt(point, roles.fits),
        },
        {
          kind: 'sampled',
          name: 'a factor of the fitted covariance, times a Wishart factor a batch',
          sampler: 'reduced',
          when: light,
          prepare: (point) => byFactors({ ...readSetting(roles, point), bias: 1 }, squaredMean),
          cost: (point) => factorCost(roles, point),
        },
        {
          kind: 'sampled',
          name: 'batches drawn point by point, centred data as the factor of their covariance',
          sampler: 'direct',
          when: light,
          prepare: (point) => byPoints({ ...readSetting(roles, point), bias: 1 }, squaredMean),
          cost: (point) => {
            const samples = numberAt(point, roles.samples);
            return numberAt(point, roles.fits) * samples * samples * (sizeAt(point, roles.spectrum) + 15);
          },
        },
      ],
    },
  };
}

function drift({ spectrum, samples, fits }: Setting): number {
  const trace = spectrum.reduce((sum, value) => sum + value, 0);
  let total = 0;
  for (let k = 0; k < fits; k++) total += trace / samples;
  return total;
}

function factorCost(roles: VectorLoopRoles, point: Point): number {
  const d = sizeAt(point, roles.spectrum);
  const rank = Math.min(d, numberAt(point, roles.samples) - 1);
  return numberAt(point, roles.fits) * d * rank * (20 + d);
}

function readSetting(roles: VectorLoopRoles, point: Point): Setting {
  return {
    spectrum: readSpectrum(point, roles.spectrum),
    samples: readInteger(point, roles.samples, { min: 2 }),
    fits: readInteger(point, roles.fits, { min: 1 }),
  };
}

function readSpectrum(point: Point, name: string): readonly number[] {
  const value = point[name];
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((entry) => entry >= 0 && Number.isFinite(entry))
  ) {
    return value as readonly number[];
  }
  return refuse(name, 'a list of eigenvalues of at least 0', value);
}
