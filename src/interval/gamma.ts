import { UNIT } from './_internals/ball.js';
import { lowerOf, twoProduct, twoSum, upperOf } from './_internals/doubleDouble.js';
import { EXP_ERROR, exponential } from './_internals/exponential.js';
import { FACTORIALS } from './_internals/factorial.js';
import { LOG_ERROR, logarithm } from './_internals/logarithm.js';
import { logGammaNearTwo } from './_internals/nearTwo.js';
import { scaleDown, scaleUp } from './_internals/powerOfTwo.js';
import { absSinPi, hasInteger } from './_internals/sinPi.js';
import { binet } from './_internals/stirling.js';
import { add } from './add.js';
import { PI } from './constants.js';
import { div } from './div.js';
import { exp } from './exp.js';
import { EMPTY, ENTIRE, type Interval, midpoint, of, point, width } from './interval.js';
import { mul } from './mul.js';
import { neg } from './neg.js';
import { down } from './rounding.js';

/** Around the place of the minimum of Gamma on the positive line, 1.46163214496836234126... */
const LOWEST = of(1.4616321449683622, 1.4616321449683625);

/** The minimum of Gamma on the positive line, 0.88560319441088870027... */
const MINIMUM = down(0.8856031944108887);

/** log(2 pi) / 2 as a double-double. */
const HALF_LOG_TWO_PI = { hi: 0.9189385332046728, lo: -3.8782941580672414e-17 };

/** Gamma at one positive double. */
export function gammaAt(x: number): Interval {
  if (Number.isInteger(x) && x <= 171) return FACTORIALS[x - 1]!;
  if (x > 12) return x > 172 ? of(Number.MAX_VALUE, Number.POSITIVE_INFINITY) : large(x);
  if (x > 2.5) return fromProduct(x);
  if (x >= 1.5) return exp(logGammaNearTwo(x - 2));
  if (x >= 0.5) return div(exp(logGammaNearTwo(x - 1)), point(x));
  return div(exp(logGammaNearTwo(x)), mul(point(x), add(point(1), point(x))));
}

// x - 1, x - 2, ... down to [1.5, 2.5] are exact
function fromProduct(x: number): Interval {
  let product = point(1);
  let a = x;
  while (a > 2.5) {
    a--;
    product = mul(product, point(a));
  }
  return mul(product, exp(logGammaNearTwo(a - 2)));
}

// exp((x - 1/2) log x - x + log(2 pi) / 2 + Binet's function), the exponent in double-double
function large(x: number): Interval {
  const rest = binet(x);
  const l = logarithm(x);
  const p = twoProduct(x - 0.5, l.hi);
  const s = twoSum(p.hi, -x);
  const t = twoSum(s.hi, HALF_LOG_TWO_PI.hi);
  const low = p.lo + (x - 0.5) * l.lo + s.lo + t.lo + HALF_LOG_TWO_PI.lo + midpoint(rest);
  const e = exponential(twoSum(t.hi, low));
  // the exponent: the logarithm's relative error, the width of `rest`, roundings of `low` (below 2^-2)
  const error =
    2 * EXP_ERROR + 2 * LOG_ERROR * p.hi + width(rest) + 16 * UNIT * UNIT * x + 8 * UNIT * Math.abs(low);
  return of(scaleDown(lowerOf(e, error), e.exponent), scaleUp(upperOf(e, error), e.exponent));
}

function positiveLo(xl: number, xh: number): number {
  if (xh <= LOWEST.lo) return gammaAt(xh).lo;
  return xl >= LOWEST.hi ? gammaAt(xl).lo : MINIMUM;
}

function positiveHi(xl: number, xh: number): number {
  if (!(xl > 0) || xh === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return Math.max(gammaAt(xl).hi, gammaAt(xh).hi);
}

// Gamma(-a) = (-1)^(n+1) pi / (sin(pi a) a Gamma(a)) between the poles n and n + 1
function negative(al: number, ah: number): Interval {
  const a = of(al, ah);
  const rest = mul(a, of(positiveLo(al, ah), positiveHi(al, ah)));
  const size = div(div(PI, absSinPi(al, ah)), rest);
  return Math.floor(al) % 2 === 0 ? neg(size) : size;
}

function anySign(xl: number, xh: number): Interval {
  if (!(xl <= xh)) return EMPTY;
  if (xl === 0) return xh > 0 ? of(positiveLo(0, xh), Number.POSITIVE_INFINITY) : EMPTY;
  return gammaDefined(xl, xh) ? negative(-xh, -xl) : ENTIRE;
}

/** Whether Gamma has no pole on [xl, xh]. */
export const gammaDefined = (xl: number, xh: number): boolean => xl > 0 || (xh < 0 && !hasInteger(xl, xh));

/** Lower bound of Gamma on [xl, xh]; -Infinity when a pole is inside. */
export const gammaLo = (xl: number, xh: number): number => (xl > 0 ? positiveLo(xl, xh) : anySign(xl, xh).lo);

/** Upper bound of Gamma on [xl, xh]; Infinity when a pole is inside. */
export const gammaHi = (xl: number, xh: number): number => (xl > 0 ? positiveHi(xl, xh) : anySign(xl, xh).hi);

/**
 * The Gamma function. On the positive line by the ends and the minimum at 1.4616; integers to 171 from
 * exact factorials, values to 12 by the Taylor series of its logarithm about 2 (after exact shifts),
 * beyond by Stirling's series with the exponent in double-double; proven remainders (`nearTwo`,
 * `enveloping`). At a positive point at most 6e-15 wide, relatively. Between poles on the negative line
 * by reflection: sound, but wide for wide boxes; across a pole the whole line.
 */
export const gamma = (x: Interval): Interval => of(gammaLo(x.lo, x.hi), gammaHi(x.lo, x.hi));
