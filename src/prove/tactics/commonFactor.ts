import type { Expression } from '../../expression/index.js';
import { isDefined } from '../isDefined.js';
import { type Factor, normaliser, type Term, treeOf } from '../normalForm.js';
import { next, type Reduction, type Tactic, ZERO } from './task.js';

/** The one term that a side is, as a product of powers of trees. */
function termOf(side: Expression, isPositive: (tree: Expression) => boolean): Term | undefined {
  const p = normaliser({ expand: false, isNonnegative: isPositive }).of(side);
  return p.size === 1 ? [...p.values()][0] : undefined;
}

const treeOfTerm = (term: Term): Expression => treeOf(new Map([['', term]]));

/**
 * Two products with factors in common: where these are together not negative, what is left of the products is
 * compared.
 */
export const commonFactor: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right } = task.proofCase;
  if (task.isStrict || ![left, right].every((side) => isDefined(side, task.proofCase))) return [];
  const [first, second] = [left, right].map((side) => termOf(side, isPositive));
  if (first === undefined || second === undefined) return [];
  const isShared = ({ key, power }: Factor, { factors }: Term): boolean =>
    factors.some((other) => other.key === key && other.power.equals(power));
  const shared = first.factors.filter((factor) => isShared(factor, second));
  if (shared.length === 0) return [];
  const without = (term: Term, other: Term): Expression =>
    treeOfTerm({ ...term, factors: term.factors.filter((factor) => !isShared(factor, other)) });
  const one = { coefficient: first.coefficient.div(first.coefficient), factors: shared };
  const sides = { left: without(first, second), right: without(second, first) };
  if (![sides.left, sides.right, treeOfTerm(one)].every((tree) => isDefined(tree, task.proofCase))) return [];
  const loose = { isFaithful: false } as const;
  return [
    {
      name: 'common factor',
      tasks: [
        next(
          task,
          'what both sides have in common is not negative',
          { left: ZERO, right: treeOfTerm(one) },
          loose,
        ),
        next(task, 'what is left of both sides', sides, loose),
      ],
    },
  ];
};
