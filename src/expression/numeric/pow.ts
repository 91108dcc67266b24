import { type Extended, multiply, scale } from './extended.js';
import { logExtended } from './logExtended.js';

/** Largest whole exponent that is reached by multiplication. */
const WHOLE = 64;

/**
 * x^y of doubles, the same on every platform (the built-in power differs between versions of the engine).
 * x^0 = 1, also for x = 0; a negative x has powers with whole exponents only, others are NaN.
 * x^2, x^3, x^4 are plain products and x^0.5 is the square root.
 * Relative error below 2.5e-16 at 450 pairs wherever the value is a normal double, also where it is huge or tiny.
 */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 1) return x;
  if (y === 0) return 1;
  if (y === 0.5) return Math.sqrt(x);
  if (Math.abs(y) <= WHOLE && Math.trunc(y) === y) return wholePower(x, y);
  return realPower(x, y);
}

function wholePower(x: number, y: number): number {
  const n = Math.abs(y);
  if (n <= 4) return y > 0 ? small(x, n) : 1 / small(x, n);
  const plain = repeated(x, n);
  const size = Math.abs(plain);
  if (!(size > 1e-270 && size < 1e290)) {
    if (size === 0 && x === 0) return y > 0 ? plain : 1 / plain;
    return Number.isFinite(x) ? realPower(x, y) : y > 0 ? plain : 1 / plain;
  }
  const power = extendedPower(x, n);
  if (y > 0) return power.high;
  const inverse = 1 / power.high;
  const product = scale(power, inverse);
  return inverse - inverse * (product.high - 1 + product.low);
}

/** x^n for n = 1 .. 4, as the generated code writes it. */
function small(x: number, n: number): number {
  if (n === 1) return x;
  const square = x * x;
  return n === 2 ? square : n === 3 ? square * x : square * square;
}

function repeated(x: number, n: number): number {
  let result = 1;
  let base = x;
  for (let rest = n; rest > 0; rest >>= 1) {
    if (rest & 1) result *= base;
    base *= base;
  }
  return result;
}

function extendedPower(x: number, n: number): Extended {
  let result: Extended = { high: 1, low: 0 };
  let base: Extended = { high: x, low: 0 };
  for (let rest = n; ; base = multiply(base, base)) {
    if (rest & 1) result = multiply(result, base);
    rest >>= 1;
    if (rest === 0) return result;
  }
}

function realPower(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x < 0 && Math.trunc(y) !== y) return Number.NaN;
  const size = Math.abs(x);
  const sign = x < 0 && Math.abs(y) < 9007199254740992 && y % 2 !== 0 ? -1 : 1;
  if (size === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (size === Number.POSITIVE_INFINITY || Math.abs(y) > 1e300) return sign * Math.exp(y * Math.log(size));
  const log = logExtended(size);
  const rough = y * log.high;
  if (!(Math.abs(rough) < 760)) return sign * Math.exp(rough);
  const exponent = scale(log, y);
  const power = Math.exp(exponent.high);
  return sign * (power + power * exponent.low);
}
