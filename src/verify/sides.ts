import type { CompiledClaim } from '../claim/index.js';
import { compareExactly, type Definitions, floatReading, type Relation } from '../expression/index.js';
import type { Point, Value } from '../regime/index.js';
import { routeCosts } from './cost.js';
import { marginOf } from './margin.js';
import {
  type CompiledRoute,
  compileRoutes,
  isExact,
  isOtherSide,
  isSampled,
  pointReading,
  quantitiesOf,
  regimeWhere,
} from './routes.js';

/** Both sides of a relation at a point, computed without sampling. */
export interface Sides {
  readonly left: number;
  readonly right: number;
  readonly margin: number;
}

/** What exact or many-digit arithmetic says of a relation at a point. */
export interface Recheck {
  readonly outcome: 'holds' | 'violated' | 'tie';
  readonly left: string;
  readonly right: string;
  /** The arithmetic, for the record. */
  readonly how: string;
}

/** A relation of a claim with the deterministic ways to its sides. */
export interface DeterministicRelation {
  readonly relation: Relation;
  /** Quantities in the relation, in the order in which `sides` takes them. */
  readonly quantities: readonly string[];
  /** Where every quantity has a deterministic route: 'everywhere', 'nowhere', or a boolean expression. */
  readonly covered: 'everywhere' | 'nowhere' | { readonly when: string };
  /** The route used for each quantity at a point; undefined when one has none there. */
  readonly routesAt: (point: Point) => readonly CompiledRoute[] | undefined;
  /** The values of the quantities at a point; undefined where one has no deterministic route. */
  readonly valuesAt: (point: Point) => readonly number[] | undefined;
  /** The same by name; NaN where a quantity has no deterministic route. */
  readonly namedValues: (point: Point) => Readonly<Record<string, number>>;
  /** Both sides for given values of the quantities. */
  readonly sidesFor: (point: Point, values: readonly number[]) => Sides;
  /** Both sides at a point; NaN where no deterministic route applies. */
  readonly sides: (point: Point) => Sides;
  /** Both sides again in exact or many-digit arithmetic, the exact routes moved by their stated errors. */
  readonly recheck: (point: Point) => Recheck;
  /** Sum of the stated relative errors of the routes that can be used. */
  readonly error: number;
}

/** Prepares one relation of a claim for deterministic evaluation. */
export function deterministicRelation(compiled: CompiledClaim, relation: Relation): DeterministicRelation {
  const routes = quantitiesOf(compiled, relation).map(([name, quantity]) =>
    compileRoutes(compiled, name, quantity).filter(
      (route) => !isSampled(route) && !isOtherSide(route, relation, compiled.definitions),
    ),
  );
  const quantities = quantitiesOf(compiled, relation).map(([name]) => name);
  const sidesFor = sidesReading(compiled, relation, quantities);
  const routeValue = routeReading(compiled);
  const routesAt = (point: Point): readonly CompiledRoute[] | undefined => {
    const chosen = routes.map((choices) => choices.find((route) => route.applies(point)));
    return chosen.every((route) => route !== undefined) ? chosen : undefined;
  };
  const valuesAt = (point: Point): readonly number[] | undefined =>
    routesAt(point)?.map((route) => routeValue(route, point));
  const costOf = routeCosts(compiled);
  const routesToRecheck = (point: Point): readonly CompiledRoute[] =>
    routes.flatMap((choices) => {
      const applicable = choices.filter((route) => route.applies(point));
      const short = applicable.find((route) => isExact(route) || costOf(route, point) <= LONG);
      return short ?? applicable[0] ?? [];
    });
  return {
    relation,
    quantities,
    covered: coverage(compiled, routes),
    routesAt,
    sidesFor,
    valuesAt,
    namedValues: (point) => {
      const values = valuesAt(point);
      return Object.fromEntries(quantities.map((name, i) => [name, values?.[i] ?? Number.NaN]));
    },
    sides: (point) => sidesFor(point, valuesAt(point) ?? quantities.map(() => Number.NaN)),
    recheck: (point) => recheckWith(compiled, relation, point, routesToRecheck(point), routeValue),
    error: routes.reduce((sum, choices) => sum + Math.max(0, ...choices.map(errorOf)), 0),
  };
}

/** Terms beyond which a closed form is not summed in many digits when an exact route with a stated error is at hand. */
const LONG = 2000;

const errorOf = (route: CompiledRoute): number => (isExact(route) ? route.route.error : 0);

/** A condition that leaves nothing of the regime out (or too thin a rest to draw from) counts as everywhere. */
function coverage(
  compiled: CompiledClaim,
  routes: readonly (readonly CompiledRoute[])[],
): DeterministicRelation['covered'] {
  if (routes.some((choices) => choices.length === 0)) return 'nowhere';
  const partial = routes.filter((choices) => choices.every(({ route }) => route.when !== undefined));
  if (partial.length === 0) return 'everywhere';
  const when = partial
    .map((choices) => `(${choices.map(({ route }) => `(${route.when})`).join(' or ')})`)
    .join(' and ');
  return regimeWhere(compiled, [`not (${when})`]) === undefined ? 'everywhere' : { when };
}

function sidesReading(
  compiled: CompiledClaim,
  relation: Relation,
  quantities: readonly string[],
): DeterministicRelation['sidesFor'] {
  const parameters = compiled.regime.names;
  const read = floatReading({
    inputs: [...parameters, ...quantities],
    definitions: compiled.definitions,
    outputs: [relation.left, relation.right],
  });
  const out = new Float64Array(2);
  return (point, values) => {
    read(out, ...parameters.map((name) => point[name] as Value), ...values);
    const [left, right] = out as unknown as [number, number];
    return { left, right, margin: marginOf(left, relation.comparison, right) };
  };
}

/** The value of a deterministic route at a point. */
export function routeReading(compiled: CompiledClaim): (route: CompiledRoute, point: Point) => number {
  const readings = new Map<CompiledRoute, (point: Point) => number>();
  return (compiledRoute, point) => {
    const { route, expression } = compiledRoute;
    if (route.kind === 'exact') return route.compute(point);
    const reading =
      readings.get(compiledRoute) ??
      pointReading(compiled.regime.names, compiled.parameterDefinitions, expression!);
    readings.set(compiledRoute, reading);
    return reading(point);
  };
}

/** Every combination of the exact routes moved down and up by their stated errors must agree. */
function recheckWith(
  compiled: CompiledClaim,
  relation: Relation,
  point: Point,
  routes: readonly CompiledRoute[],
  routeValue: (route: CompiledRoute, point: Point) => number,
): Recheck {
  const closed = routes
    .filter((route) => !isExact(route))
    .map((route) => [route.quantity, route.expression!] as const);
  const measured = routes
    .filter(isExact)
    .map((route) => ({ name: route.quantity, value: routeValue(route, point), error: route.route.error }));
  const definitions = orderDefinitions(compiled, closed);
  const corners = cornersOf(measured).map((values) =>
    compareExactly(relation, definitions, { ...point, ...values }),
  );
  const first = corners[0]!;
  const sides = new Set(
    corners.map(({ outcome, sign }) => `${outcome} ${relation.comparison === '=' ? sign : ''}`),
  );
  const how = measured.length === 0 ? first.how : `${first.how}, routes moved by their stated errors`;
  return { outcome: sides.size === 1 ? first.outcome : 'tie', left: first.left, right: first.right, how };
}

/** Definitions of parameters first, then the closed routes that use them, then the definitions that use quantities. */
function orderDefinitions(compiled: CompiledClaim, closed: Definitions): Definitions {
  const plain = new Set(compiled.parameterDefinitions.map(([name]) => name));
  return [
    ...compiled.parameterDefinitions,
    ...closed,
    ...compiled.definitions.filter(([name]) => !plain.has(name)),
  ];
}

function cornersOf(
  measured: readonly { readonly name: string; readonly value: number; readonly error: number }[],
): readonly Record<string, number>[] {
  return measured.reduce<readonly Record<string, number>[]>(
    (corners, { name, value, error }) =>
      (error === 0 ? [1] : [1 - error, 1 + error]).flatMap((factor) =>
        corners.map((corner) => ({ ...corner, [name]: value * factor })),
      ),
    [{}],
  );
}
