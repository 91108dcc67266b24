/** log n! minus its Stirling approximation log(sqrt(2 pi n) (n/e)^n), for n = 1 .. 15. */
const SMALL = [
  0.08106146679532726, 0.04134069595540929, 0.027677925684998338, 0.020790672103765093, 0.016644691189821193,
  0.01387612882307075, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
  0.00757367548795184, 0.00694284010720953, 0.006408994188004207, 0.005951370112758848, 0.005554733551962801,
];

/**
 * Logarithm of the binomial coefficient "n choose k" for integers 0 <= k <= n, relative error about 1e-15:
 * entropy plus Stirling remainders, so that nothing large cancels.
 */
export function logBinomial(n: number, k: number): number {
  const few = Math.min(k, n - k);
  if (few === 0) return 0;
  const many = n - few;
  const entropy = few * Math.log(n / few) - many * Math.log1p(-few / n);
  const remainders = stirlingRemainder(n) - stirlingRemainder(few) - stirlingRemainder(many);
  return entropy + remainders - 0.5 * Math.log(2 * Math.PI * few * (many / n));
}

/** log n! - log(sqrt(2 pi n) (n/e)^n) for integers n >= 1, by table and asymptotic series. */
export function stirlingRemainder(n: number): number {
  if (n <= SMALL.length) return SMALL[n - 1]!;
  const s = 1 / (n * n);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / n;
}
