import { refuse, requirePositive } from './_internals/require.js';
import type { Vector } from './_internals/vector.js';
import { logGamma } from './gamma.js';
import type { Stream } from './stream.js';

/** Writes to `out` a point of the simplex from the Dirichlet law of the given concentrations (> 0, `out` of the same length). Made in logarithms: right for tiny concentrations too. */
export function dirichlet(stream: Stream, concentrations: ArrayLike<number>, out: Vector): void {
  if (out.length !== concentrations.length)
    refuse('dirichlet', 'out', `of length ${concentrations.length}`, out.length);
  let largest = -Infinity;
  for (let i = 0; i < out.length; i++) {
    requirePositive('dirichlet', `concentration ${i}`, concentrations[i]!);
    out[i] = logGamma(stream, concentrations[i]!);
    largest = Math.max(largest, out[i]!);
  }
  let sum = 0;
  for (let i = 0; i < out.length; i++) sum += out[i] = Math.exp(out[i]! - largest);
  for (let i = 0; i < out.length; i++) out[i] = out[i]! / sum;
}
