import { refuse } from './require.js';

/** Doubles that can be written to. */
export interface Vector {
  readonly length: number;
  [index: number]: number;
}

/** Throws unless the weights are finite, nonnegative, and of positive finite sum. */
export function requireWeights(sampler: string, weights: ArrayLike<number>): void {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i]! >= 0)) refuse(sampler, `weight ${i}`, 'at least 0', weights[i]);
    sum += weights[i]!;
  }
  if (!(sum > 0 && sum < Infinity)) refuse(sampler, 'the sum of the weights', 'positive and finite', sum);
}
