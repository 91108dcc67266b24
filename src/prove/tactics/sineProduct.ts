import { type Expression, freeNames, integerOf, parse, substitute } from '../../expression/index.js';
import { normaliser, treeOf } from '../normalForm.js';
import { call, next, ONE, type Reduction, type Tactic, ZERO } from './task.js';

type Series = Extract<Expression, { kind: 'series' }>;

/** x of a factor 1 - x/k^2 (sign 1) or 1 + x/k^2 (sign -1), x free of the index and positive. */
function parameterOf(
  { term, index }: Series,
  isPositive: (tree: Expression) => boolean,
): { readonly x: Expression; readonly sign: 1 | -1 } | undefined {
  const square = call('pow', { kind: 'name', name: index }, { kind: 'number', text: '2' });
  const x = treeOf(
    normaliser({ expand: true, isNonnegative: () => false }).of(call('mul', call('sub', ONE, term), square)),
  );
  if (freeNames(x).includes(index)) return undefined;
  if (isPositive(x)) return { x, sign: 1 };
  const opposite = treeOf(normaliser({ expand: true, isNonnegative: () => false }).of(call('neg', x)));
  return isPositive(opposite) ? { x: opposite, sign: -1 } : undefined;
}

const LIMITS = { 1: 'sin(z)/z', [-1]: 'sinh(z)/z' } as const;

/** pi sqrt(x), as pi/sqrt(y) for x = 1/y. */
function angleOf(x: Expression): Expression {
  const isInverse = x.kind === 'call' && x.name === 'div' && integerOf(x.args[0]!) === 1;
  const y = isInverse ? x.args[1]! : x;
  return substitute(parse(isInverse ? 'pi/sqrt(y)' : 'pi*sqrt(y)', { y: 'scalar' }), { y });
}

/**
 * prod(1 - x/k^2, k, 1, n) for 0 < x < 1 is sin(pi sqrt x)/(pi sqrt x), its limit, divided by the product of
 * the factors that are left out, which are below 1: so it is the limit times a number r > 1. With 1 + x/k^2
 * the limit is sinh(pi sqrt x)/(pi sqrt x) and the number is below 1.
 */
export const sineProduct: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right, variables } = task.proofCase;
  const name = 'tail';
  if (variables.some((one) => one.name === name)) return [];
  let done: { readonly key: string; readonly sign: 1 | -1 } | undefined;
  const visit = (tree: Expression): Expression => {
    if (tree.kind === 'series') {
      const product = asProduct(tree);
      const found =
        product === undefined || integerOf(product.from) !== 1 ? undefined : parameterOf(product, isPositive);
      if (product === undefined || found === undefined) return tree;
      if (found.sign === 1 && !isPositive(call('sub', ONE, found.x))) return tree;
      const key = JSON.stringify(product);
      if (done !== undefined && done.key !== key) return tree;
      done = { key, sign: found.sign };
      const limit = substitute(parse(LIMITS[found.sign], { z: 'scalar' }), { z: angleOf(found.x) });
      const value = call('mul', limit, { kind: 'name', name });
      return product === tree ? value : call('log', value);
    }
    return tree.kind === 'call' ? { ...tree, args: tree.args.map(visit) } : tree;
  };
  const [first, second] = [visit(left), visit(right)];
  if (done === undefined) return [];
  const [lo, hi] = done.sign === 1 ? [1, Number.POSITIVE_INFINITY] : [0, 1];
  const tail: Expression = { kind: 'name', name };
  const open = done.sign === 1 ? [call('gt', tail, ONE)] : [call('gt', tail, ZERO), call('lt', tail, ONE)];
  return [
    {
      name: 'sine product',
      tasks: [
        next(
          task,
          done.sign === 1
            ? 'prod(1-x/k^2, k, 1, n) = sin(pi*sqrt(x))/(pi*sqrt(x)) * tail with tail > 1'
            : 'prod(1+x/k^2, k, 1, n) = sinh(pi*sqrt(x))/(pi*sqrt(x)) * tail with 0 < tail < 1',
          {
            left: first,
            right: second,
            variables: [...variables, { name, lo, hi, isWhole: false, isLog: false }],
            assumptions: [...task.proofCase.assumptions, ...open],
          },
          { isFaithful: false },
        ),
      ],
    },
  ];
};

/** A product, or a sum of logarithms as the product that it is the logarithm of. */
function asProduct(tree: Series): Series | undefined {
  if (tree.operation === 'prod') return tree;
  const { term } = tree;
  if (term.kind !== 'call') return undefined;
  if (term.name === 'log') return { ...tree, operation: 'prod', term: term.args[0]! };
  if (term.name === 'log1p') return { ...tree, operation: 'prod', term: call('add', ONE, term.args[0]!) };
  return undefined;
}
