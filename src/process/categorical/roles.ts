import type { Point } from '../../regime/index.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { type Law, readLaw } from '../_internals/readLaw.js';
import { type Binding, readInteger } from '../binding.js';

/** What plays which role in a loop that refits relative frequencies. */
export interface CategoricalRoles {
  /** Name of the law of the real data. Default `p`. */
  readonly law: string;
  /** Samples of every generation. Default `n`. */
  readonly samples: Binding;
  /** Which fit is observed; fit 1 is made on real data. Default `m`. */
  readonly generation: Binding;
  /** Number of the category that is watched, from 1. Default `i`. */
  readonly token: Binding;
}

/** The roles that are not given get their defaults. */
export function categoricalRoles(given: Partial<CategoricalRoles>): CategoricalRoles {
  return { law: 'p', samples: 'n', generation: 'm', token: 'i', ...given };
}

/** The roles' values at one point. */
export interface CategoricalSetting extends Law {
  readonly samples: number;
  readonly generation: number;
}

/** Reads law, samples and generation at a point; a RangeError names the first one outside its domain. */
export function readCategorical(roles: CategoricalRoles, point: Point): CategoricalSetting {
  return { ...readEndless(roles, point), generation: readInteger(point, roles.generation, { min: 1 }) };
}

/** As `readCategorical`, for what does not look at one generation. */
export function readEndless(roles: CategoricalRoles, point: Point): Omit<CategoricalSetting, 'generation'> {
  return { ...readLaw(point, roles.law), samples: readInteger(point, roles.samples, { min: 1 }) };
}

/** The numbers that an estimate of cost needs, unchecked. */
export interface Sizes {
  readonly categories: number;
  readonly samples: number;
  readonly generation: number;
}

export function sizesOf(roles: CategoricalRoles, point: Point): Sizes {
  return {
    categories: sizeAt(point, roles.law),
    samples: numberAt(point, roles.samples),
    generation: numberAt(point, roles.generation),
  };
}
