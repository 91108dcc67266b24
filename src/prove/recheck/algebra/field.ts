import { Fraction } from 'fraction.js';
import { constantFraction, type Expression, integerOf, print } from '../../../expression/index.js';
import { type Arithmetic, type Ball, NoEnclosure } from '../arithmetic.js';
import { enclose, type Surroundings, truthOn } from '../expand.js';
import {
  type Atom,
  fractionAbove,
  fractionBelow,
  OPEN_UNIT,
  type Range,
  roundedAbove,
  roundedBelow,
} from './atoms.js';
import { closedSum, envelopeOf } from './envelopes.js';
import { atomPolynomial, factored, nameOf, negative, type Polynomial, powersOf } from './polynomial.js';
import {
  addQuotients,
  invertQuotient,
  multiplyQuotients,
  negateQuotient,
  numberOf,
  numberQuotient,
  powerQuotient,
  type Quotient,
  quotientName,
  quotientOf,
  scaleQuotient,
} from './quotient.js';
import type { Effort, Sign } from './signs.js';
import { signUnder } from './underAssumptions.js';

type Series = Extract<Expression, { kind: 'series' }>;

/** A variable of a domain; the upper end may be infinite. */
export interface Variable {
  readonly name: string;
  readonly lo: number;
  readonly hi: number;
  readonly isWhole: boolean;
  readonly isOpenLow?: boolean;
  readonly isOpenHigh?: boolean;
}

/** A box with assumptions, and what is seen of trees at all of its points where these hold. */
export interface Field {
  readonly variables: readonly Variable[];
  readonly assumptions: readonly Expression[];
  /** The tree as a quotient of polynomials in atoms. */
  readonly of: (tree: Expression) => Quotient;
  readonly atoms: readonly Atom[];
  readonly isDefined: (tree: Expression) => boolean;
  readonly isPositive: (tree: Expression) => boolean;
  readonly isNonnegative: (tree: Expression) => boolean;
  /** The domain of a series' index added; nothing when its limits have no bounds. */
  readonly inside: (series: Series) => Field | undefined;
  readonly enclosure: (tree: Expression) => Ball | undefined;
  /** Whether a tree is made of whole numbers and whole variables. */
  readonly isWhole: (tree: Expression) => boolean;
  /** Whether a sum or product has at least one term everywhere. */
  readonly hasTerms: (series: Series) => boolean;
  /** A polynomial in the atoms with the sign of a quotient, if the signs of its denominators are known. */
  readonly positiveTop: (quotient: Quotient) => Polynomial | undefined;
  readonly treeOf: (quotient: Quotient) => Expression;
  /** The sign of a tree's quotient, with more effort than `isPositive` takes. */
  readonly signOf: (tree: Expression) => Sign;
}

export const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
export const numeral = (value: number | bigint): Expression =>
  value < 0 ? call('neg', numeral(-value)) : { kind: 'number', text: String(value) };
export const fractionTree = ({ s, n, d }: Fraction): Expression => {
  const size = d === 1n ? numeral(n) : call('div', numeral(n), numeral(d));
  return s < 0n && n !== 0n ? call('neg', size) : size;
};
const ONE = numeral(1);

/** Longer series are not added up: their signs follow from those of their terms. */
const MOST_TERMS = 500;
const EFFORT = { cuts: 24, depth: 2 };
const QUICK = { cuts: 6, depth: 1 };

/** Thrown inside where nothing can be said. */
const unsuited = (what: string): never => {
  throw new NoEnclosure(what);
};

/** What is seen of trees on a domain. */
export function field(
  m: Arithmetic,
  variables: readonly Variable[],
  assumptions: readonly Expression[],
  closesSums = true,
): Field {
  const box: Surroundings = new Map(variables.map(({ name, lo, hi }) => [name, m.doubles(lo, hi)]));
  const atoms: Atom[] = [];
  const places = new Map<string, number>();
  const known = new Map<Expression, Quotient>();
  const positive = new Map<string, boolean>();
  const defined = new Map<string, boolean>();
  const insides = new Map<string, Field | undefined>();
  const bases: { readonly name: string; readonly rest: Quotient; readonly shift: number; place: number }[] =
    [];
  const gammas: {
    readonly rest: string;
    readonly shift: number;
    readonly argument: Quotient;
    place: number;
  }[] = [];
  let bounds: readonly Polynomial[] | undefined;

  for (const { name, lo, hi, isOpenLow = false, isOpenHigh = false } of variables) {
    places.set(name, atoms.length);
    atoms.push({
      tree: { kind: 'name', name },
      lo: fractionBelow(lo),
      ...(hi < Number.POSITIVE_INFINITY && { hi: fractionAbove(hi) }),
      isOpenLow,
      isOpenHigh,
    });
  }
  const self: Field = {
    variables,
    assumptions,
    of,
    atoms,
    isDefined,
    isPositive,
    isNonnegative,
    inside,
    enclosure,
    isWhole,
    hasTerms,
    positiveTop,
    treeOf,
    signOf: (tree) => algebraicSign(tree, EFFORT),
  };
  return self;

  function attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (error instanceof NoEnclosure) return undefined;
      throw error;
    }
  }

  function enclosure(tree: Expression): Ball | undefined {
    return attempt(() => enclose(m, tree, box, MOST_TERMS));
  }

  /** Polynomials that the assumptions say are >= 0. */
  function bounded(): readonly Polynomial[] {
    if (bounds !== undefined) return bounds;
    bounds = [];
    bounds = assumptions.flatMap((assumption) => {
      const tree = differenceOf(assumption);
      const found = tree && attempt(() => positiveTop(of(tree)));
      return found === undefined ? [] : [found];
    });
    return bounds;
  }

  /** A polynomial with the sign of a quotient. */
  function positiveTop({ top, below }: Quotient): Polynomial | undefined {
    let isFlipped = false;
    for (const { factor, power } of below.values()) {
      const sign = strictSign(factor);
      if (sign === 0) return undefined;
      if (sign < 0 && power % 2 === 1) isFlipped = !isFlipped;
    }
    return isFlipped ? negative(top) : top;
  }

  function spent(p: Polynomial, effort: Pick<Effort, 'cuts' | 'depth'>): Sign {
    return signUnder(p, atoms, bounded(), { ...effort, spend: m.spend });
  }

  function strictSign(p: Polynomial): 1 | -1 | 0 {
    const sign = (q: Polynomial): Sign => spent(q, QUICK);
    if (sign(p) === 'positive') return 1;
    return sign(negative(p)) === 'positive' ? -1 : 0;
  }

  function signOfQuotient(quotient: Quotient, effort: Pick<Effort, 'cuts' | 'depth'>): Sign {
    const top = positiveTop(quotient);
    return top && spent(top, effort);
  }

  function algebraicSign(tree: Expression, effort: Pick<Effort, 'cuts' | 'depth'>): Sign {
    return attempt(() => signOfQuotient(of(tree), effort));
  }

  function isPositive(tree: Expression): boolean {
    const key = print(tree);
    const found = positive.get(key);
    if (found !== undefined) return found;
    positive.set(key, false);
    const result = isPositiveNow(tree);
    positive.set(key, result);
    return result;
  }

  function isPositiveNow(tree: Expression): boolean {
    const ball = enclosure(tree);
    if (ball !== undefined && m.above(ball, 0)) return true;
    if (tree.kind === 'series') return isPositiveSeries(tree);
    if (isPositiveByParts(tree)) return true;
    return isDefined(tree) && algebraicSign(tree, QUICK) === 'positive';
  }

  function isPositiveSeries(tree: Series): boolean {
    if (tree.operation === 'sum' && !hasTerms(tree)) return false;
    return inside(tree)?.isPositive(tree.term) ?? false;
  }

  function isPositiveByParts(tree: Expression): boolean {
    if (tree.kind !== 'call') return false;
    const { name, args } = tree;
    if (['exp', 'cosh', 'c4', 'erfc', 'normcdf'].includes(name)) return true;
    if (['add', 'mul', 'div', 'min', 'sqrt'].includes(name)) return args.every(isPositive);
    if (name === 'max') return args.some(isPositive);
    if (name === 'sin') return isPositive(args[0]!) && isPositive(call('sub', call('pi'), args[0]!));
    return name === 'pow' && isPositive(args[0]!);
  }

  /** Whether a tree is >= 0 wherever it is defined. */
  function isNonnegative(tree: Expression): boolean {
    const ball = enclosure(tree);
    if (ball !== undefined && m.atLeast(ball, 0)) return true;
    return isPositive(tree) || (isDefined(tree) && algebraicSign(tree, EFFORT) !== undefined);
  }

  function isWhole(tree: Expression): boolean {
    if (tree.kind === 'name') return variables.some((one) => one.name === tree.name && one.isWhole);
    if (tree.kind === 'number') return Number.isInteger(Number(tree.text));
    return (
      tree.kind === 'call' && ['add', 'sub', 'mul', 'neg'].includes(tree.name) && tree.args.every(isWhole)
    );
  }

  function hasTerms({ from, to }: Series): boolean {
    return integerOf(from) !== undefined && isNonnegative(call('sub', to, from));
  }

  /** Whether a tree is defined at every point. */
  function isDefined(tree: Expression): boolean {
    const key = print(tree);
    const found = defined.get(key);
    if (found !== undefined) return found;
    defined.set(key, false);
    const result = enclosure(tree) !== undefined || isDefinedByParts(tree);
    defined.set(key, result);
    return result;
  }

  function isDefinedByParts(tree: Expression): boolean {
    if (tree.kind === 'series')
      return isDefined(tree.from) && isDefined(tree.to) && (inside(tree)?.isDefined(tree.term) ?? false);
    if (tree.kind === 'condition') return [tree.test, tree.yes, tree.no].every(isDefined);
    return tree.kind === 'call' && tree.args.every(isDefined) && isApplicable(tree.name, tree.args);
  }

  function isApplicable(name: string, args: readonly Expression[]): boolean {
    const [a, b] = args as [Expression, Expression];
    const isNonzero = (one: Expression): boolean => isPositive(one) || isPositive(call('neg', one));
    if (TOTAL.has(name)) return true;
    if (name === 'div') return isNonzero(b);
    if (name === 'sqrt') return isNonnegative(a);
    if (['log', 'log2', 'log10', 'gamma', 'lgamma', 'digamma', 'trigamma'].includes(name))
      return isPositive(a);
    if (name === 'log1p') return isPositive(call('add', ONE, a));
    if (name === 'c4' || name === 'zeta') return isPositive(call('sub', a, ONE));
    if (name !== 'pow') return false;
    const exponent = constantFraction(b);
    if (exponent?.d === 1n) return exponent.s >= 0n || isNonzero(a);
    if (isPositive(a)) return true;
    // 0^0 = 1
    return isNonnegative(b) && (isWhole(b) || isNonnegative(a));
  }

  function inside(series: Series): Field | undefined {
    const key = print(series);
    if (!insides.has(key)) insides.set(key, insideNow(series));
    return insides.get(key);
  }

  function insideNow({ index, from, to }: Series): Field | undefined {
    if (variables.some(({ name }) => name === index)) return undefined;
    const [first, last] = [enclosure(from), enclosure(to)];
    if (first === undefined || last === undefined) return undefined;
    const [lo, hi] = [Math.ceil(m.ends(first)[0]), Math.floor(m.ends(last)[1])];
    if (!Number.isFinite(lo)) return undefined;
    const me: Expression = { kind: 'name', name: index };
    return field(
      m,
      [...variables, { name: index, lo, hi: Math.max(lo, hi), isWhole: true }],
      [...assumptions, call('ge', me, from), call('le', me, to)],
      closesSums,
    );
  }

  function of(tree: Expression): Quotient {
    const found = known.get(tree);
    if (found !== undefined) return found;
    m.spend(1);
    const made = work(tree);
    known.set(tree, made);
    return made;
  }

  function work(tree: Expression): Quotient {
    if (tree.kind === 'number') return numberQuotient(constantFraction(tree)!);
    if (tree.kind === 'name') {
      const place = places.get(tree.name);
      return place === undefined ? unsuited(tree.name) : quotientOf(atomPolynomial(place));
    }
    if (tree.kind === 'call') return applied(tree, tree.args as readonly Expression[]);
    if (tree.kind === 'series') return series(tree);
    if (tree.kind === 'condition') {
      const truth = attempt(() => truthOn(m, tree.test, box));
      return truth === undefined ? unsuited('a condition') : of(truth ? tree.yes : tree.no);
    }
    return unsuited(tree.kind);
  }

  function applied(tree: Extract<Expression, { kind: 'call' }>, args: readonly Expression[]): Quotient {
    const [a, b] = args as [Expression, Expression];
    switch (tree.name) {
      case 'add':
        return addQuotients(of(a), of(b));
      case 'sub':
        return addQuotients(of(a), negateQuotient(of(b)));
      case 'neg':
        return negateQuotient(of(a));
      case 'mul':
        return multiplyQuotients(of(a), of(b));
      case 'div':
        return multiplyQuotients(of(a), invertQuotient(of(b)));
      case 'pow':
        return raised(a, b);
      case 'sqrt':
        return rootOf(of(a));
      case 'exp':
        return exponentialOfTree(a);
      case 'expm1':
        return addQuotients(exponentialOfTree(a), numberQuotient(-1));
      case 'log':
        return logarithmOfTree(a);
      case 'log1p':
        return logarithm(addQuotients(of(a), numberQuotient(1)));
      case 'lgamma':
        return shiftedGamma(a);
      default:
        return functionAtom(tree.name, args);
    }
  }

  /** A new atom, unless it was declared while its range was worked out. */
  function declared(key: string, atom: Atom): Quotient {
    const found = old(key);
    if (found !== undefined) return found;
    places.set(key, atoms.length);
    atoms.push(atom);
    return quotientOf(atomPolynomial(atoms.length - 1));
  }

  function old(key: string): Quotient | undefined {
    const place = places.get(key);
    return place === undefined ? undefined : quotientOf(atomPolynomial(place));
  }

  /** A tree as an atom in the range of its enclosure, or in a range that is known. */
  function atom(key: string, tree: Expression, more: Partial<Atom> = {}): Quotient {
    const found = old(key);
    if (found !== undefined) return found;
    return declared(key, { tree, ...rangeOf(tree), ...more });
  }

  function rangeOf(tree: Expression): Range {
    const ball = enclosure(tree);
    const isAbove = isPositive(tree);
    const [lo, hi] = ball === undefined ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : m.ends(ball);
    if (ball === undefined && !isDefined(tree)) unsuited('a part that may be undefined');
    const factors = tree.kind === 'series' && tree.operation === 'prod' ? productRange(tree) : undefined;
    if (factors !== undefined) return factors;
    const isCosine = tree.kind === 'call' && tree.name === 'cos';
    const isBelowOne = !(hi < 1) && isCosine && isPositive(call('sub', ONE, tree));
    if (lo === Number.NEGATIVE_INFINITY && !isAbove) unsuited('a part without bounds');
    const isFloor = isAbove && !(lo > 0);
    const top = isBelowOne ? 1 : hi;
    return {
      lo: isFloor ? new Fraction(0) : roundedBelow(lo),
      isOpenLow: isFloor,
      ...(top < Number.POSITIVE_INFINITY && { hi: roundedAbove(top) }),
      isOpenHigh: isBelowOne,
    };
  }

  /** The range of a product of factors between 0 and 1. */
  function productRange(product: Series): Range | undefined {
    const own = inside(product);
    const rest = call('sub', ONE, product.term);
    if (own === undefined || !own.isNonnegative(product.term) || !own.isNonnegative(rest)) return undefined;
    return {
      ...OPEN_UNIT,
      isOpenLow: own.isPositive(product.term),
      isOpenHigh: hasTerms(product) && own.isPositive(rest),
    };
  }

  function functionAtom(name: string, args: readonly Expression[]): Quotient {
    const key = `${name}(${args.map((arg) => quotientName(of(arg))).join(', ')})`;
    const found = old(key);
    if (found !== undefined) return found;
    const envelope = args.length === 1 ? envelopeOf(name, args[0]!) : undefined;
    if (envelope !== undefined && isPositive(envelope.where))
      return within(key, envelope.main, envelope.scale);
    const tree = call(name, ...args);
    if (name === 'ceil' || name === 'floor') {
      const rest = old(`rest of ${key}`) ?? declared(`rest of ${key}`, { ...OPEN_UNIT, isOpenLow: false });
      return addQuotients(of(args[0]!), name === 'ceil' ? rest : negateQuotient(rest));
    }
    if (name === 'abs') {
      if (isNonnegative(args[0]!)) return of(args[0]!);
      if (isNonnegative(call('neg', args[0]!))) return negateQuotient(of(args[0]!));
      return atom(key, tree, { square: multiplyQuotients(of(args[0]!), of(args[0]!)) });
    }
    if (name === 'max' || name === 'min') {
      const [a, b] = args as [Expression, Expression];
      const [first, second] = name === 'max' ? [a, b] : [b, a];
      if (isNonnegative(call('sub', first, second))) return of(a);
      if (isNonnegative(call('sub', second, first))) return of(b);
    }
    return atom(key, tree);
  }

  /** main + scale v with 0 < v < 1. */
  function within(key: string, main: Expression, scale: Expression): Quotient {
    const base = of(main);
    const own = `rest of ${key}`;
    return addQuotients(base, multiplyQuotients(of(scale), old(own) ?? declared(own, { ...OPEN_UNIT })));
  }

  /** The factors of a quotient with their powers, turned round where they are negative; and a number. */
  function oriented(inside: Quotient, isEnough: (p: Polynomial) => boolean) {
    const { number, powers, rest } = inside.top.size === 0 ? unsuited('0') : factored(inside.top);
    let sign = number.s;
    const parts: (readonly [Polynomial, number])[] = [
      ...powers.flatMap((k, place) => (k === 0 ? [] : [[atomPolynomial(place), k] as const])),
      ...(rest.size > 1 ? [[rest, 1] as const] : []),
      ...[...inside.below.values()].map(({ factor, power }) => [factor, -power] as const),
    ];
    const factors = parts.map(([p, k]) => {
      if (isEnough(p)) return [p, k] as const;
      const turned = negative(p);
      if (!isEnough(turned)) return unsuited('a factor of unknown sign');
      if (k % 2 !== 0) sign = -sign;
      return [turned, k] as const;
    });
    return { number: number.abs(), sign, factors };
  }

  /** The root of a quotient: of each factor, where their signs are known. */
  function rootOf(inside: Quotient): Quotient {
    const isEnough = (p: Polynomial): boolean => spent(p, QUICK) !== undefined;
    const found = attempt(() => oriented(inside, isEnough));
    if (found === undefined || found.sign < 0n) return rootAtom(inside);
    return found.factors.reduce(
      (product, [p, k]) => {
        const half = Math.trunc(k / 2);
        const whole = multiplyQuotients(product, powerQuotient(quotientOf(p), half));
        if (k % 2 === 0) return whole;
        const root = rootAtom(quotientOf(p));
        return multiplyQuotients(whole, k > 0 ? root : invertQuotient(root));
      },
      rootAtom(numberQuotient(found.number)),
    );
  }

  function rootAtom(inside: Quotient): Quotient {
    const exact = numberOf(inside)?.pow(new Fraction(1, 2));
    if (exact !== undefined && exact !== null) return numberQuotient(exact);
    const key = `sqrt(${quotientName(inside)})`;
    const tree = call('sqrt', treeOf(inside));
    return atom(key, tree, { square: inside });
  }

  function raised(base: Expression, exponent: Expression): Quotient {
    const k = numberOf(of(exponent));
    if (k !== undefined && k.d === 1n && k.n <= 40n) return powerQuotient(of(base), Number(k.s * k.n));
    if (k !== undefined && k.d === 2n && k.n <= 15n)
      return powerQuotient(rootOf(of(base)), Number(k.s * k.n));
    if (!isApplicable('pow', [base, exponent])) unsuited('a power of what may not be positive');
    return generalPower(base, exponent);
  }

  /** x^(k r + c) = (x^r)^k x^c for whole k and c and the first r that occurred. */
  function generalPower(base: Expression, exponent: Expression): Quotient {
    const name = quotientName(of(base));
    const { rest, shift } = withoutWhole(of(exponent));
    for (const one of bases) {
      if (one.name !== name) continue;
      const times = numberOf(multiplyQuotients(rest, invertQuotient(one.rest)));
      if (times === undefined || times.d !== 1n || times.n > 6n) continue;
      const count = Number(times.s * times.n);
      const difference = shift - count * one.shift;
      if ((count < 0 || difference < 0) && !isPositive(base)) continue;
      if (!Number.isInteger(difference) || Math.abs(difference) > 12) continue;
      const whole = powerQuotient(quotientOf(atomPolynomial(one.place)), count);
      return difference === 0 ? whole : multiplyQuotients(whole, powerQuotient(of(base), difference));
    }
    const tree = call('pow', base, exponent);
    const key = `${name} ^ ${quotientName(of(exponent))}`;
    const made = old(key) ?? declared(key, { tree, ...(powerRange(base, exponent) ?? rangeOf(tree)) });
    bases.push({ name, rest, shift, place: places.get(key)! });
    return made;
  }

  /** Of bases between 0 and 1, or from 1 on, with exponents >= 0. */
  function powerRange(base: Expression, exponent: Expression): Range | undefined {
    if (!isNonnegative(exponent) || !isNonnegative(base)) return undefined;
    if (isNonnegative(call('sub', base, ONE)))
      return { lo: new Fraction(1), isOpenLow: false, isOpenHigh: false };
    if (!isNonnegative(call('sub', ONE, base))) return undefined;
    const isBelowOne = isPositive(call('sub', ONE, base)) && isPositive(exponent);
    return { ...OPEN_UNIT, isOpenLow: isPositive(base), isOpenHigh: isBelowOne };
  }

  function withoutWhole(exponent: Quotient): { readonly rest: Quotient; readonly shift: number } {
    const number = exponent.below.size > 0 ? undefined : exponent.top.get('');
    if (number === undefined || number.d !== 1n) return { rest: exponent, shift: 0 };
    return { rest: addQuotients(exponent, numberQuotient(number.neg())), shift: Number(number.s * number.n) };
  }

  function exponentialOfTree(a: Expression): Quotient {
    return a.kind === 'call' && a.name === 'log' ? of(a.args[0]!) : exponential(of(a));
  }

  /** exp of a sum: c log u becomes u^c, and whole multiples of one part become powers of its exponential. */
  function exponential(inside: Quotient): Quotient {
    if (inside.below.size > 0) return exponentialAtom(inside);
    let product = numberQuotient(1);
    for (const [key, value] of inside.top) product = multiplyQuotients(product, exponentialTerm(key, value));
    return product;
  }

  function exponentialTerm(key: string, value: Fraction): Quotient {
    const powers = powersOf(key);
    const used = powers.flatMap((k, place) => (k > 0 ? [place] : []));
    const place = used.length === 1 && powers[used[0]!] === 1 ? used[0]! : undefined;
    const tree = place === undefined ? undefined : atoms[place]!.tree;
    if (tree?.kind === 'call' && tree.name === 'log') return raised(tree.args[0]!, fractionTree(value));
    const unit = (by: Fraction): Quotient => quotientOf(new Map([[key, by]]));
    const isWhole = value.d === 1n && value.n <= 12n;
    if (!isWhole) return exponentialAtom(unit(value));
    return powerQuotient(exponentialAtom(unit(new Fraction(1))), Number(value.s * value.n));
  }

  /** exp(-u) is 1 over exp(u). */
  function exponentialAtom(inside: Quotient): Quotient {
    if (numberOf(inside)?.n === 0n) return numberQuotient(1);
    const isFlipped = factored(inside.top).number.s < 0n;
    const own = isFlipped ? negateQuotient(inside) : inside;
    const made = atom(`exp(${quotientName(own)})`, call('exp', treeOf(own)));
    return isFlipped ? invertQuotient(made) : made;
  }

  function logarithmOfTree(a: Expression): Quotient {
    const envelope = a.kind === 'call' && a.name === 'c4' ? envelopeOf('log c4', a.args[0]!) : undefined;
    if (envelope !== undefined && isPositive(envelope.where))
      return within(`log ${print(a)}`, envelope.main, envelope.scale);
    return logarithm(of(a));
  }

  /** The logarithm of a quotient: the sum of those of its factors, each of which must be positive. */
  function logarithm(inside: Quotient): Quotient {
    const isEnough = (p: Polynomial): boolean => {
      const place = singlePlace(p);
      const tree = place === undefined ? attempt(() => polynomialTree(p)) : atoms[place]!.tree;
      return (tree !== undefined && isPositive(tree)) || spent(p, QUICK) === 'positive';
    };
    const { number, sign, factors } = oriented(inside, isEnough);
    if (sign < 0n) unsuited('the logarithm of what is negative');
    return factors.reduce((sum, [p, k]) => {
      const place = singlePlace(p);
      const log = place === undefined ? logOfPolynomial(p) : logOfAtom(place);
      return addQuotients(sum, scaleQuotient(log, new Fraction(k)));
    }, logOfNumber(number));
  }

  function singlePlace(p: Polynomial): number | undefined {
    if (p.size !== 1) return undefined;
    const [[key, value]] = p as unknown as [[string, Fraction]];
    const powers = powersOf(key!);
    return value!.equals(1) && powers.at(-1) === 1 && powers.slice(0, -1).every((k) => k === 0)
      ? powers.length - 1
      : undefined;
  }

  function logOfNumber(value: Fraction): Quotient {
    const part = (size: bigint): Quotient =>
      size === 1n ? numberQuotient(0) : atom(`log ${size}`, call('log', numeral(size)));
    return addQuotients(part(value.n), negateQuotient(part(value.d)));
  }

  function logOfPolynomial(p: Polynomial): Quotient {
    return atom(`log(${nameOf(p)})`, call('log', polynomialTree(p)));
  }

  function logOfAtom(place: number): Quotient {
    const { tree = unsuited('the logarithm of a rest'), square } = atoms[place]!;
    if (tree.kind === 'call') {
      const [a, b] = tree.args as [Expression, Expression];
      if (tree.name === 'exp') return of(a);
      if (tree.name === 'pow' && isPositive(a)) return multiplyQuotients(of(b), logarithm(of(a)));
      if (tree.name === 'sqrt' && square !== undefined)
        return scaleQuotient(logarithm(square), new Fraction(1, 2));
    }
    return atom(`log(${nameOf(atomPolynomial(place))})`, call('log', tree));
  }

  /** lgamma(y + k) = lgamma(y) + log y + ... + log(y + k - 1), with the first y that occurred. */
  function shiftedGamma(argument: Expression): Quotient {
    if (!isPositive(argument)) unsuited('lgamma of what may not be positive');
    const own = of(argument);
    const { rest, shift } = withoutWhole(own);
    const name = quotientName(rest);
    const first = gammas.find((one) => one.rest === name && Math.abs(one.shift - shift) <= 12);
    if (first === undefined) {
      const made = atom(`lgamma(${quotientName(own)})`, call('lgamma', argument));
      gammas.push({ rest: name, shift, argument: own, place: places.get(`lgamma(${quotientName(own)})`)! });
      return made;
    }
    let sum = quotientOf(atomPolynomial(first.place));
    const log = (k: number): Quotient => logarithm(addQuotients(first.argument, numberQuotient(k)));
    for (let k = 0; k < shift - first.shift; k++) sum = addQuotients(sum, log(k));
    for (let k = -1; k >= shift - first.shift; k--) sum = addQuotients(sum, negateQuotient(log(k)));
    return sum;
  }

  function series(tree: Series): Quotient {
    if (!isDefined(tree)) unsuited('a series that may be undefined');
    const closed = closesSums && isWhole(tree.to) && hasTerms(tree) ? closedSum(tree) : undefined;
    if (closed?.where.every(isPositive)) {
      const value = attempt(() => of(closed.value));
      if (value !== undefined) return value;
    }
    return atom(print(tree), tree);
  }

  function treeOf({ top, below }: Quotient): Expression {
    const over = [...below.values()].reduce<Expression | undefined>((product, { factor, power }) => {
      const one = power === 1 ? polynomialTree(factor) : call('pow', polynomialTree(factor), numeral(power));
      return product === undefined ? one : call('mul', product, one);
    }, undefined);
    return over === undefined ? polynomialTree(top) : call('div', polynomialTree(top), over);
  }

  function polynomialTree(p: Polynomial): Expression {
    const terms = [...p].map(([key, value]): Expression => {
      const factors = powersOf(key).flatMap((k, place) => {
        const tree = k === 0 ? undefined : (atoms[place]!.tree ?? unsuited('a rest'));
        return tree === undefined ? [] : [k === 1 ? tree : call('pow', tree, numeral(k))];
      });
      const size = fractionTree(value.abs());
      const all = value.abs().equals(1) && factors.length > 0 ? factors : [size, ...factors];
      const product = all.reduce((a, b) => call('mul', a, b));
      return value.s < 0n ? call('neg', product) : product;
    });
    return terms.length === 0 ? numeral(0) : terms.reduce((a, b) => call('add', a, b));
  }
}

const TOTAL = new Set(
  'add sub neg mul exp expm1 sin cos sinh cosh tanh atan erf erfc normcdf abs min max floor ceil pi e le lt ge gt eq ne and or not'.split(
    ' ',
  ),
);

/** The difference that a comparison says is >= 0. */
export function differenceOf(condition: Expression): Expression | undefined {
  if (condition.kind !== 'call') return undefined;
  const [a, b] = condition.args as [Expression, Expression];
  if (condition.name === 'ge' || condition.name === 'gt') return call('sub', a, b);
  return condition.name === 'le' || condition.name === 'lt' ? call('sub', b, a) : undefined;
}

/** Whether large >= small (> when strict) wherever the assumptions hold, by the signs of polynomials. */
export function followsByAlgebra(
  domain: Field,
  small: Expression,
  large: Expression,
  isStrict: boolean,
): boolean {
  if (!domain.isDefined(small) || !domain.isDefined(large)) return false;
  const goal = call('sub', large, small);
  if (isStrict ? domain.isPositive(goal) : domain.isNonnegative(goal)) return true;
  return isStrict && domain.signOf(goal) === 'positive';
}
