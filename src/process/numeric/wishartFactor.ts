import { chiSquare, normal, type Stream } from '../../random/index.js';

/**
 * Draws the lower triangular factor L of a Wishart matrix L L^T with identity scale and `dof` >= n degrees
 * of freedom, into `out` (n x n, row-major; the strict upper triangle is set to 0): roots of chi-squares
 * with dof, dof - 1, ... degrees on the diagonal, normals below.
 *
 * Source: Bartlett, "On the theory of statistical regression", 1933.
 */
export function wishartFactor(stream: Stream, dof: number, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) out[i * n + j] = normal(stream);
    out[i * n + i] = Math.sqrt(chiSquare(stream, dof - i));
    out.fill(0, i * n + i + 1, (i + 1) * n);
  }
}
