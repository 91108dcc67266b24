import type { Assumption } from './assumption.js';
import type { Boxes } from './boxes.js';
import type { Parameter, Point, Regime, Value } from './parameter.js';

/** What the parts of a compiled regime share. */
export interface Core {
  readonly regime: Regime;
  readonly names: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly assumptions: readonly Assumption[];
  readonly boxes: Boxes;
}

/** Values by position as a point. */
export function pointOf({ names }: Core, values: readonly Value[]): Point {
  const point: Record<string, Value> = {};
  for (let at = 0; at < names.length; at += 1) point[names[at]!] = values[at]!;
  return point;
}

/** The values of a point by position. */
export function valuesOf({ names }: Core, point: Point): Value[] {
  return names.map((name) => point[name]!);
}

/** Whether every assumption holds. */
export function allHold({ assumptions }: Core, values: readonly Value[]): boolean {
  for (let at = 0; at < assumptions.length; at += 1) if (!assumptions[at]!.holds(values)) return false;
  return true;
}
