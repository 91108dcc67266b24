import { nearest } from './_internals/ball.js';
import { logGammaNearTwo } from './_internals/nearTwo.js';
import { absSinPi, hasInteger } from './_internals/sinPi.js';
import { binet } from './_internals/stirling.js';
import { add } from './add.js';
import { EMPTY, hull, type Interval, of, point } from './interval.js';
import { log } from './log.js';
import { mul } from './mul.js';
import { down } from './rounding.js';
import { sub } from './sub.js';

/** log(2 pi) / 2 - 1/2. */
const STIRLING_CONSTANT = nearest(0.4189385332046728);
const LOG_PI = nearest(1.1447298858494002);

/** Around the place of the minimum of Gamma on the positive line, 1.46163214496836234126... */
const LOWEST = of(1.4616321449683622, 1.4616321449683625);

/** The minimum of log Gamma on the positive line, -0.12148629053584960809... */
const MINIMUM = down(-0.12148629053584961);

/** log Gamma at one positive double. */
export function lgammaAt(x: number): Interval {
  if (x >= 12) return large(x);
  if (x > 2.5) return fromProduct(x);
  if (x >= 1.5) return x === 2 ? point(0) : logGammaNearTwo(x - 2);
  if (x >= 0.5) return x === 1 ? point(0) : sub(logGammaNearTwo(x - 1), log(point(x)));
  return sub(sub(logGammaNearTwo(x), log(add(point(1), point(x)))), log(point(x)));
}

/** (x - 1/2) (log x - 1) + (log(2 pi) - 1) / 2 + Binet's function. */
function large(x: number): Interval {
  const main = mul(sub(point(x), point(0.5)), sub(log(point(x)), point(1)));
  return add(main, add(STIRLING_CONSTANT, binet(x)));
}

// x - 1, x - 2, ... down to [1.5, 2.5] are exact
function fromProduct(x: number): Interval {
  let product = point(1);
  let a = x;
  while (a > 2.5) {
    a--;
    product = mul(product, point(a));
  }
  return add(log(product), logGammaNearTwo(a - 2));
}

function positiveLo(xl: number, xh: number): number {
  if (xh <= LOWEST.lo) return lgammaAt(xh).lo;
  return xl >= LOWEST.hi ? lgammaAt(xl).lo : MINIMUM;
}

function positiveHi(xl: number, xh: number): number {
  if (!(xl > 0) || xh === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return Math.max(lgammaAt(xl).hi, lgammaAt(xh).hi);
}

const positive = (xl: number, xh: number): Interval => of(positiveLo(xl, xh), positiveHi(xl, xh));

// log |Gamma(-a)| = log pi - log |sin(pi a)| - log Gamma(1 + a), a >= 0
function negative(al: number, ah: number): Interval {
  const a = add(point(1), of(al, ah));
  return sub(sub(LOG_PI, log(absSinPi(al, ah))), positive(a.lo, a.hi));
}

function anySign(xl: number, xh: number): Interval {
  if (!(xl <= xh)) return EMPTY;
  const left = negative(Math.max(0, -xh), -xl);
  return xh > 0 ? hull(left, positive(0, xh)) : left;
}

/** Lower bound of log |Gamma| on [xl, xh]. */
export const lgammaLo = (xl: number, xh: number): number =>
  xl > 0 ? positiveLo(xl, xh) : anySign(xl, xh).lo;

/** Upper bound of log |Gamma| on [xl, xh]; Infinity when 0 or a negative integer is inside. */
export const lgammaHi = (xl: number, xh: number): number =>
  xl > 0 ? positiveHi(xl, xh) : anySign(xl, xh).hi;

/** Whether Gamma has no pole on [xl, xh]. */
export const lgammaDefined = (xl: number, xh: number): boolean => xl > 0 || (xh < 0 && !hasInteger(xl, xh));

/**
 * log |Gamma(x)|. On the positive line by the ends and the minimum at 1.4616; values by the Taylor series
 * about 2 to 12 (after exact shifts) and Stirling's series beyond, both with proven remainders
 * (`nearTwo`, `enveloping`). At a positive point at most 7e-15 wide, relatively, also near the zeros 1 and 2,
 * which are exact. Boxes on the negative line by reflection: sound, but wide for wide boxes.
 */
export const lgamma = (x: Interval): Interval => of(lgammaLo(x.lo, x.hi), lgammaHi(x.lo, x.hi));
