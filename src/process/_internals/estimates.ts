import type { Point } from '../../regime/index.js';
import { type Binding, isName } from '../binding.js';
import { formula } from './formula.js';

/** A role's value, unchecked: for estimates of cost, which a search asks for more often than for values. */
export function numberAt(point: Point, role: Binding): number {
  if (typeof role === 'number') return role;
  return isName(role) ? Number(point[role]) : formula(role)(point)(Number.NaN);
}

/** Number of entries of the law or vector named `name`, unchecked. */
export function sizeAt(point: Point, name: string): number {
  return (point[name] as readonly number[]).length;
}
