import { type Interval, of } from './interval.js';

/** Lower bound of |x| on [al, ah], exact. */
export const absLo = (al: number, ah: number): number => Math.max(0, al, -ah);

/** Upper bound of |x| on [al, ah], exact. */
export const absHi = (al: number, ah: number): number => Math.max(-al, ah);

/** The absolute values, exactly. */
export const abs = (x: Interval): Interval => of(absLo(x.lo, x.hi), absHi(x.lo, x.hi));
