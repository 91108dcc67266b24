import { type Expression, freeNames, intervalReading, print, substitute } from '../../expression/index.js';
import { isDefined } from '../isDefined.js';
import { normaliser, type Term, treeOf } from '../normalForm.js';
import { boxOf } from '../variable.js';
import { call, next, numeral, type Reduction, type Tactic, type Task } from './task.js';

type Series = Extract<Expression, { kind: 'series' }>;

const INDEX = 'term';
const LOOSE = { isFaithful: false, isStrict: false } as const;

/**
 * A difference of sums over the same range holds when it holds for every term: the index becomes a variable.
 */
export const termwise: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right, variables } = task.proofCase;
  const hasSum = [left, right].some((side) => JSON.stringify(side).includes('"operation":"sum"'));
  if (!hasSum || variables.some(({ name }) => name === INDEX)) return [];
  if (![left, right].every((side) => isDefined(side, task.proofCase))) return [];
  return [false, true].flatMap((expand) => compared(task, isPositive, expand));
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
    return { series: series.base as Series, before };
  });
  if (terms.length === 0 || terms.some((term) => term === undefined)) return [];
  const known = terms as { readonly series: Series; readonly before: Expression }[];
  const limits = new Set(known.map(({ series }) => `${print(series.from)} .. ${print(series.to)}`));
  if (limits.size !== 1) return [];
  const index: Expression = { kind: 'name', name: INDEX };
  const sum = known
    .map(({ series, before }) => call('mul', before, substitute(series.term, { [series.index]: index })))
    .reduce((a, b) => call('add', a, b));
  const range = indexRange(task, known[0]!.series);
  if (range === undefined) return [];
  const { from, to } = known[0]!.series;
  const made = next(
    task,
    'term by term',
    {
      left: numeral(0),
      right: sum,
      variables: [...variables, { name: INDEX, ...range, isWhole: true, isLog: true }],
      assumptions: [...task.proofCase.assumptions, call('ge', index, from), call('le', index, to)],
    },
    { isFaithful: false, isStrict: task.isStrict },
  );
  const isNeverEmpty = isPositive(call('add', call('sub', to, from), numeral(1)));
  if (task.isStrict && !isNeverEmpty) return [];
  const others =
    rest.size === 0
      ? []
      : [next(task, 'what stands outside the sums', { left: numeral(0), right: treeOf(rest) }, LOOSE)];
  return [{ name: 'term by term', tasks: [...others, made] }];
}

function indexRange({ proofCase: { variables } }: Task, { from, to }: Series) {
  const names = variables.map(({ name }) => name);
  if ([from, to].some((tree) => freeNames(tree).some((name) => !names.includes(name)))) return undefined;
  const out = new Float64Array(6);
  intervalReading(names, [from, to])(out, boxOf(variables));
  const [lo, hi] = [Math.ceil(out[0]!), Math.floor(out[4]!)];
  return Number.isFinite(lo) && Number.isFinite(hi) && lo <= hi ? { lo, hi } : undefined;
}
