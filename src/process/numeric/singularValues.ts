import { transpose } from './matrix.js';

/**
 * Singular values, descending, of a rows x cols matrix (row-major, left as it is), by one-sided Jacobi
 * rotations: small ones keep their relative accuracy where columns are merely badly scaled. For up to a few
 * hundred rows and columns.
 */
export function singularValues(a: Float64Array, rows: number, cols: number): Float64Array {
  return singularVectors(a, rows, cols).values;
}

/**
 * The thin decomposition a = u diag(values) v^T: with r = min(rows, cols), u is rows x r, v is cols x r, both
 * row-major. Columns of u that belong to a singular value 0 are 0.
 */
export interface SingularDecomposition {
  readonly u: Float64Array;
  readonly values: Float64Array;
  readonly v: Float64Array;
}

/** As `singularValues`, with the singular vectors. Source: Hestenes, "Inversion of matrices by biorthogonalization", 1958. */
export function singularVectors(a: Float64Array, rows: number, cols: number): SingularDecomposition {
  if (rows < cols) {
    const { u, values, v } = singularVectors(transpose(a, rows, cols), cols, rows);
    return { u: v, values, v: u };
  }
  // Row j of each work array holds column j, so that rotations run along memory.
  const columns = transpose(a, rows, cols);
  const right = new Float64Array(cols * cols);
  for (let j = 0; j < cols; j++) right[j * cols + j] = 1;
  settle(columns, right, rows, cols);
  return assemble(columns, right, rows, cols);
}

/** Sweeps in which the smallest columns are turned too, and the most sweeps in all. */
const FINE_SWEEPS = 12;
const MOST_SWEEPS = 60;

/**
 * Sweeps until no pair is turned. Columns of a rank-deficient matrix end as rounding that every turn renews:
 * after the fine sweeps those below 1e-15 of the whole are left alone.
 */
function settle(columns: Float64Array, right: Float64Array, rows: number, cols: number): void {
  const noise = 1e-30 * columns.reduce((total, x) => total + x * x, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    if (orthogonalise(columns, right, rows, cols, sweep < FINE_SWEEPS ? 0 : noise) === 0) return;
  }
}

function orthogonalise(
  columns: Float64Array,
  right: Float64Array,
  rows: number,
  cols: number,
  noise: number,
): number {
  let turned = 0;
  for (let p = 0; p < cols; p++) {
    for (let q = p + 1; q < cols; q++) {
      const alpha = dot(columns, p, p, rows);
      const beta = dot(columns, q, q, rows);
      const gamma = dot(columns, p, q, rows);
      if (gamma === 0 || Math.min(alpha, beta) < noise) continue;
      if (Math.abs(gamma) <= 4e-16 * Math.sqrt(alpha * beta)) continue;
      turned++;
      const half = (beta - alpha) / (2 * gamma);
      const tangent = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.hypot(half, 1));
      const cosine = 1 / Math.hypot(tangent, 1);
      turn(columns, p * rows, q * rows, rows, cosine, cosine * tangent);
      turn(right, p * cols, q * cols, cols, cosine, cosine * tangent);
    }
  }
  return turned;
}

function dot(columns: Float64Array, p: number, q: number, rows: number): number {
  let total = 0;
  for (let i = 0; i < rows; i++) total += columns[p * rows + i]! * columns[q * rows + i]!;
  return total;
}

function turn(m: Float64Array, p: number, q: number, length: number, cosine: number, sine: number): void {
  for (let i = 0; i < length; i++) {
    const x = m[p + i]!;
    const y = m[q + i]!;
    m[p + i] = cosine * x - sine * y;
    m[q + i] = sine * x + cosine * y;
  }
}

function assemble(
  columns: Float64Array,
  right: Float64Array,
  rows: number,
  cols: number,
): SingularDecomposition {
  const norms = Float64Array.from({ length: cols }, (_, j) => Math.sqrt(dot(columns, j, j, rows)));
  const order = Array.from(norms.keys()).sort((i, j) => norms[j]! - norms[i]!);
  const u = new Float64Array(rows * cols);
  const v = new Float64Array(cols * cols);
  order.forEach((from, to) => {
    const norm = norms[from]!;
    for (let i = 0; i < rows; i++) u[i * cols + to] = norm === 0 ? 0 : columns[from * rows + i]! / norm;
    for (let i = 0; i < cols; i++) v[i * cols + to] = right[from * cols + i]!;
  });
  return { u, values: Float64Array.from(order, (j) => norms[j]!), v };
}
