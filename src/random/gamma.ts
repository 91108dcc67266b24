import { requirePositive } from './_internals/require.js';
import { exponential } from './exponential.js';
import { normal } from './normal.js';
import type { Stream } from './stream.js';

/**
 * A gamma variate of scale 1 (mean = variance = `shape`), for shape > 0. Below shapes of about 0.05 it
 * underflows to 0 with a probability that can be seen; `logGamma` does not.
 *
 * Source: Marsaglia and Tsang, A simple method for generating gamma variables, 2000.
 */
export function gamma(stream: Stream, shape: number): number {
  requirePositive('gamma', 'shape', shape);
  if (shape >= 1) return marsagliaTsang(stream, shape);
  return marsagliaTsang(stream, shape + 1) * Math.exp(-exponential(stream) / shape);
}

/** The logarithm of a gamma variate of scale 1, finite for every shape > 0 above 1e-300. */
export function logGamma(stream: Stream, shape: number): number {
  requirePositive('logGamma', 'shape', shape);
  if (shape >= 1) return Math.log(marsagliaTsang(stream, shape));
  return Math.log(marsagliaTsang(stream, shape + 1)) - exponential(stream) / shape;
}

function marsagliaTsang(stream: Stream, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal(stream);
    const root = 1 + c * z;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - stream.uniform();
    // The squeeze accepts all but a few per cent without a logarithm.
    if (u < 1 - 0.0331 * z * z * z * z) return d * v;
    if (Math.log(u) < 0.5 * z * z + d * (1 - v + Math.log(v))) return d * v;
  }
}
