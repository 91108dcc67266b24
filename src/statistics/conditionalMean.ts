import { ratio, ratioBets } from './_internals/ratioBets.js';
import { refuse } from './_internals/require.js';
import type { EProcess, Relation } from './eProcess.js';

/** One step of a process: its value, the conditional mean claimed for it, and the support known before it. */
export interface Step {
  readonly value: number;
  /** The claimed mean of the value given everything before it. */
  readonly given: number;
  /** Default 0. */
  readonly lower?: number;
  /** Default Infinity; must be finite for '>=' and '='. */
  readonly upper?: number;
}

/**
 * Tests the martingale claim E[X_t | past] <= given_t, >= given_t or = given_t at every step t.
 *
 * Assumes that X_t lies in its [lower, upper], and that given, lower and upper are known before the value;
 * steps may depend on each other in any way. Guarantee: finite-sample.
 *
 * Source: Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting, 2024 (bets on
 * conditional means), with each step scaled by its own claim.
 */
export function conditionalMean(relation: Relation): EProcess<Step> {
  const columns = { '<=': [above], '>=': [below], '=': [above, below] }[relation];
  return ratioBets(`E[X | past] ${relation} the mean given`, columns.length, (steps) => {
    for (let i = 0; i < steps.length; i++) requireStep(steps[i]!, i, relation);
    return columns.map((column) => Float64Array.from(steps, column));
  });
}

function above({ value, given, lower = 0 }: Step): number {
  return ratio(value - lower, given - lower);
}

function below({ value, given, upper = Infinity }: Step): number {
  return ratio(upper - value, upper - given);
}

function requireStep(step: Step, index: number, relation: Relation): void {
  const { value, given, lower = 0, upper = Infinity } = step;
  const where = `conditionalMean, step ${index}`;
  if (!Number.isFinite(given)) refuse(where, 'given', 'a finite number', given);
  if (relation !== '<=' && !(upper < Infinity))
    refuse(where, 'upper', `finite for a claim with ${relation}`, upper);
  if (relation !== '>=' && !(lower > -Infinity))
    refuse(where, 'lower', `finite for a claim with ${relation}`, lower);
  if (!(Number.isFinite(value) && value >= lower && value <= upper))
    refuse(where, 'value', `a finite number in [${lower}, ${upper}]`, value);
}
