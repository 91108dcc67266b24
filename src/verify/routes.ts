import { type CompiledClaim, reach } from '../claim/index.js';
import {
  type Definitions,
  type Expression,
  equalTrees,
  floatReading,
  parse,
  type Relation,
  substitute,
} from '../expression/index.js';
import type { ExactRoute, Quantity, Route, SampledRoute } from '../process/index.js';
import { type CompiledRegime, compileRegime, type Point, RegimeError, type Value } from '../regime/index.js';

/** A route of a quantity, ready to be asked whether it applies. */
export interface CompiledRoute<R extends Route = Route> {
  readonly quantity: string;
  readonly route: R;
  /** The tree of a closed route. */
  readonly expression?: Expression;
  readonly applies: (point: Point) => boolean;
}

/** The quantities that a relation depends on, with their routes. */
export function quantitiesOf(
  compiled: CompiledClaim,
  relation: Relation,
): readonly (readonly [string, Quantity])[] {
  const used = reach([relation.left, relation.right], compiled.definitions);
  return Object.entries(compiled.claim.measures).filter(([name]) => used.has(name));
}

/** All routes of one quantity, in the order of their declaration. */
export function compileRoutes(
  compiled: CompiledClaim,
  name: string,
  quantity: Quantity,
): readonly CompiledRoute[] {
  return quantity.routes.map((route, position) => {
    const label = `claim '${compiled.claim.id}', route ${position + 1} of ${name}`;
    return {
      quantity: name,
      route,
      ...(route.kind === 'closed' && { expression: parse(route.expression, compiled.scope, label) }),
      applies: condition(compiled, route.when, label),
    };
  });
}

/** An expression over the parameters as a function of the point; generated once, conditions give 1 and 0. */
export function pointReading(
  names: readonly string[],
  definitions: Definitions,
  tree: Expression,
): (point: Point) => number {
  const read = floatReading({ inputs: names, definitions, outputs: [tree] });
  const out = new Float64Array(1);
  return (point) => {
    read(out, ...names.map((name) => point[name] as Value));
    return out[0]!;
  };
}

/** A boolean expression over parameters and definitions as a predicate; absent means everywhere. */
export function condition(
  compiled: CompiledClaim,
  text: string | undefined,
  label: string,
): (point: Point) => boolean {
  if (text === undefined) return () => true;
  const tree = parse(text, compiled.scope, `${label}, its condition`);
  const reading = pointReading(compiled.regime.names, compiled.parameterDefinitions, tree);
  return (point) => reading(point) === 1;
}

/**
 * Whether a closed route is nothing but the other side of the relation, so that comparing the two would
 * check a formula against itself.
 */
export function isOtherSide(route: CompiledRoute, relation: Relation, definitions: Definitions): boolean {
  if (route.expression === undefined) return false;
  const inlined = (tree: Expression): Expression => inline(tree, definitions);
  const formula = inlined(route.expression);
  const stands = (side: Expression, other: Expression): boolean =>
    side.kind === 'name' && side.name === route.quantity && equalTrees(formula, inlined(other));
  return stands(relation.left, relation.right) || stands(relation.right, relation.left);
}

/** The tree with every definition written out. */
export function inline(tree: Expression, definitions: Definitions): Expression {
  return [...definitions]
    .reverse()
    .reduce((body, [name, value]) => substitute(body, { [name]: value }), tree);
}

export const isSampled = (route: CompiledRoute): route is CompiledRoute<SampledRoute> =>
  route.route.kind === 'sampled';
export const isExact = (route: CompiledRoute): route is CompiledRoute<ExactRoute> =>
  route.route.kind === 'exact';

/** The part of the claim's regime in which the conditions hold too; undefined when it is empty or too thin to draw from. */
export function regimeWhere(
  { claim, regime, parameterDefinitions }: CompiledClaim,
  conditions: readonly (string | undefined)[],
): CompiledRegime | undefined {
  const extra = conditions.filter((text) => text !== undefined);
  if (extra.length === 0) return regime;
  try {
    return compileRegime(
      { ...claim.regime, assumptions: [...claim.regime.assumptions, ...extra] },
      parameterDefinitions,
    );
  } catch (error) {
    if (error instanceof RegimeError) return undefined;
    throw error;
  }
}
