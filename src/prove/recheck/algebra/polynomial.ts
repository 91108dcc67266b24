import { Fraction } from 'fraction.js';
import { NoEnclosure } from '../arithmetic.js';

/** A polynomial: coefficients by powers, written "2 0 1" for the powers of the atoms in turn. */
export type Polynomial = ReadonlyMap<string, Fraction>;

const MOST_TERMS = 600;
const MOST_PRODUCTS = 12_000;

export const powersOf = (key: string): readonly number[] => (key === '' ? [] : key.split(' ').map(Number));

export function keyOf(powers: readonly number[]): string {
  let end = powers.length;
  while (end > 0 && !powers[end - 1]) end -= 1;
  return Array.from({ length: end }, (_, at) => powers[at] ?? 0).join(' ');
}

/** Equal powers added up. */
export function collect(terms: Iterable<readonly [string, Fraction]>): Polynomial {
  const sum = new Map<string, Fraction>();
  for (const [powers, value] of terms) {
    const old = sum.get(powers);
    const total = old === undefined ? value : old.add(value);
    if (total.n === 0n) sum.delete(powers);
    else sum.set(powers, total);
  }
  if (sum.size > MOST_TERMS) throw new NoEnclosure('a polynomial with too many terms');
  return sum;
}

export const constant = (value: Fraction | number): Polynomial => collect([['', new Fraction(value)]]);
export const ONE = constant(1);
export const ZERO: Polynomial = new Map();

export const atomPolynomial = (place: number, power = 1): Polynomial =>
  collect([[keyOf([...Array<number>(place).fill(0), power]), new Fraction(1)]]);

function addPowers(a: string, b: string): string {
  if (a === '' || b === '') return a + b;
  const [x, y] = [powersOf(a), powersOf(b)];
  return keyOf(Array.from({ length: Math.max(x.length, y.length) }, (_, k) => (x[k] ?? 0) + (y[k] ?? 0)));
}

export const plus = (p: Polynomial, q: Polynomial): Polynomial => collect([...p, ...q]);
export const negative = (p: Polynomial): Polynomial =>
  new Map([...p].map(([key, value]) => [key, value.neg()]));
export const minus = (p: Polynomial, q: Polynomial): Polynomial => plus(p, negative(q));
export const scaled = (p: Polynomial, by: Fraction): Polynomial =>
  new Map([...p].map(([key, value]) => [key, value.mul(by)]));

export function times(p: Polynomial, q: Polynomial): Polynomial {
  if (p === ONE) return q;
  if (q === ONE) return p;
  if (p.size * q.size > MOST_PRODUCTS) throw new NoEnclosure('a product of polynomials with too many terms');
  return collect([...p].flatMap(([a, x]) => [...q].map(([b, y]) => [addPowers(a, b), x.mul(y)] as const)));
}

export function power(p: Polynomial, k: number): Polynomial {
  let product = ONE;
  for (let j = 0; j < k; j++) product = times(product, p);
  return product;
}

/** A name that equal polynomials share. */
export const nameOf = (p: Polynomial): string =>
  [...p]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}:${value.toFraction()}`)
    .join('; ');

export const placesOf = (p: Polynomial): readonly number[] => [
  ...new Set([...p.keys()].flatMap((key) => powersOf(key).flatMap((k, place) => (k > 0 ? [place] : [])))),
];

export const degreeIn = (p: Polynomial, place: number): number =>
  Math.max(0, ...[...p.keys()].map((key) => powersOf(key)[place] ?? 0));

/** The coefficients of the powers 0, 1, ... of an atom, which are polynomials without it. */
export function coefficientsIn(p: Polynomial, place: number): readonly Polynomial[] {
  const parts: [string, Fraction][][] = Array.from({ length: degreeIn(p, place) + 1 }, () => []);
  for (const [key, value] of p) {
    const powers = [...powersOf(key)];
    const k = powers[place] ?? 0;
    if (k > 0) powers[place] = 0;
    parts[k]!.push([keyOf(powers), value]);
  }
  return parts.map(collect);
}

/** A number, powers of atoms and a polynomial with whole coefficients without common factors, whose product it is. */
export interface Factored {
  readonly number: Fraction;
  readonly powers: readonly number[];
  readonly rest: Polynomial;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** The first coefficient of the rest, in the order of keys, is positive. */
export function factored(p: Polynomial): Factored {
  const keys = [...p.keys()].map(powersOf);
  const length = Math.max(0, ...keys.map((powers) => powers.length));
  const powers = Array.from({ length }, (_, at) => Math.min(...keys.map((one) => one[at] ?? 0)));
  const values = [...p.values()];
  const top = values.reduce((sum, { n }) => gcd(sum, n), 0n);
  const bottom = values.reduce((sum, { d }) => (sum / gcd(sum, d)) * d, 1n);
  const first = [...p].reduce((a, b) => (b[0] < a[0] ? b : a));
  const number = new Fraction(first[1].s < 0n ? -top : top, bottom);
  const rest = new Map(
    [...p].map(([key, value]) => {
      const own = powersOf(key);
      return [keyOf(own.map((k, at) => k - (powers[at] ?? 0))), value.div(number)] as const;
    }),
  );
  return { number, powers, rest };
}

/** The key that comes first when powers are compared from the first atom on. */
function leading(p: Polynomial): string {
  let best = '';
  let found: readonly number[] | undefined;
  for (const key of p.keys()) {
    const powers = powersOf(key);
    if (found === undefined || isLater(powers, found)) [best, found] = [key, powers];
  }
  return best;
}

function isLater(a: readonly number[], b: readonly number[]): boolean {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

const MOST_DIVISIONS = 400;

/** p / q when it is a polynomial. */
export function divided(p: Polynomial, q: Polynomial): Polynomial | undefined {
  const lead = leading(q);
  const [own, value] = [powersOf(lead), q.get(lead)!];
  let rest = p;
  const quotient: [string, Fraction][] = [];
  for (let round = 0; rest.size > 0; round++) {
    const key = leading(rest);
    const powers = powersOf(key);
    const difference = Array.from(
      { length: Math.max(powers.length, own.length) },
      (_, at) => (powers[at] ?? 0) - (own[at] ?? 0),
    );
    if (round > MOST_DIVISIONS || difference.some((k) => k < 0)) return undefined;
    const term = [keyOf(difference), rest.get(key)!.div(value)] as const;
    quotient.push([...term]);
    rest = minus(rest, times(collect([term]), q));
  }
  return collect(quotient);
}
