import type { Point } from '../regime/index.js';
import { formula } from './_internals/formula.js';
import { refuse } from './_internals/refuse.js';

/**
 * What plays a role in a process (its number of samples, its noise, ...) at a point: a number, the name of
 * a parameter, or an expression over the parameters in the language of bounds, such as `2*n`.
 */
export type Binding = number | string;

/** The ends, both allowed, between which a value has to lie. Default: none. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether a binding is the name of a parameter. */
export function isName(binding: Binding): binding is string {
  return typeof binding === 'string' && NAME.test(binding);
}

/** The binding as it stands in an expression. */
export function bindingText(binding: Binding): string {
  return typeof binding === 'number' || isName(binding) ? String(binding) : `(${binding})`;
}

/** The real number that a role has at a point. Throws a RangeError when it is missing, not finite or out of range. */
export function readReal(point: Point, binding: Binding, range: Range = {}): number {
  const value = roleAt(point, binding);
  if (typeof value !== 'number' || !Number.isFinite(value) || outside(value, range)) {
    refuse(String(binding), `a number${described(range)}`, value);
  }
  return value;
}

/** As `readReal`, for an integer. */
export function readInteger(point: Point, binding: Binding, range: Range = {}): number {
  const value = roleAt(point, binding);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || outside(value, range)) {
    refuse(String(binding), `an integer${described(range)}`, value);
  }
  return value;
}

/** The text that a choice has at a point. Throws a RangeError when it is none of `values`. */
export function readChoice<T extends string>(point: Point, name: string, values: readonly T[]): T {
  const value = point[name];
  const found = values.find((candidate) => candidate === value);
  return found ?? refuse(name, `one of ${values.map((text) => JSON.stringify(text)).join(', ')}`, value);
}

/** No parameter can bear this name, so that a binding sees all of them. */
const NO_INDEX = '_';

function roleAt(point: Point, binding: Binding): unknown {
  if (typeof binding === 'number') return binding;
  return isName(binding) ? point[binding] : formula(binding, NO_INDEX)(point)(Number.NaN);
}

function outside(value: number, { min = -Infinity, max = Infinity }: Range): boolean {
  return value < min || value > max;
}

function described({ min, max }: Range): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}
