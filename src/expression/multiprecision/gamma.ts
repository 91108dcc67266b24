import {
  add,
  type Big,
  compare,
  divide,
  floorOf,
  multiply,
  negate,
  ONE,
  rounded,
  scaled,
  squareRoot,
  subtract,
  sum,
  toDouble,
  top,
  whole,
  ZERO,
} from './big.js';
import { bernoulli, piConstant } from './constants.js';
import { exp, log, type Result } from './exponential.js';
import { cos, sinPi } from './trigonometric.js';

/** From here on Stirling's series reaches 2^-bits. */
function farEnough(bits: number): number {
  return bits / 4 + 8;
}

/** How often the argument must be raised by one. */
function raises(x: Big, bits: number): number {
  const far = farEnough(bits);
  return top(x) > 40 ? 0 : Math.max(0, Math.ceil(far - toDouble(x)));
}

/** The sum of B_2k / (divisor(k) x^(2k + start)) over k >= 1. */
function bernoulliSeries(x: Big, start: number, divisor: (k: number) => number, bits: number): Big {
  const inverse = divide(ONE, x, bits + 8);
  const square = multiply(inverse, inverse, bits + 8);
  let power = start === -1 ? inverse : start === 0 ? square : multiply(square, inverse, bits + 8);
  let total = ZERO;
  for (let k = 1; ; k++) {
    const [above, below] = bernoulli(k);
    const term = divide(multiply(power, whole(above), bits + 8), whole(below * BigInt(divisor(k))), bits + 8);
    total = add(total, term, bits + 8);
    if (top(term) < top(total) - bits - 8) return total;
    power = multiply(power, square, bits + 8);
  }
}

/** log Gamma(x) by Stirling's formula, x far enough. */
function stirling(x: Big, bits: number): Big {
  const wide = bits + 12;
  const series = bernoulliSeries(x, -1, (k) => 2 * k * (2 * k - 1), wide);
  const leading = multiply(sum(x, { m: -1n, e: -1 }), log(x, wide) as Big, wide);
  const constant = scaled(log(scaled(piConstant(wide), 1), wide) as Big, -1);
  return add(add(subtract(leading, x, wide), constant, wide), series, wide);
}

/** x (x + 1) ... (x + count - 1). */
function rising(x: Big, count: number, bits: number): Big {
  let product = ONE;
  for (let k = 0; k < count; k++) product = multiply(product, add(x, whole(k), bits + 12), bits + 12);
  return product;
}

/**
 * Repeats a computation with more bits until its result, known to within 2^(scale - bits), is known
 * relatively to `bits`.
 */
function refined(
  bits: number,
  compute: (bits: number) => { readonly value: Big; readonly scale: number },
): Big {
  for (let wide = bits + 24; ; wide *= 2) {
    const { value, scale } = compute(wide);
    if (top(value) - (scale - wide) > bits + 4) return rounded(value.m, value.e, bits + 2);
  }
}

function isPole(x: Big): boolean {
  return x.m <= 0n && compare(whole(floorOf(x)), x) === 0;
}

function isSmallWhole(x: Big, most: number): boolean {
  return x.m > 0n && top(x) < 30 && compare(whole(floorOf(x)), x) === 0 && floorOf(x) <= BigInt(most);
}

/** log |Gamma(x)|; relative error at most 2^-bits, as of all functions here. Infinite at the poles. */
export function lgamma(x: Big, bits: number): Result {
  if (isPole(x)) return Number.POSITIVE_INFINITY;
  if (isSmallWhole(x, 2)) return ZERO;
  if (x.m > 0n) return refined(bits, (wide) => positiveLgamma(x, wide));
  return refined(bits, (wide) => {
    const factor = multiply(sinPi(x, wide), x, wide);
    const reflected = log(
      divide(piConstant(wide), { m: factor.m < 0n ? -factor.m : factor.m, e: factor.e }, wide),
      wide,
    );
    const other = positiveLgamma(negate(x), wide);
    const value = subtract(reflected as Big, other.value, wide);
    return { value, scale: Math.max(other.scale, top(reflected as Big)) + 2 };
  });
}

function positiveLgamma(x: Big, bits: number): { readonly value: Big; readonly scale: number } {
  const count = raises(x, bits);
  const far = stirling(add(x, whole(count), bits + 12), bits);
  if (count === 0) return { value: far, scale: top(far) };
  const near = log(rising(x, count, bits), bits) as Big;
  return { value: subtract(far, near, bits), scale: Math.max(top(far), top(near), 4) + 4 };
}

/** Gamma(x); NaN at the poles. */
export function gamma(x: Big, bits: number): Result {
  if (isPole(x)) return Number.NaN;
  if (isSmallWhole(x, 3000)) return factorial(Number(floorOf(x)) - 1, bits);
  if (x.m > 0n) return positiveGamma(x, bits + 4);
  const wide = bits + 8;
  const other = positiveGamma(negate(x), wide) as Big;
  const below = multiply(multiply(sinPi(x, wide), negate(x), wide), other, wide);
  return divide(piConstant(wide), below, bits + 2);
}

function factorial(n: number, bits: number): Big {
  let product = 1n;
  for (let k = 2n; k <= BigInt(n); k++) product *= k;
  return rounded(product, 0, bits + 2);
}

function positiveGamma(x: Big, bits: number): Result {
  if (top(x) > 44) return Number.POSITIVE_INFINITY;
  const wide = bits + Math.max(0, top(x)) + 24;
  const count = raises(x, wide);
  const far = exp(stirling(add(x, whole(count), wide + 12), wide), bits + 4);
  return typeof far === 'number' ? far : divide(far, rising(x, count, bits), bits + 2);
}

/** The derivative of log Gamma; NaN at the poles. */
export function digamma(x: Big, bits: number): Result {
  if (isPole(x)) return Number.NaN;
  if (x.m > 0n)
    return refined(bits, (wide) => ({ value: positiveDigamma(x, wide), scale: Math.max(-top(x), 8) + 8 }));
  return refined(bits, (wide) => {
    const cotangent = multiply(piConstant(wide), cotPi(x, wide), wide);
    const inverse = divide(ONE, x, wide);
    const value = subtract(subtract(positiveDigamma(negate(x), wide), inverse, wide), cotangent, wide);
    return { value, scale: Math.max(top(cotangent), top(inverse), top(x), 8) + 8 };
  });
}

/** cos(pi x) / sin(pi x). */
function cotPi(x: Big, bits: number): Big {
  const rest = sum(x, whole(-floorOf(sum(x, { m: 1n, e: -1 }))));
  const angle = multiply(rest, piConstant(bits + 8), bits + 8);
  return divide(cos(angle, bits + 4) as Big, sinPi(rest, bits + 4), bits + 2);
}

function positiveDigamma(x: Big, bits: number): Big {
  const count = raises(x, bits);
  const far = add(x, whole(count), bits + 12);
  const series = bernoulliSeries(far, 0, (k) => 2 * k, bits + 12);
  const half = divide(ONE, scaled(far, 1), bits + 12);
  const value = subtract(subtract(log(far, bits + 12) as Big, half, bits + 12), series, bits + 12);
  return subtract(value, inverses(x, count, 1, bits), bits);
}

/** The sum of (x + k)^-order over k < count. */
function inverses(x: Big, count: number, order: 1 | 2, bits: number): Big {
  let total = ZERO;
  for (let k = 0; k < count; k++) {
    const shiftedX = add(x, whole(k), bits + 16);
    const below = order === 1 ? shiftedX : multiply(shiftedX, shiftedX, bits + 16);
    total = add(total, divide(ONE, below, bits + 16), bits + 16);
  }
  return total;
}

/** The second derivative of log Gamma; infinite at the poles. */
export function trigamma(x: Big, bits: number): Result {
  if (isPole(x)) return Number.POSITIVE_INFINITY;
  if (x.m > 0n) return positiveTrigamma(x, bits + 4);
  return refined(bits, (wide) => {
    const ratio = divide(piConstant(wide), sinPi(x, wide), wide);
    const square = multiply(ratio, ratio, wide);
    const inverse = divide(ONE, multiply(x, x, wide), wide);
    const value = subtract(add(square, inverse, wide), positiveTrigamma(negate(x), wide), wide);
    return { value, scale: Math.max(top(square), top(inverse)) + 6 };
  });
}

function positiveTrigamma(x: Big, bits: number): Big {
  const count = raises(x, bits);
  const far = add(x, whole(count), bits + 12);
  const inverse = divide(ONE, far, bits + 12);
  const half = scaled(multiply(inverse, inverse, bits + 12), -1);
  const series = bernoulliSeries(far, 1, () => 1, bits + 12);
  const value = add(add(inverse, half, bits + 12), series, bits + 12);
  return add(value, inverses(x, count, 2, bits), bits);
}

/** Gamma(a) Gamma(b) / Gamma(a + b) for positive a and b, else NaN. */
export function beta(a: Big, b: Big, bits: number): Result {
  if (a.m <= 0n || b.m <= 0n) return Number.NaN;
  return gammaRatio([a, b], [sum(a, b)], bits);
}

/** The product of gamma functions of positive arguments over another. */
function gammaRatio(above: readonly Big[], below: readonly Big[], bits: number): Result {
  const all = [...above, ...below];
  const extra = Math.max(...all.map((x) => Math.max(8, top(x)))) + 12;
  const wide = bits + extra + 8;
  const logs = (xs: readonly Big[]) =>
    xs.map((x) => positiveLgamma(x, wide).value).reduce((u, v) => add(u, v, wide));
  return exp(subtract(logs(above), logs(below), wide), bits + 2);
}

/** sqrt(2/(n-1)) Gamma(n/2) / Gamma((n-1)/2) for n > 1, else NaN. */
export function c4(n: Big, bits: number): Result {
  const before = sum(n, whole(-1));
  if (before.m <= 0n) return Number.NaN;
  const ratio = gammaRatio([scaled(n, -1)], [scaled(before, -1)], bits + 6);
  const root = squareRoot(divide(whole(2), before, bits + 6), bits + 6);
  return typeof ratio === 'number' ? ratio : multiply(root, ratio, bits + 2);
}
