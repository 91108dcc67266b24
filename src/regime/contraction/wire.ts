/**
 * The values that one node of an assumption can take: the numbers from lo to hi (0 and 1 for false and
 * true). Empty when lo > hi. Mutable scratch of one contraction.
 */
export interface Wire {
  lo: number;
  hi: number;
  /** Whether the values are integers, so that strict comparisons can be sharpened by one. */
  readonly whole: boolean;
  /** Whether the node is defined (never NaN) at every point of the box. */
  readonly total: boolean;
  /**
   * Whether the assumption can hold only where the node is defined and in its range. Nothing may be cut
   * through other nodes: a branch not taken, a disjunct that fails. Set while cutting, false before.
   */
  needed: boolean;
}

export const wire = (lo: number, hi: number, whole = false, total = true): Wire => ({
  lo,
  hi,
  whole,
  total,
  needed: false,
});

export const isPoint = (x: Wire): boolean => x.lo === x.hi;

export const isEmpty = (x: Wire): boolean => !(x.lo <= x.hi);

/** Sets the range; a NaN end counts as unbounded. */
export function set(x: Wire, lo: number, hi: number): void {
  x.lo = Number.isNaN(lo) ? Number.NEGATIVE_INFINITY : lo;
  x.hi = Number.isNaN(hi) ? Number.POSITIVE_INFINITY : hi;
}

/** Sets the range widened outwards by a relative 1e-12, which covers the rounding of what these files compute. */
export function setWide(x: Wire, lo: number, hi: number): void {
  if (lo === hi) set(x, lo, hi);
  else set(x, down(lo), up(hi));
}

/** Cuts the range down to [lo, hi], rounded inwards to integers (after widening by 1e-12) when the values are integers. */
export function narrow(x: Wire, lo: number, hi: number): void {
  // Adding 0 turns a negative zero, whose reciprocal has the wrong sign, into zero.
  const least = x.whole ? Math.ceil(down(lo)) + 0 : lo;
  const most = x.whole ? Math.floor(up(hi)) + 0 : hi;
  if (least > x.lo) x.lo = least;
  if (most < x.hi) x.hi = most;
}

/**
 * Cuts the range down to [lo, hi] widened outwards by 1e-12 of `scale` (by default of each end), which covers
 * the rounding of the inverse operation.
 */
export function narrowWide(x: Wire, lo: number, hi: number, scale?: number): void {
  if (scale === undefined) narrow(x, down(lo), up(hi));
  else narrow(x, lo - margin * scale, hi + margin * scale);
}

/** The largest finite magnitude among the ends of two ranges: what a sum of them may be rounded by. */
export function magnitude(x: Wire, y: Wire): number {
  let largest = 0;
  for (const end of [x.lo, x.hi, y.lo, y.hi])
    if (Number.isFinite(end) && Math.abs(end) > largest) largest = Math.abs(end);
  return largest;
}

const margin = 1e-12;
/** Covers the rounding of what underflows. */
const tiny = 1e-300;
const down = (x: number): number => (isExact(x) ? x : x - Math.abs(x) * margin - tiny);
const up = (x: number): number => (isExact(x) ? x : x + Math.abs(x) * margin + tiny);

/** Small integers come from exact operations, or are rounded on purpose when they do not. */
const isExact = (x: number): boolean => Number.isInteger(x) && Math.abs(x) < 1e9;
