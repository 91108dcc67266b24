import { allOf } from '../_internals/conditions.js';
import { bindingText } from '../binding.js';
import type { ExactRoute, SampledRoute } from '../quantity.js';
import { type ErrorDraw, evenTruth, type Truth } from './directChain.js';
import {
  type Design,
  type RegressionRoles,
  type RegressionSetting,
  readTallSetting,
  whenDesign,
} from './roles.js';

/** The roles as they stand in expressions. */
export interface RoleTexts {
  readonly d: string;
  readonly T: string;
  readonly n: string;
  /** T - d - 1. */
  readonly spare: string;
  /** Fourth moment of a normal vector of d coordinates, d (d + 2) sigma^4. */
  readonly fourth: string;
}

export function textsOf(roles: RegressionRoles): RoleTexts {
  const d = bindingText(roles.features);
  const T = bindingText(roles.samples);
  const fourth = `${d}*(${d}+2)*${bindingText(roles.noise)}^4`;
  return { d, T, n: bindingText(roles.generations), spare: `(${T}-${d}-1)`, fourth };
}

/** An exact algorithm for least squares with at least two samples more than features. */
export interface ExactAlgorithm {
  readonly name: string;
  /** Absent: for both kinds of design. */
  readonly design?: Design;
  readonly compute: (setting: RegressionSetting) => number;
  readonly mostGenerations: number;
  readonly cost: (setting: RegressionSetting) => number;
}

/** The route of an exact algorithm: none when the roles fix the other kind of design. */
export function exactRoutes(roles: RegressionRoles, algorithm: ExactAlgorithm): ExactRoute[] {
  const design = algorithm.design === undefined ? undefined : whenDesign(roles, algorithm.design);
  if (design === false) return [];
  const { d, T, n } = textsOf(roles);
  return [
    {
      kind: 'exact',
      name: algorithm.name,
      when: allOf(design, `${T} >= ${d} + 2`, `${n} <= ${algorithm.mostGenerations}`),
      compute: (point) => algorithm.compute(readTallSetting(roles, point, 2)),
      error: 1e-12,
      cost: (point) => algorithm.cost(readTallSetting(roles, point, 2)),
    },
  ];
}

/** A simulation of least squares with at least as many samples as features. */
export interface Simulation {
  readonly name: string;
  readonly sampler: 'direct' | 'reduced';
  readonly design: Design;
  readonly make: (setting: RegressionSetting, truth: Truth) => ErrorDraw;
  /** Default: `T >= d + 2`. */
  readonly finiteMean?: string;
  /** Default: `T >= d + 4`. */
  readonly finiteVariance?: string;
  readonly secondMoment?: string;
  readonly cost: (setting: RegressionSetting) => number;
}

/** The route of a simulation: none when the roles fix the other kind of design. */
export function sampledRoutes(roles: RegressionRoles, simulation: Simulation): SampledRoute[] {
  const design = whenDesign(roles, simulation.design);
  if (design === false) return [];
  const { d, T } = textsOf(roles);
  return [
    {
      kind: 'sampled',
      name: simulation.name,
      sampler: simulation.sampler,
      when: allOf(design, `${T} >= ${d}`),
      finiteMean: simulation.finiteMean ?? `${T} >= ${d} + 2`,
      finiteVariance: simulation.finiteVariance ?? `${T} >= ${d} + 4`,
      ...(simulation.secondMoment && { secondMoment: simulation.secondMoment }),
      prepare: (point) => {
        const setting = readTallSetting(roles, point, 0);
        return simulation.make(
          setting,
          evenTruth(setting.signal, new Float64Array(setting.features).fill(1)),
        );
      },
      cost: (point) => simulation.cost(readTallSetting(roles, point, 0)),
    },
  ];
}
