/** log(sum of exp(terms)) without overflow; -Infinity for no terms. Relative error of the sum about 1e-15. */
export function logSumExp(terms: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let i = 0; i < terms.length; i++) largest = Math.max(largest, terms[i]!);
  if (!Number.isFinite(largest)) return largest;
  let total = 0;
  for (let i = 0; i < terms.length; i++) total += Math.exp(terms[i]! - largest);
  return largest + Math.log(total);
}
