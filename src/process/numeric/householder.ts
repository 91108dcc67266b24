/**
 * A rows x cols matrix with rows >= cols, overwritten by its QR factors: R on and above the diagonal,
 * the Householder vectors below it, their scales apart.
 */
export interface QrFactors {
  readonly rows: number;
  readonly cols: number;
  readonly packed: Float64Array;
  readonly scales: Float64Array;
}

/** Householder QR of `x` (row-major, rows >= cols), in place. A rank-deficient x gives a (near) zero on R's diagonal. */
export function qr(
  x: Float64Array,
  rows: number,
  cols: number,
  scales: Float64Array = new Float64Array(cols),
  work: Float64Array = new Float64Array(cols),
): QrFactors {
  for (let k = 0; k < cols; k++) {
    scales[k] = reflectorOf(x, rows, cols, k);
    reflectColumns(x, rows, cols, k, scales[k]!, work);
  }
  return { rows, cols, packed: x, scales };
}

/** Overwrites y (length rows) with Q^T y. */
export function applyQTransposed({ packed, rows, cols, scales }: QrFactors, y: Float64Array): void {
  for (let k = 0; k < cols; k++) reflectVector(packed, rows, cols, k, scales[k]!, y);
}

/** Overwrites y (length rows) with Q y. */
export function applyQ({ packed, rows, cols, scales }: QrFactors, y: Float64Array): void {
  for (let k = cols - 1; k >= 0; k--) reflectVector(packed, rows, cols, k, scales[k]!, y);
}

/** Solves R x = b in place on the first cols entries of b. */
export function solveR({ packed, cols }: QrFactors, b: Float64Array): void {
  for (let i = cols - 1; i >= 0; i--) {
    let rest = b[i]!;
    for (let j = i + 1; j < cols; j++) rest -= packed[i * cols + j]! * b[j]!;
    b[i] = rest / packed[i * cols + i]!;
  }
}

/** Solves R^T x = b in place on the first cols entries of b. */
export function solveRTransposed({ packed, cols }: QrFactors, b: Float64Array): void {
  for (let i = 0; i < cols; i++) {
    const x = b[i]! / packed[i * cols + i]!;
    b[i] = x;
    for (let j = i + 1; j < cols; j++) b[j]! -= packed[i * cols + j]! * x;
  }
}

/** Puts the k-th Householder vector (leading entry 1, implied) below the diagonal and returns its scale. */
function reflectorOf(x: Float64Array, rows: number, cols: number, k: number): number {
  let below = 0;
  for (let i = k + 1; i < rows; i++) below += x[i * cols + k]! * x[i * cols + k]!;
  const head = x[k * cols + k]!;
  if (below === 0) return 0;
  const norm = Math.sqrt(head * head + below);
  const pivot = head > 0 ? head + norm : head - norm;
  for (let i = k + 1; i < rows; i++) x[i * cols + k]! /= pivot;
  x[k * cols + k] = head > 0 ? -norm : norm;
  return pivot / (head > 0 ? norm : -norm);
}

/** Applies the k-th reflection to the columns right of k, row by row for the sake of the cache. */
function reflectColumns(
  x: Float64Array,
  rows: number,
  cols: number,
  k: number,
  scale: number,
  work: Float64Array,
): void {
  for (let j = k + 1; j < cols; j++) work[j] = x[k * cols + j]!;
  for (let i = k + 1; i < rows; i++) {
    const v = x[i * cols + k]!;
    for (let j = k + 1; j < cols; j++) work[j]! += v * x[i * cols + j]!;
  }
  for (let j = k + 1; j < cols; j++) x[k * cols + j]! -= scale * work[j]!;
  for (let i = k + 1; i < rows; i++) {
    const v = scale * x[i * cols + k]!;
    for (let j = k + 1; j < cols; j++) x[i * cols + j]! -= v * work[j]!;
  }
}

function reflectVector(
  packed: Float64Array,
  rows: number,
  cols: number,
  k: number,
  scale: number,
  y: Float64Array,
): void {
  let dot = y[k]!;
  for (let i = k + 1; i < rows; i++) dot += packed[i * cols + k]! * y[i]!;
  dot *= scale;
  y[k]! -= dot;
  for (let i = k + 1; i < rows; i++) y[i]! -= dot * packed[i * cols + k]!;
}
