import type { CompiledClaim } from '../claim/index.js';
import type { Relation } from '../expression/index.js';
import { stream } from '../random/index.js';
import { type CompiledRegime, compileRegime, type Point, RegimeError } from '../regime/index.js';
import { type Mutant, mutants } from './mutants.js';
import { BEYOND_ROUNDING, searchRelation } from './relations.js';
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
  const judged = mutants(context.compiled).map((mutant) => {
    const relation = context.compiled.relations[mutant.relation]!;
    if (mutant.dropped !== undefined) return judgeDropped(context, mutant);
    const pool = pools.get(relation) ?? poolOf(context, relation);
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
  readonly sides: DeterministicRelation;
  readonly entries: readonly {
    readonly at: Point;
    readonly values: readonly number[];
    readonly original: Sides;
  }[];
  readonly regime: CompiledRegime;
}

/** Random points of a pool, beside the edges of the regime. */
const DRAWS = 200;
const EDGES = 100;

function poolOf({ compiled, seed }: Context, relation: Relation): Pool {
  const sides = deterministicRelation(compiled, relation);
  const source = stream(seed, compiled.claim.id, relation.text, 'mutants');
  const points = [
    ...compiled.regime.edges().slice(0, EDGES),
    ...Array.from({ length: DRAWS }, () => compiled.regime.draw(source)),
  ];
  const entries = points.flatMap((at) => {
    const values = sides.valuesAt(at);
    return values === undefined ? [] : [{ at, values, original: sides.sidesFor(at, values) }];
  });
  return { sides, entries, regime: compiled.regime };
}

/** Two margins closer than this are the same. */
const SAME = 1e-11;

function judge(context: Context, mutant: Mutant, pool: Pool): MutantEvidence {
  const shared = { what: mutant.what, relation: mutant.changed.text };
  if (pool.entries.length === 0)
    return { ...shared, outcome: 'survived', because: 'no power: the relation is sampled everywhere' };
  const changed = deterministicRelation(context.compiled, mutant.changed);
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

/** Whether the relation fails at a point: by a margin beyond all rounding, or after a re-check. */
const fails = (sides: DeterministicRelation, at: Point, margin: number, threshold: number): boolean =>
  margin < -BEYOND_ROUNDING || (margin < -threshold && sides.recheck(at).outcome === 'violated');

function searched(
  context: Context,
  shared: Pick<MutantEvidence, 'what' | 'relation'>,
  changed: DeterministicRelation,
): MutantEvidence {
  const effort = { ...context.effort, search: context.effort.search / 10 };
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
  { compiled, seed }: Context,
  mutant: Mutant,
  relation: Relation,
  regime: CompiledRegime,
): MutantEvidence {
  const shared = { what: mutant.what, relation: relation.text };
  const sides = deterministicRelation(compiled, relation);
  const source = stream(seed, compiled.claim.id, 'dropped', mutant.dropped!, relation.text);
  let defined = 0;
  for (const at of [
    ...regime.edges().slice(0, EDGES),
    ...Array.from({ length: DRAWS }, () => regime.draw(source)),
  ]) {
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
