import { type Interval, of } from './interval.js';

/** The larger of x and y, exactly. */
export const max = (x: Interval, y: Interval): Interval => of(Math.max(x.lo, y.lo), Math.max(x.hi, y.hi));
