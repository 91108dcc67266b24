import { addDown, addUp } from '../add.js';
import { down, LARGEST, SMALLEST, up } from '../rounding.js';
import { type DoubleDouble, divide, lowerOf, multiply, twoProduct, upperOf } from './doubleDouble.js';
import { EXP_ERROR, exponential, type ScaledDouble } from './exponential.js';
import { LOG_ERROR, logarithm } from './logarithm.js';
import { powerOfTwo, scaleDown, scaleUp, splitExponent } from './powerOfTwo.js';

/**
 * Exponents up to here are raised by squaring, in fewer than 2^21 products of relative error 7 * 2^-106
 * each.
 */
const LARGEST_EXPONENT = powerOfTwo(20);

const SQUARING_ERROR = powerOfTwo(-80);

/** A double-double times 2^exponent, relative error at most `error`. */
interface Approximation extends ScaledDouble {
  readonly error: number;
}

const ONE: DoubleDouble = { hi: 1, lo: 0 };

/** The same number with a significand in [0.75, 1.5), so that no power of it leaves the range. */
function normalised({ hi, lo }: DoubleDouble, exponent: number, error: number): Approximation {
  if (hi >= 1.5) return { hi: hi / 2, lo: lo / 2, exponent: exponent + 1, error };
  if (hi < 0.75) return { hi: hi * 2, lo: lo * 2, exponent: exponent - 1, error };
  return { hi, lo, exponent, error };
}

// exact (error 0) as long as both factors are single doubles, since the product of two doubles is
function product(x: Approximation, y: Approximation): Approximation {
  const isExact = x.error === 0 && y.error === 0 && x.lo === 0 && y.lo === 0;
  return normalised(multiply(x, y), x.exponent + y.exponent, isExact ? 0 : SQUARING_ERROR);
}

function bySquaring(a: number, n: number): Approximation {
  const { significand, exponent } = splitExponent(a);
  let base: Approximation = { hi: significand, lo: 0, exponent, error: 0 };
  let result: Approximation = { hi: 1, lo: 0, exponent: 0, error: 0 };
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = product(result, base);
    if (rest > 1) base = product(base, base);
  }
  return result;
}

function inverse(x: Approximation): Approximation {
  const isPowerOfTwo = x.error === 0 && x.hi === 1 && x.lo === 0;
  if (isPowerOfTwo) return { hi: 1, lo: 0, exponent: -x.exponent, error: 0 };
  return normalised(divide(ONE, x), -x.exponent, 2 * SQUARING_ERROR);
}

// the error of t = y log a is relative, hence absolute in the exponent of exp t
function byLogarithm(a: number, y: number): Approximation {
  const l = logarithm(a);
  const p = twoProduct(y, l.hi);
  const size = Math.abs(p.hi);
  if (size > 1500) return { hi: 1, lo: 0, exponent: p.hi > 0 ? 2000 : -2000, error: 0 };
  const { hi, lo, exponent } = exponential({ hi: p.hi, lo: p.lo + y * l.lo });
  return { hi, lo, exponent, error: EXP_ERROR + 2 * (LOG_ERROR * size) };
}

/** a^y for 0 < a < Infinity, a not 1, and 2^-300 < |y| < 2^70. */
function approximate(a: number, y: number): Approximation {
  if (Number.isInteger(y) && Math.abs(y) <= LARGEST_EXPONENT) {
    const r = bySquaring(a, Math.abs(y));
    return y > 0 ? r : inverse(r);
  }
  const root = Math.sqrt(a);
  const isSquare = Math.fround(root) === root && root * root === a;
  return isSquare && Number.isInteger(2 * y) ? approximate(root, 2 * y) : byLogarithm(a, y);
}

/** -1, 0 or 1 as a^y lies below, at or above 1, for a > 0. */
const side = (a: number, y: number): number => Math.sign(y) * Math.sign(a - 1);

const isTiny = (y: number): boolean => Math.abs(y) < 1e-80;
const isHuge = (y: number): boolean => Math.abs(y) > 1e21;

/** A double not above a^y for a >= 0; a and y may be infinite (limits); NaN for 0^y with y < 0. */
export function powerDown(a: number, y: number): number {
  if (a === 0) return y > 0 ? 0 : y === 0 ? 1 : Number.NaN;
  const s = side(a, y);
  if (s === 0) return 1;
  if (a === Number.POSITIVE_INFINITY) return s > 0 ? LARGEST : 0;
  if (isTiny(y)) return s > 0 ? 1 : down(1);
  if (isHuge(y)) return s > 0 ? LARGEST : 0;
  const p = approximate(a, y);
  return scaleDown(p.error === 0 ? addDown(p.hi, p.lo) : lowerOf(p, p.error), p.exponent);
}

/** A double not below a^y for a >= 0; a and y may be infinite (limits); Infinity for 0^y with y < 0. */
export function powerUp(a: number, y: number): number {
  if (a === 0) return y > 0 ? 0 : y === 0 ? 1 : Number.POSITIVE_INFINITY;
  const s = side(a, y);
  if (s === 0) return 1;
  if (a === Number.POSITIVE_INFINITY) return s > 0 ? a : 0;
  if (isTiny(y)) return s > 0 ? up(1) : 1;
  if (isHuge(y)) return s > 0 ? Number.POSITIVE_INFINITY : Number.isFinite(y) ? SMALLEST : 0;
  const p = approximate(a, y);
  return scaleUp(p.error === 0 ? addUp(p.hi, p.lo) : upperOf(p, p.error), p.exponent);
}
