import { derivative, type Expression, freeNames } from '../../../expression/index.js';
import { exactly } from '../algebra/atoms.js';
import { call, fractionTree } from '../algebra/field.js';
import { mapSides, narrowed, put, type Rule } from './goal.js';

/** Whether a tree has slopes wherever it has an enclosure: no steps, no branches, no series. */
function isSmooth(tree: Expression): boolean {
  if (tree.kind === 'number' || tree.kind === 'name') return true;
  const hasSteps = tree.kind !== 'call' || ['floor', 'ceil', 'abs', 'min', 'max'].includes(tree.name);
  return !hasSteps && tree.args.every(isSmooth);
}

function slopeOf(tree: Expression, name: string): Expression | undefined {
  try {
    return derivative(tree, name);
  } catch {
    return undefined;
  }
}

/** A variable in which large - small never falls (rises) is put to its lower (upper) end. */
export const monotone: Rule = (goal, domain) => {
  const difference = call('sub', goal.large, goal.small);
  if (!isSmooth(difference) || domain.enclosure(difference) === undefined) return [];
  return goal.variables.flatMap(({ name, lo, hi }) => {
    if (!freeNames(difference).includes(name)) return [];
    const slope = slopeOf(difference, name);
    if (slope === undefined || goal.assumptions.some((tree) => freeNames(tree).includes(name))) return [];
    const rises = (tree: Expression): boolean => domain.isDefined(tree) && domain.signOf(tree) !== undefined;
    const end = rises(slope) ? lo : Number.isFinite(hi) && rises(call('neg', slope)) ? hi : undefined;
    if (end === undefined) return [];
    const value = { [name]: fractionTree(exactly(end)) };
    const made = narrowed({
      ...mapSides(goal, (tree) => put(tree, value)),
      variables: goal.variables.filter((one) => one.name !== name),
    });
    return made === undefined ? [] : [[made]];
  });
};
