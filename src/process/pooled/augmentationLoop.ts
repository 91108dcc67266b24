import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import { affineAfter, affineFixedPoint } from '../numeric/affineMap.js';
import type { ExactRoute, Quantity } from '../quantity.js';
import { keptStep } from './pooledMoments.js';
import { sampledFits } from './pooledRoutes.js';
import { type PooledRoles, type PooledSetting, pooledRoles, readPooled } from './pooledSetting.js';

/** What plays which role in the augmentation loop. */
export interface AugmentationRoles extends PooledRoles {
  /** Generation; generation 0 is the fit on the real points alone. Default `t`. */
  readonly generation: Binding;
}

/**
 * The normal augmentation loop, in one dimension with unit real variance: every generation fits mean and
 * unbiased variance to the same real points and to draws from the model before, pooled.
 *
 * Source: Alemohammad et al., "Self-consuming generative models go MAD", 2024.
 */
export function augmentationLoop(given: Partial<AugmentationRoles> = {}): {
  /** E of the squared error of the fitted mean. */
  readonly squaredShift: Quantity;
  /** Its limit. */
  readonly limitShift: Quantity;
  /** The limit of the mean fitted variance. */
  readonly limitVariance: Quantity;
} {
  const roles: AugmentationRoles = { ...pooledRoles(given), generation: 't', ...given };
  const t = bindingText(roles.generation);
  const limit = (seen: (setting: PooledSetting) => number): ExactRoute => ({
    kind: 'exact',
    name: 'fixed point of the step of second moments',
    compute: (point) => seen(readPooled(roles, point)),
    error: 1e-11,
    cost: () => 1000,
  });
  return {
    squaredShift: {
      meaning: `mean squared error of the fitted mean at generation ${t}`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'second moments of shift and variance, step by step',
          compute: (point) => {
            const generation = readInteger(point, roles.generation, { min: 0 });
            const setting = readPooled(roles, point);
            const start = Float64Array.of(0, 1);
            return 1 / setting.real + affineAfter(keptStep(setting), start, generation)[0]!;
          },
          error: 1e-12,
          cost: () => 4000,
        },
        ...sampledFits(roles, 'kept', ({ shift }) => shift * shift, {
          first: () => 0,
          steps: (point) => readInteger(point, roles.generation, { min: 0 }),
          estimate: (point) => numberAt(point, roles.generation),
        }),
      ],
    },
    limitShift: {
      meaning: 'limit of the mean squared error of the fitted mean',
      support: 'nonnegative',
      routes: [
        limit((setting) => 1 / setting.real + affineFixedPoint(keptStep(setting))[0]!),
        ...sampledFits(roles, 'kept', ({ shift }) => shift * shift),
      ],
    },
    limitVariance: {
      meaning: 'limit of the mean fitted variance',
      support: 'nonnegative',
      routes: [
        limit((setting) => affineFixedPoint(keptStep(setting))[1]!),
        ...sampledFits(roles, 'kept', ({ variance }) => variance),
      ],
    },
  };
}
