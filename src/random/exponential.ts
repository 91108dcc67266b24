import type { Stream } from './stream.js';

/** A standard exponential variate (mean 1): minus the logarithm of a uniform on the multiples of 2^-53 in (0, 1], so at most 36.8. */
export function exponential(stream: Stream): number {
  return 0 - Math.log(1 - stream.uniform());
}
