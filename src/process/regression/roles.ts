import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, bindingText, readChoice, readInteger, readReal } from '../binding.js';

/** Whether all generations share one design matrix or each draws its own. */
export type Design = 'fresh' | 'shared';

/** What plays which role in a chain of regressions. */
export interface RegressionRoles {
  /** Number of features. Default `d`. */
  readonly features: Binding;
  /** Rows of the real batch. Default `T`. */
  readonly samples: Binding;
  /** Rows of every later batch. Default: as the real batch. */
  readonly laterSamples: Binding;
  /** Standard deviation of the label noise. Default `sigma`. */
  readonly noise: Binding;
  /** Which fit is observed; fit 1 is made on real labels. Default `n`. */
  readonly generations: Binding;
  /** Length of the true weight vector. Default 1. */
  readonly signal: Binding;
  /** A fixed design, or `parameter`: the value of the point's parameter `design`. Default `parameter`. */
  readonly design: Design | 'parameter';
}

/** The roles that are not given get their defaults. */
export function regressionRoles(given: Partial<RegressionRoles>): RegressionRoles {
  const samples = given.samples ?? 'T';
  return {
    features: given.features ?? 'd',
    samples,
    laterSamples: given.laterSamples ?? samples,
    noise: given.noise ?? 'sigma',
    generations: given.generations ?? 'n',
    signal: given.signal ?? 1,
    design: given.design ?? 'parameter',
  };
}

/** The roles' values at one point. */
export interface RegressionSetting {
  readonly features: number;
  readonly samples: number;
  readonly laterSamples: number;
  readonly noise: number;
  readonly generations: number;
  readonly signal: number;
  readonly design: Design;
}

/** Reads the roles at a point; a RangeError names the first one outside its domain. */
export function readSetting(roles: RegressionRoles, point: Point): RegressionSetting {
  return {
    features: readInteger(point, roles.features, { min: 1 }),
    samples: readInteger(point, roles.samples, { min: 1 }),
    laterSamples: readInteger(point, roles.laterSamples, { min: 1 }),
    noise: readReal(point, roles.noise, { min: 0 }),
    generations: readInteger(point, roles.generations, { min: 1 }),
    signal: readReal(point, roles.signal, { min: 0 }),
    design: roles.design === 'parameter' ? readChoice(point, 'design', ['fresh', 'shared']) : roles.design,
  };
}

/** As `readSetting`, refusing fewer samples in the real batch than features plus `spare`. */
export function readTallSetting(roles: RegressionRoles, point: Point, spare: number): RegressionSetting {
  const setting = readSetting(roles, point);
  const least = setting.features + spare;
  if (setting.samples < least) {
    const rule = `at least ${bindingText(roles.features)}${spare > 0 ? ` + ${spare}` : ''} = ${least}`;
    refuse(String(roles.samples), rule, setting.samples);
  }
  return setting;
}

/** The condition under which a route written for one kind of design applies: absent when always, false when never. */
export function whenDesign(roles: RegressionRoles, design: Design): string | undefined | false {
  if (roles.design === 'parameter') return `design == "${design}"`;
  return roles.design === design ? undefined : false;
}
