import { requirePositive } from './_internals/require.js';
import { gamma } from './gamma.js';
import type { Stream } from './stream.js';

/** A chi-square variate (mean `dof`, variance 2 dof), for real dof > 0. */
export function chiSquare(stream: Stream, dof: number): number {
  requirePositive('chiSquare', 'dof', dof);
  return 2 * gamma(stream, dof / 2);
}
