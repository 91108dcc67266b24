import { type Interval, of } from './interval.js';
import { down, SMALLEST, up } from './rounding.js';

const sameSign = (a: number, b: number): boolean => a > 0 === b > 0 || a === 0 || b === 0;

/**
 * A double not above a * b, at most one below the largest such; 0 * Infinity is 0, as it must be for
 * the ends of unbounded intervals. Two factors of at most 24 significant bits (integers to 2^24, short
 * fractions) have an exact product that neither over- nor underflows.
 */
export function mulDown(a: number, b: number): number {
  const p = a * b;
  if (Math.fround(a) === a && Math.fround(b) === b) return Number.isNaN(p) ? 0 : p;
  if (p > 0 || p < 0) return down(p);
  if (p === 0) return sameSign(a, b) ? 0 : -SMALLEST;
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 0;
}

/** A double not below a * b, at most one above the smallest such. */
export function mulUp(a: number, b: number): number {
  const p = a * b;
  if (Math.fround(a) === a && Math.fround(b) === b) return Number.isNaN(p) ? 0 : p;
  if (p > 0 || p < 0) return up(p);
  if (p === 0) return a === 0 || b === 0 || !sameSign(a, b) ? 0 : SMALLEST;
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 0;
}

/** Lower bound of [al, ah] * [bl, bh], at most 1 ulp below the tightest. */
export function mulLo(al: number, ah: number, bl: number, bh: number): number {
  if (al >= 0) return mulDown(bl >= 0 ? al : ah, bl);
  if (ah <= 0) return mulDown(bh <= 0 ? ah : al, bh);
  if (bl >= 0) return mulDown(al, bh);
  if (bh <= 0) return mulDown(ah, bl);
  return Math.min(mulDown(al, bh), mulDown(ah, bl));
}

/** Upper bound of [al, ah] * [bl, bh], at most 1 ulp above the tightest. */
export function mulHi(al: number, ah: number, bl: number, bh: number): number {
  if (al >= 0) return mulUp(bh >= 0 ? ah : al, bh);
  if (ah <= 0) return mulUp(bl <= 0 ? al : ah, bl);
  if (bl >= 0) return mulUp(ah, bh);
  if (bh <= 0) return mulUp(al, bl);
  return Math.max(mulUp(al, bl), mulUp(ah, bh));
}

/** The product; each end at most 1 ulp from the tightest, exact products exact. */
export const mul = (x: Interval, y: Interval): Interval =>
  of(mulLo(x.lo, x.hi, y.lo, y.hi), mulHi(x.lo, x.hi, y.lo, y.hi));
