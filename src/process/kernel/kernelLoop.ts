import type { Point } from '../../regime/index.js';
import { numberAt } from '../_internals/estimates.js';
import { bindingText, readReal } from '../binding.js';
import type { Quantity, SampledRoute } from '../quantity.js';
import { integratedError } from './integratedError.js';
import {
  densityAt,
  kernelSimulation,
  type SeenPoints,
  simulationCost,
  squaredDifference,
  squaredDraw,
} from './kernelDraws.js';
import { type KernelRoles, type KernelSetting, kernelRoles, readKernel, readLineage } from './kernelRoles.js';
import { lineageLaw } from './lineageLaw.js';
import { meanDensity } from './meanDensity.js';
import { onePointVariation } from './onePointVariation.js';
import { gridSize, kernelReach, variationFromNormal } from './variationFromNormal.js';

/**
 * A Gaussian kernel density with a fixed bandwidth, refitted to points drawn from itself, or from itself and
 * the true law N(0, sigma^2 I) by chance.
 *
 * Source: Fu et al., "Towards theoretical understandings of self-consuming generative models", 2024 (kernel
 * density estimates).
 */
export function kernelLoop(given: Partial<KernelRoles> = {}): {
  /** E p_t(x), without real points after generation 1, in one dimension. */
  readonly density: Quantity;
  /** Variance over runs of one draw from p_t, in one dimension. */
  readonly drawVariance: Quantity;
  /** E TV(p_t, p_0), without real points after generation 1, in one dimension. */
  readonly totalVariation: Quantity;
  /** E of the integral of (p_t - p_0)^2. */
  readonly integratedSquare: Quantity;
} {
  const roles = kernelRoles(given);
  return {
    density: densityOf(roles),
    drawVariance: drawVarianceOf(roles),
    totalVariation: totalVariationOf(roles),
    integratedSquare: integratedSquareOf(roles),
  };
}

function densityOf(roles: KernelRoles): Quantity {
  const [h, sigma, t, x] = [roles.bandwidth, roles.deviation, roles.generation, roles.place].map(bindingText);
  return {
    meaning: `mean at ${x} of the kernel density of generation ${t}`,
    support: ['0', `1/(${h}*sqrt(2*pi))`],
    routes: [
      {
        kind: 'exact',
        name: 'law of one draw by inversion of the product of the moment generating functions',
        when: `${x}^2 <= 1400*(${sigma}^2+${t}*${h}^2)`,
        compute: (point) => {
          const { generation, bandwidth, deviation } = readLineage(roles, point);
          return meanDensity(readReal(point, roles.place), generation, bandwidth, deviation);
        },
        error: 1e-12,
        cost: () => 1000,
      },
      {
        ...sampled(roles, 'the density at the place', (setting, point) => {
          const place = readReal(point, roles.place);
          return (points) => densityAt(points, setting.bandwidth, place);
        }),
        // Farther out nearly all runs give next to nothing.
        when: `${x}^2 <= 4*(${sigma}^2+${t}*${h}^2)`,
        cost: (point) => loopCost(roles, point) + 20 * numberAt(point, roles.samples),
      },
    ],
  };
}

function drawVarianceOf(roles: KernelRoles): Quantity {
  return {
    meaning: `variance over runs of one draw from the kernel density of generation ${bindingText(roles.generation)}`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'variance of a training point, generation by generation, plus one kernel',
        compute: (point) => {
          const { generation, bandwidth, deviation, realShare } = readLineage(roles, point);
          const kernel = bandwidth * bandwidth;
          const real = deviation * deviation;
          let variance = real;
          for (let g = 2; g <= generation; g++)
            variance = realShare * real + (1 - realShare) * (variance + kernel);
          return variance + kernel;
        },
        error: 3e-12,
        cost: (point) => 10 + 3 * numberAt(point, roles.generation),
      },
      {
        kind: 'sampled',
        name: 'one draw and its ancestors',
        sampler: 'reduced',
        prepare: (point) => squaredDraw(readLineage(roles, point)),
        cost: (point) => 60 + 30 * numberAt(point, roles.generation),
      },
    ],
  };
}

function totalVariationOf(roles: KernelRoles): Quantity {
  return {
    meaning: `mean total variation distance of the kernel density of generation ${bindingText(roles.generation)} from the true law`,
    support: ['0', '1'],
    routes: [
      {
        kind: 'exact',
        name: 'one point: crossings of two normal densities, mean over the point by quadrature',
        when: `${bindingText(roles.samples)} == 1`,
        compute: (point) => {
          const { generation, bandwidth, deviation } = readLineage(roles, point);
          const wandered = (generation - 1) * bandwidth * bandwidth;
          return onePointVariation(bandwidth, deviation, Math.sqrt(deviation * deviation + wandered));
        },
        error: 1e-9,
        cost: () => 3e5,
      },
      {
        ...sampled(roles, 'the difference of the densities on a grid', ({ bandwidth, deviation }) => {
          return variationFromNormal(bandwidth, deviation);
        }),
        cost: (point) => {
          const [h, sigma] = [numberAt(point, roles.bandwidth), numberAt(point, roles.deviation)];
          const kernels = numberAt(point, roles.samples) * (60 + 3 * kernelReach(h, sigma));
          return loopCost(roles, point) + kernels + 4 * gridSize(h, sigma);
        },
      },
    ],
  };
}

function integratedSquareOf(roles: KernelRoles): Quantity {
  return {
    meaning: `mean integrated squared error of the kernel density of generation ${bindingText(roles.generation)}`,
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'laws of a training point and of the difference of two, as mixtures of centred normals, generation by generation',
        compute: (point) => {
          const setting = readKernel(roles, point);
          return integratedError(lineageLaw(setting.points, setting.realShare, setting.generation), setting);
        },
        error: 1e-11,
        cost: (point) => {
          const t = numberAt(point, roles.generation);
          return 100 + 12 * t * (t + 20);
        },
      },
      {
        ...sampled(roles, 'the error from the distances of the points', (setting) => {
          return (points) => squaredDifference(points, setting);
        }),
        cost: (point) => {
          const n = numberAt(point, roles.samples);
          return loopCost(roles, point) + n * n * (8 + 2 * numberAt(point, roles.dimension)) + 20 * n;
        },
      },
    ],
  };
}

function sampled(
  roles: KernelRoles,
  what: string,
  seen: (setting: KernelSetting, point: Point) => SeenPoints,
): SampledRoute {
  return {
    kind: 'sampled',
    name: `points drawn from the kernel density before, then ${what}`,
    sampler: 'direct',
    prepare: (point) => {
      const setting = readKernel(roles, point);
      return kernelSimulation(setting, seen(setting, point));
    },
  };
}

function loopCost(roles: KernelRoles, point: Point): number {
  const [n, t, d] = [roles.samples, roles.generation, roles.dimension].map((role) => numberAt(point, role));
  return simulationCost(n!, t!, d!);
}
