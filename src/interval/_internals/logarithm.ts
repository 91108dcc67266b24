import { type DoubleDouble, fastTwoSum, twoProduct, twoSum } from './doubleDouble.js';
import { LOG_TABLE, LOG2_PARTS } from './fixedPoint.js';
import { powerOfTwo, splitExponent } from './powerOfTwo.js';

/** Relative error bound of `logarithm`. */
export const LOG_ERROR = powerOfTwo(-66);

/**
 * log x for finite x > 0, relative error below 2^-66.
 *
 * x = 2^k m with 0.7 < m < 1.42, c the nearest n / 64, s = (m - c) / (m + c), |s| < 0.0057, and log x = k
 * log 2 + log c + 2 s + 2 s (s^2/3 + s^4/5 + ...). m - c is exact, s carries 100 bits, and the series,
 * 2^-16.5 of s, needs no more than double precision (six roundings: 2^-66.9). Near x = 1, where log x is
 * small, k = 0 and c = 1 leave only the terms in s.
 */
export function logarithm(x: number): DoubleDouble {
  const { significand: m, exponent: k } = splitExponent(x);
  const n = Math.round(m * 64);
  const s = halfDifference(m, n / 64);
  const z = s.hi * s.hi;
  const tail = z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z / 11))));
  const c = LOG_TABLE[n]!;
  const a = twoSum(k * LOG2_PARTS.head, c.hi);
  const b = twoSum(a.hi, 2 * s.hi);
  const rest = twoProduct(k, LOG2_PARTS.rest.hi);
  const low = k * LOG2_PARTS.rest.lo + rest.lo + c.lo + a.lo + b.lo + 2 * (s.lo + s.hi * tail);
  return k === 0 ? fastTwoSum(b.hi, low) : addTo(b.hi, rest.hi, low);
}

function halfDifference(m: number, c: number): DoubleDouble {
  const d = m - c;
  const t = twoSum(m, c);
  const q = d / t.hi;
  const p = twoProduct(q, t.hi);
  return { hi: q, lo: (d - p.hi - p.lo - q * t.lo) / t.hi };
}

function addTo(h: number, r: number, low: number): DoubleDouble {
  const s = twoSum(h, r);
  return fastTwoSum(s.hi, s.lo + low);
}
