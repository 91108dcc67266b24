import { refuse } from './_internals/require.js';
import { exponential } from './exponential.js';
import type { Stream } from './stream.js';

/** A geometric variate: failures before the first success (0, 1, ...; mean (1 - p) / p), for p in (0, 1]. */
export function geometric(stream: Stream, p: number): number {
  if (!(p > 0 && p <= 1)) refuse('geometric', 'p', 'a probability in (0, 1]', p);
  return p === 1 ? 0 : Math.floor(exponential(stream) / -Math.log1p(-p));
}
