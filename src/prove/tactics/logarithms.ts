import type { Expression } from '../../expression/index.js';
import { isDefined } from '../isDefined.js';
import { normaliser, treeOf } from '../normalForm.js';
import { call, next, numeral, type Reduction, type Tactic } from './task.js';

/** The logarithm of a positive tree, of products and powers by those of their factors; undefined where a factor may not be positive. */
function logOf(tree: Expression, isPositive: (tree: Expression) => boolean): Expression | undefined {
  const log = (part: Expression): Expression | undefined => logOf(part, isPositive);
  const joined = (name: string, parts: readonly (Expression | undefined)[]): Expression | undefined =>
    parts.some((part) => part === undefined) ? undefined : call(name, ...(parts as Expression[]));
  if (tree.kind === 'series' && tree.operation === 'prod') {
    const term = call('log', tree.term);
    return isPositive(tree) ? { ...tree, operation: 'sum', term } : undefined;
  }
  if (tree.kind === 'call') {
    const [a, b] = tree.args as [Expression, Expression];
    if (tree.name === 'exp') return a;
    if (tree.name === 'mul') return joined('add', [log(a), log(b)]);
    if (tree.name === 'div') return joined('sub', [log(a), log(b)]);
    if (tree.name === 'sqrt') return joined('div', [log(a), numeral(2)]);
    if (tree.name === 'pow') return joined('mul', [b, log(a)]);
  }
  return isPositive(tree) ? call('log', tree) : undefined;
}

const hasGrowth = (tree: Expression): boolean => {
  switch (tree.kind) {
    case 'series':
      return tree.operation === 'prod';
    case 'call':
      return (
        ['exp', 'c4', 'gamma'].includes(tree.name) ||
        (tree.name === 'pow' && tree.args[1]!.kind !== 'number') ||
        (['mul', 'div', 'sqrt', 'pow'].includes(tree.name) && tree.args.some(hasGrowth))
      );
    default:
      return false;
  }
};

/** Logarithms of both sides, where both are positive: products become sums. */
export const logarithms: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right } = task.proofCase;
  if (!hasGrowth(left) && !hasGrowth(right)) return [];
  if (![left, right].every((side) => isDefined(side, task.proofCase))) return [];
  const sides = [left, right].map((side) => logOf(reduced(side, isPositive), isPositive));
  if (sides.some((side) => side === undefined)) return [];
  const [first, second] = sides as [Expression, Expression];
  return [
    { name: 'logarithms', tasks: [next(task, 'logarithms of both sides', { left: first, right: second })] },
  ];
};

function reduced(side: Expression, isPositive: (tree: Expression) => boolean): Expression {
  return treeOf(normaliser({ expand: false, isNonnegative: isPositive }).of(side));
}
