import { normal, type Stream, uniformInteger } from '../../random/index.js';
import type { KernelSetting, LineageSetting } from './kernelRoles.js';

/** What is seen of the training points of the last generation: their coordinates, point after point. */
export type SeenPoints = (points: Float64Array, stream: Stream) => number;

/** Draws an observable of the loop: real points, then n points drawn from the estimate before (or real, by chance), again and again. */
export function kernelSimulation(setting: KernelSetting, seen: SeenPoints): (stream: Stream) => number {
  const { points: n, dimension, generation, bandwidth, deviation, realShare } = setting;
  const even = new Float64Array(n * dimension);
  const odd = new Float64Array(n * dimension);
  return (stream) => {
    let points = odd;
    for (let i = 0; i < points.length; i++) points[i] = deviation * normal(stream);
    for (let g = 2; g <= generation; g++) {
      const next = points === odd ? even : odd;
      for (let i = 0; i < n; i++) {
        const isReal = realShare > 0 && stream.uniform() < realShare;
        const parent = isReal ? 0 : uniformInteger(stream, 0, n - 1);
        for (let axis = 0; axis < dimension; axis++) {
          const step = normal(stream);
          next[i * dimension + axis] = isReal
            ? deviation * step
            : points[parent * dimension + axis]! + bandwidth * step;
        }
      }
      points = next;
    }
    return seen(points, stream);
  };
}

/** Rough number of operations of `kernelSimulation`. */
export function simulationCost(points: number, generation: number, dimension = 1): number {
  return points * generation * (12 + 25 * dimension);
}

/** Draws the square of one draw from the last estimate (one-dimensional), from its own ancestors. */
export function squaredDraw({
  generation,
  bandwidth,
  deviation,
  realShare,
}: LineageSetting): (stream: Stream) => number {
  return (stream) => {
    let value = bandwidth * normal(stream);
    for (let g = generation; g > 1; g--) {
      if (realShare > 0 && stream.uniform() < realShare) break;
      value += bandwidth * normal(stream);
    }
    value += deviation * normal(stream);
    return value * value;
  };
}

/** The kernel density of points on the line, at x. */
export function densityAt(points: Float64Array, bandwidth: number, x: number): number {
  let total = 0;
  for (const point of points) {
    const z = (x - point) / bandwidth;
    total += Math.exp((-z * z) / 2);
  }
  return total / (points.length * bandwidth * Math.sqrt(2 * Math.PI));
}

/** Integral of the squared difference between the kernel density of the points and the true law, from their distances. */
export function squaredDifference(points: Float64Array, setting: KernelSetting): number {
  const { points: n, dimension, bandwidth, deviation } = setting;
  const square = bandwidth * bandwidth;
  const truth = deviation * deviation;
  let pairs = 0;
  let cross = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) pairs += 2 * Math.exp(-distance(points, i, j, dimension) / (4 * square));
    pairs += 1;
    cross += Math.exp(-distance(points, i, -1, dimension) / (2 * (square + truth)));
  }
  const peak = (variance: number): number => Math.exp((-dimension / 2) * Math.log(2 * Math.PI * variance));
  return (peak(2 * square) * pairs) / (n * n) - (2 * peak(square + truth) * cross) / n + peak(2 * truth);
}

/** Squared distance of points i and j, or of point i from 0 when j is negative. */
function distance(points: Float64Array, i: number, j: number, dimension: number): number {
  let total = 0;
  for (let axis = 0; axis < dimension; axis++) {
    const other = j < 0 ? 0 : points[j * dimension + axis]!;
    const apart = points[i * dimension + axis]! - other;
    total += apart * apart;
  }
  return total;
}
