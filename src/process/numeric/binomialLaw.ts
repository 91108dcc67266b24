/**
 * Writes the masses of Binomial(n, p) at 0..n to `out[offset]` .. `out[offset + n]`. `q` = 1 - p is given
 * apart, so that neither a tiny p nor a tiny q loses its digits. By the recursion over neighbouring masses
 * outwards from the mode, normalised by their sum: relative error at most 1e-14 + 3e-16 |j - n p| of mass j
 * (tested), masses below 1e-300 of the largest count as 0.
 */
export function binomialLaw(n: number, p: number, q: number, out: Float64Array, offset = 0): void {
  out.fill(0, offset, offset + n + 1);
  const mode = p === 0 ? 0 : q === 0 ? n : Math.min(n, Math.floor((n + 1) * p));
  out[offset + mode] = 1;
  const total = 1 + fillUp(n, p / q, out, offset, mode) + fillDown(n, q / p, out, offset, mode);
  for (let j = offset; j <= offset + n; j++) out[j]! /= total;
}

const NEGLIGIBLE = 1e-300;

/** Masses above the mode, relative to it; returns their sum. */
function fillUp(n: number, odds: number, out: Float64Array, offset: number, mode: number): number {
  let mass = 1;
  let total = 0;
  for (let j = mode; j < n && mass > NEGLIGIBLE; j++) {
    mass *= ((n - j) / (j + 1)) * odds;
    out[offset + j + 1] = mass;
    total += mass;
  }
  return total;
}

/** Masses below the mode, relative to it; returns their sum. */
function fillDown(n: number, odds: number, out: Float64Array, offset: number, mode: number): number {
  let mass = 1;
  let total = 0;
  for (let j = mode; j > 0 && mass > NEGLIGIBLE; j--) {
    mass *= (j / (n - j + 1)) * odds;
    out[offset + j - 1] = mass;
    total += mass;
  }
  return total;
}
