import { requireCounts, requireLevel } from './_internals/require.js';
import type { Interval } from './interval.js';
import { normalQuantile } from './normalQuantile.js';

/**
 * The score interval for a probability after a number of trials fixed in advance; [0, 1] without trials.
 *
 * Assumes independent trials. Guarantee: asymptotic, at one fixed number of trials.
 *
 * Source: Wilson, Probable inference, the law of succession, and statistical inference, 1927.
 */
export function wilson(successes: number, trials: number, alpha: number): Interval {
  requireCounts('wilson', successes, trials);
  requireLevel('wilson', 'alpha', alpha);
  if (trials === 0) return { lower: 0, upper: 1 };
  const z2 = normalQuantile(alpha / 2) * normalQuantile(alpha / 2);
  const share = successes / trials;
  const centre = share + z2 / (2 * trials);
  const half = Math.sqrt(z2 * ((share * (1 - share)) / trials + z2 / (4 * trials * trials)));
  const scale = 1 + z2 / trials;
  return {
    lower: successes === 0 ? 0 : Math.max(0, (centre - half) / scale),
    upper: successes === trials ? 1 : Math.min(1, (centre + half) / scale),
  };
}
