import { poisson } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { between } from '../_internals/between.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { type CountLaw, countMean, poissonLaw } from '../numeric/countLaws.js';
import type { Quantity } from '../quantity.js';
import { DRAW_COST } from './sampleLoop.js';

/** What plays which role in the refitting of a Poisson mean. */
export interface PoissonLoopRoles {
  /** Mean of the real law. Default `lambda0`. */
  readonly mean: Binding;
  /** Samples of every generation. Default `n`. */
  readonly samples: Binding;
  /** Which fit is observed, from 1. Default `k`. */
  readonly generation: Binding;
}

/**
 * The mean of a Poisson model refitted to n samples of itself: Lambda_k = Poisson(n Lambda_(k-1))/n. The
 * counts n Lambda_k are a critical Galton-Watson process with Poisson offspring.
 *
 * Source: Suresh et al., "Rate of model collapse in recursive training", 2024.
 */
export function poissonLoop(given: Partial<PoissonLoopRoles> = {}): {
  /** P(Lambda_k > 0). */
  readonly alive: Quantity;
} {
  const roles: PoissonLoopRoles = { mean: 'lambda0', samples: 'n', generation: 'k', ...given };
  const n = bindingText(roles.samples);
  const k = bindingText(roles.generation);
  const mean = bindingText(roles.mean);
  const read = (point: Point) => ({
    start: readInteger(point, roles.samples, { min: 1 }) * readReal(point, roles.mean, { min: 0 }),
    generation: readInteger(point, roles.generation, { min: 1 }),
  });
  return {
    alive: {
      meaning: `probability that the fitted mean of generation ${k} is not 0`,
      support: 'indicator',
      routes: [
        {
          kind: 'exact',
          name: 'the count as a Markov chain with Poisson rows on a window that holds all but 1e-15 of the mass',
          when: `${n}*${mean} <= 20 and ${k} <= 30`,
          compute: (point) => between(0, 1, aliveOnWindow(read(point).start, read(point).generation)),
          error: 1e-12,
          cost: (point) => {
            const k = numberAt(point, roles.generation);
            const top = windowTop(numberAt(point, roles.samples) * numberAt(point, roles.mean), k);
            return 30 * top * Math.sqrt(top) * k;
          },
        },
        {
          kind: 'sampled',
          name: 'Poisson counts',
          sampler: 'direct',
          // Elsewhere survival is so rare that a sample says little.
          when: `${n}*${mean} >= ${k}`,
          prepare: (point) => {
            const { start, generation } = read(point);
            return (stream) => {
              let count = poisson(stream, start);
              for (let g = 1; g < generation && count > 0; g++) count = poisson(stream, count);
              return count > 0 ? 1 : 0;
            };
          },
          cost: (point) => DRAW_COST * numberAt(point, roles.generation),
        },
      ],
    },
  };
}

/** P(count > 0 after `generations` steps), the count started at Poisson(start) and taken for alive beyond a fixed top. */
function aliveOnWindow(start: number, generations: number): number {
  const top = windowTop(start, generations);
  const rows = Array.from({ length: top + 1 }, (_, count) => poissonLaw(count));
  let survival = new Float64Array(top + 1).fill(1);
  survival[0] = 0;
  for (let g = 1; g < generations; g++)
    survival = Float64Array.from(rows, (row) => meanOnWindow(row, survival));
  return meanOnWindow(poissonLaw(start), survival);
}

function meanOnWindow(law: CountLaw, survival: Float64Array): number {
  return countMean(law, (count) => survival[Math.min(count, survival.length - 1)]!);
}

/**
 * A count beyond which less than 1e-15 of the mass of `generations` steps ever goes: given survival the
 * counts are about exponential with mean start + generations/2.
 */
function windowTop(start: number, generations: number): number {
  return Math.ceil(start + 12 * Math.sqrt(start) + 20 * generations + 40);
}
