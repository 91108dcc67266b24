import { type Interval, of } from './interval.js';

/** The smaller of x and y, exactly. */
export const min = (x: Interval, y: Interval): Interval => of(Math.min(x.lo, y.lo), Math.min(x.hi, y.hi));
