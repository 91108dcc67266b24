/** The value, moved to the nearer end where rounding has carried it out of [low, high]. */
export function between(low: number, high: number, value: number): number {
  return Math.min(high, Math.max(low, value));
}
