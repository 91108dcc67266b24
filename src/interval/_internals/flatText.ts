import { HALF_ULP, LARGEST, SMALLEST } from '../rounding.js';

/** An expression for the local `x` rounded down. */
export const below = (x: string): string =>
  `${x} <= ${LARGEST} ? ${x} - (${HALF_ULP} * Math.abs(${x}) + ${SMALLEST}) : down(${x})`;

/** An expression for the local `x` rounded up. */
export const above = (x: string): string =>
  `${x} >= -${LARGEST} ? ${x} + (${HALF_ULP} * Math.abs(${x}) + ${SMALLEST}) : up(${x})`;

/** An expression for the rounding error of the local s = x + y (two-sum). */
export const sumError = (x: string, y: string, s: string): string =>
  `${x} - (${s} - (${s} - ${x})) + (${y} - (${s} - ${x}))`;
