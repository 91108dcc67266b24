import { regularizedGamma } from './regularizedGamma.js';
import type { Tails } from './tails.js';

/** P(Z <= z) and P(Z >= z) for a standard normal Z. Relative error below 1e-13 down to 1e-300 (tested). */
export function normalTails(z: number): Tails {
  const far = regularizedGamma(0.5, 0.5 * z * z).upper / 2;
  return z < 0 ? { lower: far, upper: 1 - far } : { lower: 1 - far, upper: far };
}
