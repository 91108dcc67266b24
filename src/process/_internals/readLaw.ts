import type { Point } from '../../regime/index.js';
import { refuse } from './refuse.js';

/** A probability law as a process reads it. */
export interface Law {
  /** Probabilities of the categories. */
  readonly masses: Float64Array;
  /** One minus each of them. */
  readonly rests: Float64Array;
}

/** The law named `name` at a point. Throws a RangeError when it is no list of nonnegative numbers that sum to 1 within 1e-9. */
export function readLaw(point: Point, name: string): Law {
  const value = point[name];
  const allowed = 'a law: nonnegative numbers that sum to 1';
  if (!Array.isArray(value) || value.length === 0) return refuse(name, allowed, value);
  const masses = Float64Array.from(value as readonly number[]);
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  if (!masses.every((mass) => mass >= 0 && mass <= 1) || !(Math.abs(total - 1) <= 1e-9)) {
    return refuse(name, allowed, value);
  }
  return { masses, rests: masses.map((mass) => 1 - mass) };
}
