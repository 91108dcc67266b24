import { cholesky, solveLower } from '../numeric/cholesky.js';
import { transpose } from '../numeric/matrix.js';
import { singularValues } from '../numeric/singularValues.js';
import { centreRows, type View } from './view.js';

/**
 * The canonical correlations with `ridge` > 0 added to the diagonals of both covariances, which are taken with
 * the divisor samples - 1: singular values of the cross covariance between the inverse Cholesky factors. Unlike
 * `canonicalCorrelations` they depend on the units of the views.
 */
export function ridgeCorrelations(x: View, y: View, samples: number, ridge: number): Float64Array {
  const [first, second] = [x, y].map(({ rows, values }) =>
    centreRows(values.slice(0, rows * samples), rows, samples),
  );
  const left = factorOf(covariance(first!, first!, x.rows, x.rows, samples), x.rows, ridge);
  const right = factorOf(covariance(second!, second!, y.rows, y.rows, samples), y.rows, ridge);
  const cross = covariance(first!, second!, x.rows, y.rows, samples);
  const half = solvedColumns(left, cross, x.rows, y.rows);
  const whole = solvedColumns(right, transpose(half, x.rows, y.rows), y.rows, x.rows);
  return singularValues(whole, y.rows, x.rows);
}

function covariance(x: Float64Array, y: Float64Array, rows: number, cols: number, n: number): Float64Array {
  const out = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += x[i * n + k]! * y[j * n + k]!;
      out[i * cols + j] = total / (n - 1);
    }
  }
  return out;
}

function factorOf(a: Float64Array, n: number, ridge: number): Float64Array {
  for (let i = 0; i < n; i++) a[i * n + i]! += ridge;
  cholesky(a, n);
  return a;
}

/** L^-1 b, column by column. */
function solvedColumns(l: Float64Array, b: Float64Array, rows: number, cols: number): Float64Array {
  const columns = transpose(b, rows, cols);
  for (let j = 0; j < cols; j++) solveLower(l, rows, columns.subarray(j * rows, (j + 1) * rows));
  return transpose(columns, cols, rows);
}
