import { normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import { multiply } from '../numeric/matrix.js';
import { wishartFactor } from '../numeric/wishartFactor.js';
import type { Quantity } from '../quantity.js';

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
          prepare: (point) => byFactors(readSetting(roles, point)),
          cost: (point) => factorCost(roles, point),
        },
        {
          kind: 'sampled',
          name: 'batches drawn point by point, centred data as the factor of their covariance',
          sampler: 'direct',
          when: light,
          prepare: (point) => byPoints(readSetting(roles, point)),
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

/**
 * The fitted mean moves by F z/sqrt(M), F a factor of the covariance and z standard normal; the next
 * covariance is F W F^T/(M-1) with W Wishart, and independent of the move.
 */
function byFactors({ spectrum, samples, fits }: Setting): (stream: Stream) => number {
  const d = spectrum.length;
  // With fewer degrees than dimensions a Wishart matrix is G G^T for a normal G, and has no Bartlett factor.
  const rank = Math.min(d, samples - 1);
  return (stream) => {
    const mean = new Float64Array(d);
    let factor = diagonalRoot(spectrum);
    let width = d;
    for (let k = 0; k < fits; k++) {
      addCombination(stream, factor, width, Math.sqrt(samples), mean);
      const mixed = rank === d ? triangle(stream, samples, d) : normals(stream, width * rank);
      factor = multiply(factor, mixed, d, width, rank);
      width = rank;
      const scale = 1 / Math.sqrt(samples - 1);
      for (let i = 0; i < factor.length; i++) factor[i]! *= scale;
    }
    return squaredNorm(mean);
  };
}

function triangle(stream: Stream, samples: number, d: number): Float64Array {
  const out = new Float64Array(d * d);
  wishartFactor(stream, samples - 1, d, out);
  return out;
}

/** Each batch: points mean + F z; F is then the centred batch over sqrt(M - 1), one column a point. */
function byPoints({ spectrum, samples, fits }: Setting): (stream: Stream) => number {
  const d = spectrum.length;
  return (stream) => {
    const mean = new Float64Array(d);
    let factor = diagonalRoot(spectrum);
    let width = d;
    for (let k = 0; k < fits; k++) {
      const z = normals(stream, width * samples);
      const batch = multiply(factor, z, d, width, samples);
      factor = centred(batch, d, samples, mean);
      width = samples;
    }
    return squaredNorm(mean);
  };
}

/** Adds the mean of each row to `mean` and returns the rows without it, over sqrt(cols - 1). */
function centred(rows: Float64Array, d: number, cols: number, mean: Float64Array): Float64Array {
  const scale = 1 / Math.sqrt(cols - 1);
  for (let i = 0; i < d; i++) {
    const row = rows.subarray(i * cols, (i + 1) * cols);
    const middle = row.reduce((sum, x) => sum + x, 0) / cols;
    mean[i]! += middle;
    for (let j = 0; j < cols; j++) row[j] = (row[j]! - middle) * scale;
  }
  return rows;
}

function addCombination(
  stream: Stream,
  factor: Float64Array,
  width: number,
  root: number,
  out: Float64Array,
): void {
  for (let j = 0; j < width; j++) {
    const z = normal(stream) / root;
    for (let i = 0; i < out.length; i++) out[i]! += factor[i * width + j]! * z;
  }
}

function diagonalRoot(spectrum: readonly number[]): Float64Array {
  const d = spectrum.length;
  const root = new Float64Array(d * d);
  spectrum.forEach((value, i) => {
    root[i * d + i] = Math.sqrt(value);
  });
  return root;
}

function normals(stream: Stream, size: number): Float64Array {
  return Float64Array.from({ length: size }, () => normal(stream));
}

function squaredNorm(vector: Float64Array): number {
  return vector.reduce((sum, x) => sum + x * x, 0);
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
