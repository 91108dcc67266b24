import type { Interval } from '../interval.js';
import { ball, UNIT } from './ball.js';

/**
 * c[0] + c[1] / x^2 + c[2] / x^4 + ..., an asymptotic series cut before its last coefficient, for x >= 10.
 *
 * The series of this kernel come from integrals of exp(-x t) g(t), where g(t) (coth and tanh up to simple
 * factors) is a sum over poles of positive multiples of 1 / (t^2 + p^2). Partial sums of the geometric
 * series of each such term lie alternately above and below it, hence so do those of g and of the
 * integral: the error is at most the first term left out, for every x > 0.
 *
 * Rounding: from x = 10 on the terms after the first sum to less than 1 % of it (all coefficient lists here
 * satisfy this), so that 42 roundings of theirs, and two of the first, stay below 3 units of it.
 */
export function enveloping(x: number, c: readonly number[]): Interval {
  const z = 1 / (x * x);
  const last = c.length - 1;
  let sum = c[last - 1]!;
  let omitted = Math.abs(c[last]!) * z;
  for (let k = last - 2; k >= 0; k--) {
    sum = c[k]! + z * sum;
    omitted *= z;
  }
  return ball(sum, 3 * UNIT * Math.abs(c[0]!) + 1.001 * omitted);
}
