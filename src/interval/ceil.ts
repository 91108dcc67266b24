import { type Interval, of } from './interval.js';

/** The least integers not below, exactly. */
export const ceil = (x: Interval): Interval => of(Math.ceil(x.lo), Math.ceil(x.hi));

/** Whether ceil is continuous on [al, ah], that is constant. */
export const ceilContinuous = (al: number, ah: number): boolean => Math.ceil(al) === Math.ceil(ah);
