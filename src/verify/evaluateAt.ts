import type { CompiledClaim } from '../claim/index.js';
import type { Relation } from '../expression/index.js';
import type { Point } from '../regime/index.js';
import { type CompiledRoute, compileRoutes, isOtherSide, isSampled, quantitiesOf } from './routes.js';
import { type SampleMean, sampleMean } from './sampleMean.js';
import { type DeterministicRelation, deterministicRelation, routeReading } from './sides.js';

/** Both sides of one relation at one point. */
export interface Evaluation {
  readonly relation: string;
  readonly lhs: number;
  readonly rhs: number;
  /** Standard errors of the sides; absent when nothing was sampled. */
  readonly lhsError?: number;
  readonly rhsError?: number;
  /** Whether the relation holds here: exactly, or within four standard errors when sampled. */
  readonly holds: boolean;
  readonly margin: number;
  readonly inRegime: boolean;
  /** How each quantity was computed, by name. */
  readonly route: Readonly<Record<string, string>>;
}

export interface EvaluationOptions {
  /** Default 1. */
  readonly seed?: number;
  /** Draws of a sampled quantity. Default: as many as cost about 2e7 elementary operations, from 200 to 100,000. */
  readonly draws?: number;
}

/** Evaluates every relation of a claim at a point, without search and without asking whether the point is in regime. */
export function evaluateAt(
  compiled: CompiledClaim,
  point: Point,
  options: EvaluationOptions = {},
): readonly Evaluation[] {
  return compiled.relations.map((relation) => evaluateRelation(compiled, relation, point, options));
}

function evaluateRelation(
  compiled: CompiledClaim,
  relation: Relation,
  point: Point,
  options: EvaluationOptions,
): Evaluation {
  const sides = deterministicRelation(compiled, relation);
  const inRegime = compiled.regime.contains(point);
  const routes = sides.routesAt(point);
  if (routes !== undefined) {
    const { left, right, margin } = sides.sides(point);
    const undefinedHere = Number.isNaN(left) || Number.isNaN(right);
    const holds = !undefinedHere && (margin > 1e-6 || sides.recheck(point).outcome !== 'violated');
    return {
      relation: relation.text,
      lhs: left,
      rhs: right,
      holds,
      margin,
      inRegime,
      route: routeNames(routes),
    };
  }
  return { ...evaluateSampled(compiled, sides, point, options), inRegime };
}

function evaluateSampled(
  compiled: CompiledClaim,
  sides: DeterministicRelation,
  point: Point,
  options: EvaluationOptions,
): Omit<Evaluation, 'inRegime'> {
  const routes = quantitiesOf(compiled, sides.relation).map(([name, quantity]) =>
    anyRoute(compiled, sides.relation, name, quantity, point),
  );
  const means = routes.map((route) => routeMean(compiled, route, point, options));
  const values = means.map(({ value }) => value);
  const { left, right, margin } = sides.sidesFor(point, values);
  const shifted = means.map(({ value, error }, i) => sides.sidesFor(point, values.with(i, value + error)));
  const lhsError = Math.hypot(...shifted.map((moved) => moved.left - left));
  const rhsError = Math.hypot(...shifted.map((moved) => moved.right - right));
  const gap = sides.relation.comparison.startsWith('>') ? right - left : left - right;
  const excess = sides.relation.comparison === '=' ? Math.abs(gap) : gap;
  const holds = excess <= 4 * Math.hypot(lhsError, rhsError);
  return {
    relation: sides.relation.text,
    lhs: left,
    rhs: right,
    lhsError,
    rhsError,
    holds,
    margin,
    route: routeNames(routes),
  };
}

function anyRoute(
  compiled: CompiledClaim,
  relation: Relation,
  name: string,
  quantity: Parameters<typeof compileRoutes>[2],
  point: Point,
): CompiledRoute {
  const usable = compileRoutes(compiled, name, quantity).filter(
    (route) => !isOtherSide(route, relation, compiled.definitions) && route.applies(point),
  );
  const rank = ({ route }: CompiledRoute): number =>
    route.kind !== 'sampled' ? 0 : route.sampler === 'reduced' ? 1 : 2;
  const best = usable.toSorted((a, b) => rank(a) - rank(b))[0];
  if (best === undefined) {
    throw new Error(
      `claim '${compiled.claim.id}': no route to '${name}' applies at ${JSON.stringify(point)}`,
    );
  }
  return best;
}

function routeMean(
  compiled: CompiledClaim,
  route: CompiledRoute,
  point: Point,
  options: EvaluationOptions,
): SampleMean {
  if (!isSampled(route)) return { value: routeReading(compiled)(route, point), error: 0 };
  return sampleMean(
    route.route,
    point,
    [options.seed ?? 1, compiled.claim.id, route.quantity],
    options.draws,
  );
}

const routeNames = (routes: readonly CompiledRoute[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    routes.map(({ quantity, route }) => [
      quantity,
      route.kind === 'sampled' ? `sampled, ${route.sampler}` : route.kind,
    ]),
  );
