/** LU factors of an n x n matrix with partial pivoting: packed, the row order, and the sign of that permutation. */
export interface LuFactors {
  readonly n: number;
  readonly packed: Float64Array;
  readonly rows: Int32Array;
  readonly sign: number;
}

/** Factors an n x n matrix (row-major, left as it is). A singular matrix gives a zero on the diagonal. */
export function lu(a: Float64Array, n: number): LuFactors {
  const packed = a.slice(0, n * n);
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    const pivot = pivotRow(packed, n, k);
    if (pivot !== k) {
      swapRows(packed, rows, n, k, pivot);
      sign = -sign;
    }
    if (packed[k * n + k] !== 0) eliminate(packed, n, k);
  }
  return { n, packed, rows, sign };
}

/** The solution of a x = b. Throws a RangeError when a is singular to working precision. */
export function solveLinear(a: Float64Array, b: Float64Array, n: number): Float64Array {
  return solveLu(lu(a, n), b);
}

/** As `solveLinear`, for a matrix that is factored. */
export function solveLu({ n, packed, rows }: LuFactors, b: Float64Array): Float64Array {
  const x = Float64Array.from(rows, (row) => b[row]!);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) x[i]! -= packed[i * n + j]! * x[j]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i]! -= packed[i * n + j]! * x[j]!;
    const pivot = packed[i * n + i]!;
    if (pivot === 0) throw new RangeError('A linear system cannot be solved: its matrix is singular.');
    x[i]! /= pivot;
  }
  return x;
}

/** The determinant of an n x n matrix. */
export function determinant(a: Float64Array, n: number): number {
  const { packed, sign } = lu(a, n);
  let product = sign;
  for (let i = 0; i < n; i++) product *= packed[i * n + i]!;
  return product;
}

/** The logarithm of the absolute determinant; -Infinity for a singular matrix. */
export function logDeterminant(a: Float64Array, n: number): number {
  const { packed } = lu(a, n);
  let total = 0;
  for (let i = 0; i < n; i++) total += Math.log(Math.abs(packed[i * n + i]!));
  return total;
}

function pivotRow(packed: Float64Array, n: number, k: number): number {
  let best = k;
  for (let i = k + 1; i < n; i++) {
    if (Math.abs(packed[i * n + k]!) > Math.abs(packed[best * n + k]!)) best = i;
  }
  return best;
}

function swapRows(packed: Float64Array, rows: Int32Array, n: number, i: number, j: number): void {
  const kept = packed.slice(i * n, (i + 1) * n);
  packed.copyWithin(i * n, j * n, (j + 1) * n);
  packed.set(kept, j * n);
  const row = rows[i]!;
  rows[i] = rows[j]!;
  rows[j] = row;
}

function eliminate(packed: Float64Array, n: number, k: number): void {
  for (let i = k + 1; i < n; i++) {
    const factor = packed[i * n + k]! / packed[k * n + k]!;
    packed[i * n + k] = factor;
    for (let j = k + 1; j < n; j++) packed[i * n + j]! -= factor * packed[k * n + j]!;
  }
}
