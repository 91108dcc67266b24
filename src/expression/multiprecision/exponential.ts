import {
  absolute,
  add,
  type Big,
  compare,
  divide,
  fixed,
  fromDouble,
  multiply,
  negate,
  ONE,
  rounded,
  scaled,
  shifted,
  subtract,
  sum,
  toDouble,
  top,
  whole,
  ZERO,
} from './big.js';
import { fixedLog2, log2Constant } from './constants.js';

/** A finite number, or what the function is otherwise: NaN or an infinity. */
export type Result = Big | number;

/** Arguments from 2^50 on have exponentials outside the range of exponents. */
const RANGE = 50;

/** e^x; relative error at most 2^-bits, as of all functions here. Beyond 2^(2^50) infinite, below the least positive. */
export function exp(x: Big, bits: number): Result {
  const above = top(x);
  if (above > RANGE) return x.m > 0n ? Number.POSITIVE_INFINITY : { m: 1n, e: -2251799813685248 };
  if (above < -bits - 2) return add(ONE, x, bits + 2);
  const k = Math.round(toDouble(x) / Math.LN2);
  const halvings = Math.round(Math.sqrt(bits) / 1.5) + 2;
  const places = bits + halvings + 24;
  const wide = places + Math.max(0, above) + 4;
  const rest = shifted(fixed(x, wide) - BigInt(k) * fixedLog2(wide), places - wide);
  const value = expFixed(rest, places, halvings);
  return rounded(value, k - places, bits + 2);
}

/** e^x of a small fixed-point number: Taylor's series of x/2^halvings, squared so many times. */
function expFixed(x: bigint, places: number, halvings: number): bigint {
  const small = x >> BigInt(halvings);
  const shift = BigInt(places);
  let term = 1n << shift;
  let value = term;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    term = (term * small) / (k << shift);
    value += term;
  }
  for (let k = 0; k < halvings; k++) value = (value * value) >> shift;
  return value;
}

/** e^x - 1, relatively accurate for small x. */
export function expm1(x: Big, bits: number): Result {
  const above = top(x);
  if (x.m === 0n) return ZERO;
  if (above < -bits) return add(x, scaled(multiply(x, x, bits), -1), bits + 2);
  const power = exp(x, bits + 6 + Math.max(0, -above));
  return typeof power === 'number' ? power : add(power, whole(-1), bits + 2);
}

/** log x; minus infinite at 0, NaN below. */
export function log(x: Big, bits: number): Result {
  if (x.m <= 0n) return x.m === 0n ? Number.NEGATIVE_INFINITY : Number.NaN;
  const k = top(x);
  const near = sum(x, whole(-1));
  if (top(near) < -2) return log1pSmall(near, bits);
  const mantissa = scaled(x, -k);
  const value = logMantissa(mantissa, bits + 12);
  if (k === 0) return value;
  const wide = bits + 12;
  return add(value, multiply(whole(k), log2Constant(wide), wide), bits + 2);
}

/** log x for x in [1/2, 1]: a double, corrected by 2 atanh of the small rest. */
function logMantissa(x: Big, bits: number): Big {
  const near = fromDouble(Math.log(toDouble(x)));
  const power = exp(near, bits) as Big;
  const t = divide(subtract(x, power, bits), add(x, power, bits), bits);
  return add(near, scaled(multiply(t, evenSeries(t, 1n, bits), bits), 1), bits);
}

/** 1 + sign t^2/3 + t^4/5 + sign t^6/7 ...: atanh(t)/t, or atan(t)/t with sign -1. */
export function evenSeries(t: Big, sign: bigint, bits: number): Big {
  const places = bits + 8;
  const square = fixed(multiply(t, t, places), places) * sign;
  let power = 1n << BigInt(places);
  let value = power;
  for (let odd = 3n; ; odd += 2n) {
    power = (power * square) >> BigInt(places);
    if (power === 0n || power === -1n) return { m: value, e: -places };
    value += power / odd;
  }
}

/** log(1 + x), relatively accurate for small x. */
export function log1p(x: Big, bits: number): Result {
  if (top(x) < -2) return log1pSmall(x, bits);
  if (compare(x, whole(-1)) <= 0) return compare(x, whole(-1)) === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  return log(sum(ONE, x), bits);
}

/** 2 atanh(x/(2 + x)) for |x| < 1/4. */
function log1pSmall(x: Big, bits: number): Big {
  if (x.m === 0n) return ZERO;
  const t = divide(x, add(whole(2), x, bits + 8), bits + 8);
  return rounded(...parts(scaled(multiply(t, evenSeries(t, 1n, bits + 4), bits + 4), 1)), bits + 2);
}

function parts({ m, e }: Big): [bigint, number] {
  return [m, e];
}

/** log x / log base. */
export function logTo(base: number, x: Big, bits: number): Result {
  const value = log(x, bits + 6);
  return typeof value === 'number' ? value : divide(value, log(whole(base), bits + 6) as Big, bits + 2);
}

/** x^y with 0^0 = 1; NaN for a negative x and a y that is not whole. */
export function pow(x: Big, y: Big, bits: number): Result {
  if (y.m === 0n) return ONE;
  if (x.m === 0n) return y.m > 0n ? ZERO : Number.POSITIVE_INFINITY;
  const exponent = wholeValue(y);
  if (exponent !== undefined && Math.abs(exponent) <= 1 << 20) return wholePower(x, exponent, bits);
  if (x.m > 0n) return positivePower(x, y, bits);
  if (exponent === undefined && !isWhole(y)) return Number.NaN;
  const value = positivePower(negate(x), y, bits);
  if (isEven(y)) return value;
  return typeof value === 'number' ? -value : negate(value);
}

function isWhole(y: Big): boolean {
  return y.e >= 0 || shifted(shifted(y.m, y.e), -y.e) === y.m;
}

function isEven(y: Big): boolean {
  return isWhole(scaled(y, -1));
}

/** The value of a whole number that a double holds exactly. */
function wholeValue(y: Big): number | undefined {
  return isWhole(y) && top(y) <= 53 ? Number(shifted(y.m, y.e)) : undefined;
}

function wholePower(x: Big, n: number, bits: number): Big {
  const wide = bits + 30;
  let result = ONE;
  let base = x;
  for (let rest = Math.abs(n); ; base = multiply(base, base, wide)) {
    if (rest & 1) result = multiply(result, base, wide);
    rest >>= 1;
    if (rest === 0) return n > 0 ? rounded(result.m, result.e, bits + 2) : divide(ONE, result, bits + 2);
  }
}

function positivePower(x: Big, y: Big, bits: number): Result {
  const wide = bits + Math.max(0, top(y)) + Math.max(8, Math.log2(Math.abs(top(x)) + 2)) + 12;
  const places = Math.ceil(wide);
  return exp(multiply(y, log(x, places) as Big, places), bits + 4);
}

export function sinh(x: Big, bits: number): Result {
  const e = expm1(absolute(x), bits + 6);
  if (typeof e === 'number') return x.m < 0n ? -e : e;
  const value = scaled(add(e, divide(e, add(e, ONE, bits + 6), bits + 6), bits + 4), -1);
  return x.m < 0n ? negate(value) : value;
}

export function cosh(x: Big, bits: number): Result {
  const e = exp(absolute(x), bits + 6);
  if (typeof e === 'number') return e;
  return scaled(add(e, divide(ONE, e, bits + 6), bits + 4), -1);
}

export function tanh(x: Big, bits: number): Big {
  const e = top(x) > 40 ? Number.POSITIVE_INFINITY : expm1(scaled(absolute(x), 1), bits + 6);
  const value = typeof e === 'number' ? ONE : divide(e, add(e, whole(2), bits + 6), bits + 4);
  return x.m < 0n ? negate(value) : value;
}
