import { EMPTY, type Interval, of } from '../interval.js';
import { mul } from '../mul.js';
import { down, up } from '../rounding.js';
import { UNIT } from './ball.js';
import { lowerOf, twoProduct, upperOf } from './doubleDouble.js';
import { EXP_ERROR, exponential } from './exponential.js';
import { scaleDown, scaleUp } from './powerOfTwo.js';

/**
 * Terms of the series: at z = 2.25 the product of the factors up to the first one left out is below
 * 2^-70.
 */
const TERMS = 22;

/**
 * 1 + z/3 + z^2/(3 5) + z^3/(3 5 7) + ... for 0 <= z <= 2.25: with z = x^2 this is
 * (Phi(x) - 1/2) / (x phi(x)). From the inside out, each step with three roundings and those of z; the
 * bracket left out lies between 1 and the geometric series of its first ratio.
 */
export function oddSeries(z: number): Interval {
  const ratio = z / (2 * TERMS + 3);
  let s = 1;
  let error = ratio / (1 - ratio);
  for (let k = TERMS; k >= 1; k--) {
    const factor = z / (2 * k + 1);
    error = factor * (error + 4 * UNIT * s);
    s = 1 + factor * s;
    error += UNIT * s;
  }
  return of(down(s - 1.001 * error), up(s + 1.001 * error));
}

interface Approximation {
  readonly value: number;
  /** Relative. */
  readonly error: number;
}

// t + step / (t + 2 step / (t + 3 step / ... start)), every operation with its rounding
function fraction(t: number, step: number, terms: number, start: number): Approximation {
  let value = start;
  let error = 2 * UNIT;
  for (let n = terms; n >= 1; n--) {
    const part = (n * step) / value;
    const next = t + part;
    error = 1.001 * (part / next) * (error + UNIT) + UNIT;
    value = next;
  }
  return { value, error };
}

/**
 * 1 / (t + step / (t + 2 step / (t + 3 step / ...))) at one double t with t^2 >= 2 step, step 1 or 1/2
 * (Laplace). For step 1 this is Mills's ratio (1 - Phi(t)) / phi(t), for step 1/2 it is sqrt(pi) exp(t^2)
 * erfc(t). What stands below depth n lies between t and t + (n + 1) step / t and the value is monotone in
 * it, so that the two enclose at any depth; the depth chosen makes them agree to double precision.
 */
export function millsRatio(t: number, step: 1 | 0.5): Interval {
  const terms = Math.ceil(14 + (440 * step) / (t * t));
  const a = fraction(t, step, terms, t);
  const b = fraction(t, step, terms, t + ((terms + 1) * step) / t);
  const error = Math.max(a.error, b.error) + 5 * UNIT;
  const least = Math.min(a.value, b.value);
  const largest = Math.max(a.value, b.value);
  return of(down((1 / largest) * (1 - error)), up((1 / least) * (1 + error)));
}

/**
 * exp(-scale x^2) times a positive factor below 2, with x^2 carried exactly; [0, 2^-1074] beyond
 * underflow.
 */
export function gaussian(x: number, scale: 1 | 0.5, factor: Interval): Interval {
  const square = twoProduct(x, x);
  if (!(square.hi < 2000)) return Number.isNaN(x) ? EMPTY : of(0, up(0));
  const e = exponential({ hi: -scale * square.hi, lo: -scale * square.lo });
  const value = mul(of(lowerOf(e, 2 * EXP_ERROR), upperOf(e, 2 * EXP_ERROR)), factor);
  return of(scaleDown(value.lo, e.exponent), scaleUp(value.hi, e.exponent));
}
