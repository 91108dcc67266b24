import { constantFraction, type Expression, functions, intervalReading } from '../expression/index.js';
import type { ProofCase } from './cases.js';
import { constantOf, normaliser } from './normalForm.js';
import { positivity } from './positivity.js';
import { boxOf, type Variable } from './variable.js';

type Domain = Pick<ProofCase, 'variables' | 'assumptions'>;

const POSITIVE_ARGUMENT = ['log', 'log2', 'log10', 'gamma', 'lgamma', 'digamma', 'trigamma'];
const TOTAL = [
  'add',
  'sub',
  'neg',
  'mul',
  'exp',
  'expm1',
  'sin',
  'cos',
  'sinh',
  'cosh',
  'tanh',
  'atan',
  'erf',
  'erfc',
  'normcdf',
  'abs',
  'min',
  'max',
  'floor',
  'ceil',
];

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });

/** Whether a tree is seen, from its parts, to be defined at every point of a case. */
export function isDefined(tree: Expression, domain: Domain): boolean {
  switch (tree.kind) {
    case 'number':
      return true;
    case 'name':
      return domain.variables.some(({ name }) => name === tree.name);
    case 'condition':
      return [tree.test, tree.yes, tree.no].every((part) => isDefined(part, domain));
    case 'call':
      return tree.args.every((arg) => isDefined(arg, domain)) && isApplicable(tree.name, tree.args, domain);
    case 'series': {
      const inside = withIndex(tree, domain);
      return (
        isDefined(tree.from, domain) &&
        isDefined(tree.to, domain) &&
        inside !== undefined &&
        isDefined(tree.term, inside)
      );
    }
    default:
      return false;
  }
}

/** Whether an assumption says that a tree is > 0, or > a number that is not negative. */
export function isAssumed(tree: Expression, assumptions: Domain['assumptions']): boolean {
  const plain = normaliser({ expand: true, isNonnegative: () => false });
  return assumptions.some((one) => {
    if (one.kind !== 'call' || (one.name !== 'gt' && one.name !== 'lt')) return false;
    const [a, b] = one.name === 'gt' ? one.args : [...one.args].reverse();
    const rest = constantOf(plain.of(call('sub', tree, call('sub', a!, b!))));
    return rest !== undefined && rest.s >= 0n;
  });
}

function isApplicable(name: string, args: readonly Expression[], domain: Domain): boolean {
  const known = positivity(domain);
  const isPositive = (part: Expression): boolean => known(part) || isAssumed(part, domain.assumptions);
  const [a, b] = args as [Expression, Expression];
  if (args.length === 0 || TOTAL.includes(name) || functions.get(name)?.compares !== undefined) return true;
  if (POSITIVE_ARGUMENT.includes(name)) return isPositive(a);
  if (name === 'div') return isPositive(b) || isPositive(call('neg', b));
  if (name === 'log1p') return isPositive(call('add', { kind: 'number', text: '1' }, a));
  if (name === 'c4' || name === 'zeta') return isPositive(call('sub', a, { kind: 'number', text: '1' }));
  if (name === 'pow') {
    const exponent = constantFraction(b);
    if (exponent !== undefined && exponent.d === 1n)
      return exponent.s >= 0n || isPositive(a) || isPositive(call('neg', a));
    const isAbove0 = a.kind === 'name' && domain.variables.some(({ name: x, lo }) => x === a.name && lo >= 0);
    if (isPositive(a) || (isAbove0 && isPositive(b))) return true;
  }
  const out = new Float64Array(3);
  const names = domain.variables.map((variable) => variable.name);
  intervalReading(names, [call(name, ...args)])(out, boxOf(domain.variables));
  return out[2]! > 0;
}

/** The domain with the index of a series as a variable between its limits. */
export function withIndex(
  { index, from, to }: Extract<Expression, { kind: 'series' }>,
  { variables, assumptions }: Domain,
): Domain | undefined {
  if (variables.some(({ name }) => name === index)) return undefined;
  const out = new Float64Array(6);
  try {
    intervalReading(
      variables.map(({ name }) => name),
      [from, to],
    )(out, boxOf(variables));
  } catch {
    return undefined;
  }
  const [lo, hi] = [Math.ceil(out[0]!), Math.floor(out[4]!)];
  if (!(lo <= hi) || !Number.isFinite(lo)) return undefined;
  const me: Expression = { kind: 'name', name: index };
  const variable: Variable = { name: index, lo, hi, isWhole: true, isLog: true };
  return {
    variables: [...variables, variable],
    assumptions: [...assumptions, call('ge', me, from), call('le', me, to)],
  };
}
