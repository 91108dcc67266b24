import { decide, estimateMean } from '../decide/index.js';
import type { Quantity, SampledRoute } from '../process/index.js';
import { stream } from '../random/index.js';
import type { Point } from '../regime/index.js';
import { routeCosts } from './cost.js';
import type { AgreementEvidence } from './evidence.js';
import { observe } from './observe.js';
import { type CompiledRoute, compileRoutes, isExact, isSampled, regimeWhere } from './routes.js';
import { drawsFor } from './sampling.js';
import { routeReading } from './sides.js';
import type { Context } from './verifyClaim.js';

/** Compares the routes of every quantity of a claim with the first of them that applies, over the regime. */
export function agreementOf(context: Context): readonly AgreementEvidence[] {
  return Object.entries(context.compiled.claim.measures).flatMap(([name, quantity]) =>
    agreementOfQuantity(context, name, quantity),
  );
}

function agreementOfQuantity(
  context: Context,
  name: string,
  quantity: Quantity,
): readonly AgreementEvidence[] {
  const routes = compileRoutes(context.compiled, name, quantity);
  return routes.flatMap((route, position) => {
    const others = routes.slice(0, position);
    const partner = others.find((other) => !isSampled(other)) ?? others[0];
    if (partner === undefined) return [];
    const compared = isSampled(route)
      ? comparedSampled(context, partner, route, position)
      : comparedExactly(context, partner, route, position);
    return compared === undefined ? [] : [compared];
  });
}

/** Points at which two deterministic routes are compared, for each point of the effort. */
const DETERMINISTIC_POINTS = 16;
/** Deterministic routes that cost more than this at a point are not compared with samples there. */
const COSTLIEST = 1e7;

/** The points, in order, that a budget of elementary operations pays for; those too dear are passed over. */
function withinBudget(
  points: readonly Point[],
  cost: (point: Point) => number,
  budget: number,
): readonly Point[] {
  let left = budget;
  return points.filter((point) => {
    const price = cost(point);
    if (price > left) return false;
    left -= price;
    return true;
  });
}

function comparedExactly(
  context: Context,
  a: CompiledRoute,
  b: CompiledRoute,
  position: number,
): AgreementEvidence | undefined {
  const costOf = routeCosts(context.compiled);
  const routeValue = routeReading(context.compiled);
  const allowed = 1e-9 + errorOf(a) + errorOf(b);
  const candidates = commonPoints(context, [a, b], position, DETERMINISTIC_POINTS * context.effort.agreement);
  const points = withinBudget(
    candidates,
    (point) => costOf(a, point) + costOf(b, point),
    2 * context.effort.search,
  );
  if (points.length === 0) return undefined;
  const differences = points.map((at) => ({
    at,
    by: relativeDifference(routeValue(a, at), routeValue(b, at)),
  }));
  const worst = differences.reduce((high, next) =>
    next.by > high.by || Number.isNaN(next.by) ? next : high,
  );
  return {
    quantity: a.quantity,
    routes: [routeName(a), routeName(b)],
    points: points.length,
    agree: worst.by <= allowed,
    worst: worst.by,
    at: worst.at,
    detail: `relative difference at most ${worst.by.toPrecision(3)}, allowed ${allowed.toPrecision(3)}`,
  };
}

const errorOf = (route: CompiledRoute): number => (isExact(route) ? route.route.error : 0);

function relativeDifference(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

function comparedSampled(
  context: Context,
  partner: CompiledRoute,
  route: CompiledRoute<SampledRoute>,
  position: number,
): AgreementEvidence | undefined {
  const { effort } = context;
  const costOf = routeCosts(context.compiled);
  const sampled = isSampled(partner) ? [partner, route] : [route];
  const affordable = (point: Point): boolean =>
    sampled.every((one) => drawsFor(one.route, point, effort.sampling / 4) >= 400);
  const candidates = commonPoints(context, [partner, route], position, 50 * effort.agreement);
  const points = candidates.filter(
    (point) => affordable(point) && (isSampled(partner) || costOf(partner, point) <= COSTLIEST),
  );
  if (points.length === 0) return undefined;
  const outcomes = points
    .slice(0, effort.agreement)
    .map((at, index) => compareAt(context, partner, route, at, [position, index]));
  const worst = outcomes.reduce((high, next) => (next.excess > high.excess ? next : high));
  const disagree = outcomes.find(({ outcome }) => outcome === 'refuted');
  return {
    quantity: route.quantity,
    routes: [routeName(partner), routeName(route)],
    points: outcomes.length,
    agree: disagree === undefined,
    worst: worst.excess,
    at: (disagree ?? worst).at,
    detail: disagree?.detail ?? `confidence allows a relative difference of ${worst.excess.toPrecision(3)}`,
  };
}

interface Compared {
  readonly at: Point;
  readonly outcome: 'refuted' | 'supported' | 'undecided';
  readonly excess: number;
  readonly detail: string;
}

function compareAt(
  context: Context,
  partner: CompiledRoute,
  route: CompiledRoute<SampledRoute>,
  at: Point,
  place: readonly number[],
): Compared {
  const { compiled, effort, level, seed } = context;
  const key = [seed, compiled.claim.id, 'agreement', route.quantity, ...place];
  const draws = drawsFor(route.route, at, effort.sampling / 4);
  if (!isSampled(partner)) {
    const bound = routeReading(compiled)(partner, at);
    const { outcome, excess, mean, standardError, reason } = decide(
      observe(compiled, route, at),
      { side: '=', bound },
      { key, level, draws, tolerance: effort.tolerance },
    );
    return { at, outcome, excess, detail: `${mean} ± ${standardError} against ${bound}: ${reason}` };
  }
  const options = { level: level / 2, draws, precision: effort.tolerance };
  const first = estimateMean(observe(compiled, partner, at), { ...options, key: [...key, 'a'] });
  const second = estimateMean(observe(compiled, route, at), { ...options, key: [...key, 'b'] });
  const trusted = first.concern === undefined && second.concern === undefined;
  const apart = trusted && (first.lower > second.upper || second.lower > first.upper);
  const excess =
    Math.max(first.upper, second.upper) / Math.max(first.lower, second.lower, Number.MIN_VALUE) - 1;
  return {
    at,
    outcome: apart ? 'refuted' : 'supported',
    excess,
    detail: `${first.mean} against ${second.mean}`,
  };
}

/** Points of the regime at which all the routes apply, and sampled ones have a variance, from the stream of the claim. */
function commonPoints(
  { compiled, seed }: Context,
  routes: readonly CompiledRoute[],
  position: number,
  wanted: number,
): readonly Point[] {
  const conditions = routes.flatMap(({ route }) => [
    route.when,
    ...(route.kind === 'sampled' ? [route.finiteMean, route.finiteVariance] : []),
  ]);
  const regime = regimeWhere(compiled, conditions);
  const source = stream(seed, compiled.claim.id, 'agreement points', routes[0]!.quantity, position);
  return regime === undefined ? [] : Array.from({ length: wanted }, () => regime.draw(source));
}

const routeName = ({ route }: CompiledRoute): string =>
  route.kind === 'closed'
    ? `closed ${route.expression}`
    : route.kind === 'exact'
      ? `exact: ${route.name}`
      : `sampled, ${route.sampler}: ${route.name}`;
