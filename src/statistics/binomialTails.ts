import { regularizedBeta } from './regularizedBeta.js';
import type { Tails } from './tails.js';

/** P(X <= k) and P(X >= k), both with k, for a binomial X of n trials and an integer k in 0 .. n; errors as for `regularizedBeta`. */
export function binomialTails(k: number, n: number, p: number): Tails {
  return {
    lower: k === n ? 1 : regularizedBeta(k + 1, n - k, p).upper,
    upper: k === 0 ? 1 : regularizedBeta(k, n - k + 1, p).lower,
  };
}
