/**
 * The ends of an interval that no double splits, or of relative width below 2^-52, with `below(lower)` true and
 * `below(upper)` false; `below` must be true up to some point of (low, high) and false after it, and is taken
 * to be true at `low` and false at `high` without a call.
 */
export function bisect(
  below: (at: number) => boolean,
  low: number,
  high: number,
): { lower: number; upper: number } {
  let [lower, upper] = [low, high];
  for (;;) {
    const middle = between(lower, upper);
    if (middle <= lower || middle >= upper) return { lower, upper };
    if (below(middle)) lower = middle;
    else upper = middle;
  }
}

/** The arithmetic mean, or the geometric one while the ends are positive and orders of magnitude apart. */
function between(lower: number, upper: number): number {
  if (lower > 0 && upper > 4 * lower) return Math.sqrt(lower) * Math.sqrt(upper);
  if (lower === 0 && upper > 1e-300) return upper > 1e-2 ? upper / 2 : Math.max(1e-300, upper * 1e-3);
  return lower + (upper - lower) / 2;
}
