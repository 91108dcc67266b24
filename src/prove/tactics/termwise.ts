import type { Fraction } from 'fraction.js';
import { type Expression, freeNames, intervalReading, print, substitute } from '../../expression/index.js';
import { isDefined } from '../isDefined.js';
import { normaliser, type Polynomial, type Term, treeOf } from '../normalForm.js';
import { boxOf } from '../variable.js';
import { hasTerms, isWhole } from '../whole.js';
import { call, next, numeral, type Reduction, type Tactic, type Task, ZERO } from './task.js';

type Series = Extract<Expression, { kind: 'series' }>;

const INDEX = 'term';
const SHARED = 'term by term, shared';
const isPlain = ({ name }: Reduction): boolean => name !== SHARED;
const LOOSE = { isFaithful: false, isStrict: false } as const;

/** A sum with what it is multiplied by. */
interface Known {
  readonly series: Series;
  readonly before: Expression;
  readonly coefficient: Fraction;
}

/**
 * A difference of sums over the same range holds when it holds for every term: the index becomes a variable.
 */
export const termwise: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right, variables } = task.proofCase;
  const hasSum = [left, right].some((side) => JSON.stringify(side).includes('"operation":"sum"'));
  if (!hasSum || variables.some(({ name }) => name === INDEX)) return [];
  if (![left, right].every((side) => isDefined(side, task.proofCase))) return [];
  const [plain, expanded] = [false, true].map((expand) => compared(task, isPositive, expand));
  // What is shared is often hopeless: it comes last.
  return [...plain!.filter(isPlain), ...expanded!.filter(isPlain), ...plain!.filter((one) => !isPlain(one))];
};

function compared(
  task: Task,
  isPositive: (tree: Expression) => boolean,
  expand: boolean,
): readonly Reduction[] {
  const { left, right, variables } = task.proofCase;
  const p = normaliser({ expand, isNonnegative: isPositive }).of(call('sub', right, left));
  const hasSum = ({ factors }: Term): boolean =>
    factors.some(({ base }) => base.kind === 'series' && base.operation === 'sum');
  const rest = new Map([...p].filter(([, term]) => !hasSum(term)));
  const terms = [...p.values()].filter(hasSum).map(({ coefficient, factors }) => {
    const [series, ...more] = factors.filter(
      ({ base }) => base.kind === 'series' && base.operation === 'sum',
    );
    if (series === undefined || more.length > 0 || !series.power.equals(1)) return undefined;
    const others = factors.filter((factor) => factor !== series);
    const before = treeOf(new Map([['', { coefficient, factors: others }]]));
    return { series: series.base as Series, before, coefficient };
  });
  if (terms.length === 0 || terms.some((term) => term === undefined)) return [];
  const known = terms as readonly Known[];
  const limits = new Set(known.map(({ series }) => `${print(series.from)} .. ${print(series.to)}`));
  if (limits.size !== 1) return [];
  const index: Expression = { kind: 'name', name: INDEX };
  const isLess = ({ coefficient }: { readonly coefficient: Fraction }): boolean => coefficient.s < 0n;
  const sumOf = (chosen: readonly Known[]): Expression =>
    chosen
      .map(({ series, before }) => call('mul', before, substitute(series.term, { [series.index]: index })))
      .reduce((a, b) => call('add', a, b), ZERO);
  const less = sumOf(known.filter(isLess).map((one) => ({ ...one, before: call('neg', one.before) })));
  const more = sumOf(known.filter((one) => !isLess(one)));
  const range = indexRange(task, known[0]!.series);
  if (range === undefined) return [];
  const { from, to } = known[0]!.series;
  const made = next(
    task,
    'term by term',
    {
      left: tidy(less, isPositive),
      right: tidy(more, isPositive),
      variables: [...variables, { name: INDEX, ...range, isWhole: true, isLog: true }],
      assumptions: [...task.proofCase.assumptions, call('ge', index, from), call('le', index, to)],
    },
    { isFaithful: false, isStrict: task.isStrict },
  );
  const isNeverEmpty = hasTerms({ from, to }, variables, isPositive);
  if (task.isStrict && !isNeverEmpty) return [];
  const others =
    rest.size === 0
      ? []
      : [next(task, 'what stands outside the sums', { left: numeral(0), right: treeOf(rest) }, LOOSE)];
  const outside = treeOf(rest);
  const isShared =
    isNeverEmpty &&
    rest.size > 0 &&
    isWhole(from, variables) &&
    isWhole(to, variables) &&
    !JSON.stringify(outside).includes('"kind":"series"');
  const shared = isShared ? [evenly(task, made, rest, known[0]!.series, isPositive)] : [];
  return [{ name: 'term by term', tasks: [...others, made] }, ...shared];
}

const tidy = (tree: Expression, isPositive: (tree: Expression) => boolean): Expression =>
  treeOf(normaliser({ expand: false, isNonnegative: isPositive }).of(tree));

/** What stands outside the sums divided evenly among their terms, of which there is at least one. */
function evenly(
  task: Task,
  { proofCase }: Task,
  rest: Polynomial,
  { from, to }: Series,
  isPositive: (tree: Expression) => boolean,
): Reduction {
  const count = call('add', call('sub', to, from), numeral(1));
  const each = treeOf(normaliser({ expand: true, isNonnegative: () => false }).of(count));
  const parts = [...rest].map(([key, term]) => ({ key, term, isLess: term.coefficient.s < 0n }));
  const shareOf = (isLess: boolean): Expression => {
    const chosen = parts
      .filter((part) => part.isLess === isLess)
      .map(({ key, term }) => [key, term] as const);
    const whole = treeOf(new Map(chosen));
    return call('div', isLess ? call('neg', whole) : whole, each);
  };
  const change = {
    ...proofCase,
    left: tidy(call('add', proofCase.left, shareOf(true)), isPositive),
    right: tidy(call('add', proofCase.right, shareOf(false)), isPositive),
  };
  const step = 'term by term, with what stands outside the sums shared';
  return { name: SHARED, tasks: [next(task, step, change, { isFaithful: false })] };
}

function indexRange({ proofCase: { variables } }: Task, { from, to }: Series) {
  const names = variables.map(({ name }) => name);
  if ([from, to].some((tree) => freeNames(tree).some((name) => !names.includes(name)))) return undefined;
  const out = new Float64Array(6);
  intervalReading(names, [from, to])(out, boxOf(variables));
  const [lo, hi] = [Math.ceil(out[0]!), Math.floor(out[4]!)];
  return Number.isFinite(lo) && Number.isFinite(hi) && lo <= hi ? { lo, hi } : undefined;
}
