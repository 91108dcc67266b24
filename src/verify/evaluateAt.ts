import type { CompiledClaim } from '../claim/index.js';
import type { Relation } from '../expression/index.js';
import type { Point } from '../regime/index.js';
import { BEYOND_ROUNDING } from './relations.js';
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
  /** Near ties and clear violations are taken from doubles, without the re-check in many digits. Default false. */
  readonly roughly?: boolean;
}

/** Evaluates every relation of a claim at a point, without search and without asking whether the point is in regime. */
export function evaluateAt(
  compiled: CompiledClaim,
  point: Point,
  options: EvaluationOptions = {},
): readonly Evaluation[] {
  return compiled.relations.map((relation) => evaluationOf(compiled, relation, options)(point));
}

/** The same for one relation, prepared once for many points. */
export function evaluationOf(
  compiled: CompiledClaim,
  relation: Relation,
  options: EvaluationOptions = {},
): (point: Point) => Evaluation {
  const sides = deterministicRelation(compiled, relation);
  return (point) => {
    const inRegime = compiled.regime.contains(point);
    const routes = sides.routesAt(point);
    if (routes === undefined) return { ...evaluateSampled(compiled, sides, point, options), inRegime };
    const { left, right, margin } = sides.sides(point);
    const isDefined = !Number.isNaN(left) && !Number.isNaN(right);
    return {
      relation: relation.text,
      lhs: left,
      rhs: right,
      holds: isDefined && holdsAt(sides, point, margin, options.roughly === true),
      margin,
      inRegime,
      route: routeNames(routes),
    };
  };
}

/** Margins beyond these are settled in doubles: a little for what holds, more for what is called a violation. */
const CLEAR = 1e-6;
const ROUNDING = 1e-9;

function holdsAt(sides: DeterministicRelation, point: Point, margin: number, roughly: boolean): boolean {
  if (margin > CLEAR || (roughly && margin >= -ROUNDING - 4 * sides.error)) return true;
  if (roughly && margin < -BEYOND_ROUNDING) return false;
  return sides.recheck(point).outcome !== 'violated';
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
