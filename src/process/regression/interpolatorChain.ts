import type { Point } from '../../regime/index.js';
import { allOf } from '../_internals/conditions.js';
import { refuse } from '../_internals/refuse.js';
import { bindingText } from '../binding.js';
import { squaredNorm } from '../noiseCoefficients.js';
import type { ExactRoute, Quantity, Route, SampledRoute } from '../quantity.js';
import { directReplace, type ErrorDraw, evenTruth, type Truth } from './directChain.js';
import { directAccumulatedInterpolator } from './directInterpolator.js';
import { accumulatedCoefficients, replacedCoefficients } from './exactChain.js';
import {
  exactAccumulatedInterpolator,
  exactReplacedInterpolator,
  exactSharedInterpolator,
} from './exactInterpolator.js';
import { reducedReplacedInterpolator, reducedSharedInterpolator } from './reducedInterpolator.js';
import {
  type Design,
  type RegressionRoles,
  type RegressionSetting,
  readSetting,
  regressionRoles,
  whenDesign,
} from './roles.js';

export interface InterpolatorChainOptions extends Partial<RegressionRoles> {
  /** Accumulate is for one shared design only. */
  readonly workflow: 'replace' | 'accumulate';
}

/**
 * A chain of interpolators of least norm, with fewer samples than features and isotropic features: fit 1 on
 * real labels X w* + noise, fit k on labels of fit k-1 plus noise. The squared error |w_k - w*|^2 has its
 * mean, with noise, only for samples <= features - 2.
 *
 * Source: Dohmatob, Feng and Kempe, "Model collapse demystified: the case of regression", 2024.
 */
export function interpolatorChain(options: InterpolatorChainOptions): { readonly squaredError: Quantity } {
  const roles = regressionRoles(options);
  return {
    squaredError: {
      meaning: `mean squared error of the least-norm fit ${bindingText(roles.generations)} (${options.workflow})`,
      support: roles.noise === 0 ? ['0', `4*${bindingText(roles.signal)}^2`] : 'nonnegative',
      routes: options.workflow === 'replace' ? replaceRoutes(roles) : accumulateRoutes(roles),
    },
  };
}

function replaceRoutes(roles: RegressionRoles): Route[] {
  const weight = ({ generations }: RegressionSetting) => squaredNorm(replacedCoefficients(generations));
  return [
    ...exact(roles, 'fresh', 'first two moments, generation by generation, with means by quadrature', {
      compute: exactReplacedInterpolator,
    }),
    ...exact(roles, 'shared', 'one projection, and the squared norm of the noise coefficients', {
      compute: (setting) => exactSharedInterpolator(setting, weight(setting)),
    }),
    ...(['fresh', 'shared'] as const).flatMap((design) =>
      sampled(roles, design, 'interpolation of the newest generation', {
        sampler: 'direct',
        make: directReplace,
        cost: directCost,
      }),
    ),
    ...sampled(roles, 'fresh', 'length of the fit and its component along the truth', {
      sampler: 'reduced',
      when: `${bindingText(roles.features)} >= 3`,
      make: reducedReplacedInterpolator,
      cost: ({ generations }) => 120 * generations,
    }),
    ...sampled(roles, 'shared', 'a beta variate and a ratio of chi-squares', {
      sampler: 'reduced',
      make: (setting) => reducedSharedInterpolator(setting, weight(setting)),
      cost: () => 80,
    }),
  ];
}

function accumulateRoutes(roles: RegressionRoles): Route[] {
  return [
    ...exact(roles, 'shared', 'one projection, and the squared norm of the noise coefficients', {
      compute: exactAccumulatedInterpolator,
      cost: ({ generations }) => 4000 + 2 * generations * generations,
    }),
    ...sampled(roles, 'shared', 'least-norm least squares on the stack of all generations', {
      sampler: 'direct',
      make: directAccumulatedInterpolator,
      cost: (setting) => 20 * setting.generations * directCost(setting),
    }),
    ...sampled(roles, 'shared', 'a beta variate and a ratio of chi-squares', {
      sampler: 'reduced',
      make: (setting) =>
        reducedSharedInterpolator(setting, squaredNorm(accumulatedCoefficients(setting.generations))),
      cost: () => 80,
    }),
  ];
}

interface Algorithm {
  readonly compute: (setting: RegressionSetting) => number;
  readonly cost?: (setting: RegressionSetting) => number;
}

function exact(roles: RegressionRoles, design: Design, name: string, algorithm: Algorithm): ExactRoute[] {
  const condition = whenDesign(roles, design);
  if (condition === false) return [];
  const { compute, cost = ({ generations }) => 4000 + generations } = algorithm;
  return [
    {
      kind: 'exact',
      name,
      when: allOf(condition, hasMean(roles)),
      compute: (point) => compute(readWide(roles, point, roles.noise === 0 ? 1 : 2)),
      error: 1e-11,
      cost: (point) => cost(readWide(roles, point, 1)),
    },
  ];
}

interface Simulation {
  readonly sampler: 'direct' | 'reduced';
  readonly when?: string;
  readonly make: (setting: RegressionSetting, truth: Truth) => ErrorDraw;
  readonly cost: (setting: RegressionSetting) => number;
}

function sampled(
  roles: RegressionRoles,
  design: Design,
  name: string,
  simulation: Simulation,
): SampledRoute[] {
  const condition = whenDesign(roles, design);
  if (condition === false) return [];
  const { sampler, when, make, cost } = simulation;
  return [
    {
      kind: 'sampled',
      name,
      sampler,
      when: allOf(condition, `${bindingText(roles.samples)} < ${bindingText(roles.features)}`, when),
      ...momentsOf(roles),
      prepare: (point) => {
        const setting = readWide(roles, point, 1);
        return make(setting, evenTruth(setting.signal, new Float64Array(setting.features).fill(1)));
      },
      cost: (point) => cost(readWide(roles, point, 1)),
    },
  ];
}

/**
 * Without noise the error X lies in [0, 4 |w*|^2] and has E X <= |w*|^2, since products of projections do
 * not lengthen; so E X^2 <= 4 |w*|^4.
 */
function momentsOf(roles: RegressionRoles): Partial<SampledRoute> {
  if (roles.noise === 0) return { secondMoment: `4*${bindingText(roles.signal)}^4` };
  return { finiteMean: hasMean(roles), finiteVariance: spared(roles, 4) };
}

function hasMean(roles: RegressionRoles): string {
  return roles.noise === 0
    ? `${bindingText(roles.samples)} < ${bindingText(roles.features)}`
    : spared(roles, 2);
}

function spared(roles: RegressionRoles, least: number): string {
  return `${bindingText(roles.samples)} <= ${bindingText(roles.features)} - ${least}`;
}

/** The setting at a point; refuses fewer than `least` features beyond the samples. */
function readWide(roles: RegressionRoles, point: Point, least: number): RegressionSetting {
  const setting = readSetting(roles, point);
  const most = setting.features - least;
  if (setting.samples > most) {
    const rule = `at most ${bindingText(roles.features)} - ${least} = ${most}`;
    refuse(String(roles.samples), rule, setting.samples);
  }
  return setting;
}

function directCost({ generations, features, samples }: RegressionSetting): number {
  return generations * features * samples * (samples + 20);
}
