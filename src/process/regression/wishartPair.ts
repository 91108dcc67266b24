import { betaMean } from '../numeric/betaMean.js';
import { chiSquareMean } from '../numeric/chiSquareMean.js';

/**
 * E of the sum of f(s) over the positive eigenvalues s of X^T X / rows for independent rows N(0, I), when
 * there are at most two of them, min(rows, features) <= 2. One eigenvalue is a chi-square; of two, with
 * m = max(rows, features), the sum is chi2_2m and twice the root of the product over the sum is independent
 * and Beta(m-1, 1). By quadrature; relative error at most 1e-11 for bounded rational f (tested).
 */
export function smallWishartMean(rows: number, features: number, f: (s: number) => number): number {
  const most = Math.max(rows, features);
  if (Math.min(rows, features) === 1) return chiSquareMean(most, (x) => f(x / rows));
  return chiSquareMean(2 * most, (total) =>
    betaMean(most - 1, 1, (root, rest) => {
      const gap = Math.sqrt(rest * (1 + root));
      // The smaller share by its product with the larger one, so that it keeps its digits.
      const larger = (total / (2 * rows)) * (1 + gap);
      return f(larger) + f(((total * total) / (4 * rows * rows)) * ((root * root) / larger));
    }),
  );
}
