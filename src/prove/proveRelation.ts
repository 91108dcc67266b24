import type { CompiledClaim } from '../claim/index.js';
import { printRelation, type Relation } from '../expression/index.js';
import { abstractVectors } from './abstractVectors.js';
import { argue, type Memo } from './argue.js';
import { byRecursion } from './byRecursion.js';
import { type ClosedRelation, casesWithin, closedRelations, inlinedParts, type ProofCase } from './cases.js';
import { proveIdentity } from './proveIdentity.js';
import { type Leaf, rechecker, type SearchSetting, type Witness } from './search.js';
import { type CaseProof, isDone, type Ledger, NOTHING } from './settle.js';
import { type Box, share } from './variable.js';

/** What the prover says of a relation. */
export interface Proof {
  readonly relation: string;
  readonly comparison: Relation['comparison'];
  readonly outcome: 'proved' | 'violated' | 'undecided';
  /** One sentence: what the outcome rests on, or what is missing. */
  readonly because: string;
  /** Where the closed forms come from. */
  readonly sources: readonly string[];
  /** The part of the regime that the proof speaks of: everywhere, or conditions of routes. */
  readonly covered: string;
  readonly boxes: number;
  readonly open: number;
  /** The share of the domain that is proved, in the coordinates in which it is cut; 1 when all is. */
  readonly share: number;
  /** Reductions, identities and bounds that the proof goes through, each once. */
  readonly steps: readonly string[];
  readonly counts: Readonly<Partial<Record<Leaf, number>>>;
  readonly witness?: Witness;
  /** The cases with their pavings, in order; what a certificate is made of. */
  readonly cases: readonly CaseProof[];
}

/**
 * Tries to prove a relation of a claim at every point of its regime, looking at no more than `budget` boxes.
 * The relation must be between closed forms: parameters, closed routes of quantities, or what other
 * relations of the claim say that they equal. Never says proved when a box is left.
 */
export function proveRelation(compiled: CompiledClaim, relation: Relation, budget: number): Proof {
  const forms = closedRelations(compiled, relation);
  if (forms.length === 0) return recursive(compiled, relation, budget);
  let best: Proof | undefined;
  for (const closed of forms) {
    const proof = attempt(compiled, closed, budget);
    if (proof.outcome !== 'undecided') return proof;
    if (best === undefined || proof.open < best.open) best = proof;
  }
  return best!;
}

/** A relation whose quantity is no closed form but has a recursion. */
function recursive(compiled: CompiledClaim, relation: Relation, budget: number): Proof {
  const ledger = { left: budget, tasks: MOST_TASKS };
  const found = budget > 0 ? byRecursion(compiled, relation, ledger) : undefined;
  return found === undefined
    ? nothing(relation, 'a quantity has no closed form')
    : summary(found.closed, found.leaves);
}

function nothing(relation: Relation, because: string): Proof {
  const empty = {
    sources: [],
    covered: 'nowhere',
    boxes: 0,
    open: 0,
    share: 0,
    steps: [],
    counts: {},
    cases: [],
  };
  return {
    relation: printRelation(relation),
    comparison: relation.comparison,
    outcome: 'undecided',
    because,
    ...empty,
  };
}

function attempt(compiled: CompiledClaim, closed: ClosedRelation, budget: number): Proof {
  try {
    return (budget > 0 ? refuted(compiled, closed) : undefined) ?? proveClosed(compiled, closed, budget);
  } catch (error) {
    return nothing(closed.relation, error instanceof Error ? error.message : String(error));
  }
}

/** A relation that fails at one of the points that are known to refute its claim. */
function refuted(compiled: CompiledClaim, closed: ClosedRelation): Proof | undefined {
  const { witnesses } = compiled.claim;
  if (witnesses.length === 0) return undefined;
  const recheck = recheckerOf(compiled, closed);
  for (const at of witnesses) {
    const found = recheck(at);
    if (found === undefined) continue;
    return {
      ...nothing(closed.relation, `fails at a point, re-checked by ${found.how}`),
      outcome: 'violated',
      sources: closed.sources,
      witness: { at, box: {}, ...found },
    };
  }
  return undefined;
}

const recheckerOf = (compiled: CompiledClaim, closed: ClosedRelation): SearchSetting['recheck'] =>
  rechecker(closed.relation, ordered([...compiled.definitions, ...closed.definitions]), compiled.regime);

/** Laws of more sizes are not looked at size by size when one number could stand for them. */
const MOST_SIZES = 12;
/** Tasks that are looked at for one relation. */
const MOST_TASKS = 80;

/** What is known of the steps of a claim's argument, and what each may spend. */
interface Steps {
  readonly memo: Memo;
  readonly allowance: Ledger;
}

const memos = new WeakMap<CompiledClaim, Memo>();

function stepsOf(compiled: CompiledClaim, budget: number): Steps {
  const memo = memos.get(compiled) ?? new Map();
  memos.set(compiled, memo);
  return { memo, allowance: { left: budget * STEP.share, tasks: STEP.tasks } };
}

/** What one step of an argument may spend, as a part of a relation's boxes and in tasks. */
const STEP = { share: 0.5, tasks: 16 };

function proveClosed(compiled: CompiledClaim, closed: ClosedRelation, budget: number): Proof {
  const { comparison } = closed.relation;
  if (comparison === '=') return proveEquality(compiled, closed, budget);
  const parts = inlinedParts(compiled, closed);
  const ledger = ledgerOf(budget);
  const steps = stepsOf(compiled, budget);
  const abstracted = abstractVectors(parts);
  const cases = casesWithin(parts);
  if (abstracted !== undefined) {
    const done = settleAll(
      casesWithin(abstracted.parts),
      closed,
      () => undefined,
      ledger,
      steps,
      abstracted.remarks,
    );
    if (isDone(done) || cases.length > MOST_SIZES) return summary(closed, done);
  }
  const recheck = recheckerOf(compiled, closed);
  return summary(closed, settleAll(cases, closed, recheck, ledger, steps));
}

const ledgerOf = (budget: number): Ledger => ({
  left: budget,
  tasks: Math.min(MOST_TASKS, Math.ceil(10 + budget / 6)),
});

/** An identity by its normal forms, or as two inequalities. */
function proveEquality(compiled: CompiledClaim, closed: ClosedRelation, budget: number): Proof {
  const parts = inlinedParts(compiled, closed);
  const cases = casesWithin(parts);
  const direct = proveIdentity(closed, cases);
  if (direct.outcome === 'proved') return direct;
  const abstracted = abstractVectors(parts);
  const ways = abstracted === undefined ? cases : casesWithin(abstracted.parts);
  const leaves: CaseProof[] = [];
  for (const comparison of ['<=', '>='] as const) {
    const half: ClosedRelation = { ...closed, relation: { ...closed.relation, comparison } };
    const ledger = ledgerOf(budget);
    const found = settleAll(
      ways,
      half,
      () => undefined,
      ledger,
      stepsOf(compiled, budget),
      abstracted?.remarks,
    );
    if (!isDone(found)) return direct;
    leaves.push(...found);
  }
  return summary(closed, leaves);
}

/** The cases one after the other, each with its share of what is left; `remarks` when they are not the regime's own. */
function settleAll(
  cases: readonly ProofCase[],
  { relation }: ClosedRelation,
  recheck: SearchSetting['recheck'],
  ledger: Ledger,
  { memo, allowance }: Steps,
  remarks?: readonly string[],
): readonly CaseProof[] {
  const done: CaseProof[] = [];
  for (const [at, proofCase] of cases.entries()) {
    if (ledger.left <= 0) {
      done.push(unlooked(proofCase, relation.comparison));
      continue;
    }
    const part = {
      left: Math.max(1, Math.floor(ledger.left / (cases.length - at))),
      tasks: Math.max(1, Math.floor(ledger.tasks / (cases.length - at))),
    };
    const before = { ...part };
    const leaves = argue(
      proofCase,
      relation.comparison,
      recheck,
      part,
      remarks === undefined,
      memo,
      allowance,
    );
    ledger.left -= before.left - part.left;
    ledger.tasks -= before.tasks - part.tasks;
    done.push(...leaves.map((leaf) => ({ ...leaf, steps: [...(remarks ?? []), ...leaf.steps] })));
    if (leaves.some(({ paving }) => paving.witness !== undefined)) break;
  }
  return done;
}

/** A case for which nothing was left to spend: it is open. */
const unlooked = (proofCase: ProofCase, comparison: Relation['comparison']): CaseProof => ({
  proofCase,
  comparison,
  paving: NOTHING,
  steps: [],
  remarks: [],
});

/** The part of a case that is settled; nothing when no box was looked at. */
function shareOf({ proofCase: { variables }, paving }: CaseProof): number {
  const volume = (box: Box): number =>
    box.length === 0
      ? 1
      : variables.reduce((product, variable, at) => {
          const isPoint = variable.lo === variable.hi;
          const gap = variable.isWhole ? 1 / (variable.hi - variable.lo + 1) : 0;
          return isPoint ? product : product * Math.max(share(box, at, variable), gap);
        }, 1);
  return Math.max(0, 1 - paving.open.reduce((sum, box) => sum + volume(box), 0));
}

/** Definitions that use each other, each after what it uses. */
function ordered(definitions: ClosedRelation['definitions']): ClosedRelation['definitions'] {
  const bodies = new Map(definitions);
  const done = new Map<string, (typeof definitions)[number]>();
  const visit = (name: string): void => {
    const body = bodies.get(name);
    if (body === undefined || done.has(name)) return;
    JSON.stringify(body, (key, value: unknown) => {
      if (key === 'name' && typeof value === 'string' && value !== name) visit(value);
      return value;
    });
    done.set(name, [name, body]);
  };
  for (const [name] of definitions) visit(name);
  return [...done.values()];
}

export type { CaseProof };

export function summary(closed: ClosedRelation, cases: readonly CaseProof[]): Proof {
  const counts: Partial<Record<Leaf, number>> = {};
  for (const { paving } of cases)
    for (const [leaf, count] of Object.entries(paving.counts) as [Leaf, number][])
      if (count > 0) counts[leaf] = (counts[leaf] ?? 0) + count;
  const boxes = cases.reduce((sum, { paving }) => sum + paving.boxes, 0);
  const open = cases.reduce((sum, { paving }) => sum + paving.open.length, 0);
  const witness = cases.map(({ paving }) => paving.witness).find((found) => found !== undefined);
  const covered = closed.conditions.length === 0 ? 'everywhere' : 'where the closed routes apply';
  const outcome = witness !== undefined ? 'violated' : open === 0 && boxes > 0 ? 'proved' : 'undecided';
  const steps = [...new Set(cases.flatMap((leaf) => [...leaf.steps, ...leaf.remarks]))];
  const because =
    outcome === 'proved'
      ? `enclosed on ${boxes} ${boxes === 1 ? 'box that covers' : 'boxes that cover'} the regime${steps.length > 0 ? ` after ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}` : ''}`
      : outcome === 'violated'
        ? `fails at a point, re-checked by ${witness!.how}`
        : `${open} of ${boxes + open} boxes are open`;
  return {
    relation: printRelation(closed.relation),
    comparison: closed.relation.comparison,
    outcome,
    because,
    sources: closed.sources,
    covered,
    boxes,
    open,
    share:
      outcome === 'proved'
        ? 1
        : cases.reduce((sum, leaf) => sum + shareOf(leaf), 0) / Math.max(1, cases.length),
    steps,
    counts,
    ...(witness && { witness }),
    cases,
  };
}
