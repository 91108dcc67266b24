import { nearest } from './_internals/ball.js';
import { gaussian, millsRatio } from './_internals/normal.js';
import { add } from './add.js';
import { erfAt } from './erf.js';
import { type Interval, of, point } from './interval.js';
import { mul } from './mul.js';
import { sub } from './sub.js';

/** 1 / sqrt(pi). */
const FACTOR = nearest(0.5641895835477563);

/** erfc at one double x >= 1. */
export const erfcTail = (x: number): Interval => gaussian(x, 1, mul(FACTOR, millsRatio(x, 0.5)));

/** erfc at one double. */
function erfcAt(x: number): Interval {
  if (x > 1) return erfcTail(x);
  if (x === 0) return point(1);
  return x > 0 ? sub(point(1), erfAt(x)) : add(point(1), erfAt(-x));
}

/** Lower bound of the complementary error function on [., ah]. */
export const erfcLo = (ah: number): number => Math.max(0, erfcAt(ah).lo);

/** Upper bound of the complementary error function on [al, .]. */
export const erfcHi = (al: number): number => Math.min(2, erfcAt(al).hi);

/**
 * The complementary error function 1 - erf, decreasing. Beyond 1 by Laplace's continued fraction with x^2
 * exact in exp(-x^2), so that the tail keeps its relative error. At a point at most 2e-14 wide,
 * relatively (to the left of the underflow at 26.5).
 */
export const erfc = (x: Interval): Interval => of(erfcLo(x.hi), erfcHi(x.lo));
