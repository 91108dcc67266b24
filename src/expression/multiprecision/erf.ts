import {
  add,
  type Big,
  divide,
  fixed,
  isNegative,
  multiply,
  negate,
  ONE,
  scaled,
  squareRoot,
  subtract,
  toDouble,
  top,
  whole,
  ZERO,
} from './big.js';
import { piConstant } from './constants.js';
import { exp, type Result } from './exponential.js';

/** (2/sqrt(pi)) times the integral of exp(-t^2) from 0 to x; relative error at most 2^-bits, as of all here. */
export function erf(x: Big, bits: number): Big {
  if (x.m === 0n) return ZERO;
  if (isNegative(x)) return negate(erf(negate(x), bits));
  return exponentOf(x) > bits + 8 ? ONE : series(x, bits + 8);
}

/** x^2 / log 2: about minus log2 erfc(x) for x > 0. */
function exponentOf(x: Big): number {
  const near = toDouble(x);
  return (near * near) / Math.LN2;
}

/** exp(-x^2), with the square taken exactly. */
function gauss(x: Big, bits: number): Big {
  const square = { m: -x.m * x.m, e: 2 * x.e };
  return exp(square, bits) as Big;
}

function rootPi(bits: number): Big {
  return squareRoot(piConstant(bits + 4), bits + 4);
}

/** 2 x exp(-x^2)/sqrt(pi) times the sum of (2 x^2)^n / (1 3 5 ... (2n + 1)), whose terms are positive. */
function series(x: Big, bits: number): Big {
  const places = bits + 16;
  const square = fixed({ m: x.m * x.m, e: 2 * x.e + 1 }, places);
  let term = 1n << BigInt(places);
  let value = term;
  for (let odd = 3n; term !== 0n; odd += 2n) {
    term = (term * square) / (odd << BigInt(places));
    value += term;
  }
  const factor = divide(multiply(scaled(x, 1), gauss(x, places), places), rootPi(places), places);
  return multiply(factor, { m: value, e: -places }, bits);
}

/** 1 - erf(x). */
export function erfc(x: Big, bits: number): Result {
  if (isNegative(x)) return add(ONE, erf(negate(x), bits + 2), bits + 2);
  if (top(x) > 26) return { m: 1n, e: -2251799813685248 };
  const exponent = exponentOf(x);
  if (exponent > bits + 48) return asymptotic(x, bits + 12);
  const wide = Math.ceil(bits + exponent + 24);
  return subtract(ONE, erf(x, wide), bits + 2);
}

/** exp(-x^2)/(x sqrt(pi)) times the alternating sum of (2n - 1)!! / (2 x^2)^n. */
function asymptotic(x: Big, bits: number): Big {
  const places = bits + 16;
  const square = { m: x.m * x.m, e: 2 * x.e + 1 };
  const inverse = fixed(divide(ONE, square, places), places);
  let term = 1n << BigInt(places);
  let value = term;
  for (let odd = 1n; term !== 0n && term !== -1n; odd += 2n) {
    term = -((term * odd * inverse) >> BigInt(places));
    value += term;
  }
  const factor = divide(gauss(x, bits), multiply(x, rootPi(bits), bits), bits);
  return multiply(factor, { m: value, e: -places }, bits);
}

/** The distribution function of the standard normal law. */
export function normcdf(x: Big, bits: number): Result {
  const wide = bits + 16 + 2 * Math.max(0, top(x));
  const value = erfc(divide(negate(x), squareRoot(whole(2), wide), wide), bits + 4);
  return typeof value === 'number' ? value : scaled(value, -1);
}
