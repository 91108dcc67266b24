import type { Relation } from '../expression/index.js';
import { clearlyFails, type SearchResult, search, shrink } from '../falsify/index.js';
import type { CompiledRegime, Point } from '../regime/index.js';
import { routesCost, sidesCost } from './cost.js';
import { diagnose, isPole } from './diagnose.js';
import type { RelationEvidence, SearchEvidence, WitnessEvidence } from './evidence.js';
import { regimeWhere } from './routes.js';
import { canSample, samplingEvidence } from './sampling.js';
import { type DeterministicRelation, deterministicRelation } from './sides.js';
import { exact, refuted, weakest } from './verdict.js';
import type { Context } from './verifyClaim.js';

/**
 * Checks one relation: searched for a violation wherever its quantities have deterministic routes, decided
 * on samples elsewhere.
 */
export function relationEvidence(context: Context, relation: Relation): RelationEvidence {
  const sides = deterministicRelation(context.compiled, relation);
  const regime = coveredRegime(context, sides);
  const found = regime === undefined ? undefined : searchRelation(context, sides, regime);
  if (found?.witness !== undefined)
    return refutedBy(context, sides, regime!, found.witness.point, searchRecord(sides, found));
  const searched = found === undefined ? undefined : searchRecord(sides, found);
  const verdict = found === undefined ? undefined : exact({ points: found.evaluations, violations: 0 });
  if (verdict !== undefined && (sides.covered === 'everywhere' || !canSample(context.compiled, relation)))
    return { relation: relation.text, verdict, search: searched! };
  const sampled = samplingEvidence(context, sides);
  return {
    relation: relation.text,
    verdict:
      sampled.verdict.name === 'refuted'
        ? sampled.verdict
        : weakest([sampled.verdict, ...(verdict ? [verdict] : [])]),
    ...(searched && { search: searched }),
    sampling: sampled.sampling,
    ...(sampled.witness && { witness: sampled.witness }),
  };
}

/** The part of the regime on which every quantity of the relation has a deterministic route. */
function coveredRegime(
  { compiled }: Context,
  { covered }: DeterministicRelation,
): CompiledRegime | undefined {
  if (covered === 'everywhere') return compiled.regime;
  if (covered === 'nowhere') return undefined;
  return regimeWhere(compiled, [covered.when]);
}

/** Rounding of the float reading, in units of the margin: a candidate must be below this to be worth a re-check. */
const ROUNDING = 1e-12;

/** A violation by this much is beyond the rounding and the stated errors of any reading. */
export const BEYOND_ROUNDING = 1e-5;

/** Searches the regime for the smallest margin; stops at a witness that exact or many-digit arithmetic confirms. `settle` leaves an undefined point to the caller. */
export function searchRelation(
  context: Context,
  sides: DeterministicRelation,
  regime: CompiledRegime,
  whenUndefined: 'refuse' | 'settle' = 'refuse',
): SearchResult {
  const { compiled, seed, effort } = context;
  const cost = costOf(context, sides);
  const result = search(
    {
      regime,
      margin: (point) => definedMargin(context, sides, point),
      threshold: ROUNDING + 4 * sides.error,
      confirm: (point, margin) =>
        isWorthRecheck(cost(point), margin) && sides.recheck(point).outcome === 'violated',
      known: compiled.claim.witnesses.filter((point) => regime.contains(point)),
      cost,
    },
    {
      key: [seed, compiled.claim.id, sides.relation.text],
      budget: effort.search,
      confirmations: effort.rechecks,
    },
  );
  if (result.undefinedAt !== undefined && whenUndefined === 'refuse')
    refuseUndefined(context, sides, result.undefinedAt);
  return result;
}

/** Terms beyond which a near tie is left a tie: many digits for each of them would take longer than the search. */
const LONGEST_TIE = 3000;

/** A clear violation always is; a near tie only where its series are short. */
const isWorthRecheck = (cost: number, margin: number): boolean =>
  cost <= LONGEST_TIE || margin < -BEYOND_ROUNDING;

/** What evaluating a relation costs beside its sides: the point, the routes, the margin. */
const EVALUATION = 100;
/** The same for each coordinate of the regime: drawing, mapping, membership. */
const COORDINATE = 50;

function costOf({ compiled }: Context, sides: DeterministicRelation): (point: Point) => number {
  const ofSides = sidesCost(compiled, sides.relation);
  const ofRoutes = routesCost(compiled, sides);
  const overhead = EVALUATION + COORDINATE * compiled.regime.dimension;
  return (point) => overhead + ofSides(point) + ofRoutes(point);
}

/** The margin; NaN where a side is infinite because of a pole, and not because it outgrew the doubles. */
function definedMargin({ compiled }: Context, sides: DeterministicRelation, point: Point): number {
  const { left, right, margin } = sides.sides(point);
  if (Number.isFinite(left) && Number.isFinite(right)) return margin;
  const { relation } = sides;
  const at = { ...point, ...sides.namedValues(point) };
  const pole = [relation.left, relation.right].some((side) => isPole(side, at, compiled.definitions));
  return pole ? Number.NaN : margin;
}

function refuseUndefined({ compiled }: Context, sides: DeterministicRelation, point: Point): never {
  const { relation } = sides;
  const at = { ...point, ...sides.namedValues(point) };
  const why = [relation.left, relation.right]
    .map((side) => diagnose(side, at, compiled.definitions))
    .find((text) => text !== undefined);
  throw new Error(
    `claim '${compiled.claim.id}': '${relation.text}' is not defined everywhere in its regime: ${why ?? `a side is not a number at ${JSON.stringify(point)}`}`,
  );
}

function searchRecord(sides: DeterministicRelation, found: SearchResult): SearchEvidence {
  const { point } = found.worst;
  const { left, right, margin } = sides.sides(point);
  const routes = (sides.routesAt(point) ?? []).map(({ quantity, route }) => `${quantity}: ${route.kind}`);
  return {
    covered: typeof sides.covered === 'string' ? sides.covered : sides.covered.when,
    evaluations: found.evaluations,
    refusedByRecheck: found.rejected,
    worst: { at: point, margin, left, right },
    routes,
  };
}

function refutedBy(
  context: Context,
  sides: DeterministicRelation,
  regime: CompiledRegime,
  point: Point,
  record: SearchEvidence,
): RelationEvidence {
  const witness = simplestWitness(sides, regime, point, shrinkingEvaluations(context, sides, point));
  return {
    relation: sides.relation.text,
    verdict: refuted({ how: witness.recheck, guarantee: 'rigorous' }),
    search: record,
    witness,
  };
}

/** Evaluations that simplifying a witness may take: a quarter of what the search may spend. */
function shrinkingEvaluations(context: Context, sides: DeterministicRelation, point: Point): number {
  return Math.round(Math.min(3000, Math.max(100, context.effort.search / 4 / costOf(context, sides)(point))));
}

/**
 * The simplest point that still fails clearly, re-checked. On the way there a margin beyond `BEYOND_ROUNDING`
 * is taken from the float reading; if the simplest point does not pass the re-check, the witness found stays.
 */
export function simplestWitness(
  sides: DeterministicRelation,
  regime: CompiledRegime,
  point: Point,
  evaluations: number,
): WitnessEvidence {
  const clearly = clearlyFails(sides.sides(point).margin);
  const stillFails = (at: Point): boolean => {
    const { margin } = sides.sides(at);
    return clearly(margin) && (margin < -BEYOND_ROUNDING || sides.recheck(at).outcome === 'violated');
  };
  const { point: simplest, seed, path } = shrink(regime, point, stillFails, { evaluations });
  const at = sides.recheck(simplest).outcome === 'violated' ? simplest : point;
  const { left, right, how } = sides.recheck(at);
  return { at, left, right, margin: sides.sides(at).margin, recheck: `in ${how}`, replay: { seed, path } };
}
