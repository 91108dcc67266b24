import { type Expression, freeNames, intervalReading, print, substitute } from '../../expression/index.js';
import { decideCase } from '../algebra/index.js';
import type { ProofCase } from '../cases.js';
import { isDefined, withIndex } from '../isDefined.js';
import { positivity } from '../positivity.js';
import { boxOf, type Variable } from '../variable.js';
import { hasTerms, isWhole } from '../whole.js';
import { call, next, ONE, type Reduction, type Tactic, type Task, ZERO } from './task.js';

type Series = Extract<Expression, { kind: 'series' }>;

const INDEX = 'term';

/** A number that stands for what a series has come to before its next term. */
interface State {
  readonly series: Series;
  readonly variable: Variable;
  /** What is known of the number beside its range. */
  readonly assumptions: readonly Expression[];
}

/**
 * Sums and products over the same range, grown term by term: a relation between them holds when it holds for
 * the empty ones (or, where the range is never empty, for those of one term) and, for any numbers in their
 * places that satisfy it and lie where such sums and products do, still holds after one term more. The relation
 * must not mention the upper limit beside them: what it says of it could hardly be kept on the way.
 */
export const simultaneous: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right, variables } = task.proofCase;
  const found = [...outermost(left, outermost(right)).values()];
  const [first] = found;
  if (first === undefined || found.length < 2 || !isFreeOf([left, right], first.to)) return [];
  if (variables.some(({ name }) => name === INDEX)) return [];
  const limits = new Set(found.map(({ from, to }) => `${print(from)} .. ${print(to)}`));
  if (!isWhole(first.from, variables) || !isWhole(first.to, variables)) return [];
  if (limits.size !== 1 || ![left, right].every((side) => isDefined(side, task.proofCase))) return [];
  const states = found.map((series, at) => stateOf(series, `state ${at + 1}`, task.proofCase));
  if (states.some((state) => state === undefined)) return [];
  const known = states as readonly State[];
  const start = stepTask(task, known, first, undefined);
  const ways = [[emptyTask(task, known), start]];
  const { from } = first;
  if (hasTerms(first, variables, isPositive))
    ways.push([firstTask(task, known), stepTask(task, known, first, call('add', from, ONE))]);
  return ways.flatMap((tasks) =>
    tasks.some((one) => one === undefined)
      ? []
      : [{ name: 'simultaneous induction', tasks: tasks as readonly Task[] }],
  );
};

/** The series of a tree that stand in no other, each once. */
function outermost(tree: Expression, found: Map<string, Series> = new Map()): Map<string, Series> {
  if (tree.kind === 'series') found.set(print(tree), tree);
  else if (tree.kind === 'call') for (const arg of tree.args) outermost(arg, found);
  else if (tree.kind === 'condition')
    for (const part of [tree.test, tree.yes, tree.no]) outermost(part, found);
  return found;
}

/** Whether the names of a limit occur in series only. */
function isFreeOf(trees: readonly Expression[], limit: Expression): boolean {
  const names = freeNames(limit);
  const isFree = (tree: Expression): boolean => {
    if (tree.kind === 'series') return true;
    if (tree.kind === 'call') return tree.args.every(isFree);
    return !freeNames(tree).some((name) => names.includes(name));
  };
  return trees.every(isFree);
}

/** Where the sums of terms of one sign, and the products of positive factors, lie. */
function stateOf(series: Series, name: string, proofCase: ProofCase): State | undefined {
  const inside = withIndex(series, proofCase);
  if (inside === undefined) return undefined;
  const isPositive = positivity(inside);
  const isAtLeast = (low: Expression, tree: Expression): boolean =>
    decideCase(call('sub', tree, low), false, inside, isPositive).isProved;
  const { term, operation } = series;
  const whole = new Float64Array(3);
  intervalReading(
    proofCase.variables.map((one) => one.name),
    [series],
  )(whole, boxOf(proofCase.variables));
  const top = whole[2] === 2 && Number.isFinite(whole[1]) ? whole[1]! : Number.POSITIVE_INFINITY;
  const me: Expression = { kind: 'name', name };
  const made = (lo: number, hi: number, ...assumptions: Expression[]): State => ({
    series,
    variable: { name, lo, hi, isWhole: false, isLog: false },
    assumptions,
  });
  if (operation === 'sum' && (isPositive(term) || isAtLeast(ZERO, term))) return made(0, top);
  if (operation === 'sum') {
    const isFalling = isPositive(call('neg', term)) || isAtLeast(term, ZERO);
    // The sides are defined everywhere: so an enclosure of the values that there are encloses all.
    return isFalling && whole[2]! > 0 && Number.isFinite(whole[0]) ? made(whole[0]!, 0) : undefined;
  }
  const isAboveZero = isPositive(term);
  if (isAtLeast(ONE, term)) return made(1, Math.max(1, top));
  if (!isAboveZero && !isAtLeast(ZERO, term)) return undefined;
  const hi = isAtLeast(term, ONE) ? 1 : Number.POSITIVE_INFINITY;
  return made(0, hi, ...(isAboveZero ? [call('gt', me, ZERO)] : []));
}

/** A tree with its series replaced. */
function put(tree: Expression, values: ReadonlyMap<string, Expression>): Expression {
  const value = tree.kind === 'name' || tree.kind === 'number' ? undefined : values.get(print(tree));
  if (value !== undefined) return value;
  switch (tree.kind) {
    case 'call':
      return { ...tree, args: tree.args.map((arg) => put(arg, values)) };
    case 'condition':
      return { ...tree, test: put(tree.test, values), yes: put(tree.yes, values), no: put(tree.no, values) };
    default:
      return tree;
  }
}

const valuesOf = (
  states: readonly State[],
  value: (state: State) => Expression,
): ReadonlyMap<string, Expression> => new Map(states.map((state) => [print(state.series), value(state)]));

const nameOf = ({ variable }: State): Expression => ({ kind: 'name', name: variable.name });
const termAt = ({ series }: State, index: Expression): Expression =>
  substitute(series.term, { [series.index]: index });
const isFreeOfSeries = (tree: Expression): boolean => !JSON.stringify(tree).includes('"kind":"series"');

function emptyTask(task: Task, states: readonly State[]): Task {
  const values = valuesOf(states, ({ series }) => (series.operation === 'sum' ? ZERO : ONE));
  const { left, right } = task.proofCase;
  return next(
    task,
    'induction over the terms: before the first',
    { left: put(left, values), right: put(right, values) },
    { isFaithful: false },
  );
}

function firstTask(task: Task, states: readonly State[]): Task {
  const { left, right } = task.proofCase;
  const values = valuesOf(states, (state) => termAt(state, state.series.from));
  return next(
    task,
    'induction over the terms: after the first',
    { left: put(left, values), right: put(right, values) },
    { isFaithful: false },
  );
}

/** One term more, with an index from `least` on; undefined when the index has no range. */
function stepTask(
  task: Task,
  states: readonly State[],
  { from, to }: Series,
  least: Expression = from,
): Task | undefined {
  const { left, right, assumptions } = task.proofCase;
  const index: Expression = { kind: 'name', name: INDEX };
  const inside = withIndex(
    { kind: 'series', operation: 'sum', index: INDEX, term: index, from: least, to },
    task.proofCase,
  );
  if (inside === undefined) return undefined;
  const before = valuesOf(states, nameOf);
  const after = valuesOf(states, (state) =>
    call(state.series.operation === 'sum' ? 'add' : 'mul', nameOf(state), termAt(state, index)),
  );
  const holds = call(task.isStrict ? 'lt' : 'le', put(left, before), put(right, before));
  const made = next(
    task,
    'induction over the terms: one term more',
    {
      left: put(left, after),
      right: put(right, after),
      variables: [...inside.variables, ...states.map(({ variable }) => variable)],
      assumptions: [
        ...inside.assumptions.slice(assumptions.length),
        ...assumptions.filter(isFreeOfSeries),
        ...states.flatMap((state) => state.assumptions),
        holds,
      ],
    },
    { isFaithful: false },
  );
  const sides = [made.proofCase.left, made.proofCase.right];
  return sides.every((side) => isDefined(side, made.proofCase)) ? made : undefined;
}
