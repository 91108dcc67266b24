import { Fraction } from 'fraction.js';

/** A monomial: the power of each variable by its place, without trailing zeros. */
export type Powers = readonly number[];

/** A polynomial with rational coefficients: its terms by their powers. No coefficient is 0. */
export type Poly = ReadonlyMap<string, Monomial>;

export interface Monomial {
  readonly powers: Powers;
  readonly coefficient: Fraction;
}

/** Polynomials with more terms are not worked with. */
const MOST_TERMS = 2000;

/** Thrown when a polynomial grows beyond what is worth working with. */
export class TooLarge extends Error {}

/** Multiplications of coefficients that the attempt under way may still make. */
const meter = { left: Number.POSITIVE_INFINITY };

/** Does some work with at most so many multiplications of coefficients, and says how many; beyond throws `TooLarge`. Attempts may nest. */
export function withinWork<T>(
  multiplications: number,
  work: () => T,
  onSpent: (count: number) => void = () => {},
): T {
  const before = meter.left;
  const given = Math.min(before, multiplications);
  meter.left = given;
  try {
    return work();
  } finally {
    const spent = given - Math.max(0, meter.left);
    onSpent(spent);
    meter.left = before - spent;
  }
}

function charge(multiplications: number): void {
  meter.left -= multiplications;
  if (meter.left < 0) throw new TooLarge('an attempt takes too many steps');
}

const trimmed = (powers: readonly number[]): Powers => {
  let end = powers.length;
  while (end > 0 && powers[end - 1] === 0) end -= 1;
  return end === powers.length ? powers : powers.slice(0, end);
};

function collect(terms: Iterable<Monomial>): Poly {
  const found = new Map<string, Monomial>();
  for (const { powers, coefficient } of terms) {
    charge(1);
    const kept = trimmed(powers);
    const key = kept.join(' ');
    const old = found.get(key);
    const sum = old === undefined ? coefficient : old.coefficient.add(coefficient);
    if (sum.n === 0n) found.delete(key);
    else found.set(key, { powers: kept, coefficient: sum });
    if (found.size > MOST_TERMS) throw new TooLarge('a polynomial has too many terms');
  }
  return found;
}

export const ONE = new Fraction(1);
export const polyOf = (terms: readonly Monomial[]): Poly => collect(terms);
export const constantPoly = (value: Fraction | number): Poly =>
  collect([{ powers: [], coefficient: new Fraction(value) }]);
export const variablePoly = (place: number): Poly =>
  collect([{ powers: [...Array<number>(place).fill(0), 1], coefficient: ONE }]);

export function addPoly(p: Poly, q: Poly): Poly {
  const shorter = Math.min(p.size, q.size);
  charge(shorter * (widthOf(p) + widthOf(q)));
  return collect([...p.values(), ...q.values()]);
}
export const scalePoly = (p: Poly, by: Fraction): Poly =>
  collect([...p.values()].map((one) => ({ ...one, coefficient: one.coefficient.mul(by) })));
export const negatePoly = (p: Poly): Poly => scalePoly(p, new Fraction(-1));

const joinPowers = (a: Powers, b: Powers): Powers => {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.map((power, place) => power + (short[place] ?? 0));
};

/** How many words of 64 bits the longest coefficient takes, at least 1: what a product costs. */
function widthOf(p: Poly): number {
  let most = 0n;
  for (const { coefficient } of p.values()) {
    if (coefficient.n > most) most = coefficient.n;
    if (coefficient.d > most) most = coefficient.d;
  }
  return Math.max(1, Math.ceil(most.toString(16).length / 16));
}

export function multiplyPoly(p: Poly, q: Poly): Poly {
  if (p.size * q.size > 40 * MOST_TERMS) throw new TooLarge('a product of polynomials is too large');
  charge(p.size * q.size * (widthOf(p) + widthOf(q)));
  const terms: Monomial[] = [];
  for (const a of p.values())
    for (const b of q.values())
      terms.push({
        powers: joinPowers(a.powers, b.powers),
        coefficient: a.coefficient.mul(b.coefficient),
      });
  return collect(terms);
}

export function powerPoly(p: Poly, exponent: number): Poly {
  let result = constantPoly(1);
  for (let k = 0; k < exponent; k++) result = multiplyPoly(result, p);
  return result;
}

export const degreeIn = (p: Poly, place: number): number =>
  Math.max(0, ...[...p.values()].map(({ powers }) => powers[place] ?? 0));

/** The coefficients of the powers of one variable, from 0 on, as polynomials in the others. */
export function coefficientsIn(p: Poly, place: number): readonly Poly[] {
  const parts: Monomial[][] = Array.from({ length: degreeIn(p, place) + 1 }, () => []);
  for (const { powers, coefficient } of p.values())
    parts[powers[place] ?? 0]!.push({
      powers: powers.map((power, at) => (at === place ? 0 : power)),
      coefficient,
    });
  return parts.map(collect);
}

/** The polynomial with a polynomial put in the place of one variable. */
export function putIn(p: Poly, place: number, value: Poly): Poly {
  const parts = coefficientsIn(p, place);
  return parts.reduceRight<Poly>((sum, part) => addPoly(multiplyPoly(sum, value), part), new Map());
}

/** The places of the variables that occur. */
export function placesOf(p: Poly): readonly number[] {
  const found = new Set<number>();
  for (const { powers } of p.values())
    for (const [place, power] of powers.entries()) if (power > 0) found.add(place);
  return [...found].sort((a, b) => a - b);
}

/** The polynomial divided by a monomial-free, leading-one version of itself: [number, monomial, rest]. */
export function primitive(p: Poly): {
  readonly number: Fraction;
  readonly powers: Powers;
  readonly rest: Poly;
} {
  const terms = [...p.values()];
  const width = Math.max(0, ...terms.map(({ powers }) => powers.length));
  const least = Array.from({ length: width }, (_, place) =>
    Math.min(...terms.map(({ powers }) => powers[place] ?? 0)),
  );
  const first = terms.reduce((a, b) => (compare(a.powers, b.powers) >= 0 ? a : b));
  const rest = collect(
    terms.map(({ powers, coefficient }) => ({
      powers: powers.map((power, place) => power - least[place]!),
      coefficient: coefficient.div(first.coefficient),
    })),
  );
  return { number: first.coefficient, powers: trimmed(least), rest };
}

/** Lexicographic order of monomials. */
function compare(a: Powers, b: Powers): number {
  for (let place = 0; place < Math.max(a.length, b.length); place++) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The first term in the lexicographic order. */
export const leading = (p: Poly): Monomial =>
  [...p.values()].reduce((a, b) => (compare(a.powers, b.powers) >= 0 ? a : b));

/** p / q when it is a polynomial. */
export function dividedBy(p: Poly, q: Poly): Poly | undefined {
  if (q.size === 0) return undefined;
  const top = leading(q);
  const quotient: Monomial[] = [];
  let rest = p;
  for (let steps = 0; rest.size > 0; steps++) {
    if (steps > 500) return undefined;
    const head = leading(rest);
    const powers = Array.from(
      { length: Math.max(head.powers.length, top.powers.length) },
      (_, place) => (head.powers[place] ?? 0) - (top.powers[place] ?? 0),
    );
    if (powers.some((power) => power < 0)) return undefined;
    const term = { powers, coefficient: head.coefficient.div(top.coefficient) };
    quotient.push(term);
    rest = addPoly(rest, negatePoly(multiplyPoly(collect([term]), q)));
  }
  return collect(quotient);
}

export const keyOfPoly = (p: Poly): string =>
  [...p.entries()]
    .map(([key, { coefficient }]) => `${key}:${coefficient.toFraction()}`)
    .sort()
    .join('|');
