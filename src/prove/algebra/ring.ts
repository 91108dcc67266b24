import { Fraction } from 'fraction.js';
import {
  constantFraction,
  type Expression,
  freeNames,
  intervalReading,
  print,
} from '../../expression/index.js';
import { normaliser, treeOf } from '../normalForm.js';
import { boxOf, type Variable } from '../variable.js';
import { type Enveloped, enveloped } from './envelopes.js';
import { type PolySign, signOfPoly } from './nonnegative.js';
import { constantPoly, keyOfPoly, ONE, type Poly, variablePoly } from './poly.js';
import {
  addRatio,
  invertRatio,
  multiplyRatio,
  negateRatio,
  powerRatio,
  type Ratio,
  ratioOf,
  scaleRatio,
} from './ratio.js';
import { closedSeries } from './series.js';

/** The range of a variable of a polynomial; an open end is not reached. */
export interface Range {
  readonly lo: Fraction;
  /** Absent: unbounded. */
  readonly hi?: Fraction;
  readonly isOpenLow: boolean;
  readonly isOpenHigh: boolean;
}

/** What stands behind a variable of a polynomial: a parameter, or a tree that is taken as a number in its range. */
export interface Atom {
  readonly name: string;
  readonly tree?: Expression;
  readonly range: Range;
  /** Of a square root: what it is the root of. */
  readonly square?: Ratio;
}

/** Trees as quotients of polynomials in atoms. */
export interface Ring {
  readonly of: (tree: Expression) => Ratio;
  readonly atoms: readonly Atom[];
  /** The remarks on which the quotients rest: what was put in the place of what. */
  readonly remarks: readonly string[];
  /** What must not be 0 for the trees to be defined. */
  readonly denominators: readonly Poly[];
}

/** Thrown when a tree is not defined for certain, or its parts have no enclosure. */
export class Unsuited extends Error {}

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });

export interface RingOptions {
  readonly variables: readonly Variable[];
  /** Whether a tree is > 0 on the whole domain. */
  readonly isPositive: (tree: Expression) => boolean;
  /** Strict inequalities that hold: names of variables that do not reach an end. */
  readonly open: ReadonlyMap<string, { readonly low?: boolean; readonly high?: boolean }>;
}

export const exactly = (value: number): Fraction => {
  if (Number.isInteger(value)) return new Fraction(BigInt(value));
  let [x, scale] = [value, 0];
  while (!Number.isInteger(x)) {
    x *= 2;
    scale += 1;
  }
  return new Fraction(BigInt(x), 2n ** BigInt(scale));
};

/** The ring over the variables of a case; trees that are no rational functions become variables of their own. */
export function ring({ variables, isPositive, open }: RingOptions): Ring {
  const names = variables.map(({ name }) => name);
  const box = boxOf(variables);
  const atoms: Atom[] = [];
  const places = new Map<string, number>();
  const remarks: string[] = [];
  const denominators = new Map<string, Poly>();
  const known = new Map<Expression, Ratio>();
  const powers: {
    readonly base: string;
    readonly rest: Ratio;
    readonly shift: number;
    readonly place: number;
  }[] = [];
  const normal = normaliser({ expand: false, isNonnegative: isPositive });
  for (const { name, lo, hi } of variables) {
    places.set(name, atoms.length);
    const ends = open.get(name);
    atoms.push({
      name,
      range: {
        lo: exactly(lo),
        ...(hi < Number.POSITIVE_INFINITY && { hi: exactly(hi) }),
        isOpenLow: ends?.low ?? false,
        isOpenHigh: ends?.high ?? false,
      },
    });
  }
  return {
    of,
    atoms,
    remarks,
    get denominators() {
      return [...denominators.values()];
    },
  };

  function of(tree: Expression): Ratio {
    const found = known.get(tree) ?? work(tree);
    known.set(tree, found);
    return found;
  }

  function work(tree: Expression): Ratio {
    switch (tree.kind) {
      case 'number':
        return ratioOf(constantPoly(constantFraction(tree)!));
      case 'name': {
        const place = places.get(tree.name);
        if (place === undefined) throw new Unsuited(`${tree.name} is no variable`);
        return ratioOf(variablePoly(place));
      }
      case 'call':
        return applied(tree.name, tree.args);
      case 'series':
        return series(tree);
      default:
        return atom(print(tree), tree);
    }
  }

  function applied(name: string, args: readonly Expression[]): Ratio {
    const [a, b] = args as readonly [Expression, Expression];
    switch (name) {
      case 'add':
        return args.map(of).reduce(addRatio);
      case 'mul':
        return args.map(of).reduce(multiplyRatio);
      case 'sub':
        return addRatio(of(a), negateRatio(of(b)));
      case 'neg':
        return negateRatio(of(a));
      case 'div':
        return multiplyRatio(of(a), inverse(of(b)));
      case 'sqrt':
        return root(a);
      case 'pow':
        return power(a, b);
      case 'exp':
        return exponential(a);
      case 'expm1':
        return addRatio(exponential(a), ratioOf(constantPoly(-1)));
      case 'log1p':
        return logarithm(call('add', { kind: 'number', text: '1' }, a));
      case 'log':
        return logarithm(a);
      default:
        return special(name, args);
    }
  }

  function inverse(ratio: Ratio): Ratio {
    const found = invertRatio(ratio);
    if (found === undefined) throw new Unsuited('a denominator is 0');
    for (const [key, { poly }] of found.bottom) denominators.set(key, poly);
    return found;
  }

  /** A whole power; 0 to the power 0 is 1. */
  function raised(base: Ratio, exponent: number): Ratio {
    if (exponent < 0) inverse(base);
    const found = powerRatio(base, exponent);
    if (found === undefined) throw new Unsuited('0 to a negative power');
    return found;
  }

  /** A tree as a variable of its own, in the range that an enclosure on the whole domain gives. */
  function atom(key: string, tree: Expression, extra: Partial<Atom> = {}): Ratio {
    const found = places.get(key);
    if (found !== undefined) return ratioOf(variablePoly(found));
    if (freeNames(tree).some((name) => !names.includes(name)))
      throw new Unsuited('a tree mentions what is no variable');
    const out = new Float64Array(3);
    intervalReading(names, [tree])(out, box);
    if (!(out[2]! > 0)) throw new Unsuited(`${print(tree).slice(0, 80)} may be undefined`);
    return declared(key, {
      name: print(tree),
      tree,
      range: rangeOf(out[0]!, out[1]!),
      ...extra,
    });
  }

  function declared(key: string, one: Atom): Ratio {
    places.set(key, atoms.length);
    atoms.push(one);
    return ratioOf(variablePoly(atoms.length - 1));
  }

  function rangeOf(lo: number, hi: number): Range {
    if (lo === Number.NEGATIVE_INFINITY) throw new Unsuited('a part has no lower bound');
    return {
      lo: exactly(lo),
      ...(hi < Number.POSITIVE_INFINITY && { hi: exactly(hi) }),
      isOpenLow: false,
      isOpenHigh: false,
    };
  }

  function special(name: string, args: readonly Expression[]): Ratio {
    const ratios = args.map(of);
    const key = `${name}(${ratios.map(keyOf).join(', ')})`;
    const found = places.get(key);
    if (found !== undefined) return ratioOf(variablePoly(found));
    const envelope = enveloped(name, args);
    if (envelope !== undefined && isPositive(envelope.where)) return throughEnvelope(key, envelope);
    if (name === 'abs')
      return atom(key, call(name, ...args), { square: multiplyRatio(ratios[0]!, ratios[0]!) });
    return atom(key, call(name, ...args));
  }

  /** f(x) = main(x) + scale(x) v with v in a known range, whatever x > 0. */
  function throughEnvelope(key: string, { main, scale, range, remark }: Enveloped): Ratio {
    remarks.push(remark);
    const rest = declared(`rest of ${key}`, { name: `rest of ${remark}`, range });
    return addRatio(of(main), multiplyRatio(of(scale), rest));
  }

  function root(a: Expression): Ratio {
    const inside = of(a);
    const value = constantValue(inside);
    const exact = value !== undefined && value.s >= 0n ? value.pow(new Fraction(1, 2)) : null;
    if (exact !== null && exact !== undefined) return ratioOf(constantPoly(exact));
    return atom(`sqrt(${keyOf(inside)})`, call('sqrt', a), { square: inside });
  }

  function power(base: Expression, exponent: Expression): Ratio {
    const value = constantValue(of(exponent));
    if (value !== undefined && value.d === 1n && value.n <= 40n) {
      return raised(of(base), Number(value.s * value.n));
    }
    if (value !== undefined && value.d === 2n && value.n <= 15n)
      return raised(root(base), Number(value.s * value.n));
    return generalPower(base, exponent);
  }

  /** x^(r + c) = x^r x^c, and x^(q r) = (x^r)^q for whole q, with the first r that occurred. */
  function generalPower(base: Expression, exponent: Expression): Ratio {
    const ground = keyOf(of(base));
    const { rest, shift } = withoutConstant(of(exponent));
    for (const old of powers) {
      if (old.base !== ground) continue;
      const times = constantValue(multiplyRatio(rest, inverse(old.rest)));
      if (times === undefined || times.d !== 1n || times.s < 0n || times.n > 6n) continue;
      const count = Number(times.n);
      const whole = powerRatio(ratioOf(variablePoly(old.place)), count)!;
      const difference = shift - count * old.shift;
      if (!Number.isInteger(difference) || Math.abs(difference) > 12) continue;
      return multiplyRatio(whole, raised(of(base), difference));
    }
    const key = `${ground} ^ ${keyOf(of(exponent))}`;
    const range = shrinking(of(base), of(exponent));
    const tree = call('pow', base, exponent);
    const found = range === undefined ? atom(key, tree) : declared(key, { name: print(tree), tree, range });
    powers.push({ base: ground, rest, shift, place: atoms.length - 1 });
    return found;
  }

  /** The range of a power with a base from 0 to 1 and an exponent that is not negative. */
  function shrinking(base: Ratio, exponent: Ratio): Range | undefined {
    const [low, high, count] = [base, addRatio(ratioOf(constantPoly(1)), negateRatio(base)), exponent].map(
      signOf,
    );
    if (low === 'unknown' || high === 'unknown' || count === 'unknown') return undefined;
    return {
      lo: new Fraction(0),
      hi: new Fraction(1),
      isOpenLow: low === 'positive',
      isOpenHigh: high === 'positive' && count === 'positive',
    };
  }

  function signOf({ top, bottom }: Ratio): PolySign {
    const effort = { cuts: 8, depth: 1 };
    const areSigned = [...bottom.values()].every(
      ({ poly }) => signOfPoly(poly, atoms, effort) === 'positive',
    );
    return areSigned ? signOfPoly(top, atoms, effort) : 'unknown';
  }

  function withoutConstant(exponent: Ratio): { readonly rest: Ratio; readonly shift: number } {
    if (exponent.bottom.size > 0) return { rest: exponent, shift: 0 };
    const constant = exponent.top.get('')?.coefficient;
    if (constant === undefined || constant.d !== 1n) return { rest: exponent, shift: 0 };
    const shift = constant.valueOf();
    return { rest: addRatio(exponent, ratioOf(constantPoly(-shift))), shift };
  }

  /** exp(c log u + ...) = u^c exp(...); exp(2 z) = exp(z)^2. */
  function exponential(a: Expression): Ratio {
    of(a);
    const p = normaliser({ expand: true, isNonnegative: isPositive }).of(a);
    let result = ratioOf(constantPoly(1));
    for (const term of p.values()) {
      const { coefficient, factors } = term;
      const [only] = factors;
      const base = only?.base;
      const isLog =
        factors.length === 1 && base?.kind === 'call' && base.name === 'log' && only!.power.equals(1);
      if (isLog && base.kind === 'call') {
        const u = base.args[0]!;
        const exponent: Expression = fractionTree(coefficient);
        result = multiplyRatio(result, power(u, exponent));
        continue;
      }
      const isWhole = coefficient.d === 1n && coefficient.n <= 12n;
      const unit = treeOf(new Map([['', { ...term, coefficient: isWhole ? ONE : coefficient.abs() }]]));
      const one = atom(`exp(${keyOf(of(unit))})`, call('exp', unit));
      const count = Number(coefficient.s) * (isWhole ? Number(coefficient.n) : 1);
      result = multiplyRatio(result, raised(one, count));
    }
    return result;
  }

  /** log of a product of powers of positive trees as a sum. */
  function logarithm(a: Expression): Ratio {
    of(a);
    const p = normal.of(a);
    const [term] = p.values();
    if (p.size === 1 && (term!.factors.length > 1 || !term!.coefficient.equals(1) || !plain(term!.factors))) {
      const parts = term!.factors.map(({ base, power: e }) => ({ base, e }));
      if (term!.coefficient.s > 0n && parts.every(({ base }) => isPositive(base))) {
        const number = term!.coefficient.equals(1) ? [] : [logAtom(fractionTree(term!.coefficient))];
        const logs = parts.map(({ base, e }) => scaleRatio(logarithm(base), e));
        return [...number, ...logs].reduce(addRatio, ratioOf(new Map()));
      }
    }
    if (a.kind === 'call' && a.name === 'exp') return of(a.args[0]!);
    if (a.kind === 'call' && a.name === 'pow' && isPositive(a.args[0]!))
      return multiplyRatio(of(a.args[1]!), logarithm(a.args[0]!));
    return logAtom(a);
  }

  function plain(factors: readonly { readonly power: Fraction }[]): boolean {
    return factors.length === 1 && factors[0]!.power.equals(1);
  }

  function logAtom(a: Expression): Ratio {
    const inside = of(a);
    if (constantValue(inside)?.equals(1)) return ratioOf(new Map());
    const name = a.kind === 'call' ? a.name : '';
    const envelope = enveloped(`log ${name}`, a.kind === 'call' ? a.args : []);
    const key = `log(${keyOf(inside)})`;
    if (envelope !== undefined && !places.has(key) && isPositive(envelope.where))
      return throughEnvelope(key, envelope);
    return atom(key, call('log', a));
  }

  function series(tree: Extract<Expression, { kind: 'series' }>): Ratio {
    const taken = treeOf(normal.of(tree));
    if (taken.kind !== 'series') return of(taken);
    const closed = closedSeries(taken, isPositive);
    if (closed === undefined) return atom(print(taken), taken);
    remarks.push(closed.remark);
    return of(closed.tree);
  }
}

export const fractionTree = (value: Fraction): Expression =>
  treeOf(new Map([['', { coefficient: value, factors: [] }]]));

/** The number that a quotient is, if it is one. */
export function constantValue({ top, bottom }: Ratio): Fraction | undefined {
  if (top.size === 0) return new Fraction(0);
  if (bottom.size > 0 || top.size > 1) return undefined;
  return top.get('')?.coefficient;
}

/** The same text for equal quotients in lowest terms. */
export const keyOf = ({ top, bottom }: Ratio): string =>
  [keyOfPoly(top), ...[...bottom.keys()].sort().map((key) => `${key}^${bottom.get(key)!.power}`)].join(' / ');
