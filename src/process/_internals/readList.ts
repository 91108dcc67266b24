import type { Point } from '../../regime/index.js';
import { refuse } from './refuse.js';

/** What a list may hold. */
export interface ListRange {
  /** Fewest entries. Default 1. */
  readonly least?: number;
  /** The ends, both allowed, between which every entry lies. Default: none. */
  readonly min?: number;
  readonly max?: number;
}

/** The list of finite numbers named `name` at a point, of any size. Throws a RangeError when it is none or leaves the range. */
export function readList(point: Point, name: string, range: ListRange = {}): Float64Array {
  const { least = 1, min = -Infinity, max = Infinity } = range;
  const value = point[name];
  const fits = (x: unknown): boolean => Number.isFinite(x) && (x as number) >= min && (x as number) <= max;
  if (!Array.isArray(value) || value.length < least || !value.every(fits)) {
    return refuse(name, `a list of at least ${least} numbers${between(min, max)}`, value);
  }
  return Float64Array.from(value as readonly number[]);
}

function between(min: number, max: number): string {
  if (min === -Infinity && max === Infinity) return '';
  if (max === Infinity) return ` of at least ${min}`;
  return ` from ${min} to ${max}`;
}
