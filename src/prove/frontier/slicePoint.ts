import type { CompiledClaim } from '../../claim/index.js';
import { stream } from '../../random/index.js';
import type { Point, Value } from '../../regime/index.js';

interface SliceRequest {
  readonly x: string;
  readonly y: string;
  readonly at?: Point;
}

/**
 * A point of the regime with the values asked for, the others in the middle of their domains, or drawn where
 * the middle is not in regime; numbers are rounded where that stays in regime.
 */
export function slicePoint(compiled: CompiledClaim, { x, y, at = {} }: SliceRequest): Point {
  const { claim, regime } = compiled;
  const refuse = (sentence: string): never => {
    throw new Error(`${claim.id}: ${sentence}`);
  };
  for (const name of [x, y, ...Object.keys(at)])
    if (!regime.names.includes(name))
      refuse(`'${name}' is no parameter (parameters: ${regime.names.join(', ')})`);
  if (x === y) refuse(`both axes are ${x}; name two different parameters`);
  for (const axis of [x, y])
    if (Object.hasOwn(at, axis)) refuse(`${axis} is an axis, so that it cannot be fixed as well`);
  const middle = { ...regime.fromUnit(new Float64Array(regime.dimension).fill(0.5)), ...at };
  regime.check(middle);
  const given = Object.keys(at);
  const inRegime = (point: Point | undefined): point is Point =>
    point !== undefined && regime.contains(point) && given.every((name) => point[name] === at[name]);
  const found = [
    () => middle,
    () => regime.complete(stream(0, 'frontier', claim.id), at),
    () => regime.repair(middle, given),
  ]
    .map((attempt) => attempt())
    .find(inRegime);
  if (found === undefined) return middle;
  let point: Point = found;
  for (const name of regime.names) {
    if (given.includes(name)) continue;
    const simpler = { ...point, [name]: rounded(point[name]!) };
    if (regime.contains(simpler)) point = simpler;
  }
  return point;
}

const rounded = (value: Value): Value =>
  typeof value === 'number' ? Number(value.toPrecision(value % 1 === 0 ? 15 : 2)) : value;
