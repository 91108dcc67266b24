import { Fraction } from 'fraction.js';
import type { Ball } from './ball.js';

/** A number in certified arithmetic: an exact rational, a ball that holds it, or NaN or an infinity. */
export type Quantity = Fraction | Ball | number;

export type Value = Quantity | boolean | string;

/** Thrown by a certified reading that cannot go on: a value is not rational, or too few digits decide a branch. */
export class Stuck extends Error {
  override readonly name = 'Stuck';
}

export function isBall(value: Value): value is Ball {
  return typeof value === 'object' && !(value instanceof Fraction);
}
