import { HALF_PI } from './constants.js';
import { type Interval, of } from './interval.js';
import { down2 } from './rounding.js';

/** Lower bound of the arc tangent on [al, .]; never below -pi/2. */
export const atanLo = (al: number): number => (al === 0 ? 0 : Math.max(-HALF_PI.hi, down2(Math.atan(al))));

/** Upper bound of the arc tangent on [., ah]; never above pi/2. */
export const atanHi = (ah: number): number => -atanLo(-ah);

/**
 * The arc tangent. Two doubles outward of `Math.atan`, which is
 * right to 1 ulp (test/interval/margins.test.ts).
 */
export const atan = (x: Interval): Interval => of(atanLo(x.lo), atanHi(x.hi));
