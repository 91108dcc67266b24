import { constantFraction, type Expression, print } from '../../expression/index.js';
import { isDefined } from '../isDefined.js';
import { call, next, type Reduction, type Tactic, ZERO } from './task.js';

const isZero = (tree: Expression): boolean => constantFraction(tree)?.n === 0n;

/**
 * A product of two is >= 0 when the second is >= 0 wherever the first is, and <= 0 wherever the first is < 0; it is
 * <= 0 the other way round.
 */
export const sameSign: Tactic = (task): readonly Reduction[] => {
  const { left, right, assumptions } = task.proofCase;
  const product = isZero(left) ? right : isZero(right) ? left : undefined;
  if (task.isStrict || product?.kind !== 'call' || product.name !== 'mul') return [];
  const [a, b] = product.args as [Expression, Expression];
  if ([a, b].some((factor) => constantFraction(factor) !== undefined)) return [];
  if (!isDefined(product, task.proofCase)) return [];
  const isAbove = product === right;
  const part = (comparison: 'ge' | 'lt') => {
    const test = call(comparison, a, ZERO);
    const isSecondAbove = (comparison === 'ge') === isAbove;
    const [small, large] = isSecondAbove ? [ZERO, b] : [b, ZERO];
    const change = { left: small, right: large, assumptions: [...assumptions, test] };
    return next(task, `the other factor where ${print(test)}`, change, { isFaithful: false });
  };
  return [{ name: 'same sign', tasks: [part('ge'), part('lt')] }];
};
