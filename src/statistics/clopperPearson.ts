import { bisect } from './_internals/bisect.js';
import { requireCounts, requireLevel } from './_internals/require.js';
import { binomialTails } from './binomialTails.js';
import type { Interval } from './interval.js';

/** More than the relative error of the binomial tails. */
const slack = 1e-11;

/**
 * The exact confidence interval for a probability after a number of trials fixed in advance, of coverage at least
 * 1 - alpha (alpha / 2 on each side). Both ends are rounded outward past the error of the tails.
 *
 * Assumes independent trials. Guarantee: finite-sample, at one fixed number of trials.
 *
 * Source: Clopper and Pearson, The use of confidence or fiducial limits illustrated in the case of the binomial, 1934.
 */
export function clopperPearson(successes: number, trials: number, alpha: number): Interval {
  requireCounts('clopperPearson', successes, trials);
  requireLevel('clopperPearson', 'alpha', alpha);
  const side = (alpha / 2) * (1 - slack);
  const tooLow = (p: number) => binomialTails(successes, trials, p).upper <= side;
  const notTooHigh = (p: number) => binomialTails(successes, trials, p).lower > side;
  return {
    lower: successes === 0 ? 0 : bisect(tooLow, 0, 1).lower,
    upper: successes === trials ? 1 : bisect(notTooHigh, 0, 1).upper,
  };
}
