import { binomialLaw, type CountLaw, countMean } from '../numeric/countLaws.js';
import { meanAfter, transitionMatrix } from '../numeric/markovChain.js';

/** Success probability of the next draw and its complement, given the present count. */
export type Frequency = (count: number) => readonly [p: number, q: number];

/** Chains may have to count what hardly ever happens, and so keep all but what underflows. */
export function countLaw(n: number, [p, q]: readonly [number, number]): CountLaw {
  return binomialLaw(n, p, q, 1e-300);
}

/** The transition matrix of a count on 0..n whose next value is Binomial(n, frequency(count)). */
export function countMatrix(n: number, frequency: Frequency): Float64Array {
  return transitionMatrix((count) => countLaw(n, frequency(count)), n + 1);
}

/** The frequency of a count in the sample itself: a Wright-Fisher population. */
export function ownFrequency(n: number): Frequency {
  return (count) => [count / n, (n - count) / n];
}

/** E f(count) after a first count drawn with frequency [p, q] and `steps` more. */
export function startedAt(
  matrix: Float64Array,
  n: number,
  f: (count: number) => number,
  steps: number,
): (p: number, q: number) => number {
  const values = Float64Array.from({ length: n + 1 }, (_, count) => f(count));
  const later = meanAfter(values, matrix, steps);
  return (p, q) => countMean(countLaw(n, [p, q]), (count) => later[count]!);
}
