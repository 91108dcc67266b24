import { normal, type Stream } from '../../random/index.js';
import { qr } from '../numeric/householder.js';
import { solveLeastSquares, solveMinimumNorm } from '../numeric/leastSquares.js';
import { applyMatrix, transpose } from '../numeric/matrix.js';

/** Fills `x` (rows x scales.length) with independent rows N(0, diag(scales^2)). */
export function drawDesign(stream: Stream, x: Float64Array, rows: number, scales: Float64Array): void {
  const cols = scales.length;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) x[i * cols + j] = scales[j]! * normal(stream);
  }
}

/** Fills `y` with the labels x w + noise N(0, 1). */
export function drawLabels(
  stream: Stream,
  x: Float64Array,
  weights: Float64Array,
  rows: number,
  noise: number,
  y: Float64Array,
): void {
  applyMatrix(x, weights, rows, weights.length, y);
  for (let i = 0; i < rows; i++) y[i]! += noise * normal(stream);
}

/**
 * A fit of labels on a design of fixed shape: least squares when rows >= cols, else the interpolator of
 * least norm. `use` factors a design (kept unchanged), `fit` overwrites the labels and writes the weights.
 */
export interface Fitter {
  use(x: Float64Array): void;
  fit(y: Float64Array, weights: Float64Array): void;
}

export function fitter(rows: number, cols: number): Fitter {
  return rows >= cols ? tallFitter(rows, cols) : wideFitter(rows, cols);
}

function tallFitter(rows: number, cols: number): Fitter {
  const packed = new Float64Array(rows * cols);
  const scales = new Float64Array(cols);
  const work = new Float64Array(cols);
  const factors = { rows, cols, packed, scales };
  return {
    use(x) {
      packed.set(x.subarray(0, rows * cols));
      qr(packed, rows, cols, scales, work);
    },
    fit: (y, weights) => solveLeastSquares(factors, y, weights),
  };
}

function wideFitter(rows: number, cols: number): Fitter {
  const packed = new Float64Array(rows * cols);
  const scales = new Float64Array(rows);
  const work = new Float64Array(rows);
  const factors = { rows: cols, cols: rows, packed, scales };
  return {
    use(x) {
      qr(transpose(x, rows, cols, packed), cols, rows, scales, work);
    },
    fit: (y, weights) => solveMinimumNorm(factors, y, weights),
  };
}

/** Squared length of a - b in the norm of diag(eigenvalues). */
export function squaredDistance(a: Float64Array, b: Float64Array, eigenvalues: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += eigenvalues[i]! * (a[i]! - b[i]!) * (a[i]! - b[i]!);
  return total;
}
