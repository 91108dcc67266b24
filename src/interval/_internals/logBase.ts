import { type DoubleDouble, lowerOf, multiply, upperOf } from './doubleDouble.js';
import { LOG_ERROR, logarithm } from './logarithm.js';

// the logarithm's own error and 7 * 2^-106 of the product
const ERROR = 2 * LOG_ERROR;

/** Lower bound of log(al) * factor, -Infinity from al <= 0 on; `exactAt` tells the exact values. */
export function logBaseLo(al: number, factor: DoubleDouble, exactAt: (a: number) => number): number {
  if (!(al > 0)) return Number.isNaN(al) ? al : Number.NEGATIVE_INFINITY;
  const exact = exactAt(al);
  return Number.isNaN(exact) ? lowerOf(multiply(logarithm(al), factor), ERROR) : exact;
}

/** Upper bound of log(ah) * factor; NaN (empty) for ah <= 0. */
export function logBaseHi(ah: number, factor: DoubleDouble, exactAt: (a: number) => number): number {
  if (!(ah > 0) || ah === Number.POSITIVE_INFINITY) return ah > 0 ? ah : Number.NaN;
  const exact = exactAt(ah);
  return Number.isNaN(exact) ? upperOf(multiply(logarithm(ah), factor), ERROR) : exact;
}
