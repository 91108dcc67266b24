import { multiply } from '../numeric/matrix.js';
import type { View } from './view.js';

/** The test data X_ij = sin(u i j + 0.1 i), i and j from 1. */
export function waveData(rows: number, samples: number, u: number): View {
  return { rows, values: filled(rows, samples, (i, j) => Math.sin(u * i * j + 0.1 * i)) };
}

/** The test noise A_ij = cos(v i j + 0.2 j), i and j from 1. */
export function waveNoise(rows: number, samples: number, v: number): View {
  return { rows, values: filled(rows, samples, (i, j) => Math.cos(v * i * j + 0.2 * j)) };
}

/** A linear map of features: rows x columns, row-major. */
export interface LinearMap {
  readonly rows: number;
  readonly cols: number;
  readonly values: Float64Array;
}

/** The map W_ij = 1/(i + j), plus `diagonal` where i = j: positive definite, condition number of order 1/diagonal. */
export function hilbertMap(size: number, diagonal: number): LinearMap {
  return {
    rows: size,
    cols: size,
    values: filled(size, size, (i, j) => 1 / (i + j) + (i === j ? diagonal : 0)),
  };
}

/** The map with ones on the diagonal and a half above it. */
export function shearMap(size: number): LinearMap {
  return { rows: size, cols: size, values: filled(size, size, (i, j) => (i === j ? 1 : j > i ? 0.5 : 0)) };
}

/** The map with row i replaced by its row 1 + (i - 1) mod period: of rank at most `period`. */
export function repeatRows({ rows, cols, values }: LinearMap, period: number): LinearMap {
  const repeated = filled(rows, cols, (i, j) => values[((i - 1) % period) * cols + j - 1]!);
  return { rows, cols, values: repeated };
}

/** The first rows of a map. */
export function firstRows({ cols, values }: LinearMap, rows: number): LinearMap {
  return { rows, cols, values: values.slice(0, rows * cols) };
}

/** The view as the map sees it. */
export function mapped({ rows, cols, values }: LinearMap, view: View): View {
  const samples = view.values.length / view.rows;
  return { rows, values: multiply(values, view.values, rows, cols, samples) };
}

function filled(rows: number, cols: number, entry: (i: number, j: number) => number): Float64Array {
  const out = new Float64Array(rows * cols);
  for (let i = 1; i <= rows; i++) for (let j = 1; j <= cols; j++) out[(i - 1) * cols + j - 1] = entry(i, j);
  return out;
}
