import type { Point } from '../../regime/index.js';
import { readList } from '../_internals/readList.js';
import { refuse } from '../_internals/refuse.js';
import { readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { contrastiveLoss, type Views } from './contrastiveLoss.js';
import { equiangular } from './equiangular.js';

/**
 * The contrastive loss of instances that fall into modes of given sizes, one feature for each mode and both
 * views equal, with one common cosine rho of different modes. Sizes need not be integers. Parameters counts
 * (vector), rho, tau.
 */
export function modesLoss(): Quantity {
  const m = 'size(counts)';
  const M = 'sum(counts)';
  const alike = `counts[c]+(${M}-counts[c])*exp((rho-1)/tau)`;
  return {
    meaning: 'contrastive loss of instances in modes of sizes counts, with cosine rho between modes',
    support: 'nonnegative',
    routes: [
      { kind: 'closed', expression: `sum(counts[c]/${M}*log(${alike}), c, 1, ${m})` },
      {
        kind: 'exact',
        name: 'one unit vector for each mode, weighted by its size, all inner products, row by row',
        compute: (point) => contrastiveLoss(modesAt(point), readReal(point, 'tau', { min: 0.005 })),
        error: 1e-11,
        cost: (point) => 40 * modesAt(point).count * modesAt(point).count,
      },
    ],
  };
}

function modesAt(point: Point): Views {
  const counts = readList(point, 'counts', { min: 1 });
  const rho = readReal(point, 'rho', { max: 1 });
  if (rho * (counts.length - 1) < -1) refuse('rho', 'at least -1/(size(counts)-1)', rho);
  return equiangular(counts.length, rho, counts);
}
