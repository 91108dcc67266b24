import { type Expression, freeNames, integerOf, parse, print, substitute } from '../../expression/index.js';
import { isAssumed } from '../isDefined.js';
import { call, next, numeral, type Reduction, type Tactic } from './task.js';

type Series = Extract<Expression, { kind: 'series' }>;

/** Sums that begin later are left alone: the terms before are written out. */
const LATEST = 4;

const startOf = ({ operation, from }: Series): number => {
  const start = operation === 'sum' ? integerOf(from) : undefined;
  return start !== undefined && start >= 1 && start <= LATEST ? start : 0;
};

function firstSum(tree: Expression): Series | undefined {
  if (tree.kind === 'series') return startOf(tree) > 0 ? tree : undefined;
  if (tree.kind !== 'call') return undefined;
  for (const arg of tree.args) {
    const found = firstSum(arg);
    if (found !== undefined) return found;
  }
  return undefined;
}

const TAIL = 'rest of the limit';
const INDEX = 'index of the limit';

/** A factor and the terms, falling to 0 and positive for every index from 1 on, of which it is times the sum of all. */
interface Limit {
  readonly factor: number;
  readonly term: Expression;
}

const scope = { k: 'scalar', s: 'scalar', a: 'scalar', b: 'scalar' } as const;
const k: Expression = { kind: 'name', name: INDEX };
const fill = (text: string, values: Readonly<Record<string, Expression>>): Expression =>
  substitute(parse(text, scope), { k, ...values });

/**
 * pi^2 and zeta(s) by their series; digamma(a)-digamma(b) with a > b > 0 as the sum of 1/(k-1+b)-1/(k-1+a)
 * (DLMF 5.7.6).
 */
function limitOf(tree: Expression, isPositive: (tree: Expression) => boolean): Limit | undefined {
  if (tree.kind !== 'call') return undefined;
  const [a, b] = tree.args as [Expression, Expression];
  if (tree.name === 'pow' && a.kind === 'call' && a.name === 'pi' && integerOf(b) === 2)
    return { factor: 6, term: fill('1/k^2', {}) };
  if (tree.name === 'zeta' && isPositive(call('sub', a, numeral(1))))
    return { factor: 1, term: fill('k^(-s)', { s: a }) };
  const isDifference =
    tree.name === 'sub' && [a, b].every((part) => part.kind === 'call' && part.name === 'digamma');
  if (!isDifference) return undefined;
  const [x, y] = [a, b].map((part) => (part as { args: readonly Expression[] }).args[0]!);
  if (!isPositive(y!) || !isPositive(call('sub', x!, y!))) return undefined;
  return { factor: 1, term: fill('(a-b)/((k-1+b)*(k-1+a))', { a: x!, b: y! }) };
}

/**
 * pi^2/6, zeta(s) and differences of digamma are limits of sums: beside a sum from a few on to n they are written
 * as the terms before, the sum of the same length and a rest that is positive, so that the two sums can be compared
 * term by term.
 */
export const limitsAsSums: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right, variables, assumptions } = task.proofCase;
  const sum = firstSum(left) ?? firstSum(right);
  if (sum === undefined || variables.some(({ name }) => name === TAIL)) return [];
  const rest: Expression = { kind: 'name', name: TAIL };
  const start = startOf(sum);
  let key: string | undefined;
  const isAbove0 = (tree: Expression): boolean => isPositive(tree) || isAssumed(tree, assumptions);
  const visit = (tree: Expression): Expression => {
    const limit = key === undefined || key === print(tree) ? limitOf(tree, isAbove0) : undefined;
    if (limit !== undefined && !freeNames(limit.term).includes(sum.index)) {
      key = print(tree);
      const before = Array.from({ length: start - 1 }, (_, at) =>
        substitute(limit.term, { [INDEX]: numeral(at + 1) }),
      );
      const me: Expression = { kind: 'name', name: sum.index };
      const same: Expression = { ...sum, term: substitute(limit.term, { [INDEX]: me }) };
      const all = [...before, same, rest].reduce((x, y) => call('add', x, y));
      return limit.factor === 1 ? all : call('mul', numeral(limit.factor), all);
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
