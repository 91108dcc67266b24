import { normal, type Stream } from '../../random/index.js';
import { cholesky, solveLower } from '../numeric/cholesky.js';
import { addGram } from '../numeric/matrix.js';
import { wishartColumns } from '../numeric/wishartColumns.js';

/**
 * Draws C^-1 G (p x q, written over at the next draw) with C C^T = G G^T + H H^T, G p x q and H p x dof standard
 * normal, dof >= p: its singular values are the canonical correlations of p and q rows in p + dof dimensions,
 * and its leading blocks belong to leading rows.
 */
export function matrixBeta(p: number, q: number, dof: number): (stream: Stream) => Float64Array {
  const g = new Float64Array(p * q);
  const transposed = new Float64Array(q * p);
  const factor = new Float64Array(p * p);
  const total = new Float64Array(p * p);
  return (stream) => {
    for (let at = 0; at < p * q; at++) transposed[at] = normal(stream);
    wishartColumns(stream, dof, p, factor);
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) total[i * p + j] = rows(factor, p, i, j);
    addGram(transposed, q, p, total);
    cholesky(total, p);
    for (let j = 0; j < q; j++) {
      const column = transposed.subarray(j * p, (j + 1) * p);
      solveLower(total, p, column);
      for (let i = 0; i < p; i++) g[i * q + j] = column[i]!;
    }
    return g;
  };
}

/** Inner product of rows i and j of a lower triangular p x p matrix. */
function rows(l: Float64Array, p: number, i: number, j: number): number {
  let total = 0;
  for (let k = 0; k <= Math.min(i, j); k++) total += l[i * p + k]! * l[j * p + k]!;
  return total;
}
