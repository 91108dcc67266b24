import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';

/**
 * g_k, where g_1 = 1 and g_(k+1) = 1 - exp(-g_k), and g_0 = infinity: a critical Poisson branching process of
 * one individual is dead in generation k with probability exp(-g_k). The iteration forgets its rounding
 * errors: relative error below 1e-12 up to k = 1e6 (tested).
 *
 * Source: Suresh et al., "Rate of model collapse in recursive training", 2024.
 */
export function survivalExponent(generation: Binding = 'k'): Quantity {
  return {
    meaning: `survival exponent g of generation ${bindingText(generation)}`,
    support: 'nonnegative',
    ...(typeof generation === 'string' && {
      recursion: { index: generation, first: 1, start: '1', step: '1-exp(-previous)' },
    }),
    routes: [
      {
        kind: 'exact',
        name: 'iterates of 1 - exp(-g)',
        compute: (point) => exponent(readInteger(point, generation, { min: 0 })),
        error: 1e-12,
        cost: (point) => 8 * numberAt(point, generation) + 10,
      },
    ],
  };
}

/**
 * The first generation k by which a word that was seen `count` times in the corpus is lost with probability
 * `probability` or more, in the Poisson model: the least k with exp(-count g_k) >= probability.
 */
export function forgetTime(
  roles: { readonly count?: Binding; readonly probability?: Binding } = {},
): Quantity {
  const { count = 'lam', probability = 'delta' } = roles;
  const read = (point: Point) => ({
    count: readReal(point, count, { min: 0 }),
    probability: readReal(point, probability, { min: 0, max: 1 }),
  });
  return {
    meaning: `first generation by which a word seen ${bindingText(count)} times is lost with probability ${bindingText(probability)}`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'iterates of 1 - exp(-g) until the word is lost',
        compute: (point) => firstLoss(read(point).count, read(point).probability),
        error: 0,
        cost: (point) => 20 + (16 * numberAt(point, count)) / -Math.log(numberAt(point, probability)),
      },
    ],
  };
}

function exponent(k: number): number {
  if (k === 0) return Infinity;
  let g = 1;
  for (let j = 1; j < k; j++) g = step(g);
  return g;
}

function firstLoss(count: number, probability: number): number {
  let g = 1;
  let k = 1;
  const limit = -Math.log(probability);
  for (; count * g > limit; k++) g = step(g);
  return k;
}

/** 1 - exp(-g); for small g by its series, which is several times faster and as accurate. */
function step(g: number): number {
  if (g > 2e-3) return -Math.expm1(-g);
  return g * (1 - (g / 2) * (1 - (g / 3) * (1 - (g / 4) * (1 - (g / 5) * (1 - g / 6)))));
}
