import { constantFraction, type Expression, print } from '../expression/index.js';
import { decideCase } from './algebra/index.js';
import type { ProofCase } from './cases.js';
import { withIndex } from './isDefined.js';
import { normaliser, treeOf } from './normalForm.js';
import { signs } from './signs.js';
import { hasTerms } from './whole.js';

type Domain = Pick<ProofCase, 'variables' | 'assumptions'>;

const known = new WeakMap<
  Domain['variables'],
  WeakMap<Domain['assumptions'], (tree: Expression) => boolean>
>();

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
const ONE: Expression = { kind: 'number', text: '1' };

const ALWAYS = ['exp', 'cosh', 'c4', 'erfc', 'normcdf', 'pi', 'e'];

/**
 * Whether trees are > 0 wherever they are defined in a domain: by their structure, by enclosures on a few
 * boxes, or by algebra. Each is worked out once.
 */
export function positivity(domain: Domain): (tree: Expression) => boolean {
  const old = known.get(domain.variables)?.get(domain.assumptions);
  if (old !== undefined) return old;
  const sign = signs(domain.variables);
  const found = new Map<string, boolean>();
  const isPositive = (tree: Expression): boolean => {
    const key = print(tree);
    const before = found.get(key);
    if (before !== undefined) return before;
    found.set(key, false);
    const result = work(tree);
    found.set(key, result);
    return result;
  };
  const plain = { variables: domain.variables, assumptions: openEnds(domain.assumptions) };
  const work = (tree: Expression): boolean => {
    if (tree.kind === 'series') {
      const inside = withIndex(tree, plain);
      const isNever = tree.operation === 'prod' || hasTerms(tree, domain.variables, isPositive);
      if (isNever && inside !== undefined && positivity(inside)(tree.term)) return true;
    }
    if (byStructure(tree, isPositive)) return true;
    if (sign(tree) === 'positive') return true;
    const less = withoutRounding(tree);
    if (less !== undefined) return isPositive(less);
    return isRational(tree) && decideCase(tree, true, plain, isPositive, { cuts: 6, depth: 1 }).isProved;
  };
  const beside = known.get(domain.variables) ?? new WeakMap();
  beside.set(domain.assumptions, isPositive);
  known.set(domain.variables, beside);
  return isPositive;
}

/** Functions with the sign of their argument. */
const ODD = ['expm1', 'log1p', 'sinh', 'tanh', 'atan', 'erf'];

function isNegative(tree: Expression, isPositive: (tree: Expression) => boolean): boolean {
  if (tree.kind === 'series' && tree.operation === 'sum')
    return isPositive({ ...tree, term: call('neg', tree.term) });
  if (tree.kind !== 'call') return false;
  const [a, b] = tree.args as [Expression, Expression];
  if (ODD.includes(tree.name)) return isPositive(call('neg', a));
  if (tree.name === 'neg') return isPositive(a);
  return tree.name === 'div' && isPositive(b) && isPositive(call('neg', a));
}

function byStructure(tree: Expression, isPositive: (tree: Expression) => boolean): boolean {
  if (tree.kind === 'number') return Number(tree.text) > 0;
  if (tree.kind !== 'call') return false;
  const { name, args } = tree;
  if (ALWAYS.includes(name)) return true;
  if (['add', 'mul', 'div', 'min'].includes(name)) return args.every(isPositive);
  if (name === 'max') return args.some(isPositive);
  if (name === 'sin') return isPositive(args[0]!) && isPositive(call('sub', call('pi'), args[0]!));
  if (name === 'sqrt') return isPositive(args[0]!);
  if (name === 'pow' || name === 'gamma') return isPositive(args[0]!);
  if (ODD.includes(name)) return isPositive(args[0]!);
  if (name === 'neg') return isNegative(args[0]!, isPositive);
  return false;
}

const isRounded = (tree: Expression): boolean =>
  tree.kind === 'call' && (tree.name === 'floor' || tree.name === 'ceil' || tree.args.some(isRounded));

/** A tree that is not above the given one, without floor and ceil where they are terms: x-1 < floor(x) <= x <= ceil(x) < x+1. */
function withoutRounding(tree: Expression): Expression | undefined {
  if (!isRounded(tree)) return undefined;
  const terms = [...normaliser({ expand: true, isNonnegative: () => false }).of(tree)];
  let isChanged = false;
  const less = terms.map(([key, term]) => {
    const [only, ...others] = term.factors;
    const base = only?.base;
    const isTerm = others.length === 0 && only?.power.equals(1) && base?.kind === 'call';
    const same = treeOf(new Map([[key, term]]));
    if (!isTerm || (base.name !== 'floor' && base.name !== 'ceil')) return same;
    isChanged = true;
    const [inside] = base.args as [Expression];
    const isLess = term.coefficient.s < 0n;
    const factor = treeOf(new Map([['', { ...term, factors: [] }]]));
    const rounded =
      base.name === 'floor'
        ? isLess
          ? inside
          : call('sub', inside, ONE)
        : isLess
          ? call('add', inside, ONE)
          : inside;
    return call('mul', factor, rounded);
  });
  return isChanged ? less.reduce((a, b) => call('add', a, b)) : undefined;
}

/** Strict inequalities between a name and a number: all that positivity takes from the assumptions. */
const openEnds = (assumptions: Domain['assumptions']): Domain['assumptions'] =>
  assumptions.filter(
    (tree) =>
      tree.kind === 'call' &&
      ['lt', 'gt', 'ne'].includes(tree.name) &&
      tree.args.some((arg) => arg.kind === 'name') &&
      tree.args.some((arg) => constantFraction(arg) !== undefined),
  );

/** Whether a tree is made of numbers, names and the four operations: others are left to enclosures. */
function isRational(tree: Expression): boolean {
  if (tree.kind === 'number' || tree.kind === 'name') return true;
  if (tree.kind !== 'call') return false;
  if (tree.name === 'pow') return constantFraction(tree.args[1]!) !== undefined && isRational(tree.args[0]!);
  return (
    ['add', 'sub', 'neg', 'mul', 'div', 'sqrt', 'pi', 'e'].includes(tree.name) && tree.args.every(isRational)
  );
}
