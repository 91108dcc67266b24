import { Fraction } from 'fraction.js';
import { constantFraction, type Expression, print } from '../../expression/index.js';
import { NoEnclosure } from './arithmetic.js';

/** A polynomial: coefficients by powers, written "2 0 1" for the powers of the variables in turn. */
export type Polynomial = ReadonlyMap<string, Fraction>;

/** A polynomial over a product of powers of polynomials. */
export interface Quotient {
  readonly top: Polynomial;
  readonly below: ReadonlyMap<string, { readonly factor: Polynomial; readonly power: number }>;
}

/** Trees as quotients; what is no rational function is a variable of its own. */
export interface Quotients {
  readonly of: (tree: Expression) => Quotient;
  /** What the variables stand for. */
  readonly variables: readonly Expression[];
}

const MOST_TERMS = 400;

const collect = (terms: Iterable<readonly [string, Fraction]>): Polynomial => {
  const sum = new Map<string, Fraction>();
  for (const [powers, value] of terms) {
    const total = (sum.get(powers) ?? new Fraction(0)).add(value);
    if (total.n === 0n) sum.delete(powers);
    else sum.set(powers, total);
  }
  if (sum.size > MOST_TERMS) throw new NoEnclosure('a polynomial with too many terms');
  return sum;
};

const constant = (value: Fraction | number): Polynomial => collect([['', new Fraction(value)]]);

export const powersOf = (key: string): readonly number[] => (key === '' ? [] : key.split(' ').map(Number));

const keyOf = (powers: readonly number[]): string => {
  let end = powers.length;
  while (end > 0 && powers[end - 1] === 0) end -= 1;
  return powers.slice(0, end).join(' ');
};

function addPowers(a: string, b: string): string {
  const [x, y] = [powersOf(a), powersOf(b)];
  return keyOf(Array.from({ length: Math.max(x.length, y.length) }, (_, k) => (x[k] ?? 0) + (y[k] ?? 0)));
}

const plus = (p: Polynomial, q: Polynomial): Polynomial => collect([...p, ...q]);
const times = (p: Polynomial, q: Polynomial): Polynomial => {
  if (p.size * q.size > 20 * MOST_TERMS)
    throw new NoEnclosure('a product of polynomials with too many terms');
  return collect([...p].flatMap(([a, x]) => [...q].map(([b, y]) => [addPowers(a, b), x.mul(y)] as const)));
};
export const negative = (p: Polynomial): Polynomial =>
  new Map([...p].map(([key, value]) => [key, value.neg()]));
const nameOf = (p: Polynomial): string =>
  [...p]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}:${value.toFraction()}`)
    .join('; ');

function power(p: Polynomial, k: number): Polynomial {
  let product = constant(1);
  for (let j = 0; j < k; j++) product = times(product, p);
  return product;
}

export function quotients(): Quotients {
  const variables: Expression[] = [];
  const places = new Map<string, number>();
  const squares = new Map<number, Polynomial>();
  const known = new Map<Expression, Quotient>();

  const variable = (tree: Expression): Polynomial => {
    const key = print(tree);
    const place = places.get(key) ?? variables.push(tree) - 1;
    places.set(key, place);
    return collect([[keyOf([...Array<number>(place).fill(0), 1]), new Fraction(1)]]);
  };
  const whole = (top: Polynomial): Quotient => ({ top: reduced(top), below: new Map() });

  /** The square of a root is what it is the root of. */
  function reduced(p: Polynomial): Polynomial {
    for (const [place, square] of squares) {
      if (![...p.keys()].some((key) => (powersOf(key)[place] ?? 0) >= 2)) continue;
      let sum: Polynomial = new Map();
      for (const [key, value] of p) {
        const powers = [...powersOf(key)];
        const times2 = Math.floor((powers[place] ?? 0) / 2);
        if (times2 > 0) powers[place]! -= 2 * times2;
        sum = plus(sum, times(collect([[keyOf(powers), value]]), power(square, times2)));
      }
      return reduced(sum);
    }
    return p;
  }

  function add(a: Quotient, b: Quotient): Quotient {
    const below = new Map(a.below);
    for (const [key, one] of b.below) if ((below.get(key)?.power ?? 0) < one.power) below.set(key, one);
    const raised = (one: Quotient): Polynomial =>
      [...below].reduce(
        (top, [key, { factor, power: k }]) => times(top, power(factor, k - (one.below.get(key)?.power ?? 0))),
        one.top,
      );
    return { top: reduced(plus(raised(a), raised(b))), below };
  }

  function multiply(a: Quotient, b: Quotient): Quotient {
    const below = new Map(a.below);
    for (const [key, one] of b.below)
      below.set(key, { ...one, power: one.power + (below.get(key)?.power ?? 0) });
    return { top: reduced(times(a.top, b.top)), below };
  }

  function inverse({ top, below }: Quotient): Quotient {
    if (top.size === 0) throw new NoEnclosure('division by 0');
    const raised = [...below.values()].reduce(
      (p, { factor, power: k }) => times(p, power(factor, k)),
      constant(1),
    );
    if (top.size === 1 && top.has('')) return whole(times(raised, constant(top.get('')!.inverse())));
    return { top: raised, below: new Map([[nameOf(top), { factor: top, power: 1 }]]) };
  }

  const negate = ({ top, below }: Quotient): Quotient => ({ top: negative(top), below });

  function of(tree: Expression): Quotient {
    const found = known.get(tree) ?? work(tree);
    known.set(tree, found);
    return found;
  }

  function work(tree: Expression): Quotient {
    if (tree.kind === 'number') return whole(constant(constantFraction(tree)!));
    if (tree.kind !== 'call') return whole(variable(tree));
    const [a, b] = tree.args as [Expression, Expression];
    switch (tree.name) {
      case 'add':
        return add(of(a), of(b));
      case 'sub':
        return add(of(a), negate(of(b)));
      case 'neg':
        return negate(of(a));
      case 'mul':
        return multiply(of(a), of(b));
      case 'div':
        return multiply(of(a), inverse(of(b)));
      case 'pow':
        return raised(tree, a, b);
      case 'sqrt':
        return root(tree, a);
      case 'exp':
        return exponential(a);
      default:
        return whole(variable(tree));
    }
  }

  function raised(tree: Expression, a: Expression, b: Expression): Quotient {
    const exponent = of(b);
    const isNumber = exponent.below.size === 0 && [...exponent.top.keys()].every((key) => key === '');
    const value = isNumber ? (exponent.top.get('') ?? new Fraction(0)) : undefined;
    const k = value?.d === 1n && value.n <= 12n ? value.valueOf() : undefined;
    if (k === undefined) return whole(variable(tree));
    const base = k < 0 ? inverse(of(a)) : of(a);
    let product = whole(constant(1));
    for (let j = 0; j < Math.abs(k); j++) product = multiply(product, base);
    return product;
  }

  function root(tree: Expression, a: Expression): Quotient {
    const inside = of(a);
    const top = variable(tree);
    if (inside.below.size === 0) squares.set(places.get(print(tree))!, inside.top);
    return whole(top);
  }

  /** exp(-x) is 1 over exp(x), so that both are powers of one variable. */
  function exponential(a: Expression): Quotient {
    if (a.kind === 'call' && a.name === 'neg') return inverse(exponential(a.args[0]!));
    return whole(variable({ kind: 'call', name: 'exp', args: [a] }));
  }

  return { of, variables };
}
