import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readReal } from '../binding.js';
import { findRoot } from '../numeric/findRoot.js';
import { minimise } from '../numeric/minimise.js';
import type { Quantity } from '../quantity.js';
import { largestScale, nativeWeight, posteriorScale, stepMean } from './ddimStep.js';
import { readLevels, readStep } from './readStep.js';

/**
 * The native weight of one DDIM step between the levels abt and abp, as a function of its noise.
 *
 * Source: Lee and Ye, 2025.
 */
export function ddimWeight(): {
  /** The weight at sigma = eta times the DDPM posterior scale. */
  readonly weight: Quantity;
  /** Number of sigma in (0, b], b the largest one possible, at which the weight is `w`. */
  readonly rootCount: Quantity;
  /** Smallest sigma at which the weight is `w`. */
  readonly smallestRoot: Quantity;
} {
  return {
    weight: {
      meaning: 'native weight of the step',
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'difference of the step means at two predictions, over sigma',
          error: 1e-12,
          compute: (point) => nativeWeight(readStep(point)),
          cost: () => 30,
        },
      ],
    },
    rootCount: {
      meaning: 'number of noise scales that give the step the weight w',
      support: ['0', '2'],
      routes: [
        {
          kind: 'exact',
          name: 'count of the branches, left and right of the least weight, that cross w',
          error: 0,
          compute: rootCount,
          cost: () => 2000,
        },
      ],
    },
    smallestRoot: {
      meaning: 'smallest noise scale that gives the step the weight w',
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'bracketed root between 0 and the DDPM posterior scale',
          error: 1e-9,
          compute: smallestRoot,
          cost: () => 1000,
        },
      ],
    },
  };
}

/** The least weight over all sigma of a step, found numerically. Relative error 1e-12 (tested). */
export function leastWeight(now: number, next: number): number {
  const most = largestScale(next);
  const weightAt = (angle: number): number => nativeWeight({ now, next, sigma: most * Math.sin(angle) });
  return minimise(weightAt, 1e-6, Math.PI / 2).value;
}

function rootCount(point: Point): number {
  const { now, next } = readLevels(point);
  const target = readTarget(point);
  if (target < leastWeight(now, next)) return 0;
  const atLargest = nativeWeight({ now, next, sigma: largestScale(next) });
  return target <= atLargest ? 2 : 1;
}

function smallestRoot(point: Point): number {
  const { now, next } = readLevels(point);
  const target = readTarget(point);
  const least = leastWeight(now, next);
  if (target < least) refuse('w', `at least ${least}, the least weight of the step`, target);
  const excess = (sigma: number): number => nativeWeight({ now, next, sigma }) - target;
  // At sigma = 0 the prediction moves the mean by this; with less noise than here the weight exceeds w.
  const low = -stepMean({ now, next, sigma: 0 }, 0, 1) / (2 * target);
  return findRoot(excess, low, posteriorScale(now, next));
}

function readTarget(point: Point): number {
  const target = readReal(point, 'w');
  return target > 0 ? target : refuse('w', 'positive', target);
}
