import { multiply } from './matrix.js';
import { solveLinear } from './solveLinear.js';

/** The map x -> matrix x + offset of n-vectors; the matrix is row-major. */
export interface AffineMap {
  readonly matrix: Float64Array;
  readonly offset: Float64Array;
}

/**
 * The point after `steps` steps (an integer from 0 to 2^31 - 1) of an affine map, by repeated squaring of the
 * map. When all numbers are nonnegative the relative error is about n steps ulp at most, far less when the
 * map contracts.
 */
export function affineAfter({ matrix, offset }: AffineMap, start: Float64Array, steps: number): Float64Array {
  const n = start.length;
  let [power, shift, point] = [matrix, offset, start];
  for (let rest = steps; rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) point = plus(multiply(power, point, n, n, 1), shift);
    shift = plus(multiply(power, shift, n, n, 1), shift);
    power = multiply(power, power, n, n, n);
  }
  return point;
}

/** The fixed point of an affine map, by a linear solve. Throws a RangeError when there is none or more than one. */
export function affineFixedPoint({ matrix, offset }: AffineMap): Float64Array {
  const n = offset.length;
  const rest = Float64Array.from(matrix, (entry, i) => (i % (n + 1) === 0 ? 1 - entry : -entry));
  return solveLinear(rest, offset, n);
}

function plus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, i) => x + b[i]!);
}
