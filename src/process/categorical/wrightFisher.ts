import { binomialLaw } from '../numeric/binomialLaw.js';
import { applyMatrix } from '../numeric/matrix.js';

/** Success probability and its complement for the next draw, given the present count. */
export type Frequency = (count: number) => readonly [p: number, q: number];

/** The transition matrix of a count on 0..n whose next value is Binomial(n, frequency(count)), row by row. */
export function countKernel(n: number, frequency: Frequency): Float64Array {
  const size = n + 1;
  const kernel = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const [p, q] = frequency(i);
    binomialLaw(n, p, q, kernel, i * size);
  }
  return kernel;
}

/** The frequency of a count in the sample itself: a Wright-Fisher population. */
export function ownFrequency(n: number): Frequency {
  return (count) => [count / n, (n - count) / n];
}

/** E f(count after `steps` steps) for every start 0..n. */
export function expectLater(kernel: Float64Array, f: Float64Array, steps: number): Float64Array {
  const size = f.length;
  let now = f;
  for (let step = 0; step < steps; step++) {
    const next = applyMatrix(kernel, now, size, size);
    const done = settled(now, next);
    now = next;
    if (done) break;
  }
  return now;
}

/** E f(count) for a first count drawn from Binomial(n, p). */
export function expectFirst(f: Float64Array, p: number, q: number): number {
  const n = f.length - 1;
  const law = new Float64Array(n + 1);
  binomialLaw(n, p, q, law);
  let total = 0;
  for (let j = 0; j <= n; j++) total += law[j]! * f[j]!;
  return total;
}

/** Whether no entry moved by more than a rounding: what is still to come is then below n roundings. */
function settled(before: Float64Array, after: Float64Array): boolean {
  return before.every((value, i) => Math.abs(after[i]! - value) <= 4e-16 * value);
}
