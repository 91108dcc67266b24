import type { CompiledClaim } from '../claim/index.js';
import type { Relation } from '../expression/index.js';
import { stream } from '../random/index.js';
import { type CompiledRegime, compileRegime, type Point, RegimeError } from '../regime/index.js';
import { routesCost, sidesCost } from './cost.js';
import { type Mutant, mutants } from './mutants.js';
import { BEYOND_ROUNDING, searchRelation } from './relations.js';
import { decideAt, samplePoints } from './sampling.js';
import { type DeterministicRelation, deterministicRelation, type Sides } from './sides.js';
import type { Context } from './verifyClaim.js';

/** What became of one mutant. */
export interface MutantEvidence {
  readonly what: string;
  readonly relation: string;
  /**
   * killed: refuted, or no longer defined; equivalent: the same sides, or implied by the claim, so that
   * nothing can refute it; survived: neither.
   */
  readonly outcome: 'killed' | 'equivalent' | 'survived';
  readonly because: string;
  readonly at?: Point;
}

/** The mutants of a claim and how many of those that can be killed were. */
export interface MutationEvidence {
  readonly killed: number;
  readonly survived: number;
  readonly equivalent: number;
  /** killed / (killed + survived); 1 when nothing could be killed. */
  readonly score: number;
  readonly mutants: readonly MutantEvidence[];
}

/** Tries to kill every mutant of a claim that is expected to hold. */
export function mutationOf(context: Context): MutationEvidence {
  const pools = new Map<Relation, Pool>();
  const all = mutants(context.compiled);
  const judged = all.map((mutant) => {
    const relation = context.compiled.relations[mutant.relation]!;
    if (mutant.dropped !== undefined) return judgeDropped(context, mutant);
    const pool = pools.get(relation) ?? poolOf(context, relation, all.length);
    pools.set(relation, pool);
    return judge(context, mutant, pool);
  });
  const count = (outcome: MutantEvidence['outcome']): number =>
    judged.filter((mutant) => mutant.outcome === outcome).length;
  const [killed, survived, equivalent] = [count('killed'), count('survived'), count('equivalent')];
  return {
    killed,
    survived,
    equivalent,
    score: killed + survived === 0 ? 1 : killed / (killed + survived),
    mutants: judged,
  };
}

/** Points at which the mutants of a relation are compared with it; the quantities are computed once. */
interface Pool {
  readonly entries: readonly {
    readonly at: Point;
    readonly values: readonly number[];
    readonly original: Sides;
  }[];
  /** Where they are sampled instead when no point has deterministic routes. */
  readonly sampledAt: readonly Point[];
}

/** Random points of a pool, beside the edges of the regime. */
const DRAWS = 200;
const EDGES = 100;

function poolOf(context: Context, relation: Relation, judged: number): Pool {
  const { compiled, seed, effort } = context;
  const sides = deterministicRelation(compiled, relation);
  const source = stream(seed, compiled.claim.id, relation.text, 'mutants');
  const points = [
    ...compiled.regime.edges().slice(0, EDGES),
    ...Array.from({ length: DRAWS }, () => compiled.regime.draw(source)),
  ];
  const [ofRoutes, ofSides] = [routesCost(compiled, sides), sidesCost(compiled, relation)];
  const affordable = within(points, (at) => ofRoutes(at) + judged * ofSides(at), effort.search);
  const entries = affordable.flatMap((at) => {
    const values = sides.valuesAt(at);
    return values === undefined ? [] : [{ at, values, original: sides.sidesFor(at, values) }];
  });
  return { entries, sampledAt: entries.length > 0 ? [] : pointsToSample(context, sides) };
}

/** Where mutants of a relation that is sampled everywhere are tried: at the points of the claim's controls, and where it is itself. */
function pointsToSample(context: Context, sides: DeterministicRelation): readonly Point[] {
  const { claim, regime } = context.compiled;
  const tried = claim.controls.map(({ at }) => at).filter((at) => regime.contains(at));
  return [...tried, ...samplePoints(context, sides)].slice(0, SAMPLED);
}

/** Most points at which a mutant is sampled. */
const SAMPLED = 4;

/** A point that alone takes more than this share of a budget is passed over. */
const dearest = 0.05;

/** The points in their order, without the dear ones, until the budget is used up; at least the cheapest. */
function within(points: readonly Point[], cost: (at: Point) => number, budget: number): readonly Point[] {
  const priced = points.map((at) => ({ at, cost: cost(at) }));
  const cheapest = priced.reduce((best, next) => (next.cost < best.cost ? next : best));
  let left = budget;
  const kept = priced.filter(({ cost }) => {
    if (cost > dearest * budget || cost > left) return false;
    left -= cost;
    return true;
  });
  return (kept.length > 0 ? kept : [cheapest]).map(({ at }) => at);
}

/** Two margins closer than this are the same. */
const SAME = 1e-11;

function judge(context: Context, mutant: Mutant, pool: Pool): MutantEvidence {
  const shared = { what: mutant.what, relation: mutant.changed.text };
  const changed = deterministicRelation(context.compiled, mutant.changed);
  if (pool.entries.length === 0) return { ...shared, ...sampled(context, changed, pool.sampledAt) };
  const margins = pool.entries.map(({ at, values, original }) => ({
    at,
    margin: changed.sidesFor(at, values).margin,
    original: original.margin,
  }));
  if (margins.every(({ margin, original }) => Math.abs(margin - original) <= SAME)) {
    return { ...shared, outcome: 'equivalent', because: 'the same at every point tried' };
  }
  const threshold = 1e-9 + 4 * changed.error;
  for (const { at, margin } of margins.toSorted((a, b) => a.margin - b.margin).slice(0, 4)) {
    if (Number.isNaN(margin)) return { ...shared, outcome: 'killed', because: 'no longer defined', at };
    if (fails(changed, at, margin, threshold))
      return { ...shared, outcome: 'killed', because: 'violated', at };
  }
  if (margins.every(({ margin, original }) => margin >= original - SAME)) {
    return { ...shared, outcome: 'equivalent', because: 'implied by the claim at every point tried' };
  }
  return searched(context, shared, changed);
}

/** A mutant decided on samples, without tolerance, at one point after the other. */
function sampled(
  context: Context,
  changed: DeterministicRelation,
  points: readonly Point[],
): Pick<MutantEvidence, 'outcome' | 'because' | 'at'> {
  const { seed, compiled, effort } = context;
  let draws = 0;
  for (const [position, at] of points.entries()) {
    const key = [seed, compiled.claim.id, 'mutant', changed.relation.text, position];
    const decision = decideAt({ ...context, effort: { ...effort, tolerance: 0 } }, changed, at, key);
    if (decision.outcome === 'refuted')
      return { outcome: 'killed', because: `refuted on ${decision.draws} samples`, at };
    draws += decision.draws;
  }
  return {
    outcome: 'survived',
    because: `no power: ${draws} samples at ${points.length} points do not refute it`,
  };
}

/** Whether the relation fails at a point: by a margin beyond all rounding, or after a re-check. */
const fails = (sides: DeterministicRelation, at: Point, margin: number, threshold: number): boolean =>
  margin < -BEYOND_ROUNDING || (margin < -threshold && sides.recheck(at).outcome === 'violated');

function searched(
  context: Context,
  shared: Pick<MutantEvidence, 'what' | 'relation'>,
  changed: DeterministicRelation,
): MutantEvidence {
  const effort = { ...context.effort, search: context.effort.search / 10, rechecks: 2 };
  const found = searchRelation({ ...context, effort }, changed, context.compiled.regime, 'settle');
  if (found.undefinedAt !== undefined)
    return { ...shared, outcome: 'killed', because: 'no longer defined', at: found.undefinedAt };
  if (found.witness !== undefined)
    return { ...shared, outcome: 'killed', because: 'violated', at: found.witness.point };
  return {
    ...shared,
    outcome: 'survived',
    because: `slack: the margin stays at least ${found.worst.margin.toPrecision(3)}`,
  };
}

/** An assumption is dropped: each relation is tried at points that break it, and one that fails is enough. */
function judgeDropped(context: Context, mutant: Mutant): MutantEvidence {
  const regime = regimeBreaking(context.compiled, mutant.dropped!);
  if (regime === undefined) {
    const because = 'implied by the other assumptions and the domains';
    return { what: mutant.what, relation: mutant.changed.text, outcome: 'equivalent', because };
  }
  const tried = context.compiled.relations.map((relation) => judgeOutside(context, mutant, relation, regime));
  return tried.find(({ outcome }) => outcome === 'killed') ?? tried[0]!;
}

function judgeOutside(
  { compiled, seed, effort }: Context,
  mutant: Mutant,
  relation: Relation,
  regime: CompiledRegime,
): MutantEvidence {
  const shared = { what: mutant.what, relation: relation.text };
  const sides = deterministicRelation(compiled, relation);
  const source = stream(seed, compiled.claim.id, 'dropped', mutant.dropped!, relation.text);
  let defined = 0;
  const points = [
    ...regime.edges().slice(0, EDGES),
    ...Array.from({ length: DRAWS }, () => regime.draw(source)),
  ];
  const [ofRoutes, ofSides] = [routesCost(compiled, sides), sidesCost(compiled, relation)];
  const outside = (at: Point): number => attempt(() => ofRoutes(at) + ofSides(at)) ?? 1;
  for (const at of within(points, outside, effort.search / 4)) {
    const values = attempt(() => sides.valuesAt(at));
    const margin = values === undefined ? Number.NaN : sides.sidesFor(at, values).margin;
    if (Number.isNaN(margin)) continue;
    defined += 1;
    if (fails(sides, at, margin, 1e-9 + 4 * sides.error))
      return { ...shared, outcome: 'killed', because: 'violated', at };
  }
  if (defined === 0) return { ...shared, outcome: 'killed', because: 'not defined without the assumption' };
  return {
    ...shared,
    outcome: 'survived',
    because: `slack: holds at ${defined} points that break the assumption`,
  };
}

function regimeBreaking(
  { claim, parameterDefinitions }: CompiledClaim,
  dropped: number,
): CompiledRegime | undefined {
  const { parameters, assumptions } = claim.regime;
  const changed = assumptions.map((text, index) => (index === dropped ? `not (${text})` : text));
  return attempt(() => compileRegime({ parameters, assumptions: changed }, parameterDefinitions));
}

/** The value, or undefined when the point or the regime is refused. */
function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError || error instanceof RegimeError) return undefined;
    throw error;
  }
}
