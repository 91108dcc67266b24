import { readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { contrastiveLoss } from './contrastiveLoss.js';

/** The contrastive loss of two instances whose positives point away and whose negatives point along: u_1 = -v_1 = v_2 = -u_2. */
export function swappedPairLoss(): Quantity {
  const local = Float64Array.of(1, -1);
  const global = Float64Array.of(-1, 1);
  return {
    meaning: 'contrastive loss of two instances with swapped positives',
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'all inner products of the vectors, logarithm of the summed exponentials row by row',
        compute: (point) =>
          contrastiveLoss({ count: 2, dimension: 1, local, global }, readReal(point, 'tau', { min: 0.005 })),
        error: 1e-12,
        cost: () => 20,
      },
    ],
  };
}
