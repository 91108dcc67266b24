import {
  constantFraction,
  derivative,
  type Expression,
  freeNames,
  intervalReading,
  print,
} from '../../expression/index.js';
import { decideCase } from '../algebra/index.js';
import { INCREASING, numeralOf } from '../goal.js';
import { isDefined } from '../isDefined.js';
import { boxOf, type Variable } from '../variable.js';
import { isWhole } from '../whole.js';
import { above } from './narrow.js';
import { call, next, numeral, ONE, type Reduction, type Tactic, type Task } from './task.js';

const DECREASING = ['erfc', 'acos'];

/** Pairs a, b of which a <= b each is enough for left <= right. */
type Pairs = readonly (readonly [Expression, Expression])[];

/** What is left of left <= right when both are the same increasing function of parts that differ. */
function pairsOf(
  left: Expression,
  right: Expression,
  isPositive: (tree: Expression) => boolean,
  weak?: Weak,
): Pairs | undefined {
  if (print(left) === print(right)) return [];
  const areAlike = left.kind === 'call' && right.kind === 'call' && left.name === right.name;
  // A whole number is not below ceil(x) when it is not below x, nor above floor(x) when not above x.
  if (!areAlike && weak?.isWhole(right) && left.kind === 'call' && left.name === 'ceil')
    return [[left.args[0]!, right]];
  if (!areAlike && weak?.isWhole(left) && right.kind === 'call' && right.name === 'floor')
    return [[left, right.args[0]!]];
  if (left.kind !== 'call' || right.kind !== 'call' || left.name !== right.name) return undefined;
  if (left.args.length !== right.args.length) return undefined;
  const [a, b] = left.args as [Expression, Expression];
  const [c, d] = right.args as [Expression, Expression];
  const inner = (x: Expression, y: Expression): Pairs => pairsOf(x, y, isPositive, weak) ?? [[x, y]];
  const areSame = (x: Expression, y: Expression): boolean => print(x) === print(y);
  if (INCREASING.includes(left.name)) return inner(a, c);
  if (DECREASING.includes(left.name) || left.name === 'neg') return inner(c, a);
  if (left.name === 'add' && areSame(a, d)) return inner(b, c);
  if (left.name === 'add' && areSame(b, c)) return inner(a, d);
  if (left.name === 'add') return areSame(a, c) ? inner(b, d) : areSame(b, d) ? inner(a, c) : undefined;
  if (left.name === 'sub') return areSame(a, c) ? inner(d, b) : areSame(b, d) ? inner(a, c) : undefined;
  if (left.name === 'mul' && areSame(a, c) && isPositive(a)) return inner(b, d);
  if (left.name === 'mul' && areSame(b, d) && isPositive(b)) return inner(a, c);
  if (left.name === 'mul' && areSame(a, d) && isPositive(a)) return inner(b, c);
  if (left.name === 'mul' && areSame(b, c) && isPositive(b)) return inner(a, d);
  if (left.name === 'div' && areSame(b, d) && isPositive(b)) return inner(a, c);
  if (left.name === 'div' && areSame(a, c) && isPositive(a) && isPositive(b) && isPositive(d))
    return inner(d, b);
  if (weak !== undefined && (left.name === 'ceil' || left.name === 'floor')) return inner(a, c);
  if (weak !== undefined && left.name === 'pow')
    return powers(left.args, right.args, isPositive, weak, inner);
  return undefined;
}

/** What may be asked where only <= is to be shown: functions that rise, but not strictly, can be taken off too. */
interface Weak {
  readonly isNonnegative: (tree: Expression) => boolean;
  readonly isWhole: (tree: Expression) => boolean;
}

/** Powers of positive numbers with the same exponent, or with the same base. */
function powers(
  [a, b]: readonly Expression[],
  [c, d]: readonly Expression[],
  isPositive: (tree: Expression) => boolean,
  { isNonnegative }: Weak,
  inner: (x: Expression, y: Expression) => Pairs,
): Pairs | undefined {
  if (!isPositive(a!) || !isPositive(c!)) return undefined;
  if (print(b!) === print(d!)) {
    if (isNonnegative(b!)) return inner(a!, c!);
    return isNonnegative(call('neg', b!)) ? inner(c!, a!) : undefined;
  }
  if (print(a!) !== print(c!)) return undefined;
  if (isNonnegative(call('sub', a!, ONE))) return inner(b!, d!);
  return isNonnegative(call('sub', ONE, a!)) ? inner(d!, b!) : undefined;
}

/** Where increasing functions are 0; exp is 1 where expm1 is 0. */
const ZEROS: Readonly<Record<string, number>> = {
  log: 1,
  log2: 1,
  log10: 1,
  log1p: 0,
  expm1: 0,
  sinh: 0,
  tanh: 0,
  atan: 0,
  erf: 0,
  sqrt: 0,
};

/** A side that is 0, beside an increasing function, as the same function at its zero; 1 beside exp as exp(0). */
function withSameFunction(left: Expression, right: Expression): readonly [Expression, Expression] {
  const like = (value: Expression, other: Expression): Expression => {
    const number = other.kind === 'call' ? constantFraction(value) : undefined;
    if (number === undefined || other.kind !== 'call') return value;
    if (other.name === 'exp' && number.equals(1)) return call('exp', numeral(0));
    const zero = number.n === 0n && Object.hasOwn(ZEROS, other.name) ? ZEROS[other.name] : undefined;
    return zero === undefined ? value : call(other.name, numeral(zero));
  };
  return [like(left, right), like(right, left)];
}

const weak = ({ proofCase }: Task, isPositive: (tree: Expression) => boolean): Weak => ({
  isNonnegative: (tree) =>
    isPositive(tree) || decideCase(tree, false, proofCase, isPositive, { cuts: 2, depth: 1 }).isProved,
  isWhole: (tree) => isWhole(tree, proofCase.variables),
});

/** The same increasing function on both sides: its arguments are compared. */
export const stripped: Tactic = (task, isPositive): readonly Reduction[] => {
  const { left, right } = task.proofCase;
  if (![left, right].every((side) => isDefined(side, task.proofCase))) return [];
  const asked = task.isStrict ? undefined : weak(task, isPositive);
  const pairs = pairsOf(...withSameFunction(left, right), isPositive, asked);
  if (pairs === undefined || pairs.length !== 1) return [];
  const [a, b] = pairs[0]!;
  const made = next(
    task,
    'arguments of the same increasing function',
    { left: a, right: b },
    { isFaithful: false },
  );
  return [{ name: 'arguments', tasks: [made] }];
};

const ARGUMENT = 'argument';

/** The one pair of parts in which two trees differ, innermost, when it is the same wherever they do. */
function difference(left: Expression, right: Expression): readonly [Expression, Expression] | undefined {
  const found = new Map<string, readonly [Expression, Expression]>();
  const visit = (a: Expression, b: Expression): void => {
    if (print(a) === print(b)) return;
    const areAlike =
      a.kind === 'call' && b.kind === 'call' && a.name === b.name && a.args.length === b.args.length;
    if (areAlike) for (const [at, arg] of a.args.entries()) visit(arg, b.args[at]!);
    else found.set(`${print(a)} | ${print(b)}`, [a, b]);
  };
  visit(left, right);
  return found.size === 1 ? [...found.values()][0] : undefined;
}

function put(tree: Expression, key: string, value: Expression): Expression {
  if (print(tree) === key) return value;
  return tree.kind === 'call' ? { ...tree, args: tree.args.map((arg) => put(arg, key, value)) } : tree;
}

/**
 * f(u) <= f(v) for u < v when f' >= 0 between (> 0 for <), by the mean value theorem; and with v < u when
 * f' <= 0. Both the order of u and v and the slope are tasks.
 */
export const sameFunction: Tactic = (task): readonly Reduction[] => {
  const { left, right, variables, assumptions } = task.proofCase;
  if (variables.some(({ name }) => name === ARGUMENT)) return [];
  const found = difference(left, right);
  if (found === undefined) return [];
  const [u, v] = found;
  const x: Expression = { kind: 'name', name: ARGUMENT };
  const f = put(left, print(u), x);
  if (f.kind === 'name' || print(put(right, print(v), x)) !== print(f) || !freeNames(f).includes(ARGUMENT))
    return [];
  const slope = slopeOf(f);
  const out = new Float64Array(6);
  intervalReading(
    variables.map(({ name }) => name),
    [u, v],
  )(out, boxOf(variables));
  const tops = [u, v].map((tree, at) => Math.min(out[3 * at + 1]!, topOf(tree, assumptions)));
  const [lo, hi] = [Math.min(out[0]!, out[3]!), Math.max(...tops)];
  if (slope === undefined || !Number.isFinite(lo) || !Number.isFinite(hi) || out[2] === 0 || out[5] === 0)
    return [];
  const range: Variable = { name: ARGUMENT, lo, hi, isWhole: false, isLog: lo > 0 };
  if (!isSmooth(f) || !isDefined(f, { variables: [...variables, range], assumptions })) return [];
  return [false, true].map((isFalling) => {
    const [least, most] = isFalling ? [v, u] : [u, v];
    const order = next(
      task,
      `${print(least)} < ${print(most)}`,
      { left: least, right: most },
      { isFaithful: false },
    );
    const between = next(
      task,
      `the same function of ${print(u)} and ${print(v)}, by its slope between`,
      {
        left: numeral(0),
        right: isFalling ? call('neg', slope) : slope,
        variables: [...variables, range],
        assumptions: [...assumptions, call('gt', x, least), call('lt', x, most), ...ends(x, lo, hi)],
      },
      { isFaithful: false },
    );
    return { name: 'same function', tasks: [order, between] };
  });
};

/** The least number that an assumption says is not below a tree. */
function topOf(tree: Expression, assumptions: readonly Expression[]): number {
  const key = print(tree);
  const tops = assumptions.flatMap((one) => {
    if (one.kind !== 'call' || one.name !== 'le' || print(one.args[0]!) !== key) return [];
    const value = constantFraction(one.args[1]!);
    return value === undefined ? [] : [above(value)];
  });
  return Math.min(Number.POSITIVE_INFINITY, ...tops);
}

/** The argument lies strictly between the ends of its range, where these are short numerals. */
function ends(x: Expression, lo: number, hi: number): readonly Expression[] {
  const [low, high] = [numeralOf(lo), numeralOf(hi)];
  return [...(low ? [call('gt', x, low)] : []), ...(high ? [call('lt', x, high)] : [])];
}

const SMOOTH = [
  'add',
  'sub',
  'neg',
  'mul',
  'div',
  'pow',
  'pi',
  'e',
  'sin',
  'cos',
  'cosh',
  'gamma',
  'lgamma',
  'digamma',
  'log1p',
];

/** Whether a tree is made of functions that are continuous, and differentiable inside, where they are defined. */
export function isSmooth(tree: Expression): boolean {
  if (tree.kind === 'number' || tree.kind === 'name') return true;
  if (tree.kind !== 'call') return false;
  return [...SMOOTH, ...INCREASING, ...DECREASING].includes(tree.name) && tree.args.every(isSmooth);
}

function slopeOf(f: Expression): Expression | undefined {
  try {
    return derivative(f, ARGUMENT);
  } catch {
    return undefined;
  }
}
