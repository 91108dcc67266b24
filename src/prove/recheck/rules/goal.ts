import type { Fraction } from 'fraction.js';
import {
  constantFraction,
  type Expression,
  FALSE,
  freeNames,
  specialise,
} from '../../../expression/index.js';
import { exactly } from '../algebra/atoms.js';
import { call, type Field, field, fractionTree, type Variable } from '../algebra/field.js';
import type { Arithmetic } from '../arithmetic.js';

/** Something to confirm: small <= large (or <) at every point of a box at which the assumptions hold. */
export interface Goal {
  readonly variables: readonly Variable[];
  readonly assumptions: readonly Expression[];
  readonly small: Expression;
  readonly large: Expression;
  readonly isStrict: boolean;
}

/** Goals that together imply the one that a rule was applied to. */
export type Reduced = readonly Goal[];

/** What a rule of reduction makes of a goal: each of the answers implies it. */
export type Rule = (goal: Goal, domain: Field, m: Arithmetic) => readonly Reduced[];

export const fieldOf = (m: Arithmetic, goal: Goal, closesSums = true): Field =>
  field(m, goal.variables, goal.assumptions, closesSums);

export const put = (tree: Expression, values: Readonly<Record<string, Expression>>): Expression =>
  specialise(tree, { texts: {}, sizes: {}, names: values });

/** The goal with a part of both sides replaced. */
export const mapSides = (goal: Goal, change: (tree: Expression) => Expression): Goal => ({
  ...goal,
  small: change(goal.small),
  large: change(goal.large),
});

const FLIPPED: Readonly<Record<string, string>> = {
  le: 'ge',
  lt: 'gt',
  ge: 'le',
  gt: 'lt',
  eq: 'eq',
  ne: 'ne',
};

interface Limit {
  readonly name: string;
  readonly way: string;
  readonly value: Fraction;
}

/** What an assumption between a variable and a number says. */
function limitOf(tree: Expression): Limit | undefined {
  if (tree.kind !== 'call' || !Object.hasOwn(FLIPPED, tree.name)) return undefined;
  const [a, b] = tree.args as [Expression, Expression];
  if (a.kind === 'call' && a.name === 'neg')
    return limitOf(call(FLIPPED[tree.name]!, a.args[0]!, call('neg', b)));
  const [x, y] = [constantFraction(a), constantFraction(b)];
  if (a.kind === 'name' && y !== undefined) return { name: a.name, way: tree.name, value: y };
  if (b.kind === 'name' && x !== undefined) return { name: b.name, way: FLIPPED[tree.name]!, value: x };
  return undefined;
}

/** A double at most a fraction. */
function doubleBelow(value: Fraction): number {
  const near = value.valueOf();
  return exactly(near).compare(value) <= 0 ? near : near - Math.abs(near) * 2.3e-16;
}
const doubleAbove = (value: Fraction): number => -doubleBelow(value.neg());

function limited(variable: Variable, { way, value }: Limit): Variable {
  let { lo, hi, isOpenLow = false, isOpenHigh = false } = variable;
  const { isWhole } = variable;
  if (['ge', 'gt', 'eq'].includes(way)) lo = Math.max(lo, doubleBelow(value));
  if (['le', 'lt', 'eq'].includes(way)) hi = Math.min(hi, doubleAbove(value));
  if (isWhole) [lo, hi] = [Math.ceil(lo), Math.floor(hi)];
  if (lo > hi) return { ...variable, lo, hi };
  const [isLow, isHigh] = [exactly(lo).equals(value), Number.isFinite(hi) && exactly(hi).equals(value)];
  if (way === 'gt' || way === 'ne') {
    if (isLow && isWhole) lo += 1;
    else if (isLow) isOpenLow = true;
  }
  if (way === 'lt' || way === 'ne') {
    if (isHigh && isWhole) hi -= 1;
    else if (isHigh) isOpenHigh = true;
  }
  return { ...variable, lo, hi, isOpenLow, isOpenHigh };
}

/**
 * The goal with ranges cut by assumptions on single variables, and variables of one value put in; nothing when no
 * point is left.
 */
export function narrowed(goal: Goal): Goal | undefined {
  let variables = goal.variables;
  for (const tree of goal.assumptions) {
    const limit = limitOf(tree);
    if (limit !== undefined)
      variables = variables.map((one) => (one.name === limit.name ? limited(one, limit) : one));
  }
  if (
    variables.some(({ lo, hi, isOpenLow, isOpenHigh }) => lo > hi || (lo === hi && (isOpenLow || isOpenHigh)))
  )
    return undefined;
  const single = variables.filter(({ lo, hi }) => lo === hi);
  const values = Object.fromEntries(single.map(({ name, lo }) => [name, fractionTree(exactly(lo))]));
  const assumptions = goal.assumptions.map((tree) => put(tree, values));
  if (assumptions.includes(FALSE)) return undefined;
  const made = mapSides(
    {
      ...goal,
      variables: variables.filter((one) => !single.includes(one)),
      assumptions: assumptions.filter((tree) => freeNames(tree).length > 0),
    },
    (tree) => put(tree, values),
  );
  return single.length > 0 ? narrowed(made) : made;
}

/** A name that no variable bears. */
export function unusedName({ variables }: Goal, stem: string): string {
  for (let k = 1; ; k++) if (variables.every(({ name }) => name !== `${stem}_${k}`)) return `${stem}_${k}`;
}
