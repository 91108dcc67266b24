import { lowerOf, upperOf } from './_internals/doubleDouble.js';
import { coshOf, HYPERBOLIC_ERROR } from './_internals/hyperbolic.js';
import { scaleDown, scaleUp } from './_internals/powerOfTwo.js';
import { absHi, absLo } from './abs.js';
import { type Interval, of } from './interval.js';

/** Lower bound of the hyperbolic cosine on [al, ah]: 1 when 0 is inside. */
export function coshLo(al: number, ah: number): number {
  const a = absLo(al, ah);
  if (!(a <= 800)) return a > 800 ? Number.MAX_VALUE : a;
  if (a === 0) return 1;
  const value = coshOf(a);
  return Math.max(1, scaleDown(lowerOf(value, HYPERBOLIC_ERROR), value.exponent));
}

/** Upper bound of the hyperbolic cosine on [al, ah]. */
export function coshHi(al: number, ah: number): number {
  const a = absHi(al, ah);
  if (!(a <= 800)) return a > 800 ? Number.POSITIVE_INFINITY : a;
  if (a === 0) return 1;
  const value = coshOf(a);
  return scaleUp(upperOf(value, HYPERBOLIC_ERROR), value.exponent);
}

/**
 * The hyperbolic cosine, from our own double-double exponential (`Math.cosh` may be wrong by more than 1
 * ulp); each end at most one double from the tightest.
 */
export const cosh = (x: Interval): Interval => of(coshLo(x.lo, x.hi), coshHi(x.lo, x.hi));
