import { productError } from './extended.js';
import { logInto } from './logExtended.js';

/** Largest whole exponent that is reached by multiplication. */
const WHOLE = 64;

/**
 * x^y of doubles, the same on every platform (the built-in power differs between versions of the engine).
 * x^0 = 1, also for x = 0; a negative x has powers with whole exponents only, others are NaN.
 * x^2, x^3, x^4 are plain products, x^0.5 is the square root and x^-0.5 its inverse; odd halves of exact squares are powers of the root,
 * so that (k*k)^1.5 is k^3 and rounding it up or down is safe.
 * Relative error below 2.5e-16 at 450 pairs wherever the value is a normal double, also where it is huge or tiny.
 */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 1) return x;
  if (y === 0) return 1;
  if (y === 0.5) return Math.sqrt(x);
  if (y === -0.5) return 1 / Math.sqrt(x + 0);
  if (Math.abs(y) <= WHOLE && Math.trunc(y) === y) return wholePower(x, y);
  const root = rootOf(x, y);
  return root === undefined ? realPower(x, y) : wholePower(root, 2 * y);
}

/** The root of a square of few enough digits to be exact, when y is half of an odd number: powers of it are whole. */
function rootOf(x: number, y: number): number | undefined {
  if (Math.abs(y) > WHOLE / 2 || Math.trunc(2 * y) !== 2 * y) return undefined;
  const root = Math.sqrt(x);
  return root === Math.fround(root) && root * root === x ? root : undefined;
}

function wholePower(x: number, y: number): number {
  const n = Math.abs(y);
  if (n <= 4) return y > 0 ? small(x, n) : 1 / small(x, n);
  const plain = repeated(x, n);
  const size = Math.abs(plain);
  if (size > 1e-270 && size < 1e290) return y > 0 ? extendedPower(x, n, false) : extendedPower(x, n, true);
  if (x === 0 || !Number.isFinite(x)) return y > 0 ? plain : 1 / plain;
  return realPower(x, y);
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

/** x^n or x^-n by repeated squaring of a number of twice the precision, high + low. */
function extendedPower(x: number, n: number, inverted: boolean): number {
  let high = 1;
  let low = 0;
  let baseHigh = x;
  let baseLow = 0;
  for (let rest = n; ; ) {
    if (rest & 1) {
      const product = high * baseHigh;
      const error = productError(high, baseHigh, product) + (high * baseLow + low * baseHigh);
      high = product + error;
      low = error - (high - product);
    }
    rest >>= 1;
    if (rest === 0) return inverted ? inverse(high, low) : high;
    const square = baseHigh * baseHigh;
    const error = productError(baseHigh, baseHigh, square) + 2 * baseHigh * baseLow;
    baseHigh = square + error;
    baseLow = error - (baseHigh - square);
  }
}

/** 1/(high + low). */
function inverse(high: number, low: number): number {
  const near = 1 / high;
  const product = near * high;
  return near - near * (product - 1 + (productError(near, high, product) + near * low));
}

const log = new Float64Array(2);

function realPower(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x < 0 && Math.trunc(y) !== y) return Number.NaN;
  const size = Math.abs(x);
  const sign = x < 0 && Math.abs(y) < 9007199254740992 && y % 2 !== 0 ? -1 : 1;
  if (size === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (size === Number.POSITIVE_INFINITY || Math.abs(y) > 1e300) return sign * Math.exp(y * Math.log(size));
  logInto(log, size);
  const high = log[0]!;
  const exponent = y * high;
  if (!(Math.abs(exponent) < 760)) return sign * Math.exp(exponent);
  const power = Math.exp(exponent);
  return sign * (power + power * (productError(y, high, exponent) + y * log[1]!));
}
