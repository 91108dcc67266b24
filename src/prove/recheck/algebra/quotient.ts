import { Fraction } from 'fraction.js';
import { NoEnclosure } from '../arithmetic.js';
import {
  atomPolynomial,
  constant,
  divided,
  factored,
  nameOf,
  negative,
  ONE,
  type Polynomial,
  plus,
  power,
  scaled,
  times,
} from './polynomial.js';

/** A polynomial over a product of powers of polynomials, which are not 0 where it is defined. */
export interface Quotient {
  readonly top: Polynomial;
  readonly below: ReadonlyMap<string, Factor>;
}

export interface Factor {
  readonly factor: Polynomial;
  readonly power: number;
}

export const quotientOf = (top: Polynomial): Quotient => ({ top, below: new Map() });
export const numberQuotient = (value: Fraction | number): Quotient => quotientOf(constant(value));

/** A name that equal quotients share where their denominators are factored alike. */
export const quotientName = ({ top, below }: Quotient): string =>
  [nameOf(top), ...[...below].map(([key, one]) => `(${key})^${one.power}`).sort()].join(' / ');

/** The number that a quotient is, if it is one. */
export function numberOf({ top, below }: Quotient): Fraction | undefined {
  if (below.size > 0) return undefined;
  if (top.size === 0) return new Fraction(0);
  return top.size === 1 ? top.get('') : undefined;
}

/** Factors below that divide the top are left out. */
function simplified({ top, below }: Quotient): Quotient {
  if (below.size === 0) return { top, below };
  let rest = top;
  const kept = new Map<string, Factor>();
  for (const [key, one] of below) {
    let left = one.power;
    while (left > 0 && rest.size > 0) {
      const next = divided(rest, one.factor);
      if (next === undefined) break;
      rest = next;
      left -= 1;
    }
    if (left > 0 && rest.size > 0) kept.set(key, { ...one, power: left });
  }
  return { top: rest, below: kept };
}

export function addQuotients(a: Quotient, b: Quotient): Quotient {
  const below = new Map(a.below);
  for (const [key, one] of b.below) if ((below.get(key)?.power ?? 0) < one.power) below.set(key, one);
  const raised = (one: Quotient): Polynomial =>
    [...below].reduce(
      (top, [key, { factor, power: k }]) => times(top, power(factor, k - (one.below.get(key)?.power ?? 0))),
      one.top,
    );
  return simplified({ top: plus(raised(a), raised(b)), below });
}

export function multiplyQuotients(a: Quotient, b: Quotient): Quotient {
  const below = new Map(a.below);
  for (const [key, one] of b.below)
    below.set(key, { ...one, power: one.power + (below.get(key)?.power ?? 0) });
  return simplified({ top: times(a.top, b.top), below });
}

export const negateQuotient = ({ top, below }: Quotient): Quotient => ({ top: negative(top), below });
export const scaleQuotient = ({ top, below }: Quotient, by: Fraction): Quotient => ({
  top: by.n === 0n ? new Map() : scaled(top, by),
  below,
});

/** 1 over a quotient, with the atoms and the rest of its top as factors. */
export function invertQuotient({ top, below }: Quotient): Quotient {
  if (top.size === 0) throw new NoEnclosure('division by 0');
  const { number, powers, rest } = factored(top);
  const factors = new Map<string, Factor>();
  for (const [place, k] of powers.entries())
    if (k > 0) factors.set(nameOf(atomPolynomial(place)), { factor: atomPolynomial(place), power: k });
  if (rest.size > 1) factors.set(nameOf(rest), { factor: rest, power: 1 });
  const raised = [...below.values()].reduce((p, one) => times(p, power(one.factor, one.power)), ONE);
  return simplified({ top: scaled(raised, number.inverse()), below: factors });
}

export function powerQuotient(a: Quotient, k: number): Quotient {
  const base = k < 0 ? invertQuotient(a) : a;
  let product = numberQuotient(1);
  for (let j = 0; j < Math.abs(k); j++) product = multiplyQuotients(product, base);
  return product;
}
