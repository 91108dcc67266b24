import { type DoubleDouble, divide, lowerOf, upperOf } from './_internals/doubleDouble.js';
import { coshOf, HYPERBOLIC_ERROR, sinhOf } from './_internals/hyperbolic.js';
import { scale } from './_internals/powerOfTwo.js';
import { type Interval, of } from './interval.js';
import { down } from './rounding.js';

function ratio(a: number): DoubleDouble {
  const s = sinhOf(a);
  const c = coshOf(a);
  const f = scale(1, s.exponent - c.exponent);
  return divide({ hi: s.hi * f, lo: s.lo * f }, c);
}

// tanh a = a (1 - t) with 0 < t < a^2 / 3, and 1 - t with 0 < t < 2 exp(-2 a)
function tanhDown(a: number): number {
  if (a < 1e-9) return down(a);
  if (!(a <= 20)) return a > 20 ? down(1) : a;
  return lowerOf(ratio(a), 2 * HYPERBOLIC_ERROR);
}

function tanhUp(a: number): number {
  if (a < 1e-9) return a;
  if (!(a <= 20)) return a > 20 ? 1 : a;
  return Math.min(1, upperOf(ratio(a), 2 * HYPERBOLIC_ERROR));
}

/** Lower bound of the hyperbolic tangent on [al, .]. */
export function tanhLo(al: number): number {
  if (al === 0) return 0;
  return al > 0 ? tanhDown(al) : -tanhUp(-al);
}

/** Upper bound of the hyperbolic tangent on [., ah]. */
export const tanhHi = (ah: number): number => -tanhLo(-ah);

/**
 * The hyperbolic tangent, from our own double-double exponential (`Math.tanh` may be wrong by more than 2
 * ulp); each end at most one double from the tightest.
 */
export const tanh = (x: Interval): Interval => of(tanhLo(x.lo), tanhHi(x.hi));
