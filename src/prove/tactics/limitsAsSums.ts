import { type Expression, freeNames, integerOf, parse, print, substitute } from '../../expression/index.js';
import { call, next, numeral, type Reduction, type Tactic } from './task.js';

type Series = Extract<Expression, { kind: 'series' }>;

function firstSum(tree: Expression): Series | undefined {
  if (tree.kind === 'series')
    return tree.operation === 'sum' && integerOf(tree.from) === 1 ? tree : undefined;
  if (tree.kind !== 'call') return undefined;
  for (const arg of tree.args) {
    const found = firstSum(arg);
    if (found !== undefined) return found;
  }
  return undefined;
}

const TAIL = 'rest of the limit';

/**
 * pi^2/6 and zeta(s) are limits of sums: beside a sum from 1 to n they are written as the sum of the same
 * length and a rest that is positive, so that the two sums can be compared term by term.
 */
export const limitsAsSums: Tactic = (task): readonly Reduction[] => {
  const { left, right, variables, assumptions } = task.proofCase;
  const sum = firstSum(left) ?? firstSum(right);
  if (sum === undefined || variables.some(({ name }) => name === TAIL)) return [];
  const rest: Expression = { kind: 'name', name: TAIL };
  let key: string | undefined;
  const limitOf = (tree: Expression): Expression | undefined => {
    if (tree.kind !== 'call') return undefined;
    const [a, b] = tree.args;
    if (tree.name === 'pow' && a?.kind === 'call' && a.name === 'pi' && integerOf(b!) === 2)
      return numeral(2);
    return tree.name === 'zeta' ? a : undefined;
  };
  const visit = (tree: Expression): Expression => {
    const s = limitOf(tree);
    if (s !== undefined && (key === undefined || key === print(tree)) && !freeNames(s).includes(sum.index)) {
      key = print(tree);
      const scope = { n: 'scalar', s: 'scalar', r: 'scalar' } as const;
      const text =
        tree.kind === 'call' && tree.name === 'zeta' ? 'sum(k^(-s),k,1,n)+r' : '6*(sum(1/k^2,k,1,n)+r)';
      return substitute(parse(text, scope), { n: sum.to, s, r: rest });
    }
    return tree.kind === 'call' ? { ...tree, args: tree.args.map(visit) } : tree;
  };
  const [first, second] = [visit(left), visit(right)];
  if (key === undefined) return [];
  const positive = call('gt', rest, numeral(0));
  const made = next(
    task,
    `${key} = the sum of as many terms and a rest that is positive`,
    {
      left: first,
      right: second,
      variables: [
        ...variables,
        { name: TAIL, lo: 0, hi: Number.POSITIVE_INFINITY, isWhole: false, isLog: false },
      ],
      assumptions: [...assumptions, positive],
    },
    { isFaithful: false },
  );
  return [{ name: 'limits as sums', tasks: [made] }];
};
