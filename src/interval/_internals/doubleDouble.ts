import { addDown, addUp } from '../add.js';
import { down, up } from '../rounding.js';

/**
 * An unevaluated sum hi + lo of two doubles, |lo| at most half an ulp of hi. Factors stay between
 * 2^-400 and 2^400 here, so that neither Dekker's splitting nor the low parts leave the normal range.
 */
export interface DoubleDouble {
  readonly hi: number;
  readonly lo: number;
}

const SPLIT = 134217729; // 2^27 + 1

/** a + b exactly (Knuth). */
export function twoSum(a: number, b: number): DoubleDouble {
  const hi = a + b;
  const t = hi - a;
  return { hi, lo: a - (hi - t) + (b - t) };
}

/** a + b exactly when |a| >= |b| or a = 0 (Dekker). */
export function fastTwoSum(a: number, b: number): DoubleDouble {
  const hi = a + b;
  return { hi, lo: b - (hi - a) };
}

/** a * b exactly (Dekker, Veltkamp). */
export function twoProduct(a: number, b: number): DoubleDouble {
  const hi = a * b;
  const ca = SPLIT * a;
  const cb = SPLIT * b;
  const a1 = ca - (ca - a);
  const b1 = cb - (cb - b);
  const a2 = a - a1;
  const b2 = b - b1;
  return { hi, lo: a2 * b2 - (hi - a1 * b1 - a2 * b1 - a1 * b2) };
}

/**
 * x * y, relative error at most 7 * 2^-106 (Joldes, Muller, Popescu, "Tight and rigorous error bounds
 * for basic building blocks of double-word arithmetic", ACM TOMS 44 (2017), DWTimesDW1). Exact when the
 * product of the high parts and both low parts leave nothing to round.
 */
export function multiply(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const p = twoProduct(x.hi, y.hi);
  return fastTwoSum(p.hi, p.lo + (x.hi * y.lo + x.lo * y.hi));
}

/** x + y, relative error below 4 * 2^-106 (the same source, AccurateDWPlusDW). */
export function plus(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const s = twoSum(x.hi, y.hi);
  const t = twoSum(x.lo, y.lo);
  const v = fastTwoSum(s.hi, s.lo + t.hi);
  return fastTwoSum(v.hi, t.lo + v.lo);
}

/**
 * x / y, relative error below 2^-100: the remainder x - q y of the rounded quotient q is exact but for
 * the 7 * 2^-106 of `multiply` and three roundings of terms of size 2^-52 |x|, and dividing it by the
 * high part of y alone costs 2^-52 of a correction of size 2^-52.
 */
export function divide(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const q = x.hi / y.hi;
  const p = multiply(y, { hi: q, lo: 0 });
  const rest = x.hi - p.hi + (x.lo - p.lo);
  return fastTwoSum(q, rest / y.hi);
}

/** The largest double not above x, given that x is wrong by at most `error` relative. */
export const lowerOf = (x: DoubleDouble, error: number): number =>
  addDown(x.hi, down(x.lo - error * Math.abs(x.hi)));

/** The smallest double not below x, given that x is wrong by at most `error` relative. */
export const upperOf = (x: DoubleDouble, error: number): number =>
  addUp(x.hi, up(x.lo + error * Math.abs(x.hi)));
