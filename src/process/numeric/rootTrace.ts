import { symmetricEigenvalues } from './symmetricEigen.js';

/** Eigenvalues below this share of the largest are rounding and count as 0. */
const NOISE = 1e-14;

/**
 * The trace of the square root of a symmetric positive semidefinite n x n matrix (row-major, lower triangle
 * read): the nuclear norm of every X with X X^T equal to it. Relative error about 1e-7 n at worst, where
 * eigenvalues are tiny and not 0: enough for samples.
 */
export function rootTrace(gram: Float64Array, n: number): number {
  const values = symmetricEigenvalues(gram, n);
  const floor = NOISE * values[n - 1]!;
  let total = 0;
  for (const value of values) if (value > floor) total += Math.sqrt(value);
  return total;
}
