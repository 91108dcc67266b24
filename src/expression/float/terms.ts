/** Most terms that a series may have; one with more is NaN. */
export const MOST_TERMS = 1e9;

/** How many integers lie in [from, to]; NaN when that is undefined or more than a series may have. */
export function terms(from: number, to: number): number {
  if (from > to) return 0;
  const count = to - from + 1;
  return count <= MOST_TERMS && Math.abs(from) < 9007199254740992 && Math.abs(to) < 9007199254740992
    ? count
    : Number.NaN;
}
