import type { Point } from '../../regime/index.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { formula } from '../_internals/formula.js';
import { type Law, readLaw } from '../_internals/readLaw.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, isName, readInteger, readReal } from '../binding.js';
import { lastSize } from '../family/meanChainRoles.js';
import type { MeanWorkflow } from '../family/workflow.js';
import { type Sizes, schedule } from '../schedule.js';

/** What plays which role when relative frequencies are refitted to a source that mixes real data and the last fit. */
export interface ContaminatedRoles {
  /** Fit to the newest samples (replace, the default) or to all so far (accumulate). */
  readonly workflow: MeanWorkflow;
  /** Name of the law of the real data. Default `p`. */
  readonly law: string;
  /** Samples of generation 0, all real. Default `n0`. */
  readonly first: Binding;
  /** Samples of generation t = 1, 2, ...; may use `t`. Default `n`. */
  readonly samples: Binding;
  /** Chance that a sample of generation t is real; may use `t`. Default `alpha`. */
  readonly fresh: Binding;
  /** Which fit is observed; fit 0 is made on real data. Default `T`. */
  readonly generation: Binding;
  /** Each sample is real on its own (`independent`, the default), or the nearest integer to their mean number is real (`split`; replace only). */
  readonly mixing: 'independent' | 'split';
}

/** The roles that are not given get their defaults. */
export function contaminatedRoles(given: Partial<ContaminatedRoles>): ContaminatedRoles {
  return {
    workflow: 'replace',
    law: 'p',
    first: 'n0',
    samples: 'n',
    fresh: 'alpha',
    generation: 'T',
    mixing: 'independent',
    ...given,
  };
}

/** The roles' values at one point, without the law. */
export interface ContaminatedSchedule {
  readonly first: number;
  readonly sizes: Sizes;
  readonly fresh: (t: number) => number;
}

/** As the schedule, with the law and the generation observed. */
export interface ContaminatedSetting extends ContaminatedSchedule, Law {
  readonly generation: number;
}

/** Reads the schedules at a point; a RangeError names the first role outside its domain. */
export function scheduleReader(roles: ContaminatedRoles): (point: Point) => ContaminatedSchedule {
  const sizesAt = schedule(roles.samples);
  const freshAt = shares(roles.fresh);
  return (point) => ({
    first: readInteger(point, roles.first, { min: 1 }),
    sizes: sizesAt(point),
    fresh: freshAt(point),
  });
}

/** Reads all roles at a point; a RangeError names the first one outside its domain. */
export function contaminatedReader(roles: ContaminatedRoles): (point: Point) => ContaminatedSetting {
  const read = scheduleReader(roles);
  return (point) => ({
    ...readLaw(point, roles.law),
    ...read(point),
    generation: readInteger(point, roles.generation, { min: 0 }),
  });
}

/** Chances as an expression over the parameters and the generation `t`, as `schedule` reads sizes. */
function shares(text: Binding): (point: Point) => (t: number) => number {
  if (typeof text === 'number' || (isName(text) && text !== 't')) {
    return (point) => {
      const share = readReal(point, text, { min: 0, max: 1 });
      return () => share;
    };
  }
  const sharesAt = formula(text);
  return (point) => {
    const shareAt = sharesAt(point);
    return (t) => {
      const share = shareAt(t);
      return share >= 0 && share <= 1 ? share : refuse(`${text} at t = ${t}`, 'from 0 to 1', share);
    };
  };
}

/** The number of samples of the last generation, as an expression. */
export function lastSamples({ samples, generation }: ContaminatedRoles): string {
  return lastSize({ sizes: samples, fits: generation });
}

/** The numbers that estimates of cost need, unchecked. */
export function contaminatedSizes(roles: ContaminatedRoles, point: Point) {
  const generation = numberAt(point, roles.generation);
  return {
    tokens: roles.law in point ? sizeAt(point, roles.law) : 1,
    first: numberAt(point, roles.first),
    generation,
    samples: valueAt(point, roles.samples, Math.max(1, generation)),
    fresh: valueAt(point, roles.fresh, Math.max(1, generation)),
  };
}

function valueAt(point: Point, role: Binding, t: number): number {
  if (typeof role === 'number' || (isName(role) && role !== 't')) return numberAt(point, role);
  return formula(role)(point)(t);
}
