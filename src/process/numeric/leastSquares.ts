import { applyQ, applyQTransposed, type QrFactors, qr, solveR, solveRTransposed } from './householder.js';

/**
 * The least squares fit of y on x (row-major, rows >= cols, full rank), written to `out` (length cols).
 * x and y are overwritten. By Householder QR: backward stable.
 */
export function leastSquares(
  x: Float64Array,
  y: Float64Array,
  rows: number,
  cols: number,
  out: Float64Array,
): void {
  solveLeastSquares(qr(x, rows, cols), y, out);
}

/** As `leastSquares`, for a design whose QR factors are at hand. y is overwritten. */
export function solveLeastSquares(factors: QrFactors, y: Float64Array, out: Float64Array): void {
  applyQTransposed(factors, y);
  solveR(factors, y);
  out.set(y.subarray(0, factors.cols));
}

/**
 * The interpolator of least norm, x w = y with rows <= cols and full row rank, written to `out` (length
 * cols), given the QR factors of the transpose of x (cols x rows). y is overwritten.
 */
export function solveMinimumNorm(transposed: QrFactors, y: Float64Array, out: Float64Array): void {
  solveRTransposed(transposed, y);
  out.fill(0);
  out.set(y.subarray(0, transposed.cols));
  applyQ(transposed, out);
}
