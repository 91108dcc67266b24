import type { Point } from '../../regime/index.js';
import { type Binding, readInteger, readReal } from '../binding.js';

/** What plays which role in a normal loop that pools real and synthetic points. */
export interface PooledRoles {
  /** Real points of a generation. Default `nr`. */
  readonly real: Binding;
  /** Synthetic points of a generation. Default `ns`. */
  readonly synthetic: Binding;
  /** The synthetic points are drawn with this multiple of the fitted variance, in (0, 1]. Default `lam`. */
  readonly bias: Binding;
}

/** The roles' values at one point, and what follows from them. */
export interface PooledSetting {
  readonly real: number;
  readonly synthetic: number;
  readonly bias: number;
  readonly total: number;
  /** Shares of the real and of the synthetic points. */
  readonly p: number;
  readonly q: number;
}

export function pooledRoles(given: Partial<PooledRoles>): PooledRoles {
  return { real: 'nr', synthetic: 'ns', bias: 'lam', ...given };
}

/** Reads the roles at a point; a RangeError names the first one outside its domain. */
export function readPooled(roles: PooledRoles, point: Point): PooledSetting {
  const real = readInteger(point, roles.real, { min: 2 });
  const synthetic = readInteger(point, roles.synthetic, { min: 1 });
  const bias = readReal(point, roles.bias, { min: Number.MIN_VALUE, max: 1 });
  const total = real + synthetic;
  return { real, synthetic, bias, total, p: real / total, q: synthetic / total };
}
