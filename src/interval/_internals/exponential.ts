import { type DoubleDouble, fastTwoSum, twoProduct, twoSum } from './doubleDouble.js';
import { EXP_TABLE, LOG2_OVER_64_PARTS } from './fixedPoint.js';
import { powerOfTwo } from './powerOfTwo.js';

/** Relative error bound of `exponential`. */
export const EXP_ERROR = powerOfTwo(-66);

/** A double-double times 2^exponent. */
export interface ScaledDouble extends DoubleDouble {
  readonly exponent: number;
}

/**
 * exp(x.hi + x.lo) for |x.hi| <= 2000, relative error below 2^-66.
 *
 * With k = round(64 x / log 2) and r = x - k (log 2)/64, |r| < 0.0055, exp x = 2^(k/64) exp r. The head of
 * (log 2)/64 has 32 bits, so that its multiples are exact; exp r - 1 = r + (r^2/2 + ...), where the
 * bracket, 2^-16 of the result, needs no more than double precision; the first power left out is below
 * 2^-75.
 */
export function exponential(x: DoubleDouble): ScaledDouble {
  const k = Math.round(x.hi * 92.33248261689366);
  const r = reduced(x, k);
  const z = r.hi;
  const bracket = z * z * (1 / 2 + z * (1 / 6 + z * (1 / 24 + z * (1 / 120 + z * (1 / 720 + z / 5040)))));
  const u = fastTwoSum(z, r.lo + bracket);
  const exponent = Math.floor(k / 64);
  const j = k - 64 * exponent;
  const t = EXP_TABLE[j]!;
  const p = twoProduct(t.hi, u.hi);
  const s = twoSum(t.hi, p.hi);
  const { hi, lo } = fastTwoSum(s.hi, s.lo + (p.lo + (t.hi * u.lo + (t.lo + t.lo * u.hi))));
  return { hi, lo, exponent };
}

function reduced(x: DoubleDouble, k: number): DoubleDouble {
  const a = twoSum(x.hi, -k * LOG2_OVER_64_PARTS.head);
  const p = twoProduct(-k, LOG2_OVER_64_PARTS.rest.hi);
  const b = twoSum(a.hi, p.hi);
  return fastTwoSum(b.hi, b.lo + (a.lo + p.lo + (x.lo - k * LOG2_OVER_64_PARTS.rest.lo)));
}
