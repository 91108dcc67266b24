import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { findRoot } from '../numeric/findRoot.js';
import { type Minimum, minimise } from '../numeric/minimise.js';
import type { Quantity } from '../quantity.js';
import { integratedError, integratedErrorSlope, type KernelScale } from './integratedError.js';
import { type LineageLaw, lineageLaw } from './lineageLaw.js';

export interface BestBandwidthRoles {
  /** Points of every generation. Default `n`. */
  readonly samples: Binding;
  /** Which estimate is observed; estimate 1 is made from real points. Default `t`. */
  readonly generation: Binding;
  /** For which estimate the bandwidth, the same in all generations, is best. Default: the one that is observed. */
  readonly chosenFor: Binding;
  /** Standard deviation of the true law. Default `sigma`. */
  readonly deviation: Binding;
}

/**
 * Mean integrated squared error of a kernel density on the line refitted to points drawn from itself, with
 * the bandwidth that is best for one of its generations.
 */
export function bestBandwidth(given: Partial<BestBandwidthRoles> = {}): {
  readonly integratedSquare: Quantity;
} {
  const roles = { samples: 'n', generation: 't', deviation: 'sigma', ...given };
  const { chosenFor = roles.generation } = given;
  return {
    integratedSquare: {
      meaning: `mean integrated squared error of the kernel density of generation ${bindingText(roles.generation)} with the bandwidth best for generation ${bindingText(chosenFor)}`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'minimum over the bandwidth, by a scan, parabolic steps and a root of the slope, of the error from the lineages of the points',
          compute: (point) => bestError(roles, chosenFor, point),
          error: 1e-10,
          cost: (point) => {
            const t = numberAt(point, roles.generation);
            return 5000 + t * (13 * t + 1500);
          },
        },
      ],
    },
  };
}

function bestError(
  roles: { readonly samples: Binding; readonly generation: Binding; readonly deviation: Binding },
  chosenFor: Binding,
  point: Point,
): number {
  const points = readInteger(point, roles.samples, { min: 1 });
  const generation = readInteger(point, roles.generation, { min: 1 });
  const chosen = readInteger(point, chosenFor, { min: 1 });
  const deviation = readReal(point, roles.deviation, { min: Number.MIN_VALUE });
  const best = bestFor(lineageLaw(points, 0, chosen), points);
  if (chosen === generation) return best.value / deviation;
  return unitError(lineageLaw(points, 0, generation), points)(best.at) / deviation;
}

/** The error for a true standard deviation of 1, as a function of the logarithm of the bandwidth. */
function unitError(law: LineageLaw, points: number): (log: number) => number {
  return (log) => integratedError(law, unitScale(points, log));
}

function unitScale(points: number, log: number): KernelScale {
  return { points, bandwidth: Math.exp(log), deviation: 1, dimension: 1 };
}

/** Logarithms of the bandwidths that are tried first. */
const SCAN = { from: -10, to: 2, step: 0.75 } as const;

function bestFor(law: LineageLaw, points: number): Minimum {
  const error = unitError(law, points);
  let best: Minimum = { at: SCAN.from, value: error(SCAN.from) };
  for (let at = SCAN.from + SCAN.step; at <= SCAN.to; at += SCAN.step) {
    const value = error(at);
    if (value < best.value) best = { at, value };
  }
  const near = minimise(error, best.at - SCAN.step, best.at + SCAN.step, 1e-4).at;
  // Where the error is flat its values say little of the place: the slope says more.
  const slope = (log: number): number => integratedErrorSlope(law, unitScale(points, log));
  const at = findRoot(slope, near - 0.01, near + 0.01, 1e-15);
  return { at, value: error(at) };
}
