/**
 * The values that one node of an assumption can take: the numbers from lo to hi (0 and 1 for false and
 * true). Empty when lo > hi. Mutable scratch of one contraction.
 */
export interface Wire {
  lo: number;
  hi: number;
  /** Whether the values are integers, so that strict comparisons can be sharpened by one. */
  readonly whole: boolean;
}

export const wire = (lo: number, hi: number, whole = false): Wire => ({ lo, hi, whole });

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

/** Cuts the range down to [lo, hi], rounded inwards to integers when the values are integers. */
export function narrow(x: Wire, lo: number, hi: number): void {
  const least = x.whole ? Math.ceil(lo) : lo;
  const most = x.whole ? Math.floor(hi) : hi;
  if (least > x.lo) x.lo = least;
  if (most < x.hi) x.hi = most;
}

/**
 * Cuts the range down to [lo, hi] widened outwards by 1e-12 of `scale` (by default of each end). A single real
 * number is taken as it is when the range is not yet one, so that an equation can be solved in floating
 * point; two single numbers that differ by rounding alone do not contradict each other.
 */
export function narrowWide(x: Wire, lo: number, hi: number, scale?: number): void {
  if (lo === hi && !x.whole && x.lo < x.hi) narrow(x, lo, hi);
  else if (scale === undefined) narrow(x, down(lo), up(hi));
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
const down = (x: number): number => (isExact(x) ? x : x - Math.abs(x) * margin);
const up = (x: number): number => (isExact(x) ? x : x + Math.abs(x) * margin);

/** Small integers come from exact operations, or are rounded on purpose when they do not. */
const isExact = (x: number): boolean => Number.isInteger(x) && Math.abs(x) < 1e9;
