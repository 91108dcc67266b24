import { geometricGrid, logMeanExp } from './_internals/bets.js';
import { refuse } from './_internals/require.js';
import { type EProcess, eProcess, type Relation } from './eProcess.js';

const logOddsRatios = geometricGrid(512, 43);

/**
 * Tests p <= value, p >= value or p = value for observations that are 1 with probability p and 0 otherwise. Only
 * the number of trials and of ones enter. A value of 0 (or 1) is refuted by the first observation it rules out.
 *
 * Assumes 0/1 observations whose conditional probabilities satisfy the null. Guarantee: finite-sample. Likelihood
 * ratios against alternatives whose odds are exp(2^9) to exp(2^-12) times those of the value, which loses
 * nothing where the value is tiny (a beta mixture has next to no weight there).
 *
 * Source: Robbins, Statistical methods related to the law of the iterated logarithm, 1970 (mixtures of
 * likelihood ratios).
 */
export function probability(relation: Relation, value: number): EProcess {
  if (!(value >= 0 && value <= 1)) refuse('probability', 'value', 'a probability in [0, 1]', value);
  return eProcess({
    hypothesis: `p ${relation} ${value}`,
    size: 1,
    sums: (observations) => [ones(observations)],
    logE: ([successes], trials) => logE(relation, value, successes!, trials - successes!),
  });
}

function logE(relation: Relation, value: number, successes: number, failures: number): number {
  const up = () => growths(value, successes, failures);
  const down = () => growths(1 - value, failures, successes);
  return logMeanExp({ '<=': up, '>=': down, '=': () => [...up(), ...down()] }[relation]());
}

/** Log likelihood ratios of greater odds of an event against probability `value`. */
function growths(value: number, events: number, others: number): readonly number[] {
  if (value === 0) return [events > 0 ? Infinity : 0];
  return logOddsRatios.map((theta) => {
    const normaliser = Math.log1p(value * Math.expm1(theta));
    return events * (theta - normaliser) - others * normaliser;
  });
}

function ones(observations: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < observations.length; i++) {
    const x = observations[i]!;
    if (x !== 0 && x !== 1) refuse('probability', `observation ${i}`, '0 or 1', x);
    count += x;
  }
  return count;
}
