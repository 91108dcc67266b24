/**
 * A closed interval of the real line. `lo` may be -Infinity and `hi` +Infinity (an unbounded end is
 * not itself a member); never the other way round. It is empty exactly when `lo <= hi` is false; the
 * empty results of this folder carry NaN in at least one end, so that no comparison with them succeeds.
 */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** The interval [lo, hi] as it stands; for code that knows its ends. */
export const of = (lo: number, hi: number): Interval => ({ lo, hi });

/** The degenerate interval [t, t]. */
export const point = (t: number): Interval => ({ lo: t, hi: t });

/** The set of no number. */
export const EMPTY: Interval = { lo: Number.NaN, hi: Number.NaN };

/** The whole line. */
export const ENTIRE: Interval = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY };

/**
 * The interval [lo, hi], checked: two numbers in order, the lower one below +Infinity and the upper one
 * above -Infinity. One argument gives the degenerate interval [lo, lo].
 */
export function interval(lo: number, hi: number = lo): Interval {
  if (lo <= hi && lo < Number.POSITIVE_INFINITY && hi > Number.NEGATIVE_INFINITY) return { lo, hi };
  throw new RangeError(
    `interval: ends must be numbers with lo <= hi that enclose some real number, not [${lo}, ${hi}]`,
  );
}

/** Whether no number lies in `x`. */
export const isEmpty = (x: Interval): boolean => !(x.lo <= x.hi);

/** Whether `x` is one number. */
export const isPoint = (x: Interval): boolean => x.lo === x.hi;

/** Whether the number `t` lies in `x`. */
export const contains = (x: Interval, t: number): boolean => x.lo <= t && t <= x.hi;

/** Whether every number of `x` lies in `y`; true for empty `x`. */
export const isSubset = (x: Interval, y: Interval): boolean => isEmpty(x) || (y.lo <= x.lo && x.hi <= y.hi);

/** The numbers that lie in both, exactly. */
export function intersect(x: Interval, y: Interval): Interval {
  const lo = Math.max(x.lo, y.lo);
  const hi = Math.min(x.hi, y.hi);
  return lo <= hi ? { lo, hi } : EMPTY;
}

/** Lower bound of [al, ah] and [bl, bh] together; an empty one adds nothing. */
export function hullLo(al: number, ah: number, bl: number, bh: number): number {
  if (!(al <= ah)) return bl;
  return bl <= bh ? Math.min(al, bl) : al;
}

/** Upper bound of [al, ah] and [bl, bh] together; an empty one adds nothing. */
export function hullHi(al: number, ah: number, bl: number, bh: number): number {
  if (!(al <= ah)) return bh;
  return bl <= bh ? Math.max(ah, bh) : ah;
}

/** The smallest interval around both, exactly; an empty one adds nothing. */
export const hull = (x: Interval, y: Interval): Interval =>
  of(hullLo(x.lo, x.hi, y.lo, y.hi), hullHi(x.lo, x.hi, y.lo, y.hi));

/** hi - lo, rounded to nearest; NaN if empty, Infinity if unbounded. */
export const width = (x: Interval): number => x.hi - x.lo;

/**
 * A finite number inside `x`: the centre rounded to nearest, 0 for the line, the largest double of the
 * right sign for half lines that do not contain 0, NaN if empty.
 */
export function midpoint(x: Interval): number {
  if (isEmpty(x)) return Number.NaN;
  if (x.lo === Number.NEGATIVE_INFINITY) return x.hi >= 0 ? 0 : -Number.MAX_VALUE;
  if (x.hi === Number.POSITIVE_INFINITY) return x.lo <= 0 ? 0 : Number.MAX_VALUE;
  const centre = x.lo / 2 + x.hi / 2;
  return Math.min(Math.max(centre, x.lo), x.hi);
}
