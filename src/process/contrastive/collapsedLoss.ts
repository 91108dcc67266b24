import type { Point } from '../../regime/index.js';
import { readInteger, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { contrastiveLoss, instanceLosses, type Views } from './contrastiveLoss.js';

export interface CollapsedLossOptions {
  /**
   * The mean over all instances, or what released code reports once a memory bank is filled: the mean over the
   * batch (the first half of the instances) plus the mean over the bank. Default 'mean'.
   */
  readonly reduction?: 'mean' | 'batch plus bank';
}

const MOST_INSTANCES = 300;

/**
 * The contrastive loss of M identical instances, local view u and global view v at the cosine `align`, with
 * temperature tau. Parameters M, tau, align.
 */
export function collapsedLoss({ reduction = 'mean' }: CollapsedLossOptions = {}): Quantity {
  const loss = '-log(exp(align/tau)/sum(exp(align/tau), j, 1, M))';
  return {
    meaning: `contrastive loss (${reduction}) of M identical instances with cosine align between their views`,
    support: 'nonnegative',
    routes: [
      { kind: 'closed', expression: reduction === 'mean' ? loss : `2*(${loss})` },
      {
        kind: 'exact',
        name: 'all inner products of the vectors, logarithm of the summed exponentials row by row',
        when: `M <= ${MOST_INSTANCES}`,
        compute: (point) => {
          const { views, tau } = settingAt(point);
          return reduction === 'mean' ? contrastiveLoss(views, tau) : twoMeans(instanceLosses(views, tau));
        },
        error: 1e-12,
        cost: (point) => 20 * readInteger(point, 'M') * readInteger(point, 'M'),
      },
    ],
  };
}

function settingAt(point: Point): { readonly views: Views; readonly tau: number } {
  const count = readInteger(point, 'M', { min: 2, max: MOST_INSTANCES });
  const align = readReal(point, 'align', { min: -1, max: 1 });
  const tau = readReal(point, 'tau', { min: 0.005 });
  const local = new Float64Array(2 * count);
  const global = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    local[2 * i] = 1;
    global[2 * i] = align;
    global[2 * i + 1] = Math.sqrt((1 - align) * (1 + align));
  }
  return { views: { count, dimension: 2, local, global }, tau };
}

function twoMeans(losses: Float64Array): number {
  const half = losses.length >> 1;
  return meanOf(losses.subarray(0, half)) + meanOf(losses.subarray(half));
}

const meanOf = (x: Float64Array): number => x.reduce((total, value) => total + value, 0) / x.length;
