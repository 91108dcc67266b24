/** Coefficients as `horner` reads them: padded with zeros to a multiple of 4. */
export function coefficients(values: readonly number[]): Float64Array {
  const padded = new Float64Array(4 * Math.ceil(values.length / 4));
  padded.set(values);
  return padded;
}

/**
 * c[0] + c[1] x + c[2] x^2 + ... as four polynomials in x^4, which a processor works on side by side: one after
 * the other, each step would wait for the one before.
 */
export function horner(c: Float64Array, x: number): number {
  const square = x * x;
  const fourth = square * square;
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let k = c.length - 4; k >= 0; k -= 4) {
    s0 = s0 * fourth + c[k]!;
    s1 = s1 * fourth + c[k + 1]!;
    s2 = s2 * fourth + c[k + 2]!;
    s3 = s3 * fourth + c[k + 3]!;
  }
  return s0 + (x * s1 + square * (s2 + x * s3));
}
