import { deviance, stirlingError } from './_internals/likelihood.js';
import { refuse } from './_internals/require.js';
import type { Stream } from './stream.js';

/**
 * A Poisson variate of mean `lambda` in [0, 1e15]. Inversion below 10, transformed rejection above. For many
 * draws of one law prepare it with `poissonSampler`.
 */
export function poisson(stream: Stream, lambda: number): number {
  return poissonSampler(lambda)(stream);
}

/** `poisson` with the work that depends on lambda only done once; draws equal those of `poisson`. */
export function poissonSampler(lambda: number): (stream: Stream) => number {
  if (!(lambda >= 0 && lambda <= 1e15)) refuse('poisson', 'lambda', 'a mean in [0, 1e15]', lambda);
  return lambda < 10 ? inversion(lambda) : transformedRejection(lambda);
}

/** Sequential search from 0 on the recursion f(k + 1) / f(k) = lambda / (k + 1). */
function inversion(lambda: number): (stream: Stream) => number {
  const none = Math.exp(-lambda);
  return (stream) => {
    for (;;) {
      let left = stream.uniform();
      let mass = none;
      for (let k = 0; mass > 0; k++) {
        if (left < mass) return k;
        left -= mass;
        mass *= lambda / (k + 1);
      }
      // Rounding left a remainder beyond the last mass: draw again.
    }
  };
}

/** Source: Hörmann, The transformed rejection method for generating Poisson random variables, 1993 (algorithm PTRS). */
function transformedRejection(lambda: number): (stream: Stream) => number {
  const b = 0.931 + 2.53 * Math.sqrt(lambda);
  const a = -0.059 + 0.02483 * b;
  const scale = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  return (stream) => {
    for (;;) {
      const u = stream.uniform() - 0.5;
      const v = 1 - stream.uniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / us + b) * u + lambda + 0.43);
      if (us >= 0.07 && v <= squeeze) return k;
      if (!(k >= 0)) continue;
      if (Math.log((v * scale) / (a / (us * us) + b)) <= logMass(k, lambda)) return k;
    }
  };
}

/** log of the Poisson mass. Source: Loader, Fast and accurate computation of binomial probabilities, 2000. */
function logMass(k: number, lambda: number): number {
  if (k === 0) return -lambda;
  return -deviance(k, lambda) - stirlingError(k) - 0.5 * Math.log(2 * Math.PI * k);
}
