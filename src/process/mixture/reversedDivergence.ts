import type { Point } from '../../regime/index.js';
import { readReal } from '../binding.js';
import { findRoot } from '../numeric/findRoot.js';
import type { Quantity } from '../quantity.js';

export interface ReversedDivergenceOptions {
  /** Noise variances of the reversed model. Default 'equal'. */
  readonly variances?: 'equal' | 'free';
  /** Coefficient of the reversed model: its best value, or the true one. Default 'best'. */
  readonly coefficient?: 'best' | 'true';
}

/**
 * The smallest Kullback-Leibler divergence of the law of (x, y), y = b x + e with both noises of variance s2,
 * from a model of the reversed direction, x = c y + e'. Parameters b, s2.
 */
export function reversedDivergence(options: ReversedDivergenceOptions = {}): Quantity {
  const { variances = 'equal', coefficient = 'best' } = options;
  const compute = (point: Point): number => {
    const b = readReal(point, 'b');
    const s2 = readReal(point, 's2', { min: 1e-12 });
    const c = coefficient === 'best' ? bestCoefficient(b) : b;
    return variances === 'equal' ? atBestVariance(s2, excess(b, c)) : atBestVariances(b, s2, c);
  };
  return {
    meaning: `smallest divergence from a reversed model with ${variances} variances and the ${coefficient} coefficient`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'stationary points of the Gaussian divergence in the coefficient, then in the variances, by bracketing',
        compute,
        error: variances === 'equal' ? 1e-12 : 1e-9,
        cost: () => 1000,
      },
    ],
  };
}

/** The c at which the mean squared residual E(x - c y)^2 is stationary: its slope changes sign between 0 and b. */
function bestCoefficient(b: number): number {
  if (b === 0) return 0;
  return findRoot((c) => c - b + c * b * b, 0, b);
}

/**
 * (E y^2 + E(x - c y)^2)/(2 s2) - 1, with E y^2 = s2 (1 + b^2) and E(x - c y)^2 = s2 ((1 - b c)^2 + c^2): as a
 * sum of squares, so that no digits cancel where both directions nearly agree.
 */
function excess(b: number, c: number): number {
  return ((b - c) * (b - c) + b * c * (b * c)) / 2;
}

/**
 * log(v/s2) + (1 + e) s2/v - 1 at its smallest over v = s2 (1 + w); determinants of both covariances are squares
 * of their variances. The slope in w is negative at 0 and positive at 2e.
 */
function atBestVariance(s2: number, e: number): number {
  if (e === 0) return 0;
  const slope = (v: number): number => (v - s2 - e * s2) / v / v;
  const w = e < 1e-3 ? smallStep(e) : findRoot(slope, s2, s2 * (1 + 2 * e)) / s2 - 1;
  return Math.log1p(w) - (w - e) / (1 + w);
}

/** The stationary w where v = s2 (1 + w) would round it away. */
function smallStep(e: number): number {
  return findRoot((w) => (w - e) / ((1 + w) * (1 + w)), 0, 2 * e);
}

/** One variance for each noise: each is stationary at its own mean square. */
function atBestVariances(b: number, s2: number, c: number): number {
  const first = s2 * (1 + b * b);
  const second = s2 * ((1 - b * c) * (1 - b * c) + c * c);
  const stationary = (meanSquare: number): number =>
    findRoot((v) => (v - meanSquare) / v / v, meanSquare / 4, 4 * meanSquare);
  const [v, w] = [stationary(first), stationary(second)];
  return (Math.log(v / s2) + Math.log(w / s2) + first / v + second / w - 2) / 2;
}
