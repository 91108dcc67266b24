import { Fraction } from 'fraction.js';
import {
  constantFraction,
  type Expression,
  freeNames,
  intervalReading,
  print,
} from '../../expression/index.js';
import { isAssumed, isDefined } from '../isDefined.js';
import { normaliser, treeOf } from '../normalForm.js';
import { boxOf, type Variable } from '../variable.js';
import { type Atom, exactly, type Range } from './atom.js';
import { type Enveloped, enveloped } from './envelopes.js';
import type { PolySign } from './nonnegative.js';
import {
  constantPoly,
  keyOfPoly,
  leading,
  multiplyPoly,
  negatePoly,
  ONE,
  type Poly,
  scalePoly,
  TooLarge,
  variablePoly,
} from './poly.js';
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
import { signOfRatio, strictSign } from './signUnder.js';
import { withoutSquaredRoots } from './squaredRoots.js';

/** Trees as quotients of polynomials in atoms. */
export interface Ring {
  readonly of: (tree: Expression) => Ratio;
  readonly atoms: readonly Atom[];
  /** The remarks on which the quotients rest: what was put in the place of what. */
  readonly remarks: readonly string[];
  /** What must not be 0 for the trees to be defined. */
  readonly denominators: readonly Poly[];
  /** Polynomials that the assumptions say are >= 0. */
  readonly slacks: readonly Poly[];
  /** The names of quotients that the assumptions say are >= 0. */
  readonly facts: ReadonlySet<string>;
  /** 1 where a polynomial is > 0 on the whole domain, -1 where it is < 0, 0 where it is not known. */
  readonly signOfFactor: (poly: Poly) => 1 | -1 | 0;
}

/** Thrown when a tree is not defined for certain, or its parts have no enclosure. */
export class Unsuited extends Error {}

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });

export interface RingOptions {
  readonly variables: readonly Variable[];
  /** Whether a tree is > 0 on the whole domain. */
  readonly isPositive: (tree: Expression) => boolean;
  readonly assumptions: readonly Expression[];
  /** What the assumptions say is >= 0. */
  readonly assumed: readonly Expression[];
  /** Strict inequalities that hold: names of variables that do not reach an end. */
  readonly open: ReadonlyMap<string, { readonly low?: boolean; readonly high?: boolean }>;
  /** Series that stay numbers of their own although they have a closed form. */
  readonly kept: ReadonlySet<string>;
}

/** The ring over the variables of a case; trees that are no rational functions become variables of their own. */
export function ring(options: RingOptions): Ring {
  const { variables, assumptions, isPositive, assumed, open, kept } = options;
  const domain = { variables, assumptions };
  const names = variables.map(({ name }) => name);
  const box = boxOf(variables);
  const atoms: Atom[] = [];
  const places = new Map<string, number>();
  const remarks: string[] = [];
  const denominators = new Map<string, Poly>();
  const known = new Map<Expression, Ratio>();
  const powers: {
    readonly base: Ratio;
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
  const slacks: Poly[] = [];
  const facts = new Set<string>();
  const positives = new Set<string>();
  for (const tree of assumptions) addPositive(tree);
  // What one assumption needs to be defined another may say, wherever it stands.
  for (const tree of assumed.filter((one) => !addSlack(one))) addSlack(tree);
  return {
    of,
    atoms,
    remarks,
    slacks,
    facts,
    signOfFactor,
    get denominators() {
      return [...denominators.values()];
    },
  };

  function addSlack(tree: Expression): boolean {
    const slack = slackOf(tree);
    if (slack !== undefined) slacks.push(slack);
    return slack !== undefined;
  }

  /** What a strict assumption says is > 0. */
  function addPositive(tree: Expression): void {
    if (tree.kind !== 'call' || (tree.name !== 'lt' && tree.name !== 'gt')) return;
    const [x, y] = tree.args as [Expression, Expression];
    const poly = slackOf(tree.name === 'gt' ? call('sub', x, y) : call('sub', y, x));
    if (poly !== undefined && poly.size > 0) positives.add(keyOfPoly(scaled(poly)));
  }

  /** 1 where a factor is > 0 on the whole domain, -1 where it is < 0, 0 where it is not known. */
  function signOfFactor(poly: Poly): 1 | -1 | 0 {
    const sign = strictSign(poly, atoms, []);
    if (sign !== 0) return sign;
    const same = scaled(poly);
    if (positives.has(keyOfPoly(same))) return 1;
    return positives.has(keyOfPoly(negatePoly(same))) ? -1 : 0;
  }

  /** A polynomial with the sign of a tree, when its denominator has one. */
  function slackOf(tree: Expression): Poly | undefined {
    try {
      const said = withoutSquaredRoots(of(tree), atoms);
      facts.add(keyOf(said));
      const { top, bottom } = said;
      let result = top;
      for (const { poly, power } of bottom.values()) {
        const sign = power % 2 === 0 ? 1 : signOfFactor(poly);
        if (sign === 0) return undefined;
        if (sign < 0) result = negatePoly(result);
      }
      return result;
    } catch (error) {
      if (error instanceof TooLarge || error instanceof Unsuited) return undefined;
      throw error;
    } finally {
      // The goal's own parts are to be asked for again, so that their denominators are seen.
      known.clear();
      denominators.clear();
      remarks.length = 0;
    }
  }

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
    if (!(out[2]! > 0) && !isDefined(tree, domain))
      throw new Unsuited(`${print(tree).slice(0, 80)} may be undefined`);
    if (!(out[0]! <= out[1]!)) throw new Unsuited(`${print(tree).slice(0, 80)} has no enclosure`);
    const isOpen = out[0]! <= 0 && isPositive(tree);
    const range = rangeOf(isOpen ? 0 : out[0]!, out[1]!);
    return declared(key, {
      name: print(tree),
      tree,
      range: {
        ...(isOpen ? { ...range, lo: new Fraction(0), isOpenLow: true } : range),
        isOpenHigh: range.isOpenHigh || isBelowOne(tree),
      },
      ...extra,
    });
  }

  /** The cosine of something strictly between 0 and pi is below 1. */
  function isBelowOne(tree: Expression): boolean {
    if (tree.kind !== 'call' || tree.name !== 'cos') return false;
    const [x] = tree.args as [Expression];
    return isPositive(x) && isPositive(call('sub', call('pi'), x));
  }

  function declared(key: string, one: Atom): Ratio {
    places.set(key, atoms.length);
    atoms.push(one);
    return ratioOf(variablePoly(atoms.length - 1));
  }

  function rangeOf(lo: number, hi: number): Range {
    if (lo === Number.NEGATIVE_INFINITY) throw new Unsuited('a part has no lower bound');
    return {
      lo: exactly(shortBelow(lo)),
      ...(hi < Number.POSITIVE_INFINITY && { hi: exactly(-shortBelow(-hi)) }),
      isOpenLow: false,
      isOpenHigh: false,
    };
  }

  /** sin and cos of multiples of pi/2. */
  function turned(name: string, [argument]: readonly Ratio[]): Ratio | undefined {
    if (name !== 'sin' && name !== 'cos') return undefined;
    const turns = constantValue(multiplyRatio(argument!, inverse(of(call('pi')))))?.mul(2);
    if (turns === undefined || turns.d !== 1n || turns.n > 1000n) return undefined;
    const quarter = (((Number(turns.s * turns.n) + (name === 'cos' ? 1 : 0)) % 4) + 4) % 4;
    return ratioOf(constantPoly([0, 1, 0, -1][quarter]!));
  }

  function special(name: string, args: readonly Expression[]): Ratio {
    const ratios = args.map((arg) => withoutSquaredRoots(of(arg), atoms));
    const value = turned(name, ratios);
    if (value !== undefined) return value;
    const key = `${name}(${ratios.map(keyOf).join(', ')})`;
    const found = places.get(key);
    if (found !== undefined) return ratioOf(variablePoly(found));
    const chosen = oneOf(name, ratios);
    if (chosen !== undefined) return chosen;
    const envelope = enveloped(name, args);
    if (envelope !== undefined && isPositive(envelope.where)) return throughEnvelope(key, envelope);
    if (name === 'abs')
      return atom(key, call(name, ...args), { square: multiplyRatio(ratios[0]!, ratios[0]!) });
    return atom(key, call(name, ...args));
  }

  /** max, min and abs as the argument that they are on the whole domain. */
  function oneOf(name: string, ratios: readonly Ratio[]): Ratio | undefined {
    const [a, b] = ratios;
    if (name !== 'abs' && !(['max', 'min'].includes(name) && ratios.length === 2)) return undefined;
    const opposite = b ?? negateRatio(a!);
    const difference = addRatio(a!, negateRatio(opposite));
    const [first, second] = name === 'min' ? [opposite, a!] : [a!, opposite];
    if (signOf(difference) !== 'unknown') return first;
    return signOf(negateRatio(difference)) !== 'unknown' ? second : undefined;
  }

  /** f(x) = main(x) + scale(x) v with v in a known range, whatever x > 0. */
  function throughEnvelope(key: string, { main, scale, range, remark }: Enveloped): Ratio {
    remarks.push(remark);
    const known = places.get(`rest of ${key}`);
    const rest =
      known === undefined
        ? declared(`rest of ${key}`, { name: `rest of ${remark}`, range })
        : ratioOf(variablePoly(known));
    return addRatio(of(main), multiplyRatio(of(scale), rest));
  }

  function root(a: Expression): Ratio {
    const inside = withoutSquaredRoots(of(a), atoms);
    const value = constantValue(inside);
    const exact = value !== undefined && value.s >= 0n ? value.pow(new Fraction(1, 2)) : null;
    if (exact !== null && exact !== undefined) return ratioOf(constantPoly(exact));
    const key = `sqrt(${keyOf(inside)})`;
    const known = places.get(key);
    if (known !== undefined) return ratioOf(variablePoly(known));
    const sign = signOf(inside);
    if (sign === 'unknown') return atom(key, call('sqrt', a), { square: inside });
    const out = new Float64Array(3);
    intervalReading(names, [call('sqrt', call('abs', a))])(out, box);
    const isBounded = out[2]! > 0 && out[1]! < Number.POSITIVE_INFINITY;
    const range = {
      lo: out[2]! > 0 && out[0]! > 0 ? exactly(out[0]!) : new Fraction(0),
      ...(isBounded && { hi: exactly(out[1]!) }),
      isOpenLow: sign === 'positive',
      isOpenHigh: false,
    };
    return declared(key, { name: print(call('sqrt', a)), tree: call('sqrt', a), range, square: inside });
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

  /** x^(r + c) = x^r x^c, and x^(q r) = (x^r)^q for whole q, also below 0, with the first r that occurred. */
  function generalPower(base: Expression, exponent: Expression): Ratio {
    const ground = of(base);
    const { rest, shift } = withoutConstant(of(exponent));
    for (const old of powers) {
      if (addRatio(old.base, negateRatio(ground)).top.size > 0) continue;
      // As polynomials: rest is times the old one also where that is 0.
      const inverted = invertRatio(old.rest);
      const times = inverted && constantValue(multiplyRatio(rest, inverted));
      if (times === undefined || times.d !== 1n || times.n > 6n) continue;
      const count = Number(times.s * times.n);
      const whole = raised(ratioOf(variablePoly(old.place)), count);
      const difference = shift - count * old.shift;
      if (!Number.isInteger(difference) || Math.abs(difference) > 12) continue;
      return multiplyRatio(whole, raised(of(base), difference));
    }
    // x^(r + c) = x^r x^c for r >= 0 and whole c > 0 also where x = 0, while x^r = x^(r + c) x^-c does not hold there.
    const least = signOf(ground) === 'positive' ? 0 : leastWhole(exponent);
    if (least > 0) {
      const lower = generalPower(base, call('sub', exponent, { kind: 'number', text: String(least) }));
      return multiplyRatio(lower, raised(ground, least));
    }
    const key = `${keyOf(ground)} ^ ${keyOf(of(exponent))}`;
    const range = shrinking(of(base), of(exponent));
    const tree = call('pow', base, exponent);
    const found = range === undefined ? atom(key, tree) : declared(key, { name: print(tree), tree, range });
    powers.push({ base: ground, rest, shift, place: atoms.length - 1 });
    return found;
  }

  /** The largest whole number, up to 12, that an enclosure shows a tree not to be below; 0 when there is none. */
  function leastWhole(tree: Expression): number {
    const out = new Float64Array(3);
    intervalReading(names, [tree])(out, box);
    return out[2]! > 0 && out[0]! >= 1 ? Math.min(12, Math.floor(out[0]!)) : 0;
  }

  /** The range of a power with a base from 0 to 1, or from 1 on, and an exponent that is not negative. */
  function shrinking(base: Ratio, exponent: Ratio): Range | undefined {
    const above = addRatio(base, ratioOf(constantPoly(-1)));
    if (signOf(above) !== 'unknown' && signOf(exponent) !== 'unknown')
      return { lo: ONE, isOpenLow: false, isOpenHigh: false };
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

  function signOf(ratio: Ratio): PolySign {
    return signOfRatio(ratio, atoms, slacks);
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
    const whole = a.kind === 'call' ? insideLog(a.name, a.args[0]!) : undefined;
    if (whole !== undefined && isSeenPositive(whole)) return of(whole);
    of(a);
    const p = normaliser({ expand: true, isNonnegative: isPositive }).of(a);
    let result = ratioOf(constantPoly(1));
    for (const term of p.values()) {
      const { coefficient, factors } = term;
      const [only] = factors;
      const base = only?.base;
      const isLog =
        factors.length === 1 &&
        base?.kind === 'call' &&
        (base.name === 'log' || base.name === 'log1p') &&
        only!.power.equals(1);
      if (isLog && base.kind === 'call') {
        const u = insideLog(base.name, base.args[0]!)!;
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
    const inside = withoutSquaredRoots(of(a), atoms);
    if (constantValue(inside)?.equals(1)) return ratioOf(new Map());
    const name = a.kind === 'call' ? a.name : '';
    const envelope = enveloped(`log ${name}`, a.kind === 'call' ? a.args : []);
    const key = `log(${keyOf(inside)})`;
    if (envelope !== undefined && !places.has(key) && isPositive(envelope.where))
      return throughEnvelope(key, envelope);
    return atom(key, call('log', a));
  }

  function isSeenPositive(part: Expression): boolean {
    return isPositive(part) || isAssumed(part, assumptions);
  }

  function series(tree: Extract<Expression, { kind: 'series' }>): Ratio {
    // Terms that cancel, or factors that are taken out, must not hide where the series is not defined.
    if (!isDefined(tree, domain)) throw new Unsuited('a series may be undefined');
    const taken = treeOf(normal.of(tree));
    if (taken.kind !== 'series') return of(taken);
    const closed = kept.has(print(tree)) ? undefined : closedSeries(taken, variables, isSeenPositive);
    if (closed === undefined) return atom(print(taken), taken);
    remarks.push(closed.remark);
    return of(closed.tree);
  }
}

/** A polynomial times a positive number, the same for all such multiples. */
const scaled = (poly: Poly): Poly => scalePoly(poly, leading(poly).coefficient.abs().inverse());

/** What a call is the logarithm of, if it is one. */
function insideLog(name: string, argument: Expression): Expression | undefined {
  if (name === 'log') return argument;
  return name === 'log1p' ? call('add', { kind: 'number', text: '1' }, argument) : undefined;
}

/** A number of at most 24 bits, a little below: ranges of parts need no more, and long ones cost much. */
function shortBelow(value: number): number {
  // Outside this range single precision overflows or loses the sign.
  if (!(Math.abs(value) > 1e-30 && Math.abs(value) < 1e30)) return value;
  const near = Math.fround(value);
  return near <= value ? near : Math.fround(value - Math.abs(value) * 2e-7);
}

export const fractionTree = (value: Fraction): Expression =>
  treeOf(new Map([['', { coefficient: value, factors: [] }]]));

/** The number that a quotient is, if it is one. */
export function constantValue({ top, bottom }: Ratio): Fraction | undefined {
  if (top.size === 0) return new Fraction(0);
  if (bottom.size > 0 || top.size > 1) return undefined;
  return top.get('')?.coefficient;
}

/** Terms up to which a denominator is multiplied out to be named. */
const MOST_NAMED = 100;

/** The same text for equal quotients in lowest terms. */
export function keyOf({ top, bottom }: Ratio): string {
  const factors = [...bottom.values()].flatMap(({ poly, power }) =>
    Array.from({ length: power }, () => poly),
  );
  const terms = factors.reduce((product, poly) => product * poly.size, 1);
  if (bottom.size < 2 || terms > MOST_NAMED) return plainKey({ top, bottom });
  const whole = factors.reduce(multiplyPoly);
  return plainKey(multiplyRatio(ratioOf(top), invertRatio(ratioOf(whole))!));
}

const plainKey = ({ top, bottom }: Ratio): string =>
  [keyOfPoly(top), ...[...bottom.keys()].sort().map((key) => `${key}^${bottom.get(key)!.power}`)].join(' / ');
