import { requirePositive } from './_internals/require.js';
import { gamma, logGamma } from './gamma.js';
import type { Stream } from './stream.js';

/** A beta variate on [0, 1] with mean a / (a + b), for a, b > 0. Small shapes reach 0 and 1 by rounding only. */
export function beta(stream: Stream, a: number, b: number): number {
  requirePositive('beta', 'a', a);
  requirePositive('beta', 'b', b);
  return a >= 1 && b >= 1 ? ratioOfGammas(stream, a, b) : ratioOfLogs(stream, a, b);
}

function ratioOfGammas(stream: Stream, a: number, b: number): number {
  const x = gamma(stream, a);
  return x / (x + gamma(stream, b));
}

/** Both gammas may underflow below shape 1; their logarithms do not. */
function ratioOfLogs(stream: Stream, a: number, b: number): number {
  const logX = logGamma(stream, a);
  return 1 / (1 + Math.exp(logGamma(stream, b) - logX));
}
