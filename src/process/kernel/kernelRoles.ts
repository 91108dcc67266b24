import type { Point } from '../../regime/index.js';
import { type Binding, readInteger, readReal } from '../binding.js';

/** What plays which role in a kernel density loop. */
export interface KernelRoles {
  /** Points of every generation. Default `n`. */
  readonly samples: Binding;
  /** Which estimate is observed; estimate 1 is made from real points. Default `t`. */
  readonly generation: Binding;
  /** Standard deviation of the Gaussian kernel. Default `h`. */
  readonly bandwidth: Binding;
  /** Standard deviation of the true law N(0, sigma^2 I). Default `sigma`. */
  readonly deviation: Binding;
  /** Probability that a training point is real, from generation 2 on. Default 0. */
  readonly realShare: Binding;
  /** Default 1. */
  readonly dimension: Binding;
  /** Where a density is read. Default `x`. */
  readonly place: Binding;
}

/** The roles that are not given get their defaults. */
export function kernelRoles(given: Partial<KernelRoles>): KernelRoles {
  return {
    samples: 'n',
    generation: 't',
    bandwidth: 'h',
    deviation: 'sigma',
    realShare: 0,
    dimension: 1,
    place: 'x',
    ...given,
  };
}

/** One lineage of points, at one point of the regime. */
export interface LineageSetting {
  readonly generation: number;
  readonly bandwidth: number;
  readonly deviation: number;
  readonly realShare: number;
}

export interface KernelSetting extends LineageSetting {
  readonly points: number;
  readonly dimension: number;
}

const POSITIVE = { min: Number.MIN_VALUE };

export function readLineage(roles: KernelRoles, point: Point): LineageSetting {
  return {
    generation: readInteger(point, roles.generation, { min: 1 }),
    bandwidth: readReal(point, roles.bandwidth, POSITIVE),
    deviation: readReal(point, roles.deviation, POSITIVE),
    realShare: readReal(point, roles.realShare, { min: 0, max: 1 }),
  };
}

export function readKernel(roles: KernelRoles, point: Point): KernelSetting {
  return {
    ...readLineage(roles, point),
    points: readInteger(point, roles.samples, { min: 1 }),
    dimension: readInteger(point, roles.dimension, { min: 1 }),
  };
}
