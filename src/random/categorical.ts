import { requireWeights } from './_internals/vector.js';
import type { Stream } from './stream.js';

/** An index drawn in proportion to the weights (at least 0, any positive sum), by a linear search. For many draws of one law prepare it with `categoricalSampler`. */
export function categorical(stream: Stream, weights: ArrayLike<number>): number {
  requireWeights('categorical', weights);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]!;
  let left = stream.uniform() * sum;
  let index = -1;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    index = i;
    left -= weights[i]!;
    if (left < 0) break;
  }
  return index;
}

/**
 * The law of `categorical` in constant time a draw, from an alias table; its draws are other ones. A
 * probability is off by a rounding error of 2^-53 times the number of categories at most.
 *
 * Source: Vose, A linear algorithm for generating random numbers with a given distribution, 1991.
 */
export function categoricalSampler(weights: ArrayLike<number>): (stream: Stream) => number {
  requireWeights('categorical', weights);
  // Only what can occur enters the table: rounding may never draw a category of weight 0.
  const occurring = Int32Array.from({ length: weights.length }, (_, i) => i).filter((i) => weights[i]! > 0);
  const { keep, alias } = aliasTable(Float64Array.from(occurring, (i) => weights[i]!));
  return (stream) => {
    const column = Math.floor(stream.uniform() * keep.length);
    return occurring[stream.uniform() < keep[column]! ? column : alias[column]!]!;
  };
}

function aliasTable(weights: Float64Array): { keep: Float64Array; alias: Int32Array } {
  const keep = scaledToMeanOne(weights);
  const alias = Int32Array.from(keep, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < keep.length; i++) (keep[i]! < 1 ? small : large).push(i);
  while (small.length > 0 && large.length > 0) {
    const from = small.pop()!;
    const to = large.at(-1)!;
    alias[from] = to;
    keep[to] = keep[to]! - (1 - keep[from]!);
    if (keep[to]! < 1) small.push(large.pop()!);
  }
  return { keep, alias };
}

function scaledToMeanOne(weights: Float64Array): Float64Array {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => (weight / sum) * weights.length);
}
