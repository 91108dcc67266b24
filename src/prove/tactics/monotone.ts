import {
  constantFraction,
  derivative,
  type Expression,
  freeNames,
  intervalReading,
  print,
  specialise,
} from '../../expression/index.js';
import { decideCase, exactly } from '../algebra/index.js';
import { numeralOf } from '../goal.js';
import { isDefined } from '../isDefined.js';
import { normaliser, treeOf } from '../normalForm.js';
import { positivity } from '../positivity.js';
import { boxOf, coversAll, type Variable } from '../variable.js';
import { narrowed } from './narrow.js';
import { isSmooth } from './stripped.js';
import { call, next, type Reduction, type Tactic, type Task } from './task.js';

/**
 * A variable in which right - left rises (falls) everywhere is put to its lower (upper) end. Assumptions on
 * it are dropped: what is proved then is more.
 */
export const monotone: Tactic = (task): readonly Reduction[] => {
  const { left, right, variables, assumptions } = task.proofCase;
  const goal = call('sub', right, left);
  if (variables.length * print(goal).length > LARGEST) return [];
  return variables.flatMap((variable) => {
    const { name, lo, hi } = variable;
    if (!freeNames(goal).includes(name) || !isContinuous(goal, name, task)) return [];
    const isPositive = positivityAlong(variable, task);
    const slope = slopeOf(goal, name, isPositive);
    if (slope === undefined) return [];
    const rises = (tree: Expression): boolean => isNonnegative(tree, name, task, isPositive);
    const end = rises(slope) ? lo : Number.isFinite(hi) && rises(call('neg', slope)) ? hi : undefined;
    const value = end === undefined ? undefined : numeralOf(end);
    if (value === undefined) return [];
    const put = (tree: Expression): Expression =>
      specialise(tree, { texts: {}, sizes: {}, names: { [name]: value } });
    const made = narrowed(
      next(
        task,
        `monotone in ${name}: least at ${name} = ${end}`,
        {
          left: put(left),
          right: put(right),
          variables: variables.filter((one) => one.name !== name),
          assumptions: assumptions.filter((tree) => !freeNames(tree).includes(name)),
        },
        { isFaithful: false },
      ),
    );
    return made === undefined ? [] : [{ name: 'monotone', tasks: [made] }];
  });
};

/** Positivity on all the way to the ends of a variable: of what is assumed of it only that an end is left out. */
export function positivityAlong(
  { name, lo, hi }: Variable,
  { proofCase: { variables, assumptions } }: Task,
): (tree: Expression) => boolean {
  const isEnd = (tree: Expression): boolean => {
    if (tree.kind !== 'call' || !['lt', 'gt', 'ne'].includes(tree.name)) return false;
    const value = tree.args.map((arg) => constantFraction(arg)).find((number) => number !== undefined);
    if (value === undefined || !tree.args.some((arg) => arg.kind === 'name')) return false;
    return value.compare(exactly(lo)) <= 0 || (Number.isFinite(hi) && value.compare(exactly(hi)) >= 0);
  };
  const kept = assumptions.filter((tree) => !freeNames(tree).includes(name) || isEnd(tree));
  return positivity({ variables, assumptions: kept });
}

export function slopeOf(
  goal: Expression,
  name: string,
  isPositive: (tree: Expression) => boolean,
): Expression | undefined {
  try {
    return treeOf(normaliser({ expand: false, isNonnegative: isPositive }).of(derivative(goal, name)));
  } catch {
    return undefined;
  }
}

/**
 * Whether the tree is seen to be defined on the whole box and continuous along a variable, also between its whole
 * values: by enclosures on a few parts, or as made of functions that are continuous wherever they are defined.
 */
export function isContinuous(tree: Expression, along: string, { proofCase }: Task): boolean {
  const variables = proofCase.variables.map((one) => (one.name === along ? { ...one, isWhole: false } : one));
  const domain = { variables, assumptions: [] };
  if (isSmooth(tree) && arePowersSmooth(tree, positivity(domain)) && isDefined(tree, domain)) return true;
  if (variables.some(({ hi }) => hi === Number.POSITIVE_INFINITY)) return false;
  const read = intervalReading(
    variables.map(({ name }) => name),
    [tree],
  );
  const out = new Float64Array(3);
  return coversAll(variables, MOST_PARTS, (box) => {
    read(out, box);
    return out[2] === 2;
  });
}

/** Whether no power with a variable exponent that may be 0 has a base that may be 0: 0^y is 1 at 0 and 0 beyond. */
const arePowersSmooth = (tree: Expression, isPositive: (tree: Expression) => boolean): boolean =>
  tree.kind !== 'call' ||
  (tree.args.every((arg) => arePowersSmooth(arg, isPositive)) &&
    (tree.name !== 'pow' || constantFraction(tree.args[1]!) !== undefined || tree.args.some(isPositive)));

/** Characters of a goal, times its variables, beyond which its slopes would take longer than the search. */
const LARGEST = 10_000;

/** Parts that are looked at to see that a tree is continuous. */
const MOST_PARTS = 32;

/** Without the assumptions on the variable itself: the sign is needed on all the way to its end. */
function isNonnegative(
  tree: Expression,
  name: string,
  { proofCase }: Task,
  isPositive: (tree: Expression) => boolean,
): boolean {
  const out = new Float64Array(3);
  const { variables } = proofCase;
  const assumptions = proofCase.assumptions.filter((one) => !freeNames(one).includes(name));
  intervalReading(
    variables.map(({ name }) => name),
    [tree],
  )(out, boxOf(variables));
  if (out[2] === 2 && out[0]! >= 0) return true;
  return decideCase(tree, false, { variables, assumptions }, isPositive, { cuts: 2, depth: 1 }).isProved;
}
