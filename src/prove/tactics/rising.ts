import { type Expression, freeNames, print, specialise } from '../../expression/index.js';
import { numeralOf } from '../goal.js';
import { constantOf, normaliser } from '../normalForm.js';
import { isContinuous, positivityAlong, slopeOf } from './monotone.js';
import { call, next, type Reduction, type Tactic, ZERO } from './task.js';

/** Characters of a goal beyond which its slopes are left to the search. */
const LARGEST = 400;

/**
 * Where both sides are equal at an end of a variable's range, right - left is >= 0 when it rises from a lower end,
 * or falls to an upper one: the slope becomes the goal. So a Taylor polynomial is compared with its function,
 * derivative by derivative.
 */
export const rising: Tactic = (task): readonly Reduction[] => {
  const { left, right, variables, assumptions } = task.proofCase;
  const goal = call('sub', right, left);
  if (task.isStrict || print(goal).length > LARGEST) return [];
  return variables.flatMap((variable) => {
    const { name, lo, hi } = variable;
    if (!freeNames(goal).includes(name) || !isContinuous(goal, name, task)) return [];
    const ends = [lo, hi].filter((end) => Number.isFinite(end) && isZeroAt(goal, name, end));
    const slope = ends.length === 0 ? undefined : slopeOf(goal, name, positivityAlong(variable, task));
    if (slope === undefined) return [];
    return ends.map((end) => {
      const [less, more] = end === lo ? [ZERO, slope] : [slope, ZERO];
      const step = `both sides are equal at ${name} = ${end}, and the difference ${end === lo ? 'rises' : 'falls'} in ${name}`;
      // Between the end and a point the slope is needed also where an assumption on the variable fails.
      const kept = assumptions.filter((tree) => !freeNames(tree).includes(name));
      const change = { left: less, right: more, assumptions: kept };
      return { name: 'rising', tasks: [next(task, step, change, { isFaithful: false })] };
    });
  });
};

function isZeroAt(goal: Expression, name: string, end: number): boolean {
  const value = numeralOf(end);
  if (value === undefined) return false;
  const face = specialise(goal, { texts: {}, sizes: {}, names: { [name]: value } });
  return constantOf(normaliser({ expand: true, isNonnegative: () => false }).of(face))?.n === 0n;
}
