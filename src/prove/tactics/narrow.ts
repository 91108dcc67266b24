import type { Fraction } from 'fraction.js';
import { constantFraction, type Expression, FALSE, freeNames, specialise } from '../../expression/index.js';
import { exactly } from '../algebra/index.js';
import { numeralOf } from '../goal.js';
import type { Variable } from '../variable.js';
import type { Task } from './task.js';

const FLIPPED: Readonly<Record<string, string>> = {
  le: 'ge',
  lt: 'gt',
  ge: 'le',
  gt: 'lt',
  eq: 'eq',
  ne: 'ne',
};

/** x ? c of an assumption between a variable and a number. */
function single(
  tree: Expression,
): { readonly name: string; readonly comparison: string; readonly value: Fraction } | undefined {
  if (tree.kind !== 'call' || !Object.hasOwn(FLIPPED, tree.name)) return undefined;
  const [a, b] = tree.args as [Expression, Expression];
  const [x, y] = [constantFraction(a), constantFraction(b)];
  if (a.kind === 'name' && y !== undefined) return { name: a.name, comparison: tree.name, value: y };
  if (b.kind === 'name' && x !== undefined)
    return { name: b.name, comparison: FLIPPED[tree.name]!, value: x };
  return undefined;
}

/** A double at most (at least) a number, as near as one step. */
function below(value: Fraction): number {
  const near = value.valueOf();
  return exactly(near).compare(value) <= 0 ? near : near - Math.abs(near) * 2.3e-16;
}
/** A double at least a number, as near as one step. */
export const above = (value: Fraction): number => -below(value.neg());

function within(variable: Variable, comparison: string, value: Fraction): Variable {
  const { lo, hi, isWhole } = variable;
  let [low, high] = [lo, hi];
  if (comparison === 'ge' || comparison === 'gt' || comparison === 'eq') low = Math.max(lo, below(value));
  if (comparison === 'le' || comparison === 'lt' || comparison === 'eq') high = Math.min(hi, above(value));
  if (isWhole) {
    low = Math.ceil(low);
    high = Math.floor(high);
    if ((comparison === 'gt' || comparison === 'ne') && exactly(low).equals(value)) low += 1;
    if ((comparison === 'lt' || comparison === 'ne') && exactly(high).equals(value)) high -= 1;
  }
  return { ...variable, lo: low, hi: high };
}

/**
 * The task with the ranges of variables cut by the assumptions on single ones, and variables of a single
 * value replaced by it; undefined when a range is empty.
 */
export function narrowed(task: Task): Task | undefined {
  const { proofCase } = task;
  let variables = proofCase.variables;
  for (const tree of proofCase.assumptions) {
    const found = single(tree);
    if (found === undefined) continue;
    variables = variables.map((one) =>
      one.name === found.name ? within(one, found.comparison, found.value) : one,
    );
  }
  if (variables.some(({ lo, hi }) => lo > hi)) return undefined;
  const names: Record<string, Expression> = {};
  for (const { name, lo, hi } of variables) {
    const value = lo === hi ? numeralOf(lo) : undefined;
    if (value !== undefined) names[name] = value;
  }
  const put = (tree: Expression): Expression => specialise(tree, { texts: {}, sizes: {}, names });
  const [left, right] = [put(proofCase.left), put(proofCase.right)];
  const used = new Set([left, right].flatMap(freeNames));
  const assumptions = proofCase.assumptions.filter((tree) => !isSettled(tree, variables)).map(put);
  if (assumptions.includes(FALSE)) return undefined;
  const related = relatedTo(used, assumptions);
  const { pointAt } = proofCase;
  const fixed = Object.fromEntries(
    variables.filter(({ lo, hi }) => lo === hi).map(({ name, lo }) => [name, lo]),
  );
  const lows = Object.fromEntries(variables.map(({ name, lo }) => [name, lo]));
  return {
    ...task,
    proofCase: {
      ...proofCase,
      variables: variables.filter(({ name }) => related.has(name) && !Object.hasOwn(names, name)),
      left,
      right,
      assumptions: assumptions.filter((tree) => freeNames(tree).some((name) => related.has(name))),
      pointAt: (values) => pointAt({ ...lows, ...fixed, ...values }),
    },
  };
}

/** Whether the ranges say all that the assumption does. */
function isSettled(tree: Expression, variables: readonly Variable[]): boolean {
  const found = single(tree);
  if (found === undefined) return false;
  const variable = variables.find(({ name }) => name === found.name);
  if (variable === undefined) return false;
  const { lo, hi, isWhole } = variable;
  const { comparison, value } = found;
  const [low, high] = [exactly(lo).compare(value), Number.isFinite(hi) ? exactly(hi).compare(value) : 1];
  if (comparison === 'ge') return low >= 0;
  if (comparison === 'le') return high <= 0;
  if (comparison === 'gt') return low > 0;
  if (comparison === 'lt') return high < 0;
  if (comparison === 'eq') return low === 0 && high === 0;
  return isWhole && (low > 0 || high < 0);
}

/** The names that occur, and those that assumptions tie to them. */
function relatedTo(used: ReadonlySet<string>, assumptions: readonly Expression[]): ReadonlySet<string> {
  const found = new Set(used);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const tree of assumptions) {
      const names = freeNames(tree);
      if (names.some((name) => found.has(name))) for (const name of names) found.add(name);
    }
  }
  return found;
}
