import { derivative, type Expression, freeNames } from '../../../expression/index.js';
import { exactly } from '../algebra/atoms.js';
import { call, type Field, fractionTree } from '../algebra/field.js';
import { fieldOf, mapSides, narrowed, put, type Rule } from './goal.js';

/** Whether a tree has slopes wherever it has an enclosure: no steps, no branches, no series. */
function isSmooth(tree: Expression): boolean {
  if (tree.kind === 'number' || tree.kind === 'name') return true;
  const hasSteps = tree.kind !== 'call' || ['floor', 'ceil', 'abs', 'min', 'max'].includes(tree.name);
  return !hasSteps && tree.args.every(isSmooth);
}

/** Powers jump where their base is 0 and their exponent comes to 0. */
function isContinuousIn(tree: Expression, name: string, domain: Field): boolean {
  if (tree.kind !== 'call') return true;
  const [base, exponent] = tree.args as [Expression, Expression];
  const isRisky = tree.name === 'pow' && freeNames(exponent).includes(name);
  return (!isRisky || domain.isPositive(base)) && tree.args.every((arg) => isContinuousIn(arg, name, domain));
}

function slopeOf(tree: Expression, name: string): Expression | undefined {
  try {
    return derivative(tree, name);
  } catch {
    return undefined;
  }
}

/** A variable in which large - small never falls (rises) is put to its lower (upper) end. */
export const monotone: Rule = (goal, domain, m) => {
  const difference = call('sub', goal.large, goal.small);
  if (!isSmooth(difference) || !domain.isDefined(difference)) return [];
  return goal.variables.flatMap(({ name, lo, hi }) => {
    if (!freeNames(difference).includes(name) || !isContinuousIn(difference, name, domain)) return [];
    const slope = slopeOf(difference, name);
    if (slope === undefined) return [];
    // on the way to its end the variable may leave what the assumptions say of it
    const assumptions = goal.assumptions.filter((tree) => !freeNames(tree).includes(name));
    // the sign of the slope matters between the ends alone
    const variables = goal.variables.map((one) =>
      one.name === name ? { ...one, isOpenLow: true, isOpenHigh: true } : one,
    );
    const own = fieldOf(m, { ...goal, variables, assumptions });
    const rises = (tree: Expression): boolean => own.isDefined(tree) && own.signOf(tree) !== undefined;
    const end = rises(slope) ? lo : Number.isFinite(hi) && rises(call('neg', slope)) ? hi : undefined;
    if (end === undefined) return [];
    const value = { [name]: fractionTree(exactly(end)) };
    const made = narrowed({
      ...mapSides(goal, (tree) => put(tree, value)),
      assumptions,
      variables: goal.variables.filter((one) => one.name !== name),
    });
    return made === undefined ? [] : [[made]];
  });
};
