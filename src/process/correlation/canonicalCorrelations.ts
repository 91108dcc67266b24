import { singularValues } from '../numeric/singularValues.js';
import { type RowSpace, rowSpace } from './rowSpace.js';
import { centreRows, type View } from './view.js';

/**
 * The canonical correlations of two views of the same `samples`, in descending order, rows centred: the
 * singular values of the product of the two row space bases. Rank-deficient views are allowed, with as many
 * correlations as the smaller rank. Views are left as they are.
 *
 * Source: Björck and Golub, "Numerical methods for computing angles between linear subspaces", 1973.
 */
export function canonicalCorrelations(x: View, y: View, samples: number): Float64Array {
  const spaces = [x, y].map(({ rows, values }) =>
    rowSpace(centreRows(values.slice(0, rows * samples), rows, samples), rows, samples),
  );
  return singularValues(product(spaces[0]!, spaces[1]!, samples), spaces[0]!.rank, spaces[1]!.rank);
}

function product(x: RowSpace, y: RowSpace, samples: number): Float64Array {
  const out = new Float64Array(x.rank * y.rank);
  for (let i = 0; i < x.rank; i++) {
    for (let j = 0; j < y.rank; j++) {
      let total = 0;
      for (let k = 0; k < samples; k++) total += x.basis[i * samples + k]! * y.basis[j * samples + k]!;
      out[i * y.rank + j] = total;
    }
  }
  return out;
}
