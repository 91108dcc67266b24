import { type Expression, print, type Relation } from '../expression/index.js';
import { decideCase, TooLarge, withinWork } from './algebra/index.js';
import type { ProofCase } from './cases.js';
import { goalOf } from './goal.js';
import { isChained } from './isChained.js';
import { positivity } from './positivity.js';
import { type Paving, type SearchSetting, search } from './search.js';
import { seemsFalse } from './seemsFalse.js';
import { signs } from './signs.js';
import { narrowed, type Reduction, TACTICS, type Task } from './tactics/index.js';

/** A leaf of the reductions: a case with its paving and the steps that led from the relation to it. */
export interface CaseProof {
  readonly proofCase: ProofCase;
  /** What the case says: left <= right or left < right when it was reduced, else what the relation says. */
  readonly comparison: Relation['comparison'];
  readonly paving: Paving;
  /** What was done to get from the relation to this case, in order; empty when nothing. */
  readonly steps: readonly string[];
  /** Identities and bounds of functions that an algebraic proof rests on. */
  readonly remarks: readonly string[];
  /** The reductions from the case that was settled to this one. */
  readonly trail?: readonly Stage[];
}

/** A reduction on the way to a leaf: its name, which of its tasks was followed, and the step as a sentence. */
export interface Stage {
  readonly rule: string;
  readonly part: number;
  readonly says: string;
}

/** What may still be spent on a relation: boxes weighted by the size of their goals. */
export interface Ledger {
  left: number;
  /** Tasks that may still be looked at. */
  tasks: number;
}

/** What an attempt to prove a case by algebra counts against the budget. */
const ALGEBRA = 1;
/** Multiplications and additions of coefficients, by their words, that count as one box. */
const MULTIPLICATIONS = 5000;
/** Characters of a task that count as one box: to work on a tree takes time too. */
const CHARACTERS = 200;
/** Longer tasks are left to the search. */
const LONGEST = 3000;
/** Boxes of the first look at a task. */
const FIRST_LOOK = 24;
/** Reductions in a row. */
const DEEPEST = 5;
/** Before one way is followed to its end, all are followed a little: by how many reductions. */
const SHALLOW = [1, 2, 3] as const;
/** The part of the ledger that each of these looks may spend, and the tasks. */
const SHALLOW_PART = 5;
const SHALLOW_TASKS = 60;

export const NOTHING: Paving = {
  nodes: [{ leaf: 'open' }],
  boxes: 0,
  spent: 0,
  counts: {
    enclosure: 0,
    monotone: 0,
    'mean value': 0,
    exact: 0,
    polynomial: 0,
    outside: 0,
    fails: 0,
    open: 1,
  },
  open: [new Float64Array(0)],
};

export const POLYNOMIAL: Paving = {
  ...NOTHING,
  nodes: [{ leaf: 'polynomial' }],
  boxes: 1,
  counts: { ...NOTHING.counts, polynomial: 1, open: 0 },
  open: [],
};

export const isDone = (leaves: readonly CaseProof[]): boolean =>
  leaves.every(({ paving }) => paving.open.length === 0);
const fails = (leaves: readonly CaseProof[]): boolean =>
  leaves.some(({ paving }) => paving.witness !== undefined);

/** A case of a relation as a task: `>=` and `>` are turned round. */
export function taskOf(proofCase: ProofCase, comparison: Relation['comparison'], isFaithful: boolean): Task {
  const { left, right } = proofCase;
  const isTurned = comparison === '>=' || comparison === '>';
  return {
    proofCase: isTurned ? { ...proofCase, left: right, right: left } : proofCase,
    isStrict: comparison === '<' || comparison === '>',
    isFaithful,
    steps: [],
  };
}

/**
 * Proves a case: by algebra, by a first look at a few boxes, by reduction to other cases, and by the search
 * that spends what is left. The leaves together imply the case; a leaf with open boxes is not proved.
 */
export function settle(
  proofCase: ProofCase,
  comparison: Relation['comparison'],
  recheck: SearchSetting['recheck'],
  ledger: Ledger,
  isFaithful: boolean,
): readonly CaseProof[] {
  const whole = taskOf(proofCase, comparison, isFaithful);
  const task = narrowed(whole);
  if (task === undefined) return [leafOf(whole, { ...POLYNOMIAL, nodes: [{ leaf: 'outside' }] })];
  const seen = new Map<string, Seen>();
  for (const depth of SHALLOW) {
    const part = { left: ledger.left / SHALLOW_PART, tasks: SHALLOW_TASKS };
    const before = part.left;
    const near = reduced(task, recheck, part, depth, seen);
    ledger.left -= before - part.left;
    if (isDone(near) || fails(near)) return near;
  }
  const found = reduced(task, recheck, ledger, DEEPEST, seen);
  if (isDone(found) || fails(found)) return found;
  const paved = searched(task, recheck, ledger, ledger.left);
  return paved === undefined ? found : [leafOf(task, paved)];
}

const leafOf = (task: Task, paving: Paving, remarks: readonly string[] = []): CaseProof => ({
  proofCase: task.proofCase,
  comparison: task.isStrict ? '<' : '<=',
  paving,
  steps: task.steps,
  remarks,
});

/** Some algebra, paid for from the ledger; undefined when that does not last. */
export function metered<T>(ledger: Ledger, work: () => T): T | undefined {
  try {
    return withinWork(Math.max(0, ledger.left) * MULTIPLICATIONS, work, (spent) => {
      ledger.left -= spent / MULTIPLICATIONS;
    });
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

/** What became of a task that was looked at by itself: proved or refuted, given up, or what it was reduced to so far. */
interface Seen {
  readonly leaves?: readonly CaseProof[];
  readonly isHopeless: boolean;
  /** By the tactics in their order. */
  readonly reductions: (readonly Reduction[])[];
}

/** The same text for the same task on the same way. */
function keyOf({ proofCase, isStrict, steps }: Task): string {
  const { left, right, assumptions, variables } = proofCase;
  const ends = variables.map(({ name, lo, hi }) => `${name} ${lo} ${hi}`);
  return [isStrict, ...steps, ...[left, right, ...assumptions].map(print), ...ends].join('|');
}

function reduced(
  task: Task,
  recheck: SearchSetting['recheck'],
  ledger: Ledger,
  depth: number,
  seen: Map<string, Seen>,
): readonly CaseProof[] {
  const open = [leafOf(task, NOTHING)];
  const key = keyOf(task);
  const known = seen.get(key) ?? lookedAt(task, recheck, ledger);
  if (known === undefined) return open;
  seen.set(key, known);
  if (known.leaves !== undefined) return known.leaves;
  if (known.isHopeless || depth === 0) return open;
  const isPositive = positivity(task.proofCase);
  for (const [at, tactic] of TACTICS.entries()) {
    const reductions = known.reductions[at] ?? metered(ledger, () => tactic(task, isPositive)) ?? [];
    known.reductions[at] = reductions;
    for (const { name, tasks } of reductions) {
      const leaves = all(name, tasks, recheck, ledger, depth - 1, seen);
      if (isDone(leaves) || (fails(leaves) && task.isFaithful)) return leaves;
    }
  }
  return open;
}

const tried = new WeakMap<Task, boolean>();

/** Whether doubles show a point at which the task fails; each is asked once. */
function failsInDoubles(task: Task): boolean {
  const known = tried.get(task) ?? seemsFalse(task);
  tried.set(task, known);
  return known;
}

/** A task by itself: what doubles, algebra and a few boxes say; undefined when there is nothing left to spend. */
function lookedAt(task: Task, recheck: SearchSetting['recheck'], ledger: Ledger): Seen | undefined {
  if (ledger.tasks <= 0 || ledger.left <= 0) return undefined;
  ledger.tasks -= 1;
  const hopeless = { isHopeless: true, reductions: [] };
  const settled = (leaf: CaseProof): Seen => ({ leaves: [leaf], isHopeless: false, reductions: [] });
  if (!task.isFaithful && failsInDoubles(task)) return hopeless;
  const { proofCase, isStrict } = task;
  const size = print(proofCase.left).length + print(proofCase.right).length;
  ledger.left -= size / CHARACTERS;
  if (size > LONGEST) return hopeless;
  if (isChained(proofCase.left, proofCase.right, isStrict, proofCase))
    return settled(leafOf(task, POLYNOMIAL, ['as assumed']));
  const isPositive = positivity(proofCase);
  const goal: Expression = { kind: 'call', name: 'sub', args: [proofCase.right, proofCase.left] };
  ledger.left -= ALGEBRA;
  const algebraic = metered(ledger, () => decideCase(goal, isStrict, proofCase, isPositive));
  if (algebraic?.isProved) return settled(leafOf(task, POLYNOMIAL, algebraic.remarks));
  const looked = searched(task, recheck, ledger, Math.min(FIRST_LOOK, ledger.left / 10));
  if (looked !== undefined && (looked.open.length === 0 || looked.witness !== undefined))
    return settled(leafOf(task, looked));
  return { isHopeless: false, reductions: [] };
}

/** The leaves of tasks that are all needed: stops at the first that stays open. */
function all(
  rule: string,
  tasks: readonly Task[],
  recheck: SearchSetting['recheck'],
  ledger: Ledger,
  depth: number,
  seen: Map<string, Seen>,
): readonly CaseProof[] {
  // Where one task seems false there is no point in working on those before it.
  const hopeless = tasks.find((task) => !task.isFaithful && failsInDoubles(task));
  if (hopeless !== undefined) return [leafOf(hopeless, NOTHING)];
  const leaves: CaseProof[] = [];
  for (const [part, task] of tasks.entries()) {
    const stage = { rule, part, says: task.steps.at(-1) ?? rule };
    const found = reduced(task, recheck, ledger, depth, seen);
    leaves.push(...found.map((leaf) => ({ ...leaf, trail: [stage, ...(leaf.trail ?? [])] })));
    if (!isDone(leaves) || fails(leaves)) break;
  }
  return leaves;
}

function searched(
  task: Task,
  recheck: SearchSetting['recheck'],
  ledger: Ledger,
  most: number,
): Paving | undefined {
  const { proofCase, isStrict, isFaithful } = task;
  const { variables, left, right } = proofCase;
  if (variables.some(({ hi }) => hi === Number.POSITIVE_INFINITY)) return undefined;
  const size = print(left).length + print(right).length;
  ledger.left -= size / CHARACTERS;
  const budget = Math.min(most, ledger.left);
  if (budget <= 0) return undefined;
  const tree: Expression = { kind: 'call', name: 'sub', args: [right, left] };
  const goal = goalOf(tree, isStrict, { variables, signOf: signs(variables) });
  const paving = search({ proofCase, goal, budget, recheck: isFaithful ? recheck : () => undefined });
  ledger.left -= paving.spent;
  return paving;
}
