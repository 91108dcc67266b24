import { fillNormal, type Stream } from '../../random/index.js';
import { cholesky, solveCholesky } from '../numeric/cholesky.js';
import { qr } from '../numeric/householder.js';
import { solveLeastSquares, solveMinimumNorm } from '../numeric/leastSquares.js';
import { transpose } from '../numeric/matrix.js';
import { gram, moments } from '../numeric/normalEquations.js';

/** Fills `x` (rows x scales.length) with independent rows N(0, diag(scales^2)). */
export function drawDesign(stream: Stream, x: Float64Array, rows: number, scales: Float64Array): void {
  const cols = scales.length;
  fillNormal(stream, x, 0, rows * cols);
  if (scales.every((scale) => scale === 1)) return;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) x[i * cols + j]! *= scales[j]!;
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
  const cols = weights.length;
  fillNormal(stream, y, 0, rows);
  for (let i = 0; i < rows; i++) {
    let total = 0;
    for (let j = 0; j < cols; j++) total += x[i * cols + j]! * weights[j]!;
    y[i] = total + noise * y[i]!;
  }
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

/**
 * With at least twice as many rows as columns a Gaussian design is so well conditioned (about (1 + r) / (1 - r)
 * for r = sqrt(cols / rows), once its columns are on one scale, which Cholesky does not mind) that the normal
 * equations lose two or three digits and take a quarter of the time of QR.
 */
function tallFitter(rows: number, cols: number): Fitter {
  return rows >= 2 * cols ? normalFitter(rows, cols) : qrFitter(rows, cols);
}

function normalFitter(rows: number, cols: number): Fitter {
  const design = new Float64Array(rows * cols);
  const factor = new Float64Array(cols * cols);
  return {
    use(x) {
      design.set(x.subarray(0, rows * cols));
      gram(design, rows, cols, factor);
      cholesky(factor, cols);
    },
    fit(y, weights) {
      moments(design, y, rows, cols, weights);
      solveCholesky(factor, cols, weights);
    },
  };
}

function qrFitter(rows: number, cols: number): Fitter {
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
