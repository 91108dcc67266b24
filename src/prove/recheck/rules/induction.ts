import { type Expression, freeNames, integerOf, print } from '../../../expression/index.js';
import { call, type Field, numeral } from '../algebra/field.js';
import { powersOf } from '../algebra/polynomial.js';
import { quotientOf } from '../algebra/quotient.js';
import type { Arithmetic } from '../arithmetic.js';
import { attempted } from './attempted.js';
import { fieldOf, type Goal, narrowed, put, type Reduced, type Rule } from './goal.js';
import { occurrences, replacedPart, type Series, seriesOf } from './trees.js';

/** exp(a + b) with a free of the index as exp(a) before the sum. */
function separated(series: Series, goal: Goal, m: Arithmetic): Expression {
  const { term, index } = series;
  if (term.kind !== 'call' || term.name !== 'exp' || series.operation !== 'sum') return series;
  const inside = fieldOf(m, goal).inside(series);
  const found = attempted(() => inside?.of(term.args[0]!));
  if (inside === undefined || found === undefined || found.below.size > 0) return series;
  const hasIndex = (key: string): boolean =>
    powersOf(key).some((k, place) => k > 0 && freeNames(inside.atoms[place]!.tree!).includes(index));
  const part = (wanted: boolean): Expression | undefined =>
    attempted(() =>
      inside.treeOf(quotientOf(new Map([...found.top].filter(([key]) => hasIndex(key) === wanted)))),
    );
  const [outer, rest] = [part(false), part(true)];
  if (outer === undefined || rest === undefined) return series;
  return call('mul', call('exp', outer), { ...series, term: call('exp', rest) });
}

interface Bound {
  readonly value: Expression;
  readonly isUpper: boolean;
}

const HOLE = 'hole';

/** Solves small <= large for the name that stands for the series, where it occurs once. */
function solved(small: Expression, large: Expression, domain: Field): Bound | undefined {
  const counts = [small, large].map((side) => occurrences(side, HOLE));
  if (counts[0]! + counts[1]! !== 1) return undefined;
  let [side, value, isUpper] = counts[0] === 1 ? [small, large, true] : [large, small, false];
  while (side.kind !== 'name') {
    if (side.kind !== 'call') return undefined;
    const [a, b] = side.args as [Expression, Expression];
    const isFirst = occurrences(a, HOLE) === 1;
    const [own, other] = isFirst ? [a, b] : [b, a];
    if (side.name === 'add') value = call('sub', value, other);
    else if (side.name === 'sub' && isFirst) value = call('add', value, other);
    else if (side.name === 'sub' || side.name === 'neg') {
      value = side.name === 'neg' ? call('neg', value) : call('sub', other, value);
      isUpper = !isUpper;
    } else if (side.name === 'mul' && domain.isPositive(other)) value = call('div', value, other);
    else if (side.name === 'div' && isFirst && domain.isPositive(other)) value = call('mul', value, other);
    else return undefined;
    side = own;
  }
  return { value, isUpper };
}

/**
 * Induction on a whole number n, the last index of one sum or product S: what is said of S, S <= U(n) or
 * S >= U(n), holds for the first n, and U gains from n to n + 1 at least (at most) what S gains.
 */
export const induction: Rule = (goal, domain, m) => {
  if (!domain.isDefined(goal.small) || !domain.isDefined(goal.large)) return [];
  const all = seriesOf([goal.small, goal.large]);
  const [only] = all;
  if (only === undefined || all.length !== 1) return [];
  const opened = separated(only, goal, m);
  const key = print(only);
  const sides = [goal.small, goal.large].map((side) => replacedPart(side, key, opened));
  const [series] = seriesOf(sides);
  const hole: Expression = { kind: 'name', name: HOLE };
  const [small, large] = sides.map((side) => replacedPart(side, print(series!), hole)) as [
    Expression,
    Expression,
  ];
  const bound = solved(small, large, domain);
  if (bound === undefined || series!.to.kind !== 'name') return [];
  const made = steps(goal, series!, series!.to.name, bound, domain);
  return made === undefined ? [] : [made];
};

function steps(
  goal: Goal,
  series: Series,
  name: string,
  { value, isUpper }: Bound,
  domain: Field,
): Reduced | undefined {
  const variable = goal.variables.find((one) => one.name === name);
  const start = integerOf(series.from);
  const isFree = ![series.term, series.from].some((tree) => freeNames(tree).includes(name));
  if (!variable?.isWhole || start === undefined || start > variable.lo || !isFree) return undefined;
  if (!Number.isSafeInteger(variable.lo) || !domain.isDefined(value)) return undefined;
  const assumptions = goal.assumptions.filter((tree) => !freeNames(tree).includes(name));
  const first = { [name]: numeral(variable.lo) };
  const after = { [name]: call('add', { kind: 'name', name }, numeral(1)) };
  const gained = put(series.term, { [series.index]: after[name]! });
  const isSum = series.operation === 'sum';
  const grown = call(isSum ? 'add' : 'mul', value, gained);
  const [begin, least, later] = [put(series, first), put(value, first), put(value, after)];
  if (begin.kind === 'series') return undefined;
  const order = (a: Expression, b: Expression) => (isUpper ? { small: a, large: b } : { small: b, large: a });
  const upTo = { ...variable, hi: Math.max(variable.lo, variable.hi - 1) };
  const stepping = goal.variables.map((one) => (one === variable ? upTo : one));
  const base: Goal = {
    ...order(begin, least),
    variables: goal.variables.filter((one) => one !== variable),
    assumptions,
    isStrict: goal.isStrict,
  };
  const step: Goal = { ...order(grown, later), variables: stepping, assumptions, isStrict: false };
  const factor: Goal = { ...step, small: numeral(0), large: gained, isStrict: true };
  return [base, step, ...(isSum ? [] : [factor])].flatMap((one) => narrowed(one) ?? []);
}
