import { addDown, addUp } from './add.js';
import { type Interval, of } from './interval.js';

/** Lower bound of [al, .] - [., bh]; the tightest. */
export const subLo = (al: number, bh: number): number => addDown(al, -bh);

/** Upper bound of [., ah] - [bl, .]; the tightest. */
export const subHi = (ah: number, bl: number): number => addUp(ah, -bl);

/** The difference; tightest ends. */
export const sub = (x: Interval, y: Interval): Interval => of(subLo(x.lo, y.hi), subHi(x.hi, y.lo));
