import type { CompiledClaim } from '../claim/index.js';
import { type Decision, decide, type Estimate, estimateMean } from '../decide/index.js';
import type { Comparison, Relation } from '../expression/index.js';
import type { SampledRoute } from '../process/index.js';
import { stream } from '../random/index.js';
import type { Point } from '../regime/index.js';
import type { SampledPoint, SamplingEvidence, WitnessEvidence } from './evidence.js';
import { moments, observe } from './observe.js';
import {
  type CompiledRoute,
  compileRoutes,
  isOtherSide,
  isSampled,
  quantitiesOf,
  regimeWhere,
} from './routes.js';
import { sampleMean } from './sampleMean.js';
import { type DeterministicRelation, routeReading } from './sides.js';
import { refuted, supported, undecided, type Verdict } from './verdict.js';
import type { Context } from './verifyClaim.js';

/** What sampling found out about a relation. */
export interface SamplingResult {
  readonly verdict: Verdict;
  readonly sampling: SamplingEvidence;
  readonly witness?: WitnessEvidence;
}

/** Whether some quantity of the relation can be sampled at all. */
export const canSample = (compiled: CompiledClaim, relation: Relation): boolean =>
  quantitiesOf(compiled, relation).some(([, { routes }]) => routes.some(({ kind }) => kind === 'sampled'));

/** Decides a relation on samples at points of its regime; a refutation is decided again on fresh samples. */
export function samplingEvidence(context: Context, sides: DeterministicRelation): SamplingResult {
  const { compiled, effort, seed } = context;
  const points: SampledPoint[] = [];
  for (const [position, at] of samplePoints(context, sides).entries()) {
    const key = [seed, compiled.claim.id, sides.relation.text, position];
    const first = decideAt(context, sides, at, [...key, 'first']);
    if (first.outcome !== 'refuted') {
      points.push(first);
      continue;
    }
    const again = decideAt(context, sides, at, [...key, 'fresh']);
    points.push(
      again.outcome === 'refuted'
        ? again
        : { ...first, outcome: 'undecided', reason: 'refuted once, but not on fresh samples' },
    );
    if (again.outcome === 'refuted') break;
  }
  const sampling = { points, tolerance: effort.tolerance };
  const witness = points.find(({ outcome }) => outcome === 'refuted');
  return {
    verdict: verdictOf(points, effort.tolerance),
    sampling,
    ...(witness && { witness: witnessOf(witness) }),
  };
}

function verdictOf(points: readonly SampledPoint[], tolerance: number): Verdict {
  const witness = points.find(({ outcome }) => outcome === 'refuted');
  if (witness !== undefined)
    return refuted({
      how: `on ${witness.draws} fresh samples`,
      guarantee: witness.guarantee as 'finite-sample' | 'asymptotic',
    });
  const open = points.find(({ outcome }) => outcome === 'undecided');
  if (open !== undefined) return undecided(open.reason);
  const asymptotic = points.some(({ guarantee }) => guarantee === 'asymptotic');
  const worstExcess = points.length === 0 ? Number.NaN : Math.max(...points.map(({ excess }) => excess));
  return supported({
    points: points.length,
    worstExcess,
    tolerance,
    guarantee: asymptotic ? 'asymptotic' : 'finite-sample',
  });
}

const witnessOf = ({ at, mean, standardError, bound, draws, excess }: SampledPoint): WitnessEvidence => ({
  at,
  left: `${mean} ± ${standardError.toPrecision(3)}`,
  right: String(bound),
  margin: -excess,
  recheck: `on ${draws} fresh samples`,
});

/** Fewest draws that a decision is worth. */
const FEWEST = 400;
/** Candidates looked at for each sample point wanted. */
const CANDIDATES = 200;

/** Candidates for each sample point: of these the one that a short pilot sample finds easiest to decide is taken. */
const PILOTS = 4;
/** Draws of a pilot sample. */
const PILOT_DRAWS = 100;

/**
 * Points outside the cover of the deterministic routes, where every sampled observable has a variance and
 * enough draws are affordable; known witnesses first. Pilot samples have streams of their own.
 */
export function samplePoints(
  context: Context,
  { relation, covered }: DeterministicRelation,
): readonly Point[] {
  const { compiled, effort, seed } = context;
  const known = compiled.claim.witnesses.filter((point) => compiled.regime.contains(point));
  const regime =
    typeof covered === 'string' ? compiled.regime : regimeWhere(compiled, [`not (${covered.when})`]);
  const source = stream(seed, compiled.claim.id, relation.text, 'points');
  const candidates: Point[] = [];
  const wanted = PILOTS * effort.points;
  for (
    let tries = 0;
    regime !== undefined && candidates.length < wanted && tries < CANDIDATES * effort.points;
    tries++
  ) {
    const point = regime.draw(source);
    if (isSampleable(compiled, relation, point, effort.sampling)) candidates.push(point);
  }
  return [...known, ...easiest(context, relation, candidates)];
}

/** Of each group of candidates the one whose pilot sample has the smallest relative variance for its cost. */
function easiest(
  { compiled, effort, seed }: Context,
  relation: Relation,
  candidates: readonly Point[],
): readonly Point[] {
  const size = Math.ceil(candidates.length / effort.points);
  const work = candidates.map((point, position) => {
    const sampled = routesFor(compiled, relation, point)?.filter(isSampled) ?? [];
    return sampled.reduce((sum, { quantity, route }) => {
      const { value, error } = sampleMean(
        route,
        point,
        [seed, compiled.claim.id, quantity, 'pilot', position],
        PILOT_DRAWS,
      );
      return sum + (route.cost?.(point) ?? 100) * (error / value) * (error / value);
    }, 0);
  });
  const groups = Array.from({ length: Math.ceil(candidates.length / Math.max(1, size)) }, (_, group) =>
    candidates
      .map((point, position) => ({ point, work: work[position]! }))
      .slice(group * size, (group + 1) * size),
  );
  return groups.map(
    (group) =>
      group.reduce((best, next) => (next.work < best.work || Number.isNaN(best.work) ? next : best)).point,
  );
}

function isSampleable(compiled: CompiledClaim, relation: Relation, point: Point, budget: number): boolean {
  const sampled = routesFor(compiled, relation, point)?.filter(isSampled) ?? [];
  const fits = (route: CompiledRoute<SampledRoute>): boolean =>
    moments(compiled, route, point).finiteVariance && drawsFor(route.route, point, budget) >= FEWEST;
  return sampled.length > 0 && sampled.every(fits);
}

/**
 * Draws of a route that a budget of elementary operations pays for, but at least as many as a decision is
 * worth; up to ten times the budget is spent for those.
 */
export function drawsFor(route: SampledRoute, point: Point, budget: number): number {
  const cost = route.cost?.(point) ?? 100;
  const paid = Math.floor(budget / cost);
  return Math.min(4_000_000, paid >= FEWEST ? paid : Math.min(FEWEST, Math.floor((10 * budget) / cost)));
}

/** The route of each quantity of a relation at a point: deterministic if there is one, else reduced, else direct. */
export function routesFor(
  compiled: CompiledClaim,
  relation: Relation,
  point: Point,
): readonly CompiledRoute[] | undefined {
  const rank = ({ route }: CompiledRoute): number =>
    route.kind !== 'sampled' ? 0 : route.sampler === 'reduced' ? 1 : 2;
  const chosen = quantitiesOf(compiled, relation).map(([name, quantity]) =>
    compileRoutes(compiled, name, quantity)
      .filter((route) => !isOtherSide(route, relation, compiled.definitions) && route.applies(point))
      .toSorted((a, b) => rank(a) - rank(b))
      .at(0),
  );
  return chosen.every((route) => route !== undefined) ? chosen : undefined;
}

/** Decides the relation at one point from the streams of the key. */
export function decideAt(
  context: Context,
  sides: DeterministicRelation,
  at: Point,
  key: readonly (string | number)[],
): SampledPoint {
  const { compiled, level } = context;
  const routes = routesFor(compiled, sides.relation, at) ?? [];
  const sampled = routes.filter(isSampled);
  const lone = sampled.length === 1 ? plainSide(sides.relation, sampled[0]!.quantity) : undefined;
  const decision =
    lone !== undefined
      ? decideLone(context, sides, routes, at, key, lone)
      : decideTogether(context, sides, routes, at, key);
  return { at, level, ...decision };
}

/** Which side is nothing but the quantity; undefined when neither is. */
function plainSide({ left, right }: Relation, quantity: string): 'left' | 'right' | undefined {
  if (left.kind === 'name' && left.name === quantity) return 'left';
  return right.kind === 'name' && right.name === quantity ? 'right' : undefined;
}

const TURNED: Readonly<Record<Comparison, Comparison>> = {
  '<=': '>=',
  '<': '>',
  '>=': '<=',
  '>': '<',
  '=': '=',
};

function decideLone(
  { compiled, effort, level }: Context,
  sides: DeterministicRelation,
  routes: readonly CompiledRoute[],
  at: Point,
  key: readonly (string | number)[],
  side: 'left' | 'right',
): Decision {
  const routeValue = routeReading(compiled);
  const values = routes.map((route) => (isSampled(route) ? Number.NaN : routeValue(route, at)));
  const other = sides.sidesFor(at, values)[side === 'left' ? 'right' : 'left'];
  const route = routes.find(isSampled)!;
  const comparison = side === 'left' ? sides.relation.comparison : TURNED[sides.relation.comparison];
  const hypothesis = {
    side: comparison === '=' ? '=' : comparison.startsWith('<') ? '<=' : '>=',
    bound: other,
  } as const;
  return decide(observe(compiled, route, at), hypothesis, {
    key,
    level,
    tolerance: effort.tolerance,
    draws: drawsFor(route.route, at, effort.sampling),
  });
}

/** Any other relation: a confidence interval for each sampled quantity, and the relation at the corners of their box. */
function decideTogether(
  { compiled, effort, level }: Context,
  sides: DeterministicRelation,
  routes: readonly CompiledRoute[],
  at: Point,
  key: readonly (string | number)[],
): Decision {
  const count = routes.filter(isSampled).length;
  const routeValue = routeReading(compiled);
  const estimates = routes.map((route, position): Estimate => {
    if (!isSampled(route)) return fixed(routeValue(route, at));
    const draws = drawsFor(route.route, at, 4 * effort.sampling);
    return estimateMean(observe(compiled, route, at), {
      key: [...key, position],
      level: level / count,
      draws,
      precision: effort.tolerance / 4,
    });
  });
  return judgeCorners(sides, at, estimates, effort.tolerance);
}

const fixed = (value: number): Estimate => ({
  mean: value,
  standardError: 0,
  lower: value,
  upper: value,
  draws: 0,
  guarantee: 'finite-sample',
});

function judgeCorners(
  sides: DeterministicRelation,
  at: Point,
  estimates: readonly Estimate[],
  tolerance: number,
): Decision {
  const corners = estimates.reduce<readonly (readonly number[])[]>(
    (rows, { lower, upper }) =>
      (lower === upper ? [lower] : [lower, upper]).flatMap((end) => rows.map((row) => [...row, end])),
    [[]],
  );
  const judged = corners.map((values) => sides.sidesFor(at, values));
  const { left, right } = sides.sidesFor(
    at,
    estimates.map(({ mean }) => mean),
  );
  const excess = Math.max(...judged.map(({ margin }) => -margin));
  const sampled = estimates.filter(({ draws }) => draws > 0);
  const common = {
    draws: sampled.reduce((sum, { draws }) => sum + draws, 0),
    mean: left,
    standardError: Math.max(...sampled.map(({ standardError }) => standardError)),
    bound: right,
    excess,
    guarantee: sampled.some(({ guarantee }) => guarantee === 'asymptotic') ? 'asymptotic' : 'finite-sample',
  } as const;
  const concern = sampled.find((estimate) => estimate.concern !== undefined)?.concern;
  if (concern !== undefined) return { ...common, outcome: 'undecided', reason: concern };
  if (allFail(sides.relation, judged))
    return { ...common, outcome: 'refuted', reason: 'violated everywhere in the confidence box' };
  if (excess <= tolerance)
    return {
      ...common,
      outcome: 'supported',
      reason: 'within the tolerance everywhere in the confidence box',
    };
  return {
    ...common,
    outcome: 'undecided',
    reason: `the confidence box allows an excess of ${excess.toPrecision(3)}`,
  };
}

function allFail(
  { comparison }: Relation,
  judged: readonly { readonly left: number; readonly right: number; readonly margin: number }[],
): boolean {
  if (comparison !== '=') return judged.every(({ margin }) => margin < 0);
  return judged.every(({ left, right }) => left > right) || judged.every(({ left, right }) => left < right);
}
