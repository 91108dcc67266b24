import { bisect } from './_internals/bisect.js';
import { requireCounts, requireLevel } from './_internals/require.js';
import { deviance, stirlingError } from './_internals/stirling.js';
import type { Interval } from './interval.js';

/**
 * A confidence sequence for a probability: intervals that all contain it at once, at every number of trials,
 * with probability at least 1 - alpha.
 *
 * Assumes 0/1 observations of one conditional probability. Guarantee: finite-sample.
 *
 * The probabilities that the likelihood ratio of the beta(1/2, 1/2) mixture against them does not refute; both
 * ends rounded outward past its error.
 *
 * Source: Robbins, Statistical methods related to the law of the iterated logarithm, 1970.
 */
export function bernoulliConfidence(successes: number, trials: number, alpha: number): Interval {
  requireCounts('bernoulliConfidence', successes, trials);
  requireLevel('bernoulliConfidence', 'alpha', alpha);
  if (trials === 0) return { lower: 0, upper: 1 };
  const share = successes / trials;
  const refuted = (p: number) => logMixtureRatio(successes, trials, p) > -Math.log(alpha) + 1e-10;
  return {
    lower: successes === 0 ? 0 : bisect(refuted, 0, share).lower,
    upper: successes === trials ? 1 : bisect((p) => !refuted(p), share, 1).upper,
  };
}

/** log of B(s + 1/2, f + 1/2) / B(1/2, 1/2) / (p^s (1 - p)^f), arranged so that nothing of the order of n cancels. */
function logMixtureRatio(successes: number, trials: number, p: number): number {
  const [a, b, n] = [successes + 0.5, trials - successes + 0.5, trials + 1];
  const corrections = stirlingError(a) + stirlingError(b) - stirlingError(n);
  const fit = deviance(a, n * p) + deviance(b, n * (1 - p));
  const priors = 0.5 * (Math.log(p) + Math.log1p(-p)) - Math.log(Math.PI);
  return corrections + 0.5 * Math.log((2 * Math.PI * n) / (a * b)) + fit + priors;
}
