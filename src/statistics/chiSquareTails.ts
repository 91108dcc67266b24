import { regularizedGamma } from './regularizedGamma.js';
import type { Tails } from './tails.js';

/** P(X <= x) and P(X >= x) for a chi-square X of real dof > 0; errors as for `regularizedGamma`. */
export function chiSquareTails(x: number, dof: number): Tails {
  return x <= 0 ? { lower: 0, upper: 1 } : regularizedGamma(dof / 2, x / 2);
}
