import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { refuse } from '../_internals/refuse.js';
import { readInteger, readReal } from '../binding.js';
import { findRoot } from '../numeric/findRoot.js';
import type { Quantity } from '../quantity.js';

/**
 * Population loop of a Bernoulli model that is refitted by maximum likelihood on real data of mean `mStar` and
 * on `lam` times as much data of its own, from the mean `mStart`.
 *
 * Setting: Bertrand, Bose, Duplessis, Jiralerspong and Gidel, 2024.
 */
export function bernoulliRefit(): {
  /** Distance of the mean from the real one after `t` refits, over what it was at the start. */
  readonly relativeGap: Quantity;
} {
  return {
    relativeGap: {
      meaning: 'distance of the fitted mean from the real one, over that at the start',
      support: ['0', '1'],
      routes: [
        {
          kind: 'exact',
          name: 'population likelihood maximised over the natural parameter, generation by generation',
          // Smaller gaps leave the range of normal doubles.
          when: 't*log1p(1/lam) <= 600',
          compute: relativeGap,
          error: 1e-12,
          cost: (point) => 50 + 1200 * numberAt(point, 't'),
        },
      ],
    },
  };
}

function relativeGap(point: Point): number {
  const real = readReal(point, 'mStar', { min: 1e-6, max: 1 - 1e-6 });
  const start = readReal(point, 'mStart', { min: 1e-6, max: 1 - 1e-6 });
  if (start === real) refuse('mStart', 'different from mStar', start);
  const ratio = readReal(point, 'lam', { min: 0, max: 1e6 });
  let gap = start - real;
  for (let t = readInteger(point, 't', { min: 0 }); t > 0 && gap !== 0; t--) gap = refit(real, ratio, gap);
  return gap / (start - real);
}

/**
 * The score of the population likelihood at the natural parameter that is `shift` above that of the real law
 * is real - mean + lam (current - mean). It changes its sign between the real law and the current model.
 */
function refit(real: number, ratio: number, gap: number): number {
  if (ratio === 0) return 0;
  const current = Math.log1p(gap / (real * (1 - real - gap)));
  const shift = findRoot(
    (shift) => {
      const moved = meanShift(real, shift);
      return ratio * (gap - moved) - moved;
    },
    0,
    current,
  );
  return meanShift(real, shift);
}

/** By how much the mean moves with the natural parameter, without cancellation near 0. */
function meanShift(mean: number, shift: number): number {
  const grown = Math.expm1(shift);
  return (mean * (1 - mean) * grown) / (1 + mean * grown);
}
