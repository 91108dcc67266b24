import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readChoice, readInteger, readReal } from '../binding.js';
import {
  allBatches,
  anchoredBatch,
  newestBatch,
  noiseCoefficients,
  type Shares,
  slidingWindow,
  squaredNorm,
} from '../noiseCoefficients.js';
import type { Quantity } from '../quantity.js';

export interface WeightedBatchesRoles {
  /** `parameter`: the value of the point's parameter `workflow`, one of augment, discard and anchor; or the newest `window` batches. Default `parameter`. */
  readonly workflow: 'parameter' | 'augment' | 'discard' | 'anchor' | { readonly window: number };
  /** Default `G`. */
  readonly generations: Binding;
  /** Weight of the real batch under anchor. Default `omega`. */
  readonly real: Binding;
}

/**
 * Variance of a weighted mean of full batches over that of the first: generation G weighs the batches so far,
 * each of which was drawn around an earlier fit. Exact for a normal mean, the limit law for every
 * asymptotically linear estimator.
 *
 * Source: Dey and Donoho, "Universality of the pi^2/6 pathway in avoiding model collapse", 2024.
 */
export function weightedBatches(given: Partial<WeightedBatchesRoles> = {}): Quantity {
  const roles: WeightedBatchesRoles = { workflow: 'parameter', generations: 'G', real: 'omega', ...given };
  const G = bindingText(roles.generations);
  const generations = (point: Point) => readInteger(point, roles.generations, { min: 1 });
  return {
    meaning: `variance of the fit of generation ${G} over that of the first`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'coefficient vectors of the batches in each fit, by recursion; squared norm',
        when: `${G} <= 400`,
        compute: (point) => squaredNorm(noiseCoefficients(generations(point), sharesAt(roles, point))),
        error: 1e-12,
        cost: (point) => {
          const n = generations(point);
          return 100 + (n * n * n) / 6;
        },
      },
      {
        kind: 'sampled',
        name: 'batches of one normal point around earlier fits, weighted means',
        sampler: 'direct',
        secondMoment: `3*${G}^2`,
        prepare: (point) => simulation(generations(point), sharesAt(roles, point)),
        cost: (point) => {
          const n = generations(point);
          return 20 * n + 4 * n * n;
        },
      },
    ],
  };
}

function sharesAt(roles: WeightedBatchesRoles, point: Point): Shares {
  if (typeof roles.workflow === 'object') return slidingWindow(roles.workflow.window);
  const workflow =
    roles.workflow === 'parameter'
      ? readChoice(point, 'workflow', ['augment', 'discard', 'anchor'])
      : roles.workflow;
  if (workflow === 'augment') return allBatches;
  return workflow === 'discard'
    ? newestBatch
    : anchoredBatch(readReal(point, roles.real, { min: 0, max: 1 }));
}

/** (U_G)^2 for batches of size 1 and unit variance. */
function simulation(generations: number, shares: Shares) {
  const batches = new Float64Array(generations);
  return (stream: Parameters<typeof normal>[0]): number => {
    let fit = 0;
    for (let g = 1; g <= generations; g++) {
      batches[g - 1] = fit + normal(stream);
      fit = 0;
      for (let j = 1; j <= g; j++) fit += shares(g, j) * batches[j - 1]!;
    }
    return fit * fit;
  };
}
