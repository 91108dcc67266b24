import { div } from '../div.js';
import { type Interval, point } from '../interval.js';
import { enveloping } from './enveloping.js';

/** B(2k) / (2k (2k - 1)) for k = 1 .. 8; see `enveloping`. */
const STIRLING: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/**
 * log Gamma(x) - (x - 1/2) log x + x - log(2 pi) / 2 for x >= 10, Binet's function: the integral of
 * exp(-x t) (coth(t / 2) / 2 - 1 / t) / t. Relative error below 1e-15.
 */
export const binet = (x: number): Interval => div(enveloping(x, STIRLING), point(x));
