import { Fraction } from 'fraction.js';
import {
  type CallNode,
  constantFraction,
  type Expression,
  freeNames,
  print,
  type SeriesNode,
} from '../expression/index.js';

/** What is multiplied in a term: a tree that is taken as it is, with its power. */
export interface Factor {
  readonly key: string;
  readonly base: Expression;
  readonly power: Fraction;
}

/** A rational number times powers of factors. */
export interface Term {
  readonly coefficient: Fraction;
  readonly factors: readonly Factor[];
}

/** A sum of terms by their factors. */
export type Polynomial = ReadonlyMap<string, Term>;

export interface NormalOptions {
  /** Whether products of sums are multiplied out. */
  readonly expand: boolean;
  /** Whether a tree is known not to be negative wherever it is asked. */
  readonly isNonnegative: (tree: Expression) => boolean;
}

/** Sums with more terms are taken as they are. */
const MOST_TERMS = 120;

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

/** n! as a number. */
const factorial = (n: bigint): Fraction => (n <= 1n ? ONE : factorial(n - 1n).mul(new Fraction(n)));

const keyOf = (factors: readonly Factor[]): string =>
  factors.map(({ key, power }) => `${key}^${power.toFraction()}`).join(' * ');

const polynomial = (...terms: readonly Term[]): Polynomial =>
  new Map(terms.filter(({ coefficient }) => coefficient.n !== 0n).map((term) => [keyOf(term.factors), term]));

const constant = (value: Fraction): Polynomial => polynomial({ coefficient: value, factors: [] });

const power = (base: Expression, exponent: Fraction): Polynomial =>
  polynomial({ coefficient: ONE, factors: [{ key: print(base), base, power: exponent }] });

/** The one number that a polynomial is, if it is one. */
export function constantOf(p: Polynomial): Fraction | undefined {
  if (p.size === 0) return ZERO;
  const [term] = p.values();
  return p.size === 1 && term!.factors.length === 0 ? term!.coefficient : undefined;
}

const singleTerm = (p: Polynomial): Term | undefined => (p.size === 1 ? [...p.values()][0] : undefined);

export function plus(p: Polynomial, q: Polynomial): Polynomial {
  const sum = new Map(p);
  for (const [key, term] of q) {
    const old = sum.get(key);
    const coefficient = old === undefined ? term.coefficient : old.coefficient.add(term.coefficient);
    if (coefficient.n === 0n) sum.delete(key);
    else sum.set(key, { ...term, coefficient });
  }
  return sum;
}

const scaled = (p: Polynomial, by: Fraction): Polynomial =>
  polynomial(...[...p.values()].map((term) => ({ ...term, coefficient: term.coefficient.mul(by) })));

export const minus = (p: Polynomial, q: Polynomial): Polynomial => plus(p, scaled(q, new Fraction(-1)));

function joined(a: readonly Factor[], b: readonly Factor[]): readonly Factor[] {
  const all = new Map(a.map((factor) => [factor.key, factor]));
  for (const factor of b) {
    const old = all.get(factor.key);
    const sum = old === undefined ? factor.power : old.power.add(factor.power);
    if (sum.n === 0n) all.delete(factor.key);
    else all.set(factor.key, { ...factor, power: sum });
  }
  return [...all.values()].sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0));
}

function multiplied(p: Polynomial, q: Polynomial): Polynomial {
  let product: Polynomial = new Map();
  for (const a of p.values())
    for (const b of q.values())
      product = plus(
        product,
        polynomial({ coefficient: a.coefficient.mul(b.coefficient), factors: joined(a.factors, b.factors) }),
      );
  return product;
}

/** A normal form with its settings; parts that were seen before are not worked out again. */
export interface Normaliser {
  readonly of: (tree: Expression) => Polynomial;
  readonly times: (p: Polynomial, q: Polynomial) => Polynomial;
  readonly toPower: (p: Polynomial, exponent: Fraction) => Polynomial;
}

/**
 * Writes trees as sums of rational multiples of powers: equal terms are collected and common factors show.
 * The value is the same wherever the tree is defined; the form may be defined at more points.
 */
export function normaliser(options: NormalOptions): Normaliser {
  // Weak, because a normaliser may outlive its trees by far.
  const known = new WeakMap<Expression, Polynomial>();
  return { of, times, toPower };

  function of(tree: Expression): Polynomial {
    const found = known.get(tree) ?? work(tree);
    known.set(tree, found);
    return found;
  }

  function work(tree: Expression): Polynomial {
    switch (tree.kind) {
      case 'number':
        return constant(constantFraction(tree)!);
      case 'name':
        return power(tree, ONE);
      case 'call':
        return call(tree);
      case 'series':
        return series(tree);
      case 'condition': {
        const [test, yes, no] = [inner(tree.test), inner(tree.yes), inner(tree.no)];
        return power({ ...tree, test, yes, no }, ONE);
      }
      default:
        return power(tree, ONE);
    }
  }

  function inner(tree: Expression): Expression {
    return treeOf(of(tree));
  }

  function call(tree: CallNode): Polynomial {
    const [a, b] = tree.args as [Expression, Expression];
    switch (tree.name) {
      case 'add':
        return plus(of(a), of(b));
      case 'sub':
        return minus(of(a), of(b));
      case 'neg':
        return scaled(of(a), new Fraction(-1));
      case 'mul':
        return times(of(a), of(b));
      case 'div':
        return times(of(a), toPower(of(b), new Fraction(-1)));
      case 'sqrt':
        return toPower(of(a), new Fraction(1, 2));
      case 'pow': {
        const exponent = constantOf(of(b));
        if (exponent !== undefined && exponent.d <= 8n && exponent.n <= 64n) return toPower(of(a), exponent);
        return generalPower(of(a), of(b));
      }
      case 'exp':
        return exponential(of(a));
      case 'lgamma':
        return logGamma(of(a));
      default:
        return special(tree.name, tree.args.map(inner));
    }
  }

  function special(name: string, args: readonly Expression[]): Polynomial {
    const [x] = args.map(constantFraction);
    if (
      x?.n === 0n &&
      ['sin', 'tan', 'asin', 'atan', 'sinh', 'tanh', 'log1p', 'expm1', 'erf', 'abs'].includes(name)
    )
      return constant(ZERO);
    if (x?.n === 0n && ['cos', 'cosh', 'erfc'].includes(name)) return constant(ONE);
    if (x?.equals(ONE) && name === 'log') return constant(ZERO);
    return power({ kind: 'call', name, args }, ONE);
  }

  /** x^y with a general exponent; x^(c + z) = x^c x^z for a whole number c where x > 0. */
  function generalPower(base: Polynomial, exponent: Polynomial): Polynomial {
    const whole = exponent.get('')?.coefficient;
    const one = singleTerm(base);
    if (
      whole !== undefined &&
      whole.d === 1n &&
      whole.n < 9n &&
      one !== undefined &&
      isPositive(treeOf(base))
    ) {
      const rest = minus(exponent, constant(whole));
      return times(generalPower(base, rest), toPower(base, whole));
    }
    return power({ kind: 'call', name: 'pow', args: [treeOf(base), treeOf(exponent)] }, ONE);
  }

  function isPositive(tree: Expression): boolean {
    return options.isNonnegative(tree);
  }

  /** exp(c p) is exp(p)^c, where c makes the first coefficient of p 1. */
  function exponential(p: Polynomial): Polynomial {
    if (p.size === 0) return constant(ONE);
    const first = [...p.entries()].sort(([x], [y]) => (x < y ? -1 : 1))[0]![1].coefficient;
    const sign = first.s < 0n ? new Fraction(-1) : ONE;
    return power({ kind: 'call', name: 'exp', args: [treeOf(scaled(p, sign))] }, sign);
  }

  /** lgamma(p + m) = lgamma(p) + log p + ... + log(p + m - 1) for p > 0. */
  function logGamma(p: Polynomial): Polynomial {
    const shift = p.get('')?.coefficient ?? ZERO;
    const steps = Math.floor(shift.valueOf());
    const base = minus(p, constant(new Fraction(steps)));
    const atom = (q: Polynomial): Polynomial => {
      const value = constantOf(q);
      if (value?.equals(1) || value?.equals(2)) return constant(ZERO);
      if (value?.d === 1n && value.s > 0n && value.n <= 20n)
        return power({ kind: 'call', name: 'log', args: [treeOf(constant(factorial(value.n - 1n)))] }, ONE);
      return power({ kind: 'call', name: 'lgamma', args: [treeOf(q)] }, ONE);
    };
    if (steps < 1 || steps > 4 || constantOf(p) !== undefined || !isPositive(treeOf(base))) return atom(p);
    let sum = atom(base);
    for (let k = 0; k < steps; k++)
      sum = plus(
        sum,
        power({ kind: 'call', name: 'log', args: [treeOf(plus(base, constant(new Fraction(k))))] }, ONE),
      );
    return sum;
  }

  /** Factors of the terms of a series that do not change with its index stand before it. */
  function series(tree: SeriesNode): Polynomial {
    const [from, to] = [inner(tree.from), inner(tree.to)];
    const term = of(tree.term);
    const depends = (factor: Factor): boolean => freeNames(factor.base).includes(tree.index);
    const shared = tree.operation === 'sum' ? commonFactors(term).filter((factor) => !depends(factor)) : [];
    const inside = divided(term, shared);
    const node: Expression = { ...tree, from, to, term: treeOf(inside) };
    return polynomial({
      coefficient: ONE,
      factors: joined(shared, power(node, ONE).values().next().value!.factors),
    });
  }

  function times(p: Polynomial, q: Polynomial): Polynomial {
    if (p.size === 0 || q.size === 0) return new Map();
    const isSmall = p.size * q.size <= MOST_TERMS;
    const isNumber = constantOf(p) !== undefined || constantOf(q) !== undefined;
    if (isSmall && (options.expand || isNumber)) return multiplied(p, q);
    return multiplied(whole(p), whole(q));
  }

  /** A sum as one factor, times a number so that proportional sums become equal factors. */
  function whole(p: Polynomial): Polynomial {
    if (p.size <= 1) return p;
    const first = [...p.entries()].sort(([x], [y]) => (x < y ? -1 : 1))[0]![1].coefficient;
    const size = first.abs();
    return scaled(power(treeOf(scaled(p, size.inverse())), ONE), size);
  }

  function toPower(p: Polynomial, exponent: Fraction): Polynomial {
    if (exponent.n === 0n) return constant(ONE);
    if (exponent.equals(1)) return p;
    const isWhole = exponent.d === 1n;
    const count = exponent.valueOf();
    if (isWhole && count > 1 && count <= 4 && options.expand && p.size > 1)
      return times(p, toPower(p, new Fraction(count - 1)));
    const term = singleTerm(p) ?? singleTerm(whole(p));
    if (term === undefined) return constant(ZERO);
    const { coefficient, factors } = term;
    const canSplit =
      isWhole ||
      (coefficient.s > 0n &&
        factors.every(
          ({ base, power: e }) =>
            (e.d === 1n && e.n % 2n === 0n && options.isNonnegative(base)) || options.isNonnegative(base),
        ));
    if (!canSplit)
      return power({ kind: 'call', name: 'pow', args: [treeOf(p), treeOf(constant(exponent))] }, ONE);
    const raised = factors.map((factor) => ({ ...factor, power: factor.power.mul(exponent) }));
    return times(numberToPower(coefficient, exponent), polynomial({ coefficient: ONE, factors: raised }));
  }
}

function numberToPower(value: Fraction, exponent: Fraction): Polynomial {
  const exact = exponent.d === 1n || value.s > 0n ? value.pow(exponent) : null;
  if (exact !== null && exact !== undefined) return constant(exact);
  return power(fractionTree(value), exponent);
}

/** The factors, with their least powers, of all terms; a missing factor counts as power 0. */
export function commonFactors(p: Polynomial): readonly Factor[] {
  const least = new Map<string, Factor>();
  const terms = [...p.values()];
  for (const { factors } of terms)
    for (const factor of factors) {
      const powers = terms.map((term) => term.factors.find(({ key }) => key === factor.key)?.power ?? ZERO);
      least.set(factor.key, { ...factor, power: powers.reduce((a, b) => (a.compare(b) <= 0 ? a : b)) });
    }
  return [...least.values()].filter(({ power: e }) => e.n !== 0n);
}

/** The polynomial divided by factors that all its terms share. */
export function divided(p: Polynomial, by: readonly Factor[]): Polynomial {
  const inverse = by.map((factor) => ({ ...factor, power: factor.power.neg() }));
  return polynomial(...[...p.values()].map((term) => ({ ...term, factors: joined(term.factors, inverse) })));
}

const fractionTree = (value: Fraction): Expression => {
  const numeral = (n: bigint): Expression => ({ kind: 'number', text: String(n) });
  const size: Expression =
    value.d === 1n
      ? numeral(value.n)
      : { kind: 'call', name: 'div', args: [numeral(value.n), numeral(value.d)] };
  return value.s < 0n ? { kind: 'call', name: 'neg', args: [size] } : size;
};

const product = (trees: readonly Expression[]): Expression | undefined =>
  trees.length === 0 ? undefined : trees.reduce((a, b) => ({ kind: 'call', name: 'mul', args: [a, b] }));

function powerTree({ base }: Factor, exponent: Fraction): Expression {
  if (exponent.equals(1)) return base;
  if (exponent.equals(0.5)) return { kind: 'call', name: 'sqrt', args: [base] };
  return { kind: 'call', name: 'pow', args: [base, fractionTree(exponent)] };
}

/** The tree of one term without its sign. */
function sizeOf({ coefficient, factors }: Term): Expression {
  const above = factors.filter(({ power: e }) => e.s > 0n).map((factor) => powerTree(factor, factor.power));
  const below = factors
    .filter(({ power: e }) => e.s < 0n)
    .map((factor) => powerTree(factor, factor.power.neg()));
  const { n, d } = coefficient;
  const numerator = product([
    ...(n === 1n && above.length > 0 ? [] : [fractionTree(new Fraction(n))]),
    ...above,
  ])!;
  const denominator = product([...(d === 1n ? [] : [fractionTree(new Fraction(d))]), ...below]);
  return denominator === undefined
    ? numerator
    : { kind: 'call', name: 'div', args: [numerator, denominator] };
}

/** The polynomial as a tree, terms in the order of their factors, a positive one first if there is one. */
export function treeOf(p: Polynomial): Expression {
  const terms = [...p.entries()].sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0)).map(([, term]) => term);
  if (terms.length === 0) return { kind: 'number', text: '0' };
  const first = Math.max(
    0,
    terms.findIndex(({ coefficient }) => coefficient.s > 0n),
  );
  const rest = terms.filter((_, at) => at !== first);
  const head = sizeOf(terms[first]!);
  const start: Expression =
    terms[first]!.coefficient.s < 0n ? { kind: 'call', name: 'neg', args: [head] } : head;
  return rest.reduce<Expression>(
    (sum, term) => ({
      kind: 'call',
      name: term.coefficient.s < 0n ? 'sub' : 'add',
      args: [sum, sizeOf(term)],
    }),
    start,
  );
}

/** Factors as one tree. */
export const factorsTree = (factors: readonly Factor[]): Expression =>
  treeOf(polynomial({ coefficient: ONE, factors: joined(factors, []) }));
