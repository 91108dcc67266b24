import { type Expression, freeNames, integerOf, print, specialise } from '../../expression/index.js';
import { normaliser, treeOf } from '../normalForm.js';
import { narrowed } from './narrow.js';
import { call, next, numeral, ONE, type Reduction, type Tactic, type Task } from './task.js';

type Series = Extract<Expression, { kind: 'series' }>;

const put = (tree: Expression, name: string, value: Expression): Expression =>
  specialise(tree, { texts: {}, sizes: {}, names: { [name]: value } });

function seriesIn(tree: Expression, found: Map<string, Series> = new Map()): ReadonlyMap<string, Series> {
  if (tree.kind === 'series') found.set(print(tree), tree);
  else if (tree.kind === 'call') for (const arg of tree.args) seriesIn(arg, found);
  else if (tree.kind === 'condition')
    for (const part of [tree.test, tree.yes, tree.no]) seriesIn(part, found);
  return found;
}

/** exp(a + b) with a free of the index as exp(a) exp(b), so that exp(a) can stand before the sum. */
function separated(node: Series): Expression {
  const { term, index } = node;
  if (term.kind !== 'call' || term.name !== 'exp') return node;
  const p = normaliser({ expand: true, isNonnegative: () => false }).of(term.args[0]!);
  const depends = (one: { readonly factors: readonly { readonly base: Expression }[] }): boolean =>
    one.factors.some(({ base }) => freeNames(base).includes(index));
  const inside = new Map([...p].filter(([, one]) => depends(one)));
  const outside = new Map([...p].filter(([, one]) => !depends(one)));
  if (outside.size === 0 || inside.size === 0) return node;
  const rest: Expression = { ...node, term: call('exp', treeOf(inside)) };
  return call('mul', call('exp', treeOf(outside)), rest);
}

const mapSeries = (tree: Expression, change: (node: Series) => Expression): Expression => {
  switch (tree.kind) {
    case 'series':
      return change(tree);
    case 'call':
      return { ...tree, args: tree.args.map((arg) => mapSeries(arg, change)) };
    default:
      return tree;
  }
};

const occurrences = (tree: Expression, name: string): number =>
  tree.kind === 'name'
    ? Number(tree.name === name)
    : tree.kind === 'call'
      ? tree.args.reduce((sum, arg) => sum + occurrences(arg, name), 0)
      : freeNames(tree).includes(name)
        ? 2
        : 0;

/**
 * Induction on a whole number n that is the upper limit of one sum or product S: where the relation says
 * S <= U(n) or S >= U(n), it holds for all n when it holds for the first, and U grows from n to n + 1 by at
 * least (at most) the term that S gains; for products, by at least (at most) the factor.
 */
export const induction: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right, variables } = task.proofCase;
  const [first, second] = [left, right].map((side) => mapSeries(side, separated));
  const found = [...seriesIn(first!).values(), ...seriesIn(second!).values()];
  const distinct = new Map(found.map((node) => [print(node), node]));
  if (distinct.size !== 1) return [];
  const [series] = distinct.values();
  return variables.flatMap((variable) => {
    const { name, lo, isWhole } = variable;
    if (!isWhole || series!.to.kind !== 'name' || series!.to.name !== name) return [];
    if (freeNames(series!.term).includes(name) || freeNames(series!.from).includes(name)) return [];
    const start = integerOf(series!.from);
    if (start === undefined || start > lo + 1) return [];
    const bound = isolated(first!, second!, series!, isPositive);
    if (bound === undefined) return [];
    const made = steps(task, series!, variable, bound);
    return made === undefined ? [] : [{ name: 'induction', tasks: made }];
  });
};

interface Bound {
  /** What the series is compared with, free of it. */
  readonly value: Expression;
  readonly isUpper: boolean;
}

const HOLE = 'the series';

/** Solves left <= right for the series when it occurs once, inside sums, products and increasing functions. */
function isolated(
  left: Expression,
  right: Expression,
  series: Series,
  isPositive: (tree: Expression) => boolean,
): Bound | undefined {
  const hole: Expression = { kind: 'name', name: HOLE };
  const [a, b] = [left, right].map((side) => mapSeries(side, () => hole)) as [Expression, Expression];
  const [inLeft, inRight] = [occurrences(a, HOLE), occurrences(b, HOLE)];
  if (inLeft + inRight !== 1) return undefined;
  let side = inLeft === 1 ? a : b;
  let value = inLeft === 1 ? b : a;
  let isUpper = inLeft === 1;
  const holds = (tree: Expression): boolean => freeNames(tree).includes(HOLE);
  for (let depth = 0; side.kind !== 'name'; depth++) {
    if (side.kind !== 'call' || depth > 30) return undefined;
    const [x, y] = side.args as [Expression, Expression];
    const isFirst = holds(x);
    switch (side.name) {
      case 'add':
        value = call('sub', value, isFirst ? y : x);
        side = isFirst ? x : y;
        break;
      case 'sub':
        if (isFirst) value = call('add', value, y);
        else {
          value = call('sub', x, value);
          isUpper = !isUpper;
        }
        side = isFirst ? x : y;
        break;
      case 'neg':
        value = call('neg', value);
        isUpper = !isUpper;
        side = x;
        break;
      case 'mul': {
        const other = isFirst ? y : x;
        if (!isPositive(other)) return undefined;
        value = call('div', value, other);
        side = isFirst ? x : y;
        break;
      }
      case 'div':
        if (!isFirst || !isPositive(y)) return undefined;
        value = call('mul', value, y);
        side = x;
        break;
      default:
        return undefined;
    }
  }
  return series === undefined ? undefined : { value, isUpper };
}

function steps(
  task: Task,
  series: Series,
  { name, lo, hi }: Task['proofCase']['variables'][number],
  { value, isUpper }: Bound,
): readonly Task[] | undefined {
  const { proofCase } = task;
  const assumptions = proofCase.assumptions.filter((tree) => !freeNames(tree).includes(name));
  const known = provedFor(name, proofCase);
  const n: Expression = { kind: 'name', name };
  const after = call('add', n, ONE);
  const begin = specialise(put(series, name, numeral(lo)), { texts: {}, sizes: {}, names: {} });
  if (begin.kind === 'series') return undefined;
  const gain = put(series.term, series.index, after);
  const later = put(value, name, after);
  const isSum = series.operation === 'sum';
  const factorTask = isSum
    ? []
    : [
        next(task, `induction on ${name}: every factor is positive`, stepCase(ZERO_SIDE, gain), {
          isFaithful: false,
          isStrict: true,
        }),
      ];
  const growth = isSum ? call('add', value, gain) : call('mul', value, gain);
  const [small, large] = isUpper ? [growth, later] : [later, growth];
  const first = put(value, name, numeral(lo));
  const base = next(
    task,
    `induction on ${name}: the first case ${name} = ${lo}`,
    {
      left: isUpper ? begin : first,
      right: isUpper ? first : begin,
      assumptions: [...assumptions, ...known.map((tree) => put(tree, name, numeral(lo)))],
      variables: proofCase.variables.filter((one) => one.name !== name),
    },
    { isFaithful: false },
  );
  const step = next(
    task,
    `induction on ${name}: the step from ${name} to ${name}+1`,
    stepCase(small, large),
    { isFaithful: false, isStrict: false },
  );
  return [base, step, ...factorTask].flatMap((one) => narrowed(one) ?? []);

  function stepCase(left: Expression, right: Expression): Partial<Task['proofCase']> {
    return {
      left,
      right,
      assumptions: [...assumptions, ...known, ...known.map((tree) => put(tree, name, after))],
      variables: proofCase.variables.map((one) =>
        one.name === name ? { ...one, hi: Math.max(lo, hi - 1) } : one,
      ),
    };
  }
}

/** Steps of the argument about a variable, which hold at all its values when no assumption of the regime ties it. */
function provedFor(name: string, { assumptions, proved = [] }: Task['proofCase']): readonly Expression[] {
  const free = new Set(proved.filter(({ tied }) => !tied.has(name)).map(({ tree }) => print(tree)));
  return assumptions.filter((tree) => freeNames(tree).includes(name) && free.has(print(tree)));
}

const ZERO_SIDE: Expression = numeral(0);
