/** (1+x) log(1+x) - x for x >= -1: the share of one atom in a relative entropy, nonnegative. Relative error at most 1e-13 (tested). */
export function entropyTerm(x: number): number {
  if (x <= -1) return 1;
  return Math.abs(x) < 0.01 ? nearZero(x) : (1 + x) * Math.log1p(x) - x;
}

/** x^2/2 - x^3/6 + x^4/12 - ...: the closed form would cancel. */
function nearZero(x: number): number {
  let total = 0;
  for (let k = 9; k >= 2; k--) total = 1 / (k * (k - 1)) - x * total;
  return x * x * total;
}
