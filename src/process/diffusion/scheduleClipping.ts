import type { Point } from '../../regime/index.js';
import { normalTails } from '../../statistics/index.js';
import { refuse } from '../_internals/refuse.js';
import { readReal } from '../binding.js';
import { sum } from '../numeric/sum.js';
import type { Quantity } from '../quantity.js';
import { levelsOf, readEta, readSteps, weightsOf } from './levels.js';

/**
 * How often the policy ratio of a diffusion sampler (see `diffusionSchedule`) leaves [1-xi, 1+xi], averaged over
 * its steps: at a step of weight w, log rho is normal with mean -m^2/2 and variance m^2, m in proportion to w
 * and `reach` log(1+xi) at the largest weight.
 *
 * Source: Lee and Ye, 2025.
 */
export function scheduleClipping(): {
  /** With the native weights. */
  readonly native: Quantity;
  /** When every step has the mean weight. */
  readonly uniform: Quantity;
  /** When every step has the largest weight. */
  readonly largest: Quantity;
} {
  return {
    native: clipping('native weights', 3000, (shares, clip) => mean(shares.map(clip))),
    uniform: clipping('the mean weight at every step', 60, (shares, clip) => clip(mean(shares))),
    largest: clipping('the largest weight at every step', 60, (_, clip) => clip(1)),
  };
}

function clipping(
  weights: string,
  perStep: number,
  observe: (shares: Float64Array, clip: (share: number) => number) => number,
): Quantity {
  return {
    meaning: `mean clip fraction of the schedule with ${weights}`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'normal tails beyond the two edges, at every step of the schedule',
        error: 1e-11,
        compute: (point) => {
          const range = readClipping(point);
          return observe(sharesAt(point), (share) => clipOf(share, range));
        },
        cost: (point) => 3000 + perStep * readSteps(point),
      },
    ],
  };
}

/** Native weights over the largest of them. */
function sharesAt(point: Point): Float64Array {
  const weights = weightsOf(levelsOf(readSteps(point), 'scaled linear'), readEta(point));
  const largest = weights.reduce((a, b) => Math.max(a, b));
  return weights.map((weight) => weight / largest);
}

interface Clipping {
  readonly range: number;
  /** m of the step of largest weight. */
  readonly most: number;
}

/** P(|rho - 1| > range) for the policy ratio of a step whose m is this share of the largest. */
function clipOf(share: number, { range, most }: Clipping): number {
  const m = share * most;
  if (m === 0) return 0;
  const above = (Math.log1p(range) + (m * m) / 2) / m;
  const below = (-Math.log1p(-range) - (m * m) / 2) / m;
  return normalTails(above).upper + normalTails(below).upper;
}

function readClipping(point: Point): Clipping {
  const range = readReal(point, 'xi');
  if (!(range > 0 && range < 1)) refuse('xi', 'between 0 and 1', range);
  return { range, most: readReal(point, 'reach', { min: 0, max: 1000 }) * Math.log1p(range) };
}

function mean(values: Float64Array): number {
  return sum(values) / values.length;
}
