import { erf } from '../../expression/index.js';
import { integrate } from '../numeric/integrate.js';

/**
 * E TV(N(X, h^2), N(0, sigma^2)) for X ~ N(0, spread^2): the kernel density of one point. The total variation
 * of two normal laws from the points where their densities cross, the mean by adaptive quadrature. Relative
 * error below 1e-10.
 */
export function onePointVariation(bandwidth: number, deviation: number, spread: number): number {
  const width = bandwidth + deviation;
  const reach = 9 * spread;
  const breaks = [0.1, 0.5, 1, 2, 4, 8, 16, 32, 64].map((factor) => factor * width);
  const weighted = (x: number): number => {
    const z = x / spread;
    return Math.exp((-z * z) / 2) * normalsApart(x, bandwidth, deviation);
  };
  const { value } = integrate(weighted, 0, reach, { relative: 1e-11, breaks, panels: 400 });
  return (2 * value) / (spread * Math.sqrt(2 * Math.PI));
}

/** TV(N(shift, a^2), N(0, b^2)). */
function normalsApart(shift: number, a: number, b: number): number {
  if (a > b) return normalsApart(shift, b, a);
  if (a === b) return erf(Math.abs(shift) / (2 * Math.SQRT2 * a));
  const [low, high] = crossings(Math.abs(shift), a, b);
  const narrow = between((low - Math.abs(shift)) / a, (high - Math.abs(shift)) / a);
  return narrow - between(low / b, high / b);
}

/** Where the densities of N(shift, a^2) and N(0, b^2) cross, a < b and shift >= 0; between the two the narrower is larger. */
function crossings(shift: number, a: number, b: number): [low: number, high: number] {
  const curvature = ((b - a) * (b + a)) / (a * a * b * b);
  const half = shift / (a * a);
  const level = half * shift - 2 * Math.log(b / a);
  const root = Math.sqrt((half * shift) / (b * b) + 2 * curvature * Math.log(b / a));
  return [level / (half + root), (half + root) / curvature];
}

/** Probability of a standard normal between two values. */
function between(low: number, high: number): number {
  return (erf(high / Math.SQRT2) - erf(low / Math.SQRT2)) / 2;
}
