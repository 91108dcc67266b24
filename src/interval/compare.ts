import { type Interval, of } from './interval.js';

/**
 * Truth values are intervals within {0, 1}: [1, 1] holds for all members, [0, 0] for none, [0, 1] for
 * perhaps some. A comparison with an empty interval holds for none.
 */
const truth = (always: boolean, sometimes: boolean): Interval => of(always ? 1 : 0, sometimes ? 1 : 0);

/** x < y. */
export const lt = (x: Interval, y: Interval): Interval => truth(x.hi < y.lo, x.lo < y.hi);

/** x <= y. */
export const le = (x: Interval, y: Interval): Interval => truth(x.hi <= y.lo, x.lo <= y.hi);

/** x = y: certain only for equal points. */
export const eq = (x: Interval, y: Interval): Interval =>
  truth(x.hi <= y.lo && y.hi <= x.lo, x.lo <= y.hi && y.lo <= x.hi);

/** Both. */
export const and = (p: Interval, q: Interval): Interval => of(Math.min(p.lo, q.lo), Math.min(p.hi, q.hi));

/** At least one. */
export const or = (p: Interval, q: Interval): Interval => of(Math.max(p.lo, q.lo), Math.max(p.hi, q.hi));

/** The contrary. */
export const not = (p: Interval): Interval => of(1 - p.hi, 1 - p.lo);
