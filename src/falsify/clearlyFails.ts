/** A violation by this much (5 % as a log ratio) is clear whatever was found. */
const clear = 0.05;

/**
 * What a shrunk witness must keep of the violation found: margin <= max(found / 2, -0.05), that is half of it,
 * or 5 % when half would be more. `found` is negative; -Infinity is allowed.
 */
export function clearlyFails(found: number): (margin: number) => boolean {
  const limit = Math.max(found / 2, -clear);
  return (margin) => margin <= limit;
}
