import { search } from '../../src/falsify/index.js';
import { normal, stream } from '../../src/random/index.js';
import type { Point } from '../../src/regime/index.js';
import type { PlantedProblem } from './problems.js';

/** One search: how many evaluations it made, and whether it found the violation with them. */
export interface Hunt {
  readonly evaluations: number;
  readonly found: boolean;
}

/**
 * An observation so many standard deviations below 0 makes a candidate of a noisy problem; the mean of so many
 * fresh ones, so many standard errors below 0, confirms it. The same for whoever searches.
 */
export const CONFIRMATION = { threshold: 1, observations: 16, errors: 2 };

/** Our search on a planted problem; observations that confirm count as evaluations too. */
export function bySearch(problem: PlantedProblem, seed: number, cap: number): Hunt {
  const { regime, margin, noise } = problem;
  if (noise === undefined) {
    const { witness, evaluations } = search({ regime, margin }, { key: ['quality', seed], budget: cap });
    return { evaluations, found: witness !== undefined };
  }
  return noisySearch(problem, noise, seed, cap);
}

function noisySearch({ regime, margin }: PlantedProblem, noise: number, seed: number, cap: number): Hunt {
  const source = stream('noise', seed);
  const observe = (point: Point): number => margin(point) + noise * normal(source);
  let fresh = 0;
  const confirm = (point: Point): boolean => {
    fresh += CONFIRMATION.observations;
    return isConfirmed(() => observe(point), noise);
  };
  const { witness, evaluations } = search(
    { regime, margin: observe, confirm, noise: CONFIRMATION.threshold * noise },
    { key: ['quality', seed], budget: cap, confirmations: cap },
  );
  return { evaluations: evaluations + fresh, found: witness !== undefined };
}

function isConfirmed(observe: () => number, noise: number): boolean {
  let sum = 0;
  for (let k = 0; k < CONFIRMATION.observations; k += 1) sum += observe();
  const mean = sum / CONFIRMATION.observations;
  return mean < (-CONFIRMATION.errors * noise) / Math.sqrt(CONFIRMATION.observations);
}
