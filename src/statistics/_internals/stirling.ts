/**
 * log Gamma(a + 1) minus Stirling's log(sqrt(2 pi a)) + a log a - a, for real a > 0. Absolute error below 2e-15.
 *
 * Small arguments are moved up by S(a) = S(a + 1) + (a + 1/2) log(1 + 1/a) - 1, then the asymptotic series.
 */
export function stirlingError(a: number): number {
  let sum = 0;
  let at = a;
  for (; at < 16; at += 1) sum += (at + 0.5) * Math.log1p(1 / at) - 1;
  return sum + series(1 / at);
}

function series(w: number): number {
  const w2 = w * w;
  return (
    w * (1 / 12 - w2 * (1 / 360 - w2 * (1 / 1260 - w2 * (1 / 1680 - w2 * (1 / 1188 - w2 * (691 / 360360))))))
  );
}

/**
 * x log(x / mean) - x + mean for x >= 0 and mean > 0. Relative error of a few ulp.
 *
 * Source: Loader, Fast and accurate computation of binomial probabilities, 2000 (its deviance part).
 */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean;
  const gap = x - mean;
  if (Math.abs(gap) > 0.1 * (x + mean)) return x * Math.log(x / mean) - gap;
  // log(x / mean) = 2 artanh(v), expanded so that the leading terms cancel on paper.
  const v = gap / (x + mean);
  let term = 2 * x * v;
  let sum = gap * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * log of Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1)) x^a y^b for x + y = 1: a binomial mass continued to
 * real counts a, b > 0. Absolute error of about 1e-15 (1 + |result|).
 *
 * Source: Loader, Fast and accurate computation of binomial probabilities, 2000.
 */
export function logBinomialMass(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const corrections = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const spread = 0.5 * (Math.log(n / a) - Math.log(2 * Math.PI * b));
  return corrections + spread - deviance(a, n * x) - deviance(b, n * y);
}
