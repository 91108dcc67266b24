import { type Interval, of } from './interval.js';

/** The integer parts, exactly. */
export const floor = (x: Interval): Interval => of(Math.floor(x.lo), Math.floor(x.hi));

/** Whether floor is continuous on [al, ah], that is constant. */
export const floorContinuous = (al: number, ah: number): boolean => Math.floor(al) === Math.floor(ah);
