import { enveloping } from './_internals/enveloping.js';
import { digammaNearTwo } from './_internals/nearTwo.js';
import { hasInteger, piCotPiAt } from './_internals/sinPi.js';
import { add } from './add.js';
import { div } from './div.js';
import { type Interval, of, point } from './interval.js';
import { log } from './log.js';
import { mul } from './mul.js';
import { sub } from './sub.js';

/** B(2k) / (2k) for k = 1 .. 8; see `enveloping`. */
const SERIES: readonly number[] = [
  1 / 12,
  -1 / 120,
  1 / 252,
  -1 / 240,
  1 / 132,
  -691 / 32760,
  1 / 12,
  -3617 / 8160,
];

const inverse = (x: number): Interval => div(point(1), point(x));

/** The digamma function at one positive double. */
function positiveAt(x: number): Interval {
  if (x >= 12) return large(x);
  if (x > 2.5) return fromSum(x);
  if (x >= 1.5) return digammaNearTwo(x - 2);
  if (x >= 0.5) return sub(digammaNearTwo(x - 1), inverse(x));
  return sub(sub(digammaNearTwo(x), div(point(1), add(point(1), point(x)))), inverse(x));
}

// log x - 1 / (2x) - sum of B(2k) / (2k x^2k)
function large(x: number): Interval {
  const r = inverse(x);
  const series = mul(r, enveloping(x, SERIES));
  return sub(log(point(x)), mul(r, add(point(0.5), series)));
}

// x - 1, x - 2, ... down to [1.5, 2.5] are exact
function fromSum(x: number): Interval {
  let sum = point(0);
  let a = x;
  while (a > 2.5) {
    a--;
    sum = add(sum, inverse(a));
  }
  return add(sum, digammaNearTwo(a - 2));
}

/** digamma(-a) = digamma(a) + 1/a + pi cot(pi a). */
const negativeAt = (a: number): Interval => add(add(positiveAt(a), inverse(a)), piCotPiAt(a));

/** The digamma function at one double that is no pole. */
const digammaAt = (x: number): Interval => (x > 0 ? positiveAt(x) : negativeAt(-x));

/** Whether the digamma function has no pole on [xl, xh]; it increases there. */
export const digammaDefined = (xl: number, xh: number): boolean => xl > 0 || (xh < 0 && !hasInteger(xl, xh));

/** Lower bound of the digamma function on [xl, xh]; -Infinity when a pole is inside. */
export function digammaLo(xl: number, xh: number): number {
  if (Number.isNaN(xl)) return xl;
  return digammaDefined(xl, xh) ? digammaAt(xl).lo : Number.NEGATIVE_INFINITY;
}

/** Upper bound of the digamma function on [xl, xh]; Infinity when a pole is inside other than at xl = 0. */
export function digammaHi(xl: number, xh: number): number {
  if (Number.isNaN(xh) || xh === Number.POSITIVE_INFINITY) return xh;
  return digammaDefined(xl, xh) || (xl === 0 && xh > 0) ? digammaAt(xh).hi : Number.POSITIVE_INFINITY;
}

/**
 * The digamma function, increasing between its poles. Values to 12 by the Taylor series about 2 (after
 * exact shifts), beyond by its asymptotic series, with proven remainders (`nearTwo`, `enveloping`);
 * negative arguments by reflection. At a positive point at most 3e-15 wide, relatively, but 2e-15
 * absolutely on [1, 2], around the zero 1.4616; across a pole the whole line.
 */
export const digamma = (x: Interval): Interval => of(digammaLo(x.lo, x.hi), digammaHi(x.lo, x.hi));
