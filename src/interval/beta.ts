import { nearest } from './_internals/ball.js';
import { binet } from './_internals/stirling.js';
import { add } from './add.js';
import { div } from './div.js';
import { exp } from './exp.js';
import { gamma, gammaAt } from './gamma.js';
import { type Interval, of, point } from './interval.js';
import { log } from './log.js';
import { log1p } from './log1p.js';
import { mul } from './mul.js';
import { sub } from './sub.js';

/** log(2 pi) / 2. */
const HALF_LOG_TWO_PI = nearest(0.9189385332046728);

const binetOf = (x: Interval): Interval => of(binet(x.hi).lo, binet(x.lo).hi);

/** B(a, b) at positive doubles. */
function betaAt(a: number, b: number): Interval {
  const [small, large] = a <= b ? [a, b] : [b, a];
  if (large <= 18) return byGamma(small, large);
  return small >= 12 ? bothLarge(small, large) : oneLarge(small, large);
}

function byGamma(a: number, b: number): Interval {
  const [ga, gb] = [gammaAt(a), gammaAt(b)];
  // the quotient first: Gamma(a) is the factor that may be huge
  return mul(ga, div(gb, gamma(add(point(a), point(b)))));
}

// Gamma(a) exp(a - a log s - (b - 1/2) log(1 + a/b) + binet(b) - binet(s)), s = a + b
function oneLarge(a: number, b: number): Interval {
  const s = add(point(a), point(b));
  const bent = mul(sub(point(b), point(0.5)), log1p(div(point(a), point(b))));
  const rest = sub(binet(b), binetOf(s));
  const exponent = add(sub(mul(point(a), sub(point(1), log(s))), bent), rest);
  return mul(gammaAt(a), exp(exponent));
}

// the same with Stirling's series for all three
function bothLarge(a: number, b: number): Interval {
  const s = add(point(a), point(b));
  const left = mul(sub(point(a), point(0.5)), log1p(div(point(b), point(a))));
  const right = mul(point(b), log1p(div(point(a), point(b))));
  const rest = sub(add(binet(a), binet(b)), binetOf(s));
  const constant = sub(HALF_LOG_TWO_PI, mul(point(0.5), log(point(b))));
  return exp(sub(add(constant, rest), add(left, right)));
}

/** Whether the beta function is defined: for positive arguments. */
export const betaDefined = (al: number, bl: number): boolean => al > 0 && bl > 0;

/** Lower bound of B(a, b) on the positive part of the box; NaN (empty) when there is none. */
export function betaLo(ah: number, bh: number): number {
  if (!(ah > 0 && bh > 0)) return Number.NaN;
  return ah <= Number.MAX_VALUE && bh <= Number.MAX_VALUE ? Math.max(0, betaAt(ah, bh).lo) : 0;
}

/** Upper bound of B(a, b) on the positive part of the box; Infinity when an end is not positive. */
export function betaHi(al: number, bl: number): number {
  if (Number.isNaN(al) || Number.isNaN(bl)) return Number.NaN;
  return al > 0 && bl > 0 ? betaAt(al, bl).hi : Number.POSITIVE_INFINITY;
}

/**
 * The beta function of positive arguments, decreasing in each. Up to 18 from Gamma, beyond by Stirling's
 * series with the large logarithms cancelled beforehand. At a point at most 3e-14 wide up to 18,
 * relatively, and 2e-14 (1 + |log B|) beyond.
 */
export const beta = (x: Interval, y: Interval): Interval => of(betaLo(x.hi, y.hi), betaHi(x.lo, y.lo));
