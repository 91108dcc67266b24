/** A view: rows are features, columns samples; row-major. */
export interface View {
  readonly rows: number;
  readonly values: Float64Array;
}

/** Subtracts from every row its mean, in place. */
export function centreRows(a: Float64Array, rows: number, cols: number): Float64Array {
  for (let i = 0; i < rows; i++) {
    const row = a.subarray(i * cols, (i + 1) * cols);
    const mean = row.reduce((total, x) => total + x, 0) / cols;
    for (let j = 0; j < cols; j++) row[j]! -= mean;
  }
  return a;
}
