import { deviance, stirlingError } from './_internals/likelihood.js';
import { requireCount, requireProbability } from './_internals/require.js';
import type { Stream } from './stream.js';

/**
 * A binomial variate: successes in `n` trials of probability `p`; exact for n up to 2^53 and every p in [0, 1].
 * For many draws of one law prepare it with `binomialSampler`.
 */
export function binomial(stream: Stream, n: number, p: number): number {
  return binomialSampler(n, p)(stream);
}

/**
 * `binomial` with the work that depends on n and p only done once. Draws of a prepared sampler equal those
 * of `binomial` from the same stream. Inversion where n min(p, 1 - p) < 10, transformed rejection elsewhere.
 */
export function binomialSampler(n: number, p: number): (stream: Stream) => number {
  requireCount('binomial', 'n', n);
  requireProbability('binomial', 'p', p);
  if (p > 0.5) return mirrored(n, binomialSampler(n, 1 - p));
  if (n * p === 0) return () => 0;
  return n * p < 10 ? inversion(n, p) : transformedRejection(n, p);
}

function mirrored(n: number, failures: (stream: Stream) => number): (stream: Stream) => number {
  return (stream) => n - failures(stream);
}

/** Sequential search from 0 on the recursion f(k + 1) / f(k) = (n - k) / (k + 1) p / q. */
function inversion(n: number, p: number): (stream: Stream) => number {
  const none = Math.exp(n * Math.log1p(-p));
  const odds = p / (1 - p);
  return (stream) => {
    for (;;) {
      let left = stream.uniform();
      let mass = none;
      for (let k = 0; k <= n && mass > 0; k++) {
        if (left < mass) return k;
        left -= mass;
        mass *= (odds * (n - k)) / (k + 1);
      }
      // Rounding left a remainder beyond the last mass: draw again.
    }
  };
}

/** Source: Hörmann, The generation of binomial random variates, 1993 (algorithm BTRS). */
function transformedRejection(n: number, p: number): (stream: Stream) => number {
  const mean = n * p;
  const sd = Math.sqrt(mean * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const scale = (2.83 + 5.1 / b) * sd;
  const squeeze = 0.92 - 4.2 / b;
  const logMode = logMass(Math.floor((n + 1) * p), n, p);
  return (stream) => {
    for (;;) {
      const u = stream.uniform() - 0.5;
      const v = 1 - stream.uniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / us + b) * u + mean + 0.5);
      if (us >= 0.07 && v <= squeeze) return k;
      if (!(k >= 0 && k <= n)) continue;
      if (Math.log((v * scale) / (a / (us * us) + b)) <= logMass(k, n, p) - logMode) return k;
    }
  };
}

/** log of the binomial mass, without the parts that do not depend on k. Source: Loader, Fast and accurate computation of binomial probabilities, 2000. */
function logMass(k: number, n: number, p: number): number {
  const distance = deviance(k, n * p) + deviance(n - k, n * (1 - p));
  return -distance - halfLogFactorialRest(k) - halfLogFactorialRest(n - k);
}

/** log k! - k log k + k, up to a constant that every k shares. */
function halfLogFactorialRest(k: number): number {
  return k === 0 ? -0.9189385332046728 : stirlingError(k) + 0.5 * Math.log(k);
}
