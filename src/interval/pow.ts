import { powerDown, powerUp } from './_internals/power.js';
import { hull, type Interval, of } from './interval.js';

const isIntegerPoint = (yl: number, yh: number): boolean => yl === yh && Number.isInteger(yl);

/** Lower bound of x^n on [xl, xh] for an integer n (safe integers; larger ones count as even). */
export function powIntLo(xl: number, xh: number, n: number): number {
  if (n === 0) return Number.isNaN(xl) ? xl : 1;
  const isOdd = n % 2 !== 0;
  if (n > 0) return isOdd || xl > 0 ? oddDown(xl, n) : xh < 0 ? powerDown(-xh, n) : 0;
  if (isOdd) return oddNegativeLo(xl, xh, n);
  return powerDown(Math.max(-xl, xh), n);
}

const oddDown = (a: number, n: number): number => (a >= 0 ? powerDown(a, n) : -powerUp(-a, n));

function oddNegativeLo(xl: number, xh: number, n: number): number {
  if (xl >= 0) return powerDown(xh, n);
  return xh < 0 ? -powerUp(-xh, n) : Number.NEGATIVE_INFINITY;
}

/** Upper bound of x^n on [xl, xh] for an integer n. */
export function powIntHi(xl: number, xh: number, n: number): number {
  if (n % 2 !== 0) return -powIntLo(-xh, -xl, n);
  if (n === 0) return Number.isNaN(xh) ? xh : 1;
  return powerUp(n > 0 ? Math.max(-xl, xh) : Math.max(0, xl, -xh), n);
}

/**
 * x^n for an integer n; each end at most one double from the tightest; where 0 is inside, n < 0 gives
 * half lines or the line.
 */
export const powInt = (x: Interval, n: number): Interval =>
  of(powIntLo(x.lo, x.hi, n), powIntHi(x.lo, x.hi, n));

// x^y rises in x for y > 0 and in y for x > 1: the extrema over a box lie at these corners
function nonnegativeLo(xl: number, xh: number, yl: number, yh: number): number {
  if (yl >= 0) return powerDown(xl, xl >= 1 ? yl : yh);
  if (yh <= 0) return powerDown(xh, xh >= 1 ? yl : yh);
  return Math.min(powerDown(xl, yh), powerDown(xh, xh > 0 ? yl : yh));
}

function nonnegativeHi(xl: number, xh: number, yl: number, yh: number): number {
  if (yl >= 0) return powerUp(xh, xh >= 1 ? yh : yl);
  if (yh <= 0) return powerUp(xl, xl >= 1 ? yh : yl);
  return Math.max(powerUp(xl, yl), powerUp(xh, yh));
}

// negative bases have powers at the integers of [yl, yh] only
function negativePart(xl: number, xh: number, yl: number, yh: number): Interval {
  const first = Math.ceil(yl);
  const last = Math.floor(yh);
  if (!(first <= last)) return of(Number.NaN, Number.NaN);
  if (first === last) return powInt(of(xl, xh), first);
  const largest = nonnegativeHi(-xh, -xl, first, last);
  return of(-largest, largest);
}

function general(xl: number, xh: number, yl: number, yh: number): Interval {
  const negative = negativePart(xl, Math.min(xh, 0), yl, yh);
  return xh < 0 ? negative : hull(negative, of(nonnegativeLo(0, xh, yl, yh), nonnegativeHi(0, xh, yl, yh)));
}

/** Lower bound of x^y on the box, over the part where it is defined. */
export function powLo(xl: number, xh: number, yl: number, yh: number): number {
  if (!(xl <= xh && yl <= yh)) return Number.NaN;
  if (isIntegerPoint(yl, yh)) return powIntLo(xl, xh, yl);
  return xl >= 0 ? nonnegativeLo(xl, xh, yl, yh) : general(xl, xh, yl, yh).lo;
}

/** Upper bound of x^y on the box, over the part where it is defined. */
export function powHi(xl: number, xh: number, yl: number, yh: number): number {
  if (!(xl <= xh && yl <= yh)) return Number.NaN;
  if (isIntegerPoint(yl, yh)) return powIntHi(xl, xh, yl);
  return xl >= 0 ? nonnegativeHi(xl, xh, yl, yh) : general(xl, xh, yl, yh).hi;
}

/**
 * Whether x^y is defined on the whole box: positive bases, 0 with exponents >= 0, negative ones with one
 * integer.
 */
export function powDefined(xl: number, xh: number, yl: number, yh: number): boolean {
  if (xl > 0 || (xl === 0 && yl >= 0)) return true;
  return isIntegerPoint(yl, yh) && (yl >= 0 || xh < 0);
}

/** Whether x^y is continuous on the box besides: at 0^0 = 1 it is not, unless the exponent is constant. */
export const powContinuous = (xl: number, xh: number, yl: number, yh: number): boolean =>
  powDefined(xl, xh, yl, yh) && (yl === yh || xl > 0 || yl > 0);

/**
 * x^y, with 0^0 = 1, defined for positive x, for x = 0 with y >= 0, and for negative x with integer y
 * (the other points of the box are left out; `powDefined` tells whether there are any). Integer exponents
 * to 2^20 by squaring in double-double arithmetic, the rest as exp(y log x) with both functions carried to
 * 66 bits: each end at most 2 doubles from the tightest.
 */
export const pow = (x: Interval, y: Interval): Interval =>
  of(powLo(x.lo, x.hi, y.lo, y.hi), powHi(x.lo, x.hi, y.lo, y.hi));
