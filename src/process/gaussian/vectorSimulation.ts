import { normal, type Stream } from '../../random/index.js';
import { multiply } from '../numeric/matrix.js';
import { wishartFactor } from '../numeric/wishartFactor.js';

/** The normal loop that discards, in d dimensions, with the unbiased covariance. */
export interface VectorSetting {
  /** Eigenvalues of the real covariance. */
  readonly spectrum: ArrayLike<number>;
  readonly samples: number;
  readonly fits: number;
  /** Every batch is drawn with this multiple of the covariance. */
  readonly bias: number;
}

/** A fitted law: its mean, and a d x width factor F (row-major) of its covariance F F^T. */
export interface VectorFit {
  readonly mean: Float64Array;
  readonly factor: Float64Array;
  readonly width: number;
}

type Seen = (fit: VectorFit) => number;

/** Squared distance of the fitted mean from the real one. */
export const squaredMean: Seen = ({ mean }) => squaredNorm(mean);

/** Trace of the fitted covariance. */
export const covarianceTrace: Seen = ({ factor }) => squaredNorm(factor);

function squaredNorm(vector: Float64Array): number {
  return vector.reduce((sum, x) => sum + x * x, 0);
}

/**
 * The fitted mean moves by F z/sqrt(M), F a factor of the covariance and z standard normal; the next
 * covariance is F W F^T/(M-1) with W Wishart, and independent of the move.
 */
export function byFactors(
  { spectrum, samples, fits, bias }: VectorSetting,
  seen: Seen,
): (stream: Stream) => number {
  const d = spectrum.length;
  // With fewer degrees than dimensions a Wishart matrix is G G^T for a normal G, and has no Bartlett factor.
  const rank = Math.min(d, samples - 1);
  return (stream) => {
    const mean = new Float64Array(d);
    let factor = diagonalRoot(spectrum);
    let width = d;
    for (let k = 0; k < fits; k++) {
      addCombination(stream, factor, width, Math.sqrt(samples / bias), mean);
      const mixed = rank === d ? triangle(stream, samples, d) : normals(stream, width * rank);
      factor = multiply(factor, mixed, d, width, rank);
      width = rank;
      const scale = Math.sqrt(bias / (samples - 1));
      for (let i = 0; i < factor.length; i++) factor[i]! *= scale;
    }
    return seen({ mean, factor, width });
  };
}

function triangle(stream: Stream, samples: number, d: number): Float64Array {
  const out = new Float64Array(d * d);
  wishartFactor(stream, samples - 1, d, out);
  return out;
}

/** Each batch: points mean + F z; F is then the centred batch over sqrt(M - 1), one column a point. */
export function byPoints(
  { spectrum, samples, fits, bias }: VectorSetting,
  seen: Seen,
): (stream: Stream) => number {
  const d = spectrum.length;
  return (stream) => {
    const mean = new Float64Array(d);
    let factor = diagonalRoot(spectrum);
    let width = d;
    for (let k = 0; k < fits; k++) {
      const z = normals(stream, width * samples, Math.sqrt(bias));
      const batch = multiply(factor, z, d, width, samples);
      factor = centred(batch, d, samples, mean);
      width = samples;
    }
    return seen({ mean, factor, width });
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

/** Adds F z/root for a standard normal z to `out`. */
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

function diagonalRoot(spectrum: ArrayLike<number>): Float64Array {
  const d = spectrum.length;
  const root = new Float64Array(d * d);
  for (let i = 0; i < d; i++) root[i * d + i] = Math.sqrt(spectrum[i]!);
  return root;
}

function normals(stream: Stream, size: number, scale = 1): Float64Array {
  return Float64Array.from({ length: size }, () => scale * normal(stream));
}
