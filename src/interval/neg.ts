import { type Interval, of } from './interval.js';

/** The negative, exactly. */
export const neg = (x: Interval): Interval => of(-x.hi, -x.lo);
