import { type Interval, of } from '../interval.js';
import { down, up } from '../rounding.js';

/** 2^-53, the largest relative error of one rounding. */
export const UNIT = Number.EPSILON / 2;

/** The interval of the numbers within `error` of `value`. */
export const ball = (value: number, error: number): Interval => of(down(value - error), up(value + error));

/** A constant known by the double nearest to it. */
export const nearest = (value: number): Interval => of(down(value), up(value));
