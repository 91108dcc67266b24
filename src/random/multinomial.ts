import { refuse, requireCount } from './_internals/require.js';
import { requireWeights, type Vector } from './_internals/vector.js';
import { binomial } from './binomial.js';
import type { Stream } from './stream.js';

/**
 * Writes to `out` how often each of the categories occurs in `n` draws; the weights need not sum to 1. `out`
 * must be of the same length and hold doubles (a Float64Array or plain array), and may not be the weights.
 *
 * By conditional binomials on the tails' sums, which are kept in `out` until they are replaced by counts, so
 * that a rare category after a common one loses no digits. A category of weight 0 gets 0.
 */
export function multinomial(stream: Stream, n: number, weights: ArrayLike<number>, out: Vector): void {
  requireCount('multinomial', 'n', n);
  requireWeights('multinomial', weights);
  if (out.length !== weights.length) refuse('multinomial', 'out', `of length ${weights.length}`, out.length);
  sumTails(weights, out);
  let left = n;
  for (let i = 0; i < out.length; i++) {
    const count = left === 0 ? 0 : binomial(stream, left, share(weights[i]!, out[i]!));
    out[i] = count;
    left -= count;
  }
}

function share(weight: number, tail: number): number {
  return weight === 0 ? 0 : weight / tail;
}

function sumTails(weights: ArrayLike<number>, out: Vector): void {
  let tail = 0;
  for (let i = weights.length - 1; i >= 0; i--) {
    tail += weights[i]!;
    out[i] = tail;
  }
}
