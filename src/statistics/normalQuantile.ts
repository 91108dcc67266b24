import { bisect } from './_internals/bisect.js';
import { requireLevel } from './_internals/require.js';
import { normalTails } from './normalTails.js';

/** The z with P(Z <= z) = p, for p in (0, 1). Absolute error below 1e-13 for p from 1e-300 to 1 - 1e-10 (tested). */
export function normalQuantile(p: number): number {
  requireLevel('normalQuantile', 'p', p);
  if (p > 0.5) return bisect((z) => normalTails(z).upper > 1 - p, 0, 40).lower;
  return 0 - bisect((z) => normalTails(z).upper > p, 0, 40).lower;
}
