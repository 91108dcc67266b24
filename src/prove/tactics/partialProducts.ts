import { type Expression, integerOf, print } from '../../expression/index.js';
import { decideCase } from '../algebra/index.js';
import { withIndex } from '../isDefined.js';
import { positivity } from '../positivity.js';
import { isWhole } from '../whole.js';
import { type Rewriter, rewritePart } from './rewriteParts.js';
import { call, ONE } from './task.js';

/**
 * A product from a whole a >= 1 on, of factors that lie between 0 and 1 from 1 on already, is v times the product from
 * 1 on, v >= 1: v is 1 over the product of the factors before a.
 */
const partial: Rewriter = (node, v, domain) => {
  if (node.kind !== 'series' || node.operation !== 'prod' || integerOf(node.from) !== undefined)
    return undefined;
  const { variables, isPositive } = domain;
  const whole: Expression = { ...node, from: ONE };
  const areWhole = isWhole(node.from, variables) && isWhole(node.to, variables);
  const reaches = call('add', call('sub', node.to, node.from), call('add', ONE, ONE));
  if (!areWhole || !isPositive(node.from) || !domain.isNonnegative(call('sub', reaches, ONE)))
    return undefined;
  const inside = withIndex({ ...node, from: ONE }, domain);
  if (inside === undefined) return undefined;
  const isAbove0 = positivity(inside);
  if (!isAbove0(node.term)) return undefined;
  if (!decideCase(call('sub', ONE, node.term), false, inside, isAbove0).isProved) return undefined;
  return {
    value: call('mul', v, whole),
    range: [1, Number.POSITIVE_INFINITY],
    isOpen: [false, false],
    remark: `${print(node)} = v * ${print(whole)} with v >= 1, the factors being between 0 and 1`,
  };
};

export const partialProducts = rewritePart('partial product', partial);
