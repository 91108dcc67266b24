import { type DoubleDouble, divide, fastTwoSum, plus } from './doubleDouble.js';
import { exponential, type ScaledDouble } from './exponential.js';
import { powerOfTwo } from './powerOfTwo.js';

/** Relative error bound of the functions of this file. */
export const HYPERBOLIC_ERROR = powerOfTwo(-56);

const ONE: DoubleDouble = { hi: 1, lo: 0 };

const scaled = (x: DoubleDouble, f: number): DoubleDouble => ({ hi: x.hi * f, lo: x.lo * f });

// exp(x) / 2 and, up to sign, exp(-x) / 2 combined; from 40 on the second is below 2^-115 of the first
function combine(x: number, sign: 1 | -1): ScaledDouble {
  const e = exponential({ hi: x, lo: 0 });
  if (x > 40) return { hi: e.hi, lo: e.lo, exponent: e.exponent - 1 };
  const grown = scaled(e, powerOfTwo(e.exponent));
  const { hi, lo } = plus(grown, scaled(divide(ONE, grown), sign));
  return { hi, lo, exponent: -1 };
}

/** cosh x, 0 <= x <= 2000. */
export const coshOf = (x: number): ScaledDouble => combine(x, 1);

/**
 * sinh x, 0 <= x <= 2000. Below 0.3, where the difference of exponentials would cancel, x plus the rest of
 * the series, which is less than 2^-6 of it and so is carried in double precision; its first term left out
 * is below 2^-76 of x.
 */
export function sinhOf(x: number): ScaledDouble {
  if (x >= 0.3) return combine(x, -1);
  const z = x * x;
  const p = 1 / 5040 + z * (1 / 362880 + z * (1 / 39916800 + z * (1 / 6227020800 + z / 1307674368000)));
  const { hi, lo } = fastTwoSum(x, x * z * (1 / 6 + z * (1 / 120 + z * p)));
  return { hi, lo, exponent: 0 };
}
