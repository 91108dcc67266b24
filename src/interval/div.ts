import { type Interval, of } from './interval.js';
import { down, SMALLEST, up } from './rounding.js';

// A quotient and a divisor of at most 24 bits have an exact product, so that the test is a proof.
const isExact = (a: number, b: number, q: number): boolean =>
  Math.fround(q) === q && Math.fround(b) === b && q * b === a;

/** A double not above a / b (b not 0), at most one below the largest such; exact quotients exact. */
export function divDown(a: number, b: number): number {
  const q = a / b;
  if (isExact(a, b, q)) return q;
  if (q !== 0) return down(q);
  return a === 0 || a > 0 === b > 0 ? 0 : -SMALLEST;
}

/** A double not below a / b (b not 0), at most one above the smallest such. */
export function divUp(a: number, b: number): number {
  const q = a / b;
  if (isExact(a, b, q)) return q;
  if (q !== 0) return up(q);
  return a === 0 || a > 0 !== b > 0 ? 0 : SMALLEST;
}

function divAcrossZeroLo(al: number, ah: number, bl: number, bh: number): number {
  if (!(al <= ah && bl <= bh) || (bl === 0 && bh === 0)) return Number.NaN;
  if (al === 0 && ah === 0) return 0;
  if (bl === 0 && al >= 0) return divDown(al, bh);
  if (bh === 0 && ah <= 0) return divDown(ah, bl);
  return Number.NEGATIVE_INFINITY;
}

/**
 * Lower bound of { a / b : b not 0 }, at most 1 ulp below the tightest: half lines when an end of the
 * divisor is 0, the whole line when 0 is inside it, NaN (empty) for the divisor [0, 0], 0 for 0 / b.
 */
export function divLo(al: number, ah: number, bl: number, bh: number): number {
  if (bl > 0) return divDown(al, al >= 0 ? bh : bl);
  if (bh < 0) return divDown(ah, ah <= 0 ? bl : bh);
  return divAcrossZeroLo(al, ah, bl, bh);
}

/** Upper bound of { a / b : b not 0 }; the mirror image of `divLo`. */
export function divHi(al: number, ah: number, bl: number, bh: number): number {
  if (bl > 0) return divUp(ah, ah >= 0 ? bl : bh);
  if (bh < 0) return divUp(al, al <= 0 ? bh : bl);
  return -divAcrossZeroLo(-ah, -al, bl, bh);
}

/** Whether a / b is defined for every b of [bl, bh]. */
export const divDefined = (bl: number, bh: number): boolean => bl > 0 || bh < 0;

/** The quotient where it is defined; each end at most 1 ulp from the tightest. */
export const div = (x: Interval, y: Interval): Interval =>
  of(divLo(x.lo, x.hi, y.lo, y.hi), divHi(x.lo, x.hi, y.lo, y.hi));
