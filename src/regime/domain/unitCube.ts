import type { Parameter, SimplexParameter, Value, VectorParameter } from '../parameter.js';
import { atPosition, integerAtPosition, integerPosition, position } from './scale.js';

/**
 * What one coordinate of the unit cube stands for: a number of a parameter, one of its texts, its size, or
 * one of its entries.
 */
export interface Coordinate {
  /** Position of the parameter in the regime. */
  readonly parameter: number;
  readonly kind: 'real' | 'integer' | 'choice' | 'size' | 'entry';
  /** Number of distinct values; Infinity for reals and entries. */
  readonly values: number;
}

/**
 * The coordinates of a parameter: one for a number or a text; for a vector or a law one for the size (when
 * it varies) and one for each possible entry, of which the first `size` count.
 */
export function coordinatesOf(parameter: Parameter, at: number): readonly Coordinate[] {
  switch (parameter.type) {
    case 'integer':
      return [{ parameter: at, kind: 'integer', values: parameter.max - parameter.min + 1 }];
    case 'real':
      return [{ parameter: at, kind: 'real', values: Number.POSITIVE_INFINITY }];
    case 'choice':
      return [{ parameter: at, kind: 'choice', values: parameter.values.length }];
    default: {
      const [least, most] = parameter.size;
      const entry = { parameter: at, kind: 'entry', values: Number.POSITIVE_INFINITY } as const;
      const entries = Array.from({ length: most }, () => entry);
      return least === most
        ? entries
        : [{ parameter: at, kind: 'size', values: most - least + 1 }, ...entries];
    }
  }
}

/** The value whose coordinates start at `from` in u; coordinates in [0, 1]. */
export function valueFromUnit(parameter: Parameter, u: Float64Array, from: number): Value {
  switch (parameter.type) {
    case 'integer':
      return integerAtPosition(u[from]!, parameter.min, parameter.max, parameter.scale);
    case 'real':
      return atPosition(u[from]!, parameter.min, parameter.max, parameter.scale);
    case 'choice':
      return parameter.values[integerAtPosition(u[from]!, 0, parameter.values.length - 1, 'linear')]!;
    default:
      return entriesFromUnit(parameter, u, from);
  }
}

function entriesFromUnit(
  parameter: VectorParameter | SimplexParameter,
  u: Float64Array,
  from: number,
): Value {
  const [least, most] = parameter.size;
  const size = least === most ? least : integerAtPosition(u[from]!, least, most, 'linear');
  const first = least === most ? from : from + 1;
  const entries = Array.from(u.subarray(first, first + size));
  if (parameter.type === 'simplex') return lawFromUnit(entries);
  return entries.map((x) => atPosition(x, parameter.min, parameter.max, parameter.scale));
}

/** Spacings -log(1 - u), scaled to sum 1: uniform coordinates give the uniform law on the simplex. */
function lawFromUnit(entries: readonly number[]): readonly number[] {
  return normalise(entries.map((x) => -Math.log1p(-Math.min(x, 1 - 1e-16))));
}

/** Nonnegative weights scaled to sum 1; the uniform law when all are 0. */
export function normalise(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, x) => sum + x, 0);
  return weights.map((x) => (total > 0 ? x / total : 1 / weights.length));
}

/** Writes the coordinates of a value from `to` on; coordinates beyond the size are 0.5. */
export function valueToUnit(parameter: Parameter, value: Value, u: Float64Array, to: number): void {
  switch (parameter.type) {
    case 'integer':
      u[to] = integerPosition(value as number, parameter.min, parameter.max, parameter.scale);
      return;
    case 'real':
      u[to] = position(value as number, parameter.min, parameter.max, parameter.scale);
      return;
    case 'choice':
      u[to] = (parameter.values.indexOf(value as string) + 0.5) / parameter.values.length;
      return;
    default:
      entriesToUnit(parameter, value as readonly number[], u, to);
  }
}

function entriesToUnit(
  parameter: VectorParameter | SimplexParameter,
  entries: readonly number[],
  u: Float64Array,
  to: number,
): void {
  const [least, most] = parameter.size;
  const first = least === most ? to : to + 1;
  if (least !== most) u[to] = integerPosition(entries.length, least, most, 'linear');
  u.fill(0.5, first, first + most);
  // 1.5 keeps the largest coordinate at 0.78, where the inverse is well conditioned.
  const strength = 1.5 / Math.max(...entries);
  entries.forEach((x, i) => {
    u[first + i] =
      parameter.type === 'simplex'
        ? -Math.expm1(-strength * x)
        : position(x, parameter.min, parameter.max, parameter.scale);
  });
}
