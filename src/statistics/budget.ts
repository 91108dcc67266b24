import { refuse, requireLevel } from './_internals/require.js';

/** Keeps sums of rounded shares at or below the total. */
const roundedDown = 1 - 1e-12;

/**
 * Shares of one false-alarm budget in proportion to nonnegative weights; their exact sum is at most `total`. A test
 * of weight 0 gets nothing. By the union bound the probability that any test raises a false alarm at its share
 * is at most `total`, however the tests depend on each other.
 *
 * Source: Bonferroni, Teoria statistica delle classi e calcolo delle probabilità, 1936.
 */
export function budget(total: number, weights: readonly number[]): readonly number[] {
  requireLevel('budget', 'total', total);
  const largest = weights.reduce((max, weight, i) => Math.max(max, required(weight, i)), 0);
  if (largest === 0) refuse('budget', 'weights', 'positive somewhere', `[${weights}]`);
  let sum = 0;
  for (const weight of weights) sum += weight / largest;
  return weights.map((weight) => (weight / largest / sum) * (total * roundedDown));
}

/** The k-th share (k = 1, 2, ...) of a budget for an unknown number of tests: 6 / (pi^2 k^2) of the total; all of them sum to it at most. */
export function sequenceShare(total: number, k: number): number {
  requireLevel('sequenceShare', 'total', total);
  if (!(Number.isSafeInteger(k) && k >= 1)) refuse('sequenceShare', 'k', 'an integer of at least 1', k);
  return ((6 / (Math.PI * Math.PI)) * (total * roundedDown)) / k / k;
}

function required(weight: number, index: number): number {
  if (!(weight >= 0 && weight < Infinity))
    refuse('budget', `weight ${index}`, 'a finite number of at least 0', weight);
  return weight;
}
