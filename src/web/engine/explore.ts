import { type Claim, type CompiledClaim, claim, compileClaim, reach } from '../../claim/index.js';
import type { Quantity, Route } from '../../process/index.js';
import { type Point, type Regime, regime } from '../../regime/index.js';
import type { ClaimData, QuantityData, RelationData, RouteData } from '../../report/index.js';
import { type DeterministicRelation, deterministicRelation, type Sides } from '../../verify/index.js';

/**
 * One relation at one point, in the same numbers as `holdfast eval`. A side is absent where one of its quantities
 * has no closed form: the command line computes it.
 */
export interface Exploration {
  readonly relation: string;
  readonly left?: number;
  readonly right?: number;
  /** Only where both sides are known. */
  readonly margin?: number;
  readonly holds?: boolean;
}

export interface Explored {
  readonly inRegime: boolean;
  /** What keeps the point out of regime. */
  readonly outside?: string;
  readonly relations: readonly Exploration[];
}

/** Makes a claim ready to be evaluated at one point after another. */
export function explorer(data: ClaimData): (point: Point) => Explored {
  const compiled = compileClaim(claimOf(data));
  const relations = data.relations.map((relation, at) => relationReader(compiled, relation, at));
  return (point) => {
    const outside = compiled.regime.violated(point);
    return {
      inRegime: outside === undefined,
      ...(outside !== undefined && { outside }),
      relations: relations.map((read) => read(point)),
    };
  };
}

/** The claim as far as its page knows it. */
export function claimOf(data: ClaimData): Claim {
  const quantities = data.relations.flatMap((relation) => relation.quantities);
  return claim({
    id: data.id,
    title: data.title,
    kind: 'inequality',
    source: { paper: { key: data.id, authors: '', title: '', year: 0 }, where: '', fidelity: 'derived' },
    regime: regimeOf(data),
    where: Object.fromEntries(data.definitions.map(({ name, text }) => [name, text])),
    measures: measuresOf(quantities),
    asserts: data.relations.map(({ text }) => text),
    controls: [],
    view: data.view,
  });
}

const regimeOf = ({ parameters, assumptions }: ClaimData): Regime =>
  regime(Object.fromEntries(parameters.map(({ name, domain }) => [name, domain])), ...assumptions);

/** The quantities of a relation with the routes that it may take. */
export const measuresOf = (quantities: readonly QuantityData[]): Readonly<Record<string, Quantity>> =>
  Object.fromEntries(quantities.map((quantity) => [quantity.name, quantityOf(quantity)]));

/** What no closed form gives here, the command line knows: then its value is not a number here. */
const quantityOf = ({ meaning, routes }: QuantityData): Quantity => ({
  meaning,
  support: 'real',
  routes: [...routes.map(routeOf), ELSEWHERE],
});

const ELSEWHERE: Route = {
  kind: 'exact',
  name: 'on the command line',
  compute: () => Number.NaN,
  error: 0,
};

function routeOf({ kind, expression, when }: RouteData): Route {
  const where = when === undefined ? {} : { when };
  return kind === 'closed' && expression !== undefined
    ? { kind, expression, ...where }
    : { ...ELSEWHERE, ...where };
}

/** A relation has its own routes: one that is nothing but its other side is left out of it. */
function relationReader(
  compiled: CompiledClaim,
  data: RelationData,
  at: number,
): (point: Point) => Exploration {
  const sidesWith = (quantities: readonly QuantityData[]): DeterministicRelation => {
    const measures = { ...compiled.claim.measures, ...measuresOf(quantities) };
    return deterministicRelation(
      { ...compiled, claim: { ...compiled.claim, measures } },
      compiled.relations[at]!,
    );
  };
  const all = sidesWith(data.quantities);
  const closed = sidesWith(data.quantities.map(onlyClosed));
  const relation = compiled.relations[at]!;
  const needs = [relation.left, relation.right].map((side) => reach([side], compiled.definitions));
  return (point) => {
    const routes = all.routesAt(point)!;
    const isKnown = (names: ReadonlySet<string>): boolean =>
      routes.every(({ quantity, route }) => route.kind === 'closed' || !names.has(quantity));
    const known = needs.map(isKnown);
    const sides = all.sides(point);
    return {
      relation: data.text,
      ...(known[0] && { left: sides.left }),
      ...(known[1] && { right: sides.right }),
      ...(known[0] && known[1] && judged(closed, sides, point)),
    };
  };
}

const onlyClosed = (quantity: QuantityData): QuantityData => ({
  ...quantity,
  routes: quantity.routes.filter(({ kind }) => kind === 'closed'),
});

/** A violation by more than this needs no digits: it is beyond the rounding of any reading. */
const CLEAR = 1e-5;

/** The same rule as `holdfast eval`: a near tie is settled in exact or many-digit arithmetic. */
function judged(
  closed: DeterministicRelation,
  { left, right, margin }: Sides,
  point: Point,
): Pick<Exploration, 'margin' | 'holds'> {
  const isDefined = !Number.isNaN(left) && !Number.isNaN(right);
  const isTie = margin >= -CLEAR && margin <= 1e-6;
  const holds = isDefined && (isTie ? closed.recheck(point).outcome !== 'violated' : margin > 0);
  return { margin, holds };
}
