/**
 * The lower triangle of x^T x for x (rows x cols, row-major), written to `out` (cols x cols). Four rows at a
 * time, so that an entry of `out` is loaded and stored once for four products.
 */
export function gram(x: Float64Array, rows: number, cols: number, out: Float64Array): void {
  out.fill(0, 0, cols * cols);
  const whole = rows - (rows % 4);
  for (let r = 0; r < whole; r += 4) {
    const p = r * cols;
    const q = p + cols;
    const s = q + cols;
    const t = s + cols;
    for (let i = 0; i < cols; i++) {
      const [a, b, c, d] = [x[p + i]!, x[q + i]!, x[s + i]!, x[t + i]!];
      const line = i * cols;
      for (let j = 0; j <= i; j++)
        out[line + j]! += a * x[p + j]! + b * x[q + j]! + c * x[s + j]! + d * x[t + j]!;
    }
  }
  for (let r = whole; r < rows; r++) {
    for (let i = 0; i < cols; i++) {
      const a = x[r * cols + i]!;
      for (let j = 0; j <= i; j++) out[i * cols + j]! += a * x[r * cols + j]!;
    }
  }
}

/** out = x^T y for x (rows x cols). */
export function moments(
  x: Float64Array,
  y: Float64Array,
  rows: number,
  cols: number,
  out: Float64Array,
): void {
  out.fill(0, 0, cols);
  const whole = rows - (rows % 4);
  for (let r = 0; r < whole; r += 4) {
    const p = r * cols;
    const q = p + cols;
    const s = q + cols;
    const t = s + cols;
    const [a, b, c, d] = [y[r]!, y[r + 1]!, y[r + 2]!, y[r + 3]!];
    for (let j = 0; j < cols; j++) out[j]! += a * x[p + j]! + b * x[q + j]! + c * x[s + j]! + d * x[t + j]!;
  }
  for (let r = whole; r < rows; r++) for (let j = 0; j < cols; j++) out[j]! += y[r]! * x[r * cols + j]!;
}
