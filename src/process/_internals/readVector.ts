import type { Point } from '../../regime/index.js';
import { refuse } from './refuse.js';

/** The list of finite numbers named `name` at a point. Throws a RangeError when it is none, or has not `size` entries. */
export function readVector(point: Point, name: string, size: number): Float64Array {
  const value = point[name];
  const allowed = `a list of ${size} finite numbers`;
  if (!Array.isArray(value) || value.length !== size) return refuse(name, allowed, value);
  return value.every(Number.isFinite)
    ? Float64Array.from(value as readonly number[])
    : refuse(name, allowed, value);
}
