import { type Interval, of } from './interval.js';
import { mulDown, mulUp } from './mul.js';

/** Lower bound of the squares of [al, ah]: 0 when 0 is inside. */
export function sqrLo(al: number, ah: number): number {
  if (al > 0) return mulDown(al, al);
  return ah < 0 ? mulDown(ah, ah) : 0;
}

/** Upper bound of the squares of [al, ah]. */
export const sqrHi = (al: number, ah: number): number => {
  const m = Math.max(-al, ah);
  return mulUp(m, m);
};

/** The squares; each end at most 1 ulp from the tightest. */
export const sqr = (x: Interval): Interval => of(sqrLo(x.lo, x.hi), sqrHi(x.lo, x.hi));
