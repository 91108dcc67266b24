import { applyQ, qr } from '../numeric/householder.js';
import { transpose } from '../numeric/matrix.js';
import { singularVectors } from '../numeric/singularValues.js';

/** Singular values below this share of the largest count as 0. */
const RANK_CUTOFF = 1e-10;

/** An orthonormal basis of a row space: rank x cols, row-major. */
export interface RowSpace {
  readonly rank: number;
  readonly basis: Float64Array;
}

/**
 * An orthonormal basis of the row space of a rows x cols matrix: the right singular vectors whose singular
 * values exceed 1e-10 of the largest. By QR of the transpose where there are more columns than rows. Errors in
 * the space are about 1e-15 times the ratio of the largest singular value to the smallest that is kept.
 */
export function rowSpace(a: Float64Array, rows: number, cols: number): RowSpace {
  if (rows >= cols) return kept(singularVectors(a, rows, cols), cols);
  const factors = qr(transpose(a, rows, cols), cols, rows);
  // a = R^T Q^T, so that the right singular vectors of R^T, turned by Q, are those of a.
  const lower = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) lower[i * rows + j] = factors.packed[j * rows + i]!;
  }
  const small = kept(singularVectors(lower, rows, rows), rows);
  const basis = new Float64Array(small.rank * cols);
  for (let i = 0; i < small.rank; i++) {
    const row = basis.subarray(i * cols, (i + 1) * cols);
    row.set(small.basis.subarray(i * rows, (i + 1) * rows));
    applyQ(factors, row);
  }
  return { rank: small.rank, basis };
}

function kept({ values, v }: { values: Float64Array; v: Float64Array }, cols: number): RowSpace {
  const floor = RANK_CUTOFF * values[0]!;
  const rank = values.filter((value) => value > floor).length;
  const basis = new Float64Array(rank * cols);
  for (let i = 0; i < rank; i++)
    for (let j = 0; j < cols; j++) basis[i * cols + j] = v[j * values.length + i]!;
  return { rank, basis };
}
