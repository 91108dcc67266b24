import { regularizedBeta } from './regularizedBeta.js';
import type { Tails } from './tails.js';

/** P(T <= t) and P(T >= t) for Student's t of real dof > 0; errors as for `regularizedBeta`. */
export function studentTTails(t: number, dof: number): Tails {
  const squared = t * t;
  const x = squared < Infinity ? dof / (dof + squared) : 0;
  const y = squared < Infinity ? squared / (dof + squared) : 1;
  const far = regularizedBeta(dof / 2, 0.5, x, y).lower / 2;
  return t < 0 ? { lower: far, upper: 1 - far } : { lower: 1 - far, upper: far };
}
