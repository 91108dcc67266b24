import { refuse } from './_internals/require.js';

export interface KolmogorovSmirnov {
  /** The largest distance of the empirical distribution function from the claimed one. */
  readonly distance: number;
  /** An upper bound on the probability of such a distance under the claim, at any sample size. */
  readonly pValue: number;
}

/**
 * Holds a sample against a continuous distribution function.
 *
 * Assumes independent observations and a sample size fixed in advance. Guarantee: finite-sample; conservative on
 * discrete laws.
 *
 * Source: Massart, The tight constant in the Dvoretzky-Kiefer-Wolfowitz inequality, 1990.
 */
export function kolmogorovSmirnov(sample: ArrayLike<number>, cdf: (x: number) => number): KolmogorovSmirnov {
  const n = sample.length;
  if (n === 0) refuse('kolmogorovSmirnov', 'sample', 'of at least one observation', 'empty');
  const sorted = Float64Array.from(sample).sort();
  let distance = 0;
  sorted.forEach((x, i) => {
    const value = cdf(x);
    distance = Math.max(distance, value - i / n, (i + 1) / n - value);
  });
  return { distance, pValue: Math.min(1, 2 * Math.exp(-2 * n * distance * distance)) };
}
