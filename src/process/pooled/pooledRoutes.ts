import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { bindingText } from '../binding.js';
import type { SampledRoute } from '../quantity.js';
import { keptStep, pairStep } from './pooledMoments.js';
import { type PooledRoles, type PooledSetting, readPooled } from './pooledSetting.js';
import { drawDirect, drawReduced, type PooledFit, pooledRun, type Reals } from './pooledSimulation.js';

/** How far a run goes. */
interface Extent {
  /** Real points of the first fit. */
  readonly first: (point: Point) => number;
  readonly steps: (point: Point) => number;
  /** Number of steps, unchecked, for the cost. */
  readonly estimate: (point: Point) => number;
}

/** What of the start a run may still remember, relative, where the limit is sampled. */
const FORGOTTEN = 1e-9;

/**
 * Simulations of a pooled loop, by sufficient statistics and by raw points. Without an extent a run starts
 * from the real points of one generation and goes on until they are forgotten.
 */
export function sampledFits(
  roles: PooledRoles,
  reals: Reals,
  seen: (fit: PooledFit) => number,
  extent: Extent = untilForgotten(roles, reals),
): SampledRoute[] {
  const route = (sampler: 'direct' | 'reduced', name: string): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    // Fewer real points leave the variance without the moments that a sample needs.
    when: `${bindingText(roles.real)} >= 5`,
    prepare: (point) => {
      const run = pooledRun(readPooled(roles, point), {
        reals,
        first: extent.first(point),
        steps: extent.steps(point),
        draw: sampler === 'reduced' ? drawReduced : drawDirect,
      });
      return (stream) => seen(run(stream));
    },
    cost: (point) => {
      const points = 20 * (numberAt(point, roles.real) + numberAt(point, roles.synthetic));
      return 100 + extent.estimate(point) * (sampler === 'reduced' ? 160 : points);
    },
  });
  return [
    route('reduced', 'means and sums of squares of the batches, drawn from their laws and pooled'),
    route('direct', 'batches of single points, pooled'),
  ];
}

function untilForgotten(roles: PooledRoles, reals: Reals): Extent {
  const steps = (point: Point) => stepsToForget(readPooled(roles, point), reals);
  return { first: (point) => readPooled(roles, point).real, steps, estimate: steps };
}

/** From the larger eigenvalue of the step of second moments. */
function stepsToForget(setting: PooledSetting, reals: Reals): number {
  const [a, b, c, d] = (reals === 'fresh' ? pairStep : keptStep)(setting).matrix;
  const rate = (a! + d! + Math.sqrt((a! - d!) * (a! - d!) + 4 * b! * c!)) / 2;
  return Math.ceil(Math.log(FORGOTTEN) / Math.log(rate));
}
