import { cholesky, solveCholesky } from '../numeric/cholesky.js';

const GAP = 1e-15;
const MOST_STEPS = 80;

/**
 * The weights that maximise the mean over samples of log(sum of weight x density), densities samples x
 * components. Without the constraint that they sum to 1, but with their sum subtracted, the problem has the
 * same solution: weights w >= 0 and slacks s = 1 - gradient >= 0 with w s = 0, found by Newton steps on
 * w s = mu with mu falling. The duality gap is at most the mean of w s times the number of components.
 *
 * Source: Mehrotra, "On the implementation of a primal-dual interior point method", 1992 (step rule).
 */
export function fitWeights(densities: Float64Array, samples: number, components: number): Float64Array {
  const weights = new Float64Array(components).fill(1 / components);
  const slacks = new Float64Array(components).fill(1);
  const step = new Float64Array(components);
  const gradient = new Float64Array(components);
  const curvature = new Float64Array(components * components);
  for (let round = 0; round < MOST_STEPS; round++) {
    let gap = 0;
    for (let k = 0; k < components; k++) gap += weights[k]! * slacks[k]!;
    const target = (gap / components) * 0.1;
    derivatives(densities, samples, weights, gradient, curvature);
    const unmet = gradient.reduce((most, g, k) => Math.max(most, Math.abs(1 - g - slacks[k]!)), 0);
    if (gap < GAP && unmet < GAP * 100) break;
    for (let k = 0; k < components; k++) {
      curvature[k * components + k]! += slacks[k]! / weights[k]!;
      step[k] = gradient[k]! - 1 + target / weights[k]!;
    }
    if (!cholesky(curvature, components)) break;
    solveCholesky(curvature, components, step);
    advance(weights, slacks, step, target);
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

/** Gradient of the mean log density and minus its Hessian. */
function derivatives(
  densities: Float64Array,
  samples: number,
  weights: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  const K = weights.length;
  gradient.fill(0);
  curvature.fill(0);
  const ratios = new Float64Array(K);
  for (let n = 0; n < samples; n++) {
    const mixture = mixed(densities, n * K, weights);
    for (let k = 0; k < K; k++) ratios[k] = densities[n * K + k]! / mixture;
    for (let k = 0; k < K; k++) {
      const ratio = ratios[k]!;
      gradient[k]! += ratio;
      for (let j = 0; j <= k; j++) curvature[k * K + j]! += ratio * ratios[j]!;
    }
  }
  for (let k = 0; k < K; k++) gradient[k]! /= samples;
  for (let at = 0; at < K * K; at++) curvature[at]! /= samples;
}

/** Moves weights and slacks along the Newton direction, at most 0.99 of the way to the boundary. */
function advance(weights: Float64Array, slacks: Float64Array, step: Float64Array, target: number): void {
  const moves = slacks.map((s, k) => (target - s * step[k]!) / weights[k]! - s);
  let length = 1;
  for (let k = 0; k < weights.length; k++) {
    if (step[k]! < 0) length = Math.min(length, (-0.99 * weights[k]!) / step[k]!);
    if (moves[k]! < 0) length = Math.min(length, (-0.99 * slacks[k]!) / moves[k]!);
  }
  for (let k = 0; k < weights.length; k++) {
    weights[k]! += length * step[k]!;
    slacks[k]! += length * moves[k]!;
  }
}

/** The mixture density of the sample whose densities start at `first`. */
export function mixed(densities: Float64Array, first: number, weights: Float64Array): number {
  let total = 0;
  for (let k = 0; k < weights.length; k++) total += weights[k]! * densities[first + k]!;
  return total;
}
