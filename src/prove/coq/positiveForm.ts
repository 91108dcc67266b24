import { Fraction } from 'fraction.js';
import type { Range } from '../recheck/algebra/atoms.js';
import {
  collect,
  degreeIn,
  factored,
  keyOf,
  type Polynomial,
  placesOf,
  powersOf,
} from '../recheck/algebra/polynomial.js';
import { coqNumber } from './coqTerm.js';

/** An atom as Coq writes it, in its range. */
export interface CoqAtom extends Range {
  readonly text: string;
}

/** A sum of products of what is not negative, that is a polynomial; and a term that is positive, if there is one. */
export interface PositiveForm {
  readonly text: string;
  readonly isPositive: boolean;
}

const NIL = new Fraction(0);
/** Most atoms of which both ends are tried. */
const MOST_ENDS = 6;

/**
 * A polynomial as a sum of positive numbers times powers of distances of its atoms from the ends of their ranges:
 * from the lower ends alone, or from both ends of as few atoms as will do. Undefined when coefficients are negative.
 */
export function positiveForm(
  p: Polynomial,
  atoms: readonly CoqAtom[],
  wantsPositive: boolean,
): PositiveForm | undefined {
  if (p.size === 0) return wantsPositive ? undefined : { text: '0', isPositive: false };
  const { number, powers, rest } = factored(p);
  const own = number.s < 0n ? new Map([...rest].map(([key, c]) => [key, c.neg()] as const)) : rest;
  const monomial = powers.flatMap((k, place) => (k === 0 ? [] : [[place, k] as const]));
  if (monomial.some(([place]) => atoms[place]!.lo.s < 0n)) return undefined;
  const isPositiveAtom = (place: number): boolean => isApart(atoms[place]!.lo) || atoms[place]!.isOpenLow;
  const places = placesOf(own);
  const ends = places.filter((place) => atoms[place]!.hi !== undefined).slice(0, MOST_ENDS);
  for (const chosen of subsets(ends)) {
    const plain = inDistances(own, atoms, chosen);
    const found = plain?.isPositive || !wantsPositive ? plain : (apart(own, atoms, chosen) ?? plain);
    if (found === undefined) continue;
    const isPositive = found.isPositive && monomial.every(([place]) => isPositiveAtom(place));
    if (wantsPositive && !isPositive) continue;
    const factors = monomial.map(([place, k]) => raised(atoms[place]!.text, k));
    const text = [coqNumber(number.abs()), ...factors, `(${found.text})`].join(' * ');
    return { text, isPositive };
  }
  return undefined;
}

const isApart = (value: Fraction): boolean => value.s > 0n && value.n !== 0n;
const raised = (text: string, k: number): string => (k === 1 ? text : `${text} ^ ${k}`);

function subsets(all: readonly number[]): readonly (readonly number[])[] {
  let found: (readonly number[])[] = [[]];
  for (const one of all) found = [...found, ...found.map((set) => [...set, one])];
  return found.toSorted((a, b) => a.length - b.length);
}

/** A positive number and a form of the rest. */
function apart(
  p: Polynomial,
  atoms: readonly CoqAtom[],
  chosen: readonly number[],
): PositiveForm | undefined {
  for (const share of [2, 16, 1024, 1_000_000]) {
    const number = [...p.values()].reduce((sum, c) => sum.add(c.abs()), NIL).div(share);
    const rest = collect([...p, ['', number.neg()]]);
    const form = rest.size === 0 ? { text: '0', isPositive: false } : inDistances(rest, atoms, chosen);
    if (form !== undefined) return { text: `${coqNumber(number)} + (${form.text})`, isPositive: true };
  }
  return undefined;
}

/** In x - lo for every atom, and x - lo and hi - x for those chosen. */
function inDistances(
  p: Polynomial,
  atoms: readonly CoqAtom[],
  chosen: readonly number[],
): PositiveForm | undefined {
  let q = p;
  let number = new Fraction(1);
  const degrees = new Map(placesOf(p).map((place) => [place, degreeIn(p, place)]));
  for (const [place, degree] of degrees) {
    const { lo, hi } = atoms[place]!;
    const isBoth = chosen.includes(place);
    q = rewritten(q, place, lo, isBoth ? hi : undefined, degree);
    if (isBoth) number = number.div(power(hi!.sub(lo), degree));
  }
  if ([...q.values()].some(({ s }) => s < 0n)) return undefined;
  const terms = [...q].map(([key, value]) => {
    const factors = [...degrees].flatMap(([place, degree]) => {
      const j = powersOf(key)[place] ?? 0;
      const { lo, hi, text, isOpenLow, isOpenHigh } = atoms[place]!;
      const below = lo.n === 0n ? text : `(${text} - ${coqNumber(lo)})`;
      const rest = chosen.includes(place) ? degree - j : 0;
      return [
        ...(j > 0 ? [{ text: raised(below, j), isPositive: isOpenLow }] : []),
        ...(rest > 0
          ? [{ text: raised(`(${coqNumber(hi!)} - ${text})`, rest), isPositive: isOpenHigh }]
          : []),
      ];
    });
    return {
      text: [coqNumber(value.mul(number)), ...factors.map((factor) => factor.text)].join(' * '),
      isPositive: factors.every(({ isPositive }) => isPositive),
    };
  });
  const ordered = terms.toSorted((a, b) => Number(b.isPositive) - Number(a.isPositive));
  return { text: ordered.map(({ text }) => text).join(' + '), isPositive: ordered[0]!.isPositive };
}

/** Coefficients in w, with x = lo + w, or x = (lo + hi w)/(1 + w) times (1 + w)^degree. */
function rewritten(
  p: Polynomial,
  place: number,
  lo: Fraction,
  hi: Fraction | undefined,
  degree: number,
): Polynomial {
  const terms: [string, Fraction][] = [];
  for (const [key, value] of p) {
    const powers = [...powersOf(key)];
    const k = powers[place] ?? 0;
    for (const [j, c] of basis(lo, hi, k, degree).entries()) {
      if (c.n === 0n) continue;
      const own = Array.from({ length: Math.max(powers.length, place + 1) }, (_, at) =>
        at === place ? j : (powers[at] ?? 0),
      );
      terms.push([keyOf(own), value.mul(c)]);
    }
  }
  return collect(terms);
}

function basis(lo: Fraction, hi: Fraction | undefined, k: number, degree: number): readonly Fraction[] {
  const one = new Fraction(1);
  let line: Fraction[] = [one];
  const multiply = (a: Fraction, b: Fraction): void => {
    line = Array.from({ length: line.length + 1 }, (_, j) =>
      (line[j] ?? NIL).mul(a).add((line[j - 1] ?? NIL).mul(b)),
    );
  };
  for (let j = 0; j < k; j++) multiply(lo, hi ?? one);
  for (let j = k; j < degree; j++) if (hi !== undefined) multiply(one, one);
  return line;
}

function power(value: Fraction, k: number): Fraction {
  let product = new Fraction(1);
  for (let j = 0; j < k; j++) product = product.mul(value);
  return product;
}
