/**
 * Covariance of f and g under a law, as the sum over pairs of p_i p_j (f_j - f_i)(g_j - g_i), from the rises of
 * f and g between atoms that are neighbours in `order`: no digits are lost when f or g is nearly constant.
 */
export function rankCovariance(
  law: Float64Array,
  order: Int32Array,
  risesOfF: Float64Array,
  risesOfG: Float64Array,
): number {
  let total = 0;
  for (let a = 0; a < order.length; a++) {
    let f = 0;
    let g = 0;
    for (let b = a + 1; b < order.length; b++) {
      f += risesOfF[b - 1]!;
      g += risesOfG[b - 1]!;
      total += law[order[a]!]! * law[order[b]!]! * f * g;
    }
  }
  return total;
}
