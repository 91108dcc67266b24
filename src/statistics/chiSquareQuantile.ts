import { bisect } from './_internals/bisect.js';
import { requireLevel, requirePositive } from './_internals/require.js';
import { chiSquareTails } from './chiSquareTails.js';

/** The x with P(X <= x) = p for a chi-square X of real dof > 0, for p in (0, 1). Relative error below 1e-11 for dof from 1/2 to 1e5 (tested). */
export function chiSquareQuantile(p: number, dof: number): number {
  requireLevel('chiSquareQuantile', 'p', p);
  requirePositive('chiSquareQuantile', 'dof', dof);
  const below =
    p > 0.5
      ? (x: number) => chiSquareTails(x, dof).upper > 1 - p
      : (x: number) => chiSquareTails(x, dof).lower < p;
  // Every p short of 1 by 2^-53 or more lies below 80 standard deviations and a constant.
  return bisect(below, 0, dof + 80 * Math.sqrt(2 * dof) + 200).lower;
}
