import { requirePositive } from './_internals/require.js';
import { logGamma } from './gamma.js';
import { normal } from './normal.js';
import type { Stream } from './stream.js';

/** A variate of Student's t law with real dof > 0: a normal over the root of a mean chi-square, made in logarithms so that small dof do not divide by 0. */
export function studentT(stream: Stream, dof: number): number {
  requirePositive('studentT', 'dof', dof);
  const z = normal(stream);
  return z * Math.exp(0.5 * (Math.log(dof / 2) - logGamma(stream, dof / 2)));
}
