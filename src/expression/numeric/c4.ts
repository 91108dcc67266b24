import { gamma } from './gamma.js';

/**
 * The mean of the sample standard deviation of n normal observations with unit variance,
 * sqrt(2/(n-1)) Gamma(n/2) / Gamma((n-1)/2), for n > 1, else NaN.
 */
export function c4(n: number): number {
  if (!(n > 1)) return Number.NaN;
  if (n > 100) return series(2 / (n - 1));
  return (Math.sqrt(2 / (n - 1)) * gamma(n / 2)) / gamma((n - 1) / 2);
}

/** The quotient of the gamma functions in powers of u = 2/(n - 1). */
function series(u: number): number {
  const tail = 5 / 1024 - u * (21 / 32768 + (u * 399) / 262144);
  return 1 - u * (1 / 8 - u * (1 / 128 + u * tail));
}
