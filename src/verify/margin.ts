import type { Comparison } from '../expression/index.js';

/**
 * How far a relation is from failing; negative means violated. For two positive sides the logarithm of
 * their ratio, else their difference over the sum of their sizes (0 when both are 0). An equality has
 * margin minus the distance, so that its best value is 0.
 *
 * A strict comparison whose sides are equal fails by `TIE`, which only exact arithmetic can confirm.
 * NaN when a side is NaN. Relative error of the result: a few ulp of the larger side.
 */
export function marginOf(left: number, comparison: Comparison, right: number): number {
  if (comparison === '=') return -Math.abs(distance(left, right));
  const gap = comparison === '<=' || comparison === '<' ? distance(left, right) : distance(right, left);
  return gap === 0 && (comparison === '<' || comparison === '>') ? -TIE : gap;
}

/** By how much a tie of a strict comparison counts as a violation in the search. */
export const TIE = 1e-9;

/** Signed distance from `low` up to `high`: positive when high is larger. */
function distance(low: number, high: number): number {
  if (low === high) return 0;
  if (low > 0 && high > 0) return Math.log(high / low);
  if (!Number.isFinite(low) || !Number.isFinite(high))
    return Number.isNaN(low + high) ? Number.NaN : high - low;
  return (high - low) / (Math.abs(low) + Math.abs(high));
}
