import { type Interval, of } from './interval.js';
import { down, up } from './rounding.js';

const isExact = (a: number, s: number): boolean => Math.fround(s) === s && s * s === a;

/** Lower bound of the square roots of [al, .] where they exist: 0 from a negative end on. */
export function sqrtLo(al: number): number {
  if (!(al > 0)) return Number.isNaN(al) ? al : 0;
  const s = Math.sqrt(al);
  return isExact(al, s) ? s : down(s);
}

/** Upper bound of the square roots of [., ah]; NaN (empty) below 0. */
export function sqrtHi(ah: number): number {
  const s = Math.sqrt(ah);
  return isExact(ah, s) ? s : up(s);
}

/** Whether the square root is defined from `al` on. */
export const sqrtDefined = (al: number): boolean => al >= 0;

/** The square roots of the nonnegative part; each end at most 1 ulp from the tightest, exact roots exact. */
export const sqrt = (x: Interval): Interval => of(sqrtLo(x.lo), sqrtHi(x.hi));
