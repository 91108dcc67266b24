import { chiSquare, normal, type Stream } from '../../random/index.js';

/**
 * Draws a factor F, n x min(dof, n), of a Wishart matrix F F^T with identity scale and any integer number
 * `dof` >= 1 of degrees of freedom, into `out` (row-major): as `wishartFactor`, with the columns past the
 * dof-th left out, for there the matrix is singular.
 */
export function wishartColumns(stream: Stream, dof: number, n: number, out: Float64Array): void {
  const cols = Math.min(dof, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < cols; j++) {
      const diagonal = i === j;
      out[i * cols + j] = j > i ? 0 : diagonal ? Math.sqrt(chiSquare(stream, dof - i)) : normal(stream);
    }
  }
}
