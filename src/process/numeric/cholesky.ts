/**
 * Factors a symmetric positive definite n x n matrix (row-major, lower triangle read) as L L^T and
 * writes L to the lower triangle of `out`, which may be `a`; the strict upper triangle is set to 0.
 * Returns false, with `out` in an undefined state, when a pivot is not positive.
 */
export function cholesky(a: Float64Array, n: number, out: Float64Array = a): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = a[i * n + j]! - rowProduct(out, i * n, j * n, j);
      if (j < i) out[i * n + j] = rest / out[j * n + j]!;
      else if (rest > 0) out[i * n + i] = Math.sqrt(rest);
      else return false;
    }
    out.fill(0, i * n + i + 1, (i + 1) * n);
  }
  return true;
}

/** Solves L x = b in place for a lower triangular n x n matrix. */
export function solveLower(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let rest = b[i]!;
    for (let j = 0; j < i; j++) rest -= l[i * n + j]! * b[j]!;
    b[i] = rest / l[i * n + i]!;
  }
}

/** Solves L^T x = b in place for a lower triangular n x n matrix L. */
export function solveLowerTransposed(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / l[i * n + i]!;
    b[i] = x;
    for (let j = 0; j < i; j++) b[j]! -= l[i * n + j]! * x;
  }
}

/** Solves A x = b in place, given the Cholesky factor of A. */
export function solveCholesky(l: Float64Array, n: number, b: Float64Array): void {
  solveLower(l, n, b);
  solveLowerTransposed(l, n, b);
}

/** Writes the inverse of L L^T to `out`, n x n and symmetric. */
export function invertCholesky(l: Float64Array, n: number, out: Float64Array): void {
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    column.fill(0);
    column[j] = 1;
    solveCholesky(l, n, column);
    for (let i = 0; i < n; i++) out[i * n + j] = column[i]!;
  }
}

function rowProduct(m: Float64Array, first: number, second: number, length: number): number {
  let total = 0;
  for (let k = 0; k < length; k++) total += m[first + k]! * m[second + k]!;
  return total;
}
