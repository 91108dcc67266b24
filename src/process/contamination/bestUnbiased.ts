import type { Point } from '../../regime/index.js';
import { readInteger, readReal } from '../binding.js';
import { solveLower } from '../numeric/cholesky.js';
import type { Quantity } from '../quantity.js';
import { contaminatedMean } from './contaminatedMean.js';

/**
 * The least variance of an unbiased linear combination of X_1 .. X_t when a share `alpha` of each round comes
 * from the plain average of the rounds before (see `contaminatedMean`).
 */
export function bestUnbiased(): Quantity {
  return {
    meaning: 'variance of the best linear unbiased estimate after round t, for noise of variance 1',
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'generalised least squares on the covariance of all rounds',
        when: 't <= 2000',
        error: 1e-11,
        compute: generalisedLeastSquares,
        cost: (point) => 2 * readInteger(point, 't') * readInteger(point, 't'),
      },
      ...contaminatedMean({ weighting: 'best' }).variance.routes.filter((route) => route.kind === 'sampled'),
    ],
  };
}

/** 1/(1' C^(-1) 1) = 1/|L^(-1) 1|^2, row t of L the coefficients of X_t on the noises U_1 .. U_t. */
function generalisedLeastSquares(point: Point): number {
  const rounds = readInteger(point, 't', { min: 1, max: 5000 });
  const contamination = readReal(point, 'alpha', { min: 0, max: 1 });
  const rows = new Float64Array(rounds * rounds);
  const total = new Float64Array(rounds);
  for (let t = 0; t < rounds; t++) {
    const row = rows.subarray(t * rounds, (t + 1) * rounds);
    for (let s = 0; s < t; s++) row[s] = (contamination * total[s]!) / t;
    row[t] = 1;
    for (let s = 0; s <= t; s++) total[s]! += row[s]!;
  }
  const ones = new Float64Array(rounds).fill(1);
  solveLower(rows, rounds, ones);
  return 1 / ones.reduce((sum, x) => sum + x * x, 0);
}
