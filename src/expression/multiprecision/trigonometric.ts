import {
  absolute,
  add,
  type Big,
  compare,
  divide,
  fixed,
  floorOf,
  fromDouble,
  isNegative,
  multiply,
  negate,
  ONE,
  rounded,
  scaled,
  shifted,
  squareRoot,
  subtract,
  sum,
  toDouble,
  top,
  whole,
  ZERO,
} from './big.js';
import { fixedPi, piConstant } from './constants.js';
import { evenSeries, type Result } from './exponential.js';

/** Largest argument in bits: reducing it needs as many digits of pi. */
const RANGE = 100_000;

/** sin x; relative error at most 2^-bits, as of all functions here. NaN beyond 2^100000. */
export function sin(x: Big, bits: number): Result {
  return circular(x, 0, bits);
}

export function cos(x: Big, bits: number): Result {
  return circular(x, 1, bits);
}

export function tan(x: Big, bits: number): Result {
  const [s, c] = [sin(x, bits + 4), cos(x, bits + 4)];
  return typeof s === 'number' || typeof c === 'number' ? Number.NaN : divide(s, c, bits + 2);
}

/** sin(x + quarters pi/2), with more places while the result has too few digits. */
function circular(x: Big, quarters: number, bits: number): Result {
  if (top(x) > RANGE) return Number.NaN;
  if (x.m === 0n) return quarters === 0 ? ZERO : ONE;
  if (quarters === 0 && top(x) < -bits / 2 - 2) return cubic(x, 6, bits);
  for (let places = bits + 16 + Math.max(0, -top(x)); ; places *= 2) {
    const value = circularFixed(x, quarters, places);
    if (top({ m: value, e: 0 }) > bits + 8) return rounded(value, -places, bits + 2);
  }
}

/** x - x^3/divisor. */
function cubic(x: Big, divisor: number, bits: number): Big {
  const square = multiply(x, x, bits);
  return add(x, divide(multiply(negate(x), square, bits), whole(divisor), bits), bits + 2);
}

function circularFixed(x: Big, quarters: number, places: number): bigint {
  const wide = places + Math.max(0, top(x)) + 4;
  const value = fixed(x, wide);
  const half = fixedPi(wide) >> 1n;
  const turns = (2n * value + half) / (2n * half) - (value < -half / 2n ? 1n : 0n);
  const rest = shifted(value - turns * half, places - wide);
  const quadrant = Number((((turns + BigInt(quarters)) % 4n) + 4n) % 4n);
  const size = quadrant % 2 === 0 ? taylor(rest, 1n, places) : taylor(rest, 0n, places);
  return quadrant < 2 ? size : -size;
}

/** The series of sin (first = 1) or cos (first = 0). */
function taylor(x: bigint, first: bigint, places: number): bigint {
  const shift = BigInt(places);
  const square = (x * x) >> shift;
  let term = first === 1n ? x : 1n << shift;
  let value = term;
  for (let k = first + 1n; term !== 0n && term !== -1n; k += 2n) {
    term = -((term * square) / ((k * (k + 1n)) << shift));
    value += term;
  }
  return value;
}

/** sin(pi x), relatively accurate also near its zeros. */
export function sinPi(x: Big, bits: number): Big {
  const turns = floorOf(sum(x, { m: 1n, e: -1 }));
  const rest = sum(x, whole(-turns));
  const value = sin(multiply(rest, piConstant(bits + 6), bits + 6), bits + 4) as Big;
  return turns % 2n === 0n ? value : negate(value);
}

export function atan(x: Big, bits: number): Big {
  if (x.m === 0n) return ZERO;
  if (isNegative(x)) return negate(atan(negate(x), bits));
  if (compare(x, ONE) > 0) return subtract(halfPi(bits), atan(divide(ONE, x, bits + 8), bits + 8), bits + 2);
  return top(x) < -bits / 2 - 2 ? cubic(x, 3, bits) : corrected(x, bits);
}

function halfPi(bits: number): Big {
  return scaled(piConstant(bits + 8), -1);
}

/** atan of a double near x plus atan of the small rest. */
function corrected(x: Big, bits: number): Big {
  const near = fromDouble(Math.atan(toDouble(x)));
  const wide = bits + 72;
  const [s, c] = [sin(near, wide) as Big, cos(near, wide) as Big];
  const above = subtract(multiply(x, c, wide), s, wide);
  const t = divide(above, add(c, multiply(x, s, wide), wide), bits);
  return add(near, multiply(t, evenSeries(t, -1n, bits), bits), bits + 2);
}

/** NaN outside [-1, 1], as acos. */
export function asin(x: Big, bits: number): Result {
  const square = multiply(sum(ONE, x), sum(ONE, negate(x)), bits + 8);
  if (square.m < 0n) return Number.NaN;
  if (square.m === 0n) return x.m < 0n ? negate(halfPi(bits)) : halfPi(bits);
  return atan(divide(x, squareRoot(square, bits + 8), bits + 8), bits + 4);
}

export function acos(x: Big, bits: number): Result {
  if (compare(absolute(x), ONE) > 0) return Number.NaN;
  if (compare(x, whole(-1)) === 0) return piConstant(bits + 2);
  const quotient = divide(sum(ONE, negate(x)), sum(ONE, x), bits + 8);
  return scaled(atan(squareRoot(quotient, bits + 8), bits + 4), 1);
}
