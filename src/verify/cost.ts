import type { CompiledClaim } from '../claim/index.js';
import { type Definitions, type Expression, type Relation, substitute } from '../expression/index.js';
import type { Point } from '../regime/index.js';
import { type CompiledRoute, inline, pointReading } from './routes.js';
import type { DeterministicRelation } from './sides.js';

/**
 * Rough number of elementary operations that an expression takes at a point: the lengths of its series,
 * nested ones multiplied. Steers budgets, never results.
 */
export function costReading(
  names: readonly string[],
  expressions: readonly Expression[],
  definitions: Definitions,
): (point: Point) => number {
  const costs = expressions
    .map((expression) => costOf(inline(expression, definitions)))
    .filter((cost) => cost !== undefined);
  if (costs.length === 0) return () => 1;
  const total = costs.reduce((sum, cost) => call('add', sum, cost));
  const reading = pointReading(names, [], total);
  return (point) => 1 + Math.max(0, finite(reading(point)));
}

/** Rough number of elementary operations of a deterministic route at a point. */
export function routeCosts(compiled: CompiledClaim): (route: CompiledRoute, point: Point) => number {
  const closed = new Map<CompiledRoute, (point: Point) => number>();
  return (route, point) => {
    if (route.route.kind === 'exact') return route.route.cost?.(point) ?? 1;
    const cost =
      closed.get(route) ??
      costReading(compiled.regime.names, [route.expression!], compiled.parameterDefinitions);
    closed.set(route, cost);
    return cost(point);
  };
}

/** Rough number of elementary operations of both sides of a relation, given the values of its quantities. */
export const sidesCost = (compiled: CompiledClaim, { left, right }: Relation): ((point: Point) => number) =>
  costReading(compiled.regime.names, [left, right], compiled.definitions);

/** The same for the quantities, each by the route that is used at the point. */
export function routesCost(
  compiled: CompiledClaim,
  { routesAt }: Pick<DeterministicRelation, 'routesAt'>,
): (point: Point) => number {
  const cost = routeCosts(compiled);
  return (point) => (routesAt(point) ?? []).reduce((sum, route) => sum + cost(route, point), 0);
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

/** The cost as an expression; undefined when nothing in the tree costs more than a step. */
function costOf(tree: Expression): Expression | undefined {
  switch (tree.kind) {
    case 'series': {
      const inner = costOf(substitute(tree.term, { [tree.index]: tree.from }));
      const terms = call('max', numeral(0), call('add', call('sub', tree.to, tree.from), numeral(1)));
      return inner === undefined ? terms : call('mul', terms, inner);
    }
    case 'call':
      return sum(tree.args.map(costOf));
    case 'condition':
      return condition(tree.test, costOf(tree.yes), costOf(tree.no));
    default:
      return undefined;
  }
}

function condition(
  test: Expression,
  yes: Expression | undefined,
  no: Expression | undefined,
): Expression | undefined {
  if (yes === undefined && no === undefined) return undefined;
  return { kind: 'condition', test, yes: yes ?? numeral(0), no: no ?? numeral(0) };
}

function sum(parts: readonly (Expression | undefined)[]): Expression | undefined {
  const present = parts.filter((part) => part !== undefined);
  return present.length === 0 ? undefined : present.reduce((left, right) => call('add', left, right));
}

const numeral = (value: number): Expression => ({ kind: 'number', text: String(value) });
const call = (name: string, ...args: readonly Expression[]): Expression => ({ kind: 'call', name, args });
