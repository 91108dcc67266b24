import { enveloping } from './_internals/enveloping.js';
import { trigammaNearTwo } from './_internals/nearTwo.js';
import { absSinPi, hasInteger } from './_internals/sinPi.js';
import { add } from './add.js';
import { PI } from './constants.js';
import { div } from './div.js';
import { EMPTY, hull, type Interval, of, point } from './interval.js';
import { mul } from './mul.js';
import { sqr } from './sqr.js';
import { sub } from './sub.js';

/** B(2k) for k = 1 .. 8; see `enveloping`. */
const SERIES: readonly number[] = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

const inverseSquare = (x: Interval): Interval => sqr(div(point(1), x));

/** The trigamma function at one positive double. */
function positiveAt(x: number): Interval {
  if (x >= 12) return large(x);
  if (x > 2.5) return fromSum(x);
  if (x >= 1.5) return trigammaNearTwo(x - 2);
  if (x >= 0.5) return add(trigammaNearTwo(x - 1), inverseSquare(point(x)));
  const shifted = add(trigammaNearTwo(x), inverseSquare(add(point(1), point(x))));
  return add(shifted, inverseSquare(point(x)));
}

// 1 / x + 1 / (2 x^2) + sum of B(2k) / x^(2k + 1)
function large(x: number): Interval {
  const r = div(point(1), point(x));
  const rest = add(point(0.5), mul(r, enveloping(x, SERIES)));
  return mul(r, add(point(1), mul(r, rest)));
}

// upwards, where the terms have one sign: trigamma(x) = trigamma(x + m) + sum of 1 / (x + j)^2
function fromSum(x: number): Interval {
  const m = Math.ceil(12 - x);
  const far = add(point(x), point(m));
  let sum = of(large(far.hi).lo, large(far.lo).hi);
  for (let j = m - 1; j >= 0; j--) sum = add(sum, inverseSquare(add(point(x), point(j))));
  return sum;
}

function positive(xl: number, xh: number): Interval {
  const lo = xh === Number.POSITIVE_INFINITY ? 0 : positiveAt(xh).lo;
  return of(lo, xl > 0 ? positiveAt(xl).hi : Number.POSITIVE_INFINITY);
}

// trigamma(-a) = (pi / sin(pi a))^2 - trigamma(1 + a), a >= 0
function negative(al: number, ah: number): Interval {
  const a = add(point(1), of(al, ah));
  return sub(sqr(div(PI, absSinPi(al, ah))), positive(a.lo, a.hi));
}

function anySign(xl: number, xh: number): Interval {
  if (!(xl <= xh)) return EMPTY;
  const left = negative(Math.max(0, -xh), -xl);
  return xh > 0 ? hull(left, positive(0, xh)) : left;
}

/** Whether the trigamma function has no pole on [xl, xh]. */
export const trigammaDefined = (xl: number, xh: number): boolean => xl > 0 || (xh < 0 && !hasInteger(xl, xh));

/** Lower bound of the trigamma function on [xl, xh]. */
export const trigammaLo = (xl: number, xh: number): number =>
  (xl > 0 ? positive(xl, xh) : anySign(xl, xh)).lo;

/** Upper bound of the trigamma function on [xl, xh]; Infinity when a pole is inside. */
export const trigammaHi = (xl: number, xh: number): number =>
  (xl > 0 ? positive(xl, xh) : anySign(xl, xh)).hi;

/**
 * The trigamma function, decreasing on the positive line. Values to 12 by the Taylor series about 2
 * (after exact shifts), beyond by its asymptotic series, with proven remainders (`nearTwo`,
 * `enveloping`). At a positive point at most 1.2e-14 wide, relatively. Negative arguments by reflection:
 * sound, but wide for wide boxes.
 */
export const trigamma = (x: Interval): Interval => of(trigammaLo(x.lo, x.hi), trigammaHi(x.lo, x.hi));
