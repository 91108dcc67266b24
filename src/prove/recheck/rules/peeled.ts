import { type Expression, print } from '../../../expression/index.js';
import { call, type Field } from '../algebra/field.js';
import type { Rule } from './goal.js';

const RISING = 'exp expm1 log log1p log2 log10 sqrt sinh tanh atan asin erf normcdf'.split(' ');
const FALLING = ['erfc', 'acos', 'neg'];

type Pair = readonly [Expression, Expression];

/** a and b of which a <= b is enough for f(a) <= f(b), both sides defined; nothing when the sides are not alike. */
function inner(small: Expression, large: Expression, domain: Field): Pair | undefined {
  if (small.kind !== 'call' || large.kind !== 'call' || small.name !== large.name) return undefined;
  const [a, b] = small.args as [Expression, Expression];
  const [c, d] = large.args as [Expression, Expression];
  const isSame = (x: Expression, y: Expression): boolean => print(x) === print(y);
  const { name } = small;
  if (RISING.includes(name)) return [a, c];
  if (FALLING.includes(name)) return [c, a];
  if (name === 'add') return isSame(a, c) ? [b, d] : isSame(b, d) ? [a, c] : undefined;
  if (name === 'sub') return isSame(a, c) ? [d, b] : isSame(b, d) ? [a, c] : undefined;
  if (name === 'mul' && isSame(a, c) && domain.isPositive(a)) return [b, d];
  if (name === 'mul' && isSame(b, d) && domain.isPositive(b)) return [a, c];
  if (name === 'div' && isSame(b, d) && domain.isPositive(b)) return [a, c];
  if (name === 'div' && isSame(a, c) && [a, b, d].every(domain.isPositive)) return [d, b];
  return undefined;
}

/** The same increasing or decreasing functions on both sides taken off, as far as they go. */
export const peeled: Rule = (goal, domain) => {
  if (!domain.isDefined(goal.small) || !domain.isDefined(goal.large)) return [];
  let pair: Pair = [goal.small, goal.large];
  for (;;) {
    const next = inner(...pair, domain);
    if (next === undefined) break;
    pair = next;
  }
  return pair[0] === goal.small ? [] : [[{ ...goal, small: pair[0], large: pair[1] }]];
};

/** The logarithm of a positive tree, of products and powers by their parts. */
function logOf(tree: Expression, domain: Field): Expression | undefined {
  if (tree.kind === 'series' && tree.operation === 'prod')
    return domain.isPositive(tree) ? { ...tree, operation: 'sum', term: call('log', tree.term) } : undefined;
  if (tree.kind === 'call') {
    const [a, b] = tree.args as [Expression, Expression];
    const joined = (name: string, ...parts: (Expression | undefined)[]): Expression | undefined =>
      parts.includes(undefined) ? undefined : call(name, ...(parts as Expression[]));
    if (tree.name === 'exp') return a;
    if (tree.name === 'mul') return joined('add', logOf(a, domain), logOf(b, domain));
    if (tree.name === 'div') return joined('sub', logOf(a, domain), logOf(b, domain));
    if (tree.name === 'pow') return joined('mul', b, logOf(a, domain));
  }
  return domain.isPositive(tree) ? call('log', tree) : undefined;
}

/** Logarithms of both sides, which are positive. */
export const inLogarithms: Rule = (goal, domain) => {
  if (!domain.isDefined(goal.small) || !domain.isDefined(goal.large)) return [];
  const [small, large] = [logOf(goal.small, domain), logOf(goal.large, domain)];
  return small === undefined || large === undefined ? [] : [[{ ...goal, small, large }]];
};
