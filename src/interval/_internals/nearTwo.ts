import { add } from '../add.js';
import { type Interval, point } from '../interval.js';
import { mul } from '../mul.js';
import { ball, nearest, UNIT } from './ball.js';

/** zeta(k) - 1 for k = 2 .. 33. */
const ZETA_REST: readonly number[] = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
  3.725334024788457e-9, 1.862659723513049e-9, 9.313274324196682e-10, 4.656629065033784e-10,
  2.3283118336765053e-10, 1.164155017270052e-10,
];

const sign = (k: number): number => (k % 2 === 0 ? 1 : -1);

// (-1)^k (zeta(k) - 1) / k, its k-fold and its k (k - 1)-fold
const VALUE = ZETA_REST.map((r, i) => (sign(i) * r) / (i + 2));
const SLOPE = ZETA_REST.map((r, i) => sign(i) * r);
const CURVATURE = ZETA_REST.map((r, i) => sign(i) * r * (i + 1));

/** 1 - Euler's constant. */
const LINEAR = nearest(0.42278433509846713);

/**
 * c[from] + c[from + 1] e + ... for |e| <= 1/2, rounding and remainder included.
 *
 * Rounding: Higham's bound for Horner's rule with coefficients of two roundings. Remainder: from k = 34 on
 * zeta(k) - 1 < 1.5 * 2^-k, so that the terms left out of any of the three series sum to less than 2^-58.
 */
function tail(c: readonly number[], from: number, e: number): Interval {
  let sum = 0;
  let size = 0;
  for (let i = c.length - 1; i >= from; i--) {
    sum = c[i]! + e * sum;
    size = Math.abs(c[i]!) + Math.abs(e) * size;
  }
  return ball(sum, 70 * UNIT * size + UNIT / 32);
}

/**
 * log Gamma(2 + e) = (1 - gamma) e + sum over k >= 2 of (-1)^k (zeta(k) - 1) e^k / k, for |e| <= 1/2.
 * Relative error about 1e-15, also near its zero e = 0.
 */
export function logGammaNearTwo(e: number): Interval {
  const x = point(e);
  const quadratic = add(nearest(VALUE[0]!), mul(x, tail(VALUE, 1, e)));
  return mul(x, add(LINEAR, mul(x, quadratic)));
}

/** The derivative of `logGammaNearTwo`, digamma(2 + e). */
export function digammaNearTwo(e: number): Interval {
  const x = point(e);
  return add(LINEAR, mul(x, add(nearest(SLOPE[0]!), mul(x, tail(SLOPE, 1, e)))));
}

/** The second derivative, trigamma(2 + e). */
export function trigammaNearTwo(e: number): Interval {
  const x = point(e);
  return add(nearest(CURVATURE[0]!), mul(x, tail(CURVATURE, 1, e)));
}
