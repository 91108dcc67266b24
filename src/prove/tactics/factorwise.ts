import { type Expression, print, substitute } from '../../expression/index.js';
import { isDefined, withIndex } from '../isDefined.js';
import { next, type Reduction, type Tactic, ZERO } from './task.js';

const INDEX = 'term';

/** Products over the same range compare as their factors do, where those of the smaller are not negative. */
export const factorwise: Tactic = (task): readonly Reduction[] => {
  const { left, right } = task.proofCase;
  if (task.isStrict || left.kind !== 'series' || right.kind !== 'series') return [];
  if (left.operation !== 'prod' || right.operation !== 'prod') return [];
  if (print(left.from) !== print(right.from) || print(left.to) !== print(right.to)) return [];
  if (![left, right].every((side) => isDefined(side, task.proofCase))) return [];
  const inside = withIndex({ ...left, index: INDEX }, task.proofCase);
  if (inside === undefined) return [];
  const index: Expression = { kind: 'name', name: INDEX };
  const [small, large] = [left, right].map((side) => substitute(side.term, { [side.index]: index }));
  const loose = { isFaithful: false } as const;
  return [
    {
      name: 'factor by factor',
      tasks: [
        next(task, 'the factors are not negative', { ...inside, left: ZERO, right: small! }, loose),
        next(task, 'factor by factor', { ...inside, left: small!, right: large! }, loose),
      ],
    },
  ];
};
