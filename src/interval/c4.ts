import { enveloping } from './_internals/enveloping.js';
import { add } from './add.js';
import { div } from './div.js';
import { exp } from './exp.js';
import { type Interval, of, point } from './interval.js';
import { mul } from './mul.js';
import { neg } from './neg.js';
import { sqrt } from './sqrt.js';

/**
 * T(k) (2k - 2)! / (2 * 4^(2k - 1)) for k = 1 .. 8, T(k) the Taylor coefficients of tanh; see
 * `enveloping`.
 */
const SERIES: readonly number[] = [
  1 / 8,
  -1 / 192,
  1 / 640,
  -17 / 14336,
  31 / 18432,
  -691 / 180224,
  5461 / 425984,
  -929569 / 15728640,
];

/** -log(Gamma(z + 1/2) / (sqrt(z) Gamma(z))) at one double z >= 10. */
const deficitAt = (z: number): Interval => div(enveloping(z, SERIES), point(z));

const deficit = (z: Interval): Interval => of(deficitAt(z.hi).lo, deficitAt(z.lo).hi);

// Gamma(z + 1/2) / (sqrt(z) Gamma(z)) from the same at z + m, by Gamma(z + 1) = z Gamma(z)
function shifted(z: number): Interval {
  const m = Math.ceil(12 - z);
  let product = sqrt(point(z));
  for (let j = 0; j < m; j++) {
    if (j > 0) product = mul(product, add(point(z), point(j)));
    product = div(product, add(point(z), point(j + 0.5)));
  }
  const far = add(point(z), point(m));
  return mul(mul(product, sqrt(far)), exp(neg(deficit(far))));
}

// n - 1 is exact for every double n > 1
function c4At(n: number): Interval {
  const z = (n - 1) / 2;
  return z >= 12 ? exp(neg(deficitAt(z))) : shifted(z);
}

/** Whether c4 is defined from `al` on. */
export const c4Defined = (al: number): boolean => al > 1;

/** Lower bound of c4 on the part of [al, .] above 1: 0 from al <= 1 on. */
export function c4Lo(al: number): number {
  if (!(al > 1)) return Number.isNaN(al) ? al : 0;
  return c4At(al).lo;
}

/** Upper bound of c4 on the part of [., ah] above 1, never above 1; NaN (empty) when there is none. */
export function c4Hi(ah: number): number {
  if (!(ah > 1)) return Number.NaN;
  return ah === Number.POSITIVE_INFINITY ? 1 : Math.min(1, c4At(ah).hi);
}

/**
 * c4(n) = sqrt(2 / (n - 1)) Gamma(n / 2) / Gamma((n - 1) / 2), the mean of the standard deviation of n normal
 * variables of variance 1, for n > 1; increasing to 1.
 *
 * With z = (n - 1) / 2, -log c4 is half the integral of exp(-z t) tanh(t / 4) / t (from Malmsten's integral
 * for log Gamma), which decreases in z and has an enveloping series: no difference of large logarithms.
 * Small n by the recurrence of Gamma. At a point at most 1e-15 wide, relatively, from n = 25 on, 2e-14 below.
 */
export const c4 = (x: Interval): Interval => of(c4Lo(x.lo), c4Hi(x.hi));
