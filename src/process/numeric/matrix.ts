/** Matrices are Float64Arrays in row-major order; their shapes are passed along. */

/** out = a b for a (rows x inner) and b (inner x cols). `out` must be neither of them. */
export function multiply(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  cols: number,
  out: Float64Array = new Float64Array(rows * cols),
): Float64Array {
  out.fill(0, 0, rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const factor = a[i * inner + k]!;
      for (let j = 0; j < cols; j++) out[i * cols + j]! += factor * b[k * cols + j]!;
    }
  }
  return out;
}

/** out = a^T for a (rows x cols). */
export function transpose(
  a: Float64Array,
  rows: number,
  cols: number,
  out: Float64Array = new Float64Array(rows * cols),
): Float64Array {
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out[j * rows + i] = a[i * cols + j]!;
  return out;
}

/** Adds x^T x to `out` (cols x cols) for x (rows x cols). */
export function addGram(x: Float64Array, rows: number, cols: number, out: Float64Array): void {
  for (let r = 0; r < rows; r++) {
    const row = r * cols;
    for (let i = 0; i < cols; i++) {
      const factor = x[row + i]!;
      for (let j = 0; j <= i; j++) out[i * cols + j]! += factor * x[row + j]!;
    }
  }
  mirror(out, cols);
}

/** Adds l l^T to `out` for a lower triangular n x n matrix l. */
export function addOuter(l: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let k = 0; k <= j; k++) total += l[i * n + k]! * l[j * n + k]!;
      out[i * n + j]! += total;
    }
  }
  mirror(out, n);
}

/** out = a x for a (rows x cols). `out` must not be x. */
export function applyMatrix(
  a: Float64Array,
  x: Float64Array,
  rows: number,
  cols: number,
  out: Float64Array = new Float64Array(rows),
): Float64Array {
  for (let i = 0; i < rows; i++) {
    let total = 0;
    for (let j = 0; j < cols; j++) total += a[i * cols + j]! * x[j]!;
    out[i] = total;
  }
  return out;
}

/** Sum of the diagonal of an n x n matrix. */
export function trace(a: Float64Array, n: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += a[i * n + i]!;
  return total;
}

/** Copies the lower triangle to the upper one. */
function mirror(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j]!;
}
