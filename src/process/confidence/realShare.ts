import type { Point } from '../../regime/index.js';
import { type Binding, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import {
  type ConfidenceFilterOptions,
  drawLatent,
  exactRoute,
  filterAt,
  type Pool,
  sampledRoute,
  thresholdOf,
} from './filterPool.js';

export interface RealShareOptions extends ConfidenceFilterOptions {
  /** Angle by which the degraded generation is tilted towards the other class, in radians. Default `phi`. */
  readonly tilt?: Binding;
  /** Share of real samples in the pool. Default `f`. */
  readonly real?: Binding;
  /** Which end of the pool is kept. Default 'most confident'. */
  readonly keep?: 'most confident' | 'least confident';
  /** The subspaces for which the classifier was made. Default 'real'. */
  readonly classifier?: 'real' | 'tilted';
}

/**
 * The share of real samples among the kept ones. A pool of class-0 latents, of which a share is real and the
 * rest comes from a generation with subspace cos(phi) U_0 + sin(phi) U_1, is scored by the Bayes classifier of
 * the orthogonal subspaces U_0, U_1, and the most confident part is kept. In the population: the threshold is
 * that of an infinite pool.
 */
export function realShare(options: RealShareOptions = {}): Quantity {
  const { keep = 'most confident', classifier = 'real' } = options;
  return {
    meaning: `share of real samples among the ${keep}, classifier of the ${classifier} subspaces`,
    support: 'indicator',
    routes: [
      exactRoute(
        options,
        'threshold and tails of a weighted difference of chi-squares, by quadrature',
        (point) => {
          const pool = poolAt(point, options);
          const { threshold, realTail } = thresholdOf(pool);
          const real = keep === 'most confident' ? realTail(threshold) : 1 - realTail(threshold);
          return (pool.real * real) / pool.kept;
        },
      ),
      ...(['direct', 'reduced'] as const).map((sampler) =>
        sampledRoute(sampler, options, (point) => {
          const pool = poolAt(point, options);
          const { threshold } = thresholdOf(pool);
          const sign = keep === 'most confident' ? 1 : -1;
          const draws = [pool.realAngle, pool.otherAngle].map((angle) => drawLatent(pool, angle, sampler));
          return (stream) => {
            for (;;) {
              const real = stream.uniform() < pool.real ? 1 : 0;
              const { own, other } = draws[1 - real]!(stream);
              if (sign * (own - other - threshold) > 0) return real;
            }
          };
        }),
      ),
    ],
  };
}

function poolAt(point: Point, options: RealShareOptions): Pool {
  const { tilt = 'phi', real = 'f', keep = 'most confident', classifier = 'real' } = options;
  const angle = readReal(point, tilt, { min: 0, max: Math.PI / 4 });
  return {
    ...filterAt(point, options),
    real: readReal(point, real, { min: 0, max: 1 }),
    realAngle: classifier === 'real' ? 0 : angle,
    otherAngle: classifier === 'real' ? angle : 0,
    keep,
  };
}
