import type { CompiledClaim } from '../../claim/index.js';
import type { Relation } from '../../expression/index.js';
import type { Parameter, Point, Scale } from '../../regime/index.js';
import {
  type CompiledRoute,
  compileRoutes,
  type DeterministicRelation,
  deterministicRelation,
  evaluateAt,
  quantitiesOf,
  routeCosts,
} from '../../verify/index.js';
import { most } from './svg/axis.js';

/** Both sides of a relation along one parameter, the others held. */
export interface Curve {
  readonly parameter: string;
  readonly scale: Scale;
  readonly domain: readonly [number, number];
  /** Where the other parameters stand. */
  readonly at: Point;
  readonly points: readonly CurvePoint[];
  /** The left or the right side was sampled: its standard errors are given. */
  readonly sampled: boolean;
}

export interface CurvePoint {
  readonly x: number;
  /** NaN outside the regime and where no route applies. */
  readonly left: number;
  readonly right: number;
  readonly leftError: number;
  readonly rightError: number;
}

/** Elementary operations that one curve may cost by default; fewer points are taken when more would cost beyond it. */
const CURVE_COST = 1_500_000;
/** Elementary operations that one sampled point may cost, and the fewest and most draws taken there. */
const POINT_COST = 300_000;
const DRAWS = [40, 400] as const;
const SAMPLED_POINTS = 9;
const POINTS = 49;

/** The numeric parameters, those that the claim's view names first. */
export function numericParameters({ claim }: CompiledClaim): readonly string[] {
  const names = Object.entries(claim.regime.parameters)
    .filter(([, { type }]) => type === 'integer' || type === 'real')
    .map(([name]) => name);
  const viewed = [claim.view.x, claim.view.y].filter((name) => name !== undefined && names.includes(name));
  return [...new Set([...(viewed as string[]), ...names])];
}

/**
 * Both sides along a parameter from a base point, within a budget of operations. Undefined when fewer than
 * three points can be had.
 */
export function curveAlong(
  compiled: CompiledClaim,
  relation: Relation,
  parameter: string,
  base: Point,
  budget: number = CURVE_COST,
): Curve | undefined {
  const domain = compiled.claim.regime.parameters[parameter]!;
  if (domain.type !== 'integer' && domain.type !== 'real') return undefined;
  const sides = deterministicRelation(compiled, relation);
  const deterministic = sides.routesAt(base) !== undefined;
  const points = deterministic
    ? exactPoints(compiled, sides, parameter, domain, base, budget)
    : sampledPoints(compiled, relation, parameter, domain, base);
  const known = points.filter(({ left, right }) => Number.isFinite(left) && Number.isFinite(right));
  if (known.length < 3) return undefined;
  const [low, high] = [known[0]!.x, known.at(-1)!.x];
  const shown = points.filter(({ x }) => x >= low && x <= high);
  return {
    parameter,
    scale: domain.scale,
    domain: [low, high],
    at: base,
    points: shown,
    sampled: !deterministic,
  };
}

function exactPoints(
  compiled: CompiledClaim,
  sides: DeterministicRelation,
  parameter: string,
  domain: Numeric,
  base: Point,
  budget: number,
): readonly CurvePoint[] {
  const costOf = routeCosts(compiled);
  const cost = (at: Point): number =>
    (sides.routesAt(at) ?? []).reduce((sum, route) => sum + costOf(route, at), 1);
  for (const size of [POINTS, 25, 13, 7]) {
    const grid = gridOf(domain, size).map((x) => ({ x, at: { ...base, [parameter]: x } }));
    const dear = size === 7 ? budget / 7 : Number.POSITIVE_INFINITY;
    const inside = grid.filter(
      ({ at }) => compiled.regime.contains(at) && (dear === Infinity || cost(at) <= dear),
    );
    const total = inside.reduce((sum, { at }) => sum + cost(at), 0);
    if (total > budget && size > 7) continue;
    const wanted = new Set(inside);
    return grid.map((place) => (wanted.has(place) ? exactPoint(sides, place.x, place.at) : gap(place.x)));
  }
  return [];
}

function exactPoint(sides: DeterministicRelation, x: number, at: Point): CurvePoint {
  try {
    const { left, right } = sides.sides(at);
    return { x, left, right, leftError: 0, rightError: 0 };
  } catch (error) {
    if (error instanceof RangeError) return gap(x);
    throw error;
  }
}

function sampledPoints(
  compiled: CompiledClaim,
  relation: Relation,
  parameter: string,
  domain: Numeric,
  base: Point,
): readonly CurvePoint[] {
  const alone = { ...compiled, relations: [relation] };
  const drawsAt = affordable(compiled, relation);
  return gridOf(domain, SAMPLED_POINTS).map((x) => {
    const at = { ...base, [parameter]: x };
    const draws = compiled.regime.contains(at) ? drawsAt(at) : 0;
    if (draws < DRAWS[0]) return gap(x);
    try {
      const [sides] = evaluateAt(alone, at, { draws });
      const { lhs, rhs, lhsError = 0, rhsError = 0 } = sides!;
      return { x, left: lhs, right: rhs, leftError: lhsError, rightError: rhsError };
    } catch {
      return gap(x);
    }
  });
}

/** How many draws of all the sampled quantities of a relation a point may have; 0 where one has no route. */
function affordable(compiled: CompiledClaim, relation: Relation): (at: Point) => number {
  const quantities = quantitiesOf(compiled, relation).map(([name, quantity]) =>
    compileRoutes(compiled, name, quantity),
  );
  const costs = routeCosts(compiled);
  const cost = (route: CompiledRoute, at: Point): number =>
    route.route.kind === 'sampled' ? (route.route.cost?.(at) ?? 100) : costs(route, at);
  return (at) => {
    const dearest = quantities.reduce((sum, routes) => {
      const usable = routes.filter((route) => route.applies(at)).map((route) => cost(route, at));
      return sum + (usable.length === 0 ? Infinity : most(usable));
    }, 0);
    return Math.min(DRAWS[1], Math.floor(POINT_COST / Math.max(1, dearest)));
  };
}

const gap = (x: number): CurvePoint => ({
  x,
  left: Number.NaN,
  right: Number.NaN,
  leftError: 0,
  rightError: 0,
});

export type Numeric = Extract<Parameter, { readonly type: 'integer' | 'real' }>;

/** Points of the domain from end to end, evenly on its scale; integers without repetition. */
export function gridOf({ type, min, max, scale }: Numeric, size: number): readonly number[] {
  const steps = Array.from({ length: size }, (_, i) => i / (size - 1));
  const values = steps.map((share) => {
    if (share === 0) return min;
    if (share === 1) return max;
    return scale === 'log' ? min * Math.exp(share * Math.log(max / min)) : min + share * (max - min);
  });
  return type === 'integer' ? [...new Set(values.map((value) => Math.round(value)))] : values;
}
