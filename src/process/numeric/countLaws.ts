/** A law on consecutive integers: weights[i] is the probability of first + i; the weights sum to 1. */
export interface CountLaw {
  readonly first: number;
  readonly weights: Float64Array;
}

/** Weights below this share of the mode's are cut off, unless a caller asks for them. */
const NEGLIGIBLE = 1e-30;

/**
 * The binomial law of n trials of probability p, by the ratios of neighbouring probabilities from the mode
 * outwards, cut where they fall below 1e-30 of the mode's. Relative error of a weight about 1e-16 times its
 * distance from the mode. `q` = 1 - p can be given where it is known to more digits than p tells, and
 * `negligible` where smaller weights matter.
 */
export function binomialLaw(n: number, p: number, q: number = 1 - p, negligible = NEGLIGIBLE): CountLaw {
  if (p <= 0 || n === 0) return certain(0);
  if (q <= 0) return certain(n);
  const odds = p / q;
  return lawAround(
    Math.min(n, Math.floor((n + 1) * p)),
    (k) => ((n - k) / (k + 1)) * odds,
    (k) => k / ((n - k + 1) * odds),
    negligible,
  );
}

/** The Poisson law of mean lambda >= 0, as `binomialLaw`. */
export function poissonLaw(lambda: number): CountLaw {
  if (lambda <= 0) return certain(0);
  return lawAround(
    Math.floor(lambda),
    (k) => lambda / (k + 1),
    (k) => k / lambda,
    NEGLIGIBLE,
  );
}

/** E f(K) under a law. */
export function countMean(law: CountLaw, f: (k: number) => number): number {
  let total = 0;
  for (let i = 0; i < law.weights.length; i++) total += law.weights[i]! * f(law.first + i);
  return total;
}

function certain(k: number): CountLaw {
  return { first: k, weights: Float64Array.of(1) };
}

/** `up(k)` is the probability of k + 1 over that of k, `down(k)` that of k - 1 over that of k; 0 ends the support. */
function lawAround(
  mode: number,
  up: (k: number) => number,
  down: (k: number) => number,
  negligible: number,
): CountLaw {
  const above = tail(mode, up, 1, negligible);
  const below = tail(mode, down, -1, negligible);
  const weights = new Float64Array(below.length + 1 + above.length);
  weights[below.length] = 1;
  below.forEach((w, i) => {
    weights[below.length - 1 - i] = w;
  });
  weights.set(above, below.length + 1);
  let total = 0;
  for (const w of weights) total += w;
  for (let i = 0; i < weights.length; i++) weights[i]! /= total;
  return { first: mode - below.length, weights };
}

function tail(mode: number, ratio: (k: number) => number, direction: 1 | -1, negligible: number): number[] {
  const weights: number[] = [];
  let weight = 1;
  for (let k = mode; ; k += direction) {
    weight *= ratio(k);
    if (!(weight > negligible)) return weights;
    weights.push(weight);
  }
}
