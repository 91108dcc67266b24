import { tridiagonalEigen } from './tridiagonalEigen.js';

/**
 * Eigenvalues, ascending, of a symmetric n x n matrix (row-major, lower triangle read, left as it is): by
 * Householder reduction to tridiagonal form, then QL. Absolute error a few 1e-16 n of the largest. O(n^3).
 */
export function symmetricEigenvalues(a: Float64Array, n: number): Float64Array {
  const work = a.slice(0, n * n);
  const values = new Float64Array(n);
  const links = new Float64Array(Math.max(n, 1));
  tridiagonalise(work, n, values, links);
  tridiagonalEigen(values, links);
  return values.sort();
}

/** Eigenvalues, ascending, and unit eigenvectors: column j of `vectors` (row-major) belongs to values[j]. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** Eigenvalues and eigenvectors of a symmetric n x n matrix by cyclic Jacobi rotations; for n up to about 100. */
export function symmetricEigen(a: Float64Array, n: number): Eigen {
  const work = a.slice(0, n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) work[j * n + i] = work[i * n + j]!;
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  while (sweep(work, vectors, n) > 0);
  return sorted(work, vectors, n);
}

/** One sweep of rotations over all pairs; returns how many were not negligible. */
function sweep(a: Float64Array, vectors: Float64Array, n: number): number {
  let turned = 0;
  for (let p = 0; p < n; p++) {
    for (let q = p + 1; q < n; q++) {
      const off = a[p * n + q]!;
      const scale = Math.abs(a[p * n + p]!) + Math.abs(a[q * n + q]!);
      if (Math.abs(off) <= 1e-17 * scale || off === 0) continue;
      turned++;
      rotatePair(a, vectors, n, p, q);
    }
  }
  return turned;
}

function rotatePair(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const half = (a[q * n + q]! - a[p * n + p]!) / (2 * a[p * n + q]!);
  const tangent = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.hypot(half, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, cosine, sine);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, cosine, sine);
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, cosine, sine);
  a[p * n + q] = 0;
  a[q * n + p] = 0;
}

function turn(m: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const x = m[i]!;
  const y = m[j]!;
  m[i] = cosine * x - sine * y;
  m[j] = sine * x + cosine * y;
}

function sorted(diagonalised: Float64Array, vectors: Float64Array, n: number): Eigen {
  const value = (i: number) => diagonalised[i * n + i]!;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => value(i) - value(j));
  const columns = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let k = 0; k < n; k++) columns[k * n + to] = vectors[k * n + from]!;
  });
  return { values: Float64Array.from(order, value), vectors: columns };
}

/** Householder reduction: diagonal and links of a tridiagonal matrix with the eigenvalues of `a`, which is destroyed. */
function tridiagonalise(a: Float64Array, n: number, diagonal: Float64Array, links: Float64Array): void {
  const v = new Float64Array(n);
  const p = new Float64Array(n);
  for (let k = n - 1; k >= 1; k--) {
    links[k - 1] = eliminateRow(a, n, k, v, p);
    diagonal[k] = a[k * n + k]!;
  }
  if (n > 0) diagonal[0] = a[0]!;
}

/** Reflects so that row k keeps one entry beside its diagonal, in column k - 1; returns that entry. */
function eliminateRow(a: Float64Array, n: number, k: number, v: Float64Array, p: Float64Array): number {
  let squared = 0;
  for (let j = 0; j < k; j++) {
    v[j] = a[k * n + j]!;
    squared += v[j]! * v[j]!;
  }
  const head = v[k - 1]!;
  if (squared === head * head) return head;
  const norm = head > 0 ? -Math.sqrt(squared) : Math.sqrt(squared);
  v[k - 1] = head - norm;
  reflectBothSides(a, n, k, v, p, squared - head * norm);
  return norm;
}

/** The leading k x k block becomes H a H with H = 1 - v v^T / h, on its lower triangle. */
function reflectBothSides(
  a: Float64Array,
  n: number,
  k: number,
  v: Float64Array,
  p: Float64Array,
  h: number,
): void {
  let dot = 0;
  for (let i = 0; i < k; i++) {
    let total = 0;
    for (let j = 0; j < k; j++) total += (j <= i ? a[i * n + j]! : a[j * n + i]!) * v[j]!;
    p[i] = total / h;
    dot += p[i]! * v[i]!;
  }
  const half = dot / (2 * h);
  for (let i = 0; i < k; i++) p[i]! -= half * v[i]!;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) a[i * n + j]! -= v[i]! * p[j]! + p[i]! * v[j]!;
  }
}
