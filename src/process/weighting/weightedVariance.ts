import { chiSquare, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { stepsToForget } from './forget.js';
import { bestValue, bestWeight, type WeightedSteps } from './longRun.js';

/** What plays which role in the loop of weighted variances. */
export interface WeightedVarianceRoles {
  /** Fresh real points of a generation. Default `n`. */
  readonly real: Binding;
  /** Synthetic points of a generation. Default `m`. */
  readonly synthetic: Binding;
}

interface Setting {
  readonly real: number;
  readonly synthetic: number;
}

/**
 * The fitted variance of a normal law with unit variance: each generation weighs the unbiased variance of a
 * fresh real batch against that of a batch drawn with the variance before. The long-run variance of that
 * estimate, at the weight that makes it least.
 *
 * Source: He, Xu and Cheng, "Golden ratio weighting prevents model collapse", 2025 (the finite-sample
 * counterpart of their covariance setting).
 */
export function weightedVariance(given: Partial<WeightedVarianceRoles> = {}): {
  /** The weight with the least long-run variance. */
  readonly optimalWeight: Quantity;
  /** The least long-run variance. */
  readonly optimalVariance: Quantity;
} {
  const roles: WeightedVarianceRoles = { real: 'n', synthetic: 'm', ...given };
  const read = (point: Point): Setting => ({
    real: readInteger(point, roles.real, { min: 2 }),
    synthetic: readInteger(point, roles.synthetic, { min: 2 }),
  });
  return {
    optimalWeight: {
      meaning: 'weight of the real points with the least long-run variance of the fitted variance',
      support: ['0', '1'],
      routes: [
        {
          kind: 'exact',
          name: 'root of the derivative of the long-run variance, itself the long run of an affine step',
          compute: (point) => bestWeight(steps(read(point))),
          error: 1e-11,
          cost: () => 5000,
        },
      ],
    },
    optimalVariance: {
      meaning: 'least long-run variance of the fitted variance over the weights',
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'the long-run variance minimised over the weight',
          compute: (point) => bestValue(steps(read(point))),
          error: 1e-10,
          cost: () => 5000,
        },
        {
          kind: 'sampled',
          name: 'two chi-squares a generation at the best weight, until the start is forgotten',
          sampler: 'reduced',
          // A product of chi-squares: with fewer synthetic points its fourth moment is large or infinite.
          when: `${bindingText(roles.synthetic)} >= 20`,
          prepare: (point) => simulation(read(point)),
          cost: (point) => 150 * (1 + generations(read(point))),
        },
      ],
    },
  };
}

/** V -> 2 w^2/(n-1) + (1-w)^2 (V + 2 (1 + V)/(m-1)): the variance of a sample variance of mean u and spread V. */
function steps({ real, synthetic }: Setting): WeightedSteps {
  const ours = 2 / (real - 1);
  const theirs = 2 / (synthetic - 1);
  return {
    // Where (1-w)^2 (1 + theirs) = 1, without the cancellation.
    least: theirs / (1 + theirs + Math.sqrt(1 + theirs)),
    at: (w) => ({
      offset: w * w * ours + (1 - w) * (1 - w) * theirs,
      fading: w * (2 - w) * (1 + theirs) - theirs,
      offsetSlope: 2 * w * ours - 2 * (1 - w) * theirs,
      fadingSlope: 2 * (1 - w) * (1 + theirs),
    }),
  };
}

function generations(setting: Setting): number {
  const { at } = steps(setting);
  return stepsToForget(1 - at(bestWeight(steps(setting))).fading);
}

function simulation(setting: Setting): (stream: Stream) => number {
  const { real, synthetic } = setting;
  const weight = bestWeight(steps(setting));
  const last = generations(setting);
  return (stream) => {
    let variance = chiSquare(stream, real - 1) / (real - 1);
    for (let t = 1; t <= last; t++) {
      const fresh = chiSquare(stream, real - 1) / (real - 1);
      const drawn = (variance * chiSquare(stream, synthetic - 1)) / (synthetic - 1);
      variance = weight * fresh + (1 - weight) * drawn;
    }
    return (variance - 1) * (variance - 1);
  };
}
