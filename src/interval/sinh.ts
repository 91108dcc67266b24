import { lowerOf, upperOf } from './_internals/doubleDouble.js';
import { HYPERBOLIC_ERROR, sinhOf } from './_internals/hyperbolic.js';
import { scaleDown, scaleUp } from './_internals/powerOfTwo.js';
import { type Interval, of } from './interval.js';

function sinhDown(a: number): number {
  if (a > 800) return Number.MAX_VALUE;
  const value = sinhOf(a);
  return scaleDown(lowerOf(value, HYPERBOLIC_ERROR), value.exponent);
}

function sinhUp(a: number): number {
  if (a > 800) return Number.POSITIVE_INFINITY;
  const value = sinhOf(a);
  return scaleUp(upperOf(value, HYPERBOLIC_ERROR), value.exponent);
}

/** Lower bound of the hyperbolic sine on [al, .]. */
export function sinhLo(al: number): number {
  if (al === 0) return 0;
  return al > 0 ? sinhDown(al) : -sinhUp(-al);
}

/** Upper bound of the hyperbolic sine on [., ah]. */
export const sinhHi = (ah: number): number => -sinhLo(-ah);

/**
 * The hyperbolic sine, from our own double-double exponential (`Math.sinh` may be wrong by more than 1 ulp);
 * each end at most one double from the tightest.
 */
export const sinh = (x: Interval): Interval => of(sinhLo(x.lo), sinhHi(x.hi));
