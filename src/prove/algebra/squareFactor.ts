import { Fraction } from 'fraction.js';
import {
  addPoly,
  coefficientsIn,
  degreeIn,
  dividedBy,
  multiplyPoly,
  negatePoly,
  type Poly,
  placesOf,
  powerPoly,
  primitive,
  scalePoly,
  variablePoly,
} from './poly.js';

/** Larger polynomials are not looked at. */
const LARGEST = { terms: 60, degree: 10, variables: 5 } as const;

/**
 * p = q^2 r with q no constant, for a polynomial that has a factor twice; undefined for others, and for those too
 * large to be looked at. A bound that is touched between the ends of its domain has such a factor.
 */
export function squareFactor(p: Poly): { readonly square: Poly; readonly rest: Poly } | undefined {
  const places = placesOf(p);
  if (p.size > LARGEST.terms || places.length > LARGEST.variables) return undefined;
  for (const place of places) {
    const degree = degreeIn(p, place);
    if (degree < 2 || degree > LARGEST.degree || !hasDoubleRoot(p, place)) continue;
    const common = commonFactor(p, slope(p, place));
    const others = dividedBy(p, common);
    for (let q: Poly | undefined = common; q !== undefined && placesOf(q).length > 0; ) {
      const rest = dividedBy(p, multiplyPoly(q, q));
      if (rest !== undefined) return { square: q, rest };
      const next: Poly | undefined = others && commonFactor(q, others);
      q =
        next !== undefined && next.size > 0 && degreeIn(next, place) < degreeIn(q, place) ? next : undefined;
    }
  }
  return undefined;
}

function slope(p: Poly, place: number): Poly {
  const parts = coefficientsIn(p, place);
  const x = variablePoly(place);
  return parts.reduce<Poly>(
    (sum, part, k) =>
      k === 0 ? sum : addPoly(sum, scalePoly(multiplyPoly(part, powerPoly(x, k - 1)), new Fraction(k))),
    new Map(),
  );
}

/** The greatest common divisor, up to a number, by pseudo-remainders of primitive parts. */
function commonFactor(p: Poly, q: Poly): Poly {
  if (p.size === 0) return q;
  if (q.size === 0) return p;
  const place = [...placesOf(p)].reverse().find((at) => degreeIn(q, at) > 0);
  if (place === undefined) return monic(contentsOnly(p, q));
  const [first, second] = [content(p, place), content(q, place)];
  let [a, b] = [dividedBy(p, first)!, dividedBy(q, second)!];
  if (degreeIn(a, place) < degreeIn(b, place)) [a, b] = [b, a];
  while (b.size > 0 && degreeIn(b, place) > 0) {
    const rest = pseudoRemainder(a, b, place);
    a = b;
    b = rest.size === 0 ? rest : dividedBy(rest, content(rest, place))!;
  }
  const own = b.size === 0 ? a : ONE;
  return monic(multiplyPoly(own, commonFactor(first, second)));
}

const ONE: Poly = powerPoly(variablePoly(0), 0);
const monic = (p: Poly): Poly => {
  const { number } = primitive(p);
  return scalePoly(p, number.inverse());
};

/** The common factor of polynomials that share no variable in which both have a degree. */
function contentsOnly(p: Poly, q: Poly): Poly {
  const [place] = placesOf(p);
  if (place === undefined || placesOf(q).length === 0) return ONE;
  return commonFactor(content(p, place), q);
}

/** The common factor of the coefficients of the powers of a variable. */
function content(p: Poly, place: number): Poly {
  const parts = coefficientsIn(p, place).filter((part) => part.size > 0);
  if (parts.some((part) => placesOf(part).length === 0)) return ONE;
  return parts.reduce((found, part) => (placesOf(found).length === 0 ? found : commonFactor(found, part)));
}

function pseudoRemainder(p: Poly, q: Poly, place: number): Poly {
  const parts = coefficientsIn(q, place);
  const [head, degree] = [parts.at(-1)!, parts.length - 1];
  const x = variablePoly(place);
  let rest = p;
  while (rest.size > 0 && degreeIn(rest, place) >= degree) {
    const top = coefficientsIn(rest, place);
    const shift = powerPoly(x, top.length - 1 - degree);
    rest = addPoly(multiplyPoly(rest, head), negatePoly(multiplyPoly(multiplyPoly(top.at(-1)!, shift), q)));
  }
  return rest;
}

const PRIME = 67_108_859;
const POINTS = [17, 31, 101, 211, 331, 401, 499, 613, 733, 877] as const;

/**
 * Whether p may have a root twice in one variable: its image with the other variables put to numbers, modulo a
 * prime, has one. Where it has none p has none, unless the image lost its degree.
 */
function hasDoubleRoot(p: Poly, place: number): boolean {
  const image = new Array<number>(degreeIn(p, place) + 1).fill(0);
  for (const { powers, coefficient } of p.values()) {
    const { s, n, d } = coefficient;
    let value = times((Number((s * n) % BigInt(PRIME)) + PRIME) % PRIME, inverse(Number(d % BigInt(PRIME))));
    for (const [at, power] of powers.entries())
      if (at !== place)
        for (let k = 0; k < power; k++) value = times(value, POINTS[at % POINTS.length]! + at);
    const degree = powers[place] ?? 0;
    image[degree] = (image[degree]! + value) % PRIME;
  }
  if (image.at(-1) === 0) return true;
  return divisorDegree(image, image.map((value, k) => times(value, k)).slice(1)) > 0;
}

/** A product modulo the prime; below 2^53. */
const times = (a: number, b: number): number => (a * b) % PRIME;

function inverse(a: number): number {
  let [result, base, exponent] = [1, a % PRIME, PRIME - 2];
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}

/** The degree of the greatest common divisor of two polynomials over the field, lowest power first. */
function divisorDegree(p: readonly number[], q: readonly number[]): number {
  let [a, b] = [trimmed(p), trimmed(q)];
  while (b.length > 0) {
    const rest = [...a];
    const head = inverse(b.at(-1)!);
    while (rest.length >= b.length) {
      const factor = times(rest.at(-1)!, head);
      const shift = rest.length - b.length;
      for (const [k, value] of b.entries())
        rest[k + shift] = (rest[k + shift]! + PRIME - times(factor, value)) % PRIME;
      rest.pop();
    }
    [a, b] = [b, trimmed(rest)];
  }
  return a.length - 1;
}

function trimmed(p: readonly number[]): readonly number[] {
  let length = p.length;
  while (length > 0 && p[length - 1] === 0) length -= 1;
  return p.slice(0, length);
}
