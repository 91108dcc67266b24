import { readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { contrastiveLoss } from './contrastiveLoss.js';

const MOST_COPIES = 64;

/** The contrastive loss of two antipodal clusters of h copies each, both views equal. Parameters h, tau. */
export function antipodalClustersLoss(): Quantity {
  return {
    meaning: 'contrastive loss of two antipodal clusters of h copies each',
    support: 'nonnegative',
    routes: [
      { kind: 'closed', expression: 'log(h)+log1p(exp(-2/tau))' },
      {
        kind: 'exact',
        name: 'all inner products of the 2h vectors, logarithm of the summed exponentials row by row',
        when: `h <= ${MOST_COPIES}`,
        compute: (point) => {
          const h = readInteger(point, 'h', { min: 1, max: MOST_COPIES });
          const local = Float64Array.from({ length: 2 * h }, (_, i) => (i < h ? 1 : -1));
          const views = { count: 2 * h, dimension: 1, local, global: local };
          return contrastiveLoss(views, readReal(point, 'tau', { min: 0.005 }));
        },
        error: 1e-12,
        cost: (point) => 80 * readInteger(point, 'h') * readInteger(point, 'h'),
      },
    ],
  };
}
