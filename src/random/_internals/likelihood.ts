/**
 * log k! minus Stirling's log(sqrt(2 pi k)) + k log k - k, for integers k >= 1. Absolute error below 1e-15.
 *
 * Small k from the table (computed at 40 digits), the others from the asymptotic series.
 */
export function stirlingError(k: number): number {
  if (k < table.length) return table[k]!;
  const w = 1 / k;
  const w2 = w * w;
  return w * (1 / 12 - w2 * (1 / 360 - w2 * (1 / 1260 - w2 * (1 / 1680 - w2 * (1 / 1188)))));
}

/**
 * k log(k / mean) - k + mean for k >= 0 and mean > 0, the half deviance of a Poisson count: what is left of a
 * log likelihood once Stirling's formula has taken away what would cancel. Absolute error of about
 * 1e-16 |k - mean|.
 */
export function deviance(k: number, mean: number): number {
  const x = (k - mean) / mean;
  return k === 0 ? mean : mean * ((1 + x) * Math.log1p(x) - x);
}

const table = [
  Number.NaN,
  0.08106146679532726,
  0.0413406959554093,
  0.02767792568499834,
  0.020790672103765093,
  0.016644691189821193,
  0.013876128823070748,
  0.01189670994589177,
  0.010411265261972096,
  0.009255462182712733,
  0.00833056343336287,
  0.007573675487951841,
  0.00694284010720953,
  0.006408994188004207,
  0.0059513701127588475,
  0.005554733551962801,
  0.0052076559196096404,
];
