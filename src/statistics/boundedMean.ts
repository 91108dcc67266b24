import { ratio, ratioBets } from './_internals/ratioBets.js';
import { refuse, requireFinite, requireWithin } from './_internals/require.js';
import type { EProcess, Relation } from './eProcess.js';

/** The ends of the support. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Tests E X <= mean, E X >= mean or E X = mean for X in [lower, upper]. A mean outside the support that makes the
 * claim impossible is refuted by the first observation.
 *
 * Assumes the support. Guarantee: finite-sample.
 *
 * Source: Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting, 2024.
 */
export function boundedMean(relation: Relation, mean: number, range: Range): EProcess {
  const { lower, upper } = range;
  requireFinite('boundedMean', 'mean', mean);
  requireFinite('boundedMean', 'lower', lower);
  if (!(upper > lower && upper < Infinity))
    refuse('boundedMean', 'upper', `a finite number above ${lower}`, upper);
  const above = (values: ArrayLike<number>) =>
    Float64Array.from(values, (x) => ratio(x - lower, mean - lower));
  const below = (values: ArrayLike<number>) =>
    Float64Array.from(values, (x) => ratio(upper - x, upper - mean));
  const columns = { '<=': [above], '>=': [below], '=': [above, below] }[relation];
  return ratioBets(`E X ${relation} ${mean}, given ${lower} <= X <= ${upper}`, columns.length, (values) => {
    requireWithin('boundedMean', values, lower, upper);
    return columns.map((column) => column(values));
  });
}
