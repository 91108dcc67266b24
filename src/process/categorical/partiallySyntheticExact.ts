import type { Law } from '../_internals/readLaw.js';
import { binomialLaw } from '../numeric/countLaws.js';
import { countMatrix, startedAt } from './wrightFisher.js';

/** The loop that keeps real data, at one point. */
export interface PartiallySyntheticSetting extends Law {
  readonly real: number;
  readonly synthetic: number;
  readonly generation: number;
}

/** Something seen of one category: its frequency in the fit observed and in the first fit. */
export type CategoryObservable = (frequency: number, first: number) => number;

/**
 * E of the squared distance from the first fit, generation by generation: given the real counts the fits
 * keep their mean, so that what is left of the diversity of fit 1 is its own less the drift so far.
 */
export function driftByMoments({
  masses,
  rests,
  real: N,
  synthetic: n,
  generation,
}: PartiallySyntheticSetting): number {
  const firstDiversity = diversityOf(masses, rests) * ((N - 1) / N);
  let drift = 0;
  for (let g = 2; g <= generation; g++) {
    drift = (n * (firstDiversity - drift) + n * n * drift) / ((N + n) * (N + n));
  }
  return drift;
}

export function squaresByMoments(setting: PartiallySyntheticSetting): number {
  return firstSquares(setting) + driftByMoments(setting);
}

/** As `squaresByMoments`, for real counts that are drawn anew for every fit. */
export function freshSquaresByMoments(setting: PartiallySyntheticSetting): number {
  const { masses, rests, real: N, synthetic: n, generation } = setting;
  const truth = squaresOf(masses);
  const diversity = diversityOf(masses, rests);
  let squares = firstSquares(setting);
  for (let g = 2; g <= generation; g++) {
    const noise = N * diversity + n * (1 - squares);
    squares = (noise + (N * N + 2 * N * n) * truth + n * n * squares) / ((N + n) * (N + n));
  }
  return squares;
}

/** Sum over the categories of E observable: for every real count x the synthetic count is a Markov chain on 0..n. */
export function overRealCounts(setting: PartiallySyntheticSetting, observable: CategoryObservable): number {
  const weights = expectedCounts(setting);
  let total = 0;
  for (let x = 0; x <= setting.real; x++) {
    if (weights[x]! > NEGLIGIBLE) total += weights[x]! * givenRealCount(setting, x, observable);
  }
  return total;
}

const NEGLIGIBLE = 1e-25;

/** Expected number of categories with real count x, for x = 0..N. */
function expectedCounts({ masses, rests, real }: PartiallySyntheticSetting): Float64Array {
  const totals = new Float64Array(real + 1);
  masses.forEach((mass, i) => {
    const { first, weights } = binomialLaw(real, mass, rests[i]!);
    weights.forEach((weight, x) => {
      totals[first + x]! += weight;
    });
  });
  return totals;
}

function givenRealCount(
  { real: N, synthetic: n, generation }: PartiallySyntheticSetting,
  x: number,
  observable: CategoryObservable,
): number {
  const first = x / N;
  if (generation === 1 || x === 0 || x === N) return observable(first, first);
  const matrix = countMatrix(n, (y) => [(x + y) / (N + n), (N - x + n - y) / (N + n)]);
  const seen = (y: number): number => observable((x + y) / (N + n), first);
  return startedAt(matrix, n, seen, generation - 2)(first, (N - x) / N);
}

function firstSquares({ masses, rests, real }: PartiallySyntheticSetting): number {
  return squaresOf(masses) + diversityOf(masses, rests) / real;
}

function squaresOf(masses: Float64Array): number {
  return masses.reduce((sum, mass) => sum + mass * mass, 0);
}

function diversityOf(masses: Float64Array, rests: Float64Array): number {
  return masses.reduce((sum, mass, i) => sum + mass * rests[i]!, 0);
}
