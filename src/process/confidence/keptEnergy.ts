import type { Point } from '../../regime/index.js';
import { bindingText } from '../binding.js';
import type { Quantity } from '../quantity.js';
import {
  type ConfidenceFilterOptions,
  drawLatent,
  exactRoute,
  filterAt,
  type Pool,
  sampledRoute,
  thresholdOf,
  weightsOf,
} from './filterPool.js';
import { tailOf } from './weightedChiSquares.js';

export interface KeptEnergyOptions extends ConfidenceFilterOptions {
  /** Squared length along the own subspace (signal), or along the other, orthogonal one (noise). */
  readonly along: 'signal' | 'noise';
}

/**
 * The mean squared length of kept real latents along one subspace, over its mean without the filter: 1 when
 * keeping the most confident changed nothing.
 */
export function keptEnergy(options: KeptEnergyOptions): Quantity {
  const { along, rank = 'r', kept = 'q' } = options;
  const [r, q] = [bindingText(rank), bindingText(kept)];
  return {
    meaning: `${along} energy of the kept real samples over that of all`,
    support: 'nonnegative',
    routes: [
      // Weighting a chi-square by itself adds two degrees of freedom.
      exactRoute(
        options,
        'tail of the score with the energy as weight, beyond its threshold, by quadrature',
        (point) => {
          const pool = purePool(point, options);
          const { threshold } = thresholdOf(pool);
          const more = along === 'signal' ? { plusDof: pool.r + 2 } : { minusDof: pool.r + 2 };
          return tailOf({ ...weightsOf(pool, 0), ...more })(threshold) / pool.kept;
        },
      ),
      ...(['direct', 'reduced'] as const).map((sampler) => ({
        ...sampledRoute(sampler, options, (point) => {
          const pool = purePool(point, options);
          const { threshold } = thresholdOf(pool);
          const draw = drawLatent(pool, 0, sampler);
          const mean = along === 'signal' ? pool.r * (1 + pool.variance) : pool.r * pool.variance;
          return (stream) => {
            for (;;) {
              const latent = draw(stream);
              if (latent.own - latent.other > threshold)
                return (along === 'signal' ? latent.own : latent.other) / mean;
            }
          };
        }),
        // Conditioning on an event of probability q multiplies a second moment by at most 1/q.
        secondMoment: `(${r}+2)/(${r}*${q})`,
      })),
    ],
  };
}

function purePool(point: Point, options: ConfidenceFilterOptions): Pool {
  return { ...filterAt(point, options), real: 1, realAngle: 0, otherAngle: 0, keep: 'most confident' };
}
