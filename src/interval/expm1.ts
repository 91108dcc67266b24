import { type Interval, of } from './interval.js';
import { down2, up2 } from './rounding.js';

/** Lower bound of exp(x) - 1 on [al, .]: never below -1. */
export const expm1Lo = (al: number): number => (al === 0 ? 0 : Math.max(-1, down2(Math.expm1(al))));

/** Upper bound of exp(x) - 1 on [., ah]. */
export const expm1Hi = (ah: number): number => (ah === 0 ? 0 : up2(Math.expm1(ah)));

/**
 * exp(x) - 1. Two doubles outward of `Math.expm1`, which is
 * right to 1 ulp (test/interval/margins.test.ts); expm1(0) = 0 exactly.
 */
export const expm1 = (x: Interval): Interval => of(expm1Lo(x.lo), expm1Hi(x.hi));
