import { type Expression, integerOf } from '../expression/index.js';
import type { Variable } from './variable.js';

type Series = Extract<Expression, { kind: 'series' }>;

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
const ONE: Expression = { kind: 'number', text: '1' };

/** Whether a tree is seen, from its parts, to be a whole number wherever it is defined. */
export function isWhole(tree: Expression, variables: readonly Variable[]): boolean {
  if (tree.kind === 'number') return integerOf(tree) !== undefined;
  if (tree.kind === 'name') return variables.some(({ name, isWhole: is }) => name === tree.name && is);
  if (tree.kind !== 'call') return false;
  const { name, args } = tree;
  if (name === 'floor' || name === 'ceil') return true;
  const areWhole = args.every((arg) => isWhole(arg, variables));
  if (name === 'pow') return areWhole && isCount(args[1]!, variables);
  return areWhole && ['add', 'sub', 'mul', 'neg', 'min', 'max'].includes(name);
}

/** Whether a whole tree is a number or a variable that is not negative. */
function isCount(tree: Expression, variables: readonly Variable[]): boolean {
  const value = integerOf(tree);
  if (value !== undefined) return value >= 0;
  return tree.kind === 'name' && variables.some(({ name, lo }) => name === tree.name && lo >= 0);
}

/** Whether a series has a term at every point: an index from ceil(from) to floor(to). */
export function hasTerms(
  { from, to }: Pick<Series, 'from' | 'to'>,
  variables: readonly Variable[],
  isPositive: (tree: Expression) => boolean,
): boolean {
  const length = call('sub', to, from);
  const whole = [from, to].filter((limit) => isWhole(limit, variables)).length;
  if (whole === 2) return isPositive(call('add', length, ONE));
  return isPositive(whole === 1 ? length : call('sub', length, ONE));
}
