import { Fraction } from 'fraction.js';
import type { Atom, Range } from './atom.js';
import { isNegativeSomewhere } from './isNegativeSomewhere.js';
import {
  addPoly,
  coefficientsIn,
  constantPoly,
  degreeIn,
  multiplyPoly,
  negatePoly,
  ONE,
  type Poly,
  placesOf,
  powerPoly,
  primitive,
  putIn,
  scalePoly,
  variablePoly,
} from './poly.js';
import type { Ratio } from './ratio.js';
import { squareFactor } from './squareFactor.js';
import { squareRoot } from './squareRoot.js';

/** What is known of a polynomial on the whole domain. */
export type PolySign = 'positive' | 'nonnegative' | 'unknown';

/** How often a domain may be cut, and how deep the reductions to other polynomials go. */
export interface Effort {
  readonly cuts: number;
  readonly depth: number;
}

const combine = (a: PolySign, b: PolySign): PolySign =>
  a === 'unknown' || b === 'unknown'
    ? 'unknown'
    : a === 'positive' && b === 'positive'
      ? 'positive'
      : 'nonnegative';

const isKnown = (sign: PolySign): boolean => sign !== 'unknown';

/** The sign of a polynomial in atoms within their ranges; 'unknown' when it may be negative for all that is found. */
export function signOfPoly(p: Poly, atoms: readonly Atom[], effort: Effort): PolySign {
  if (p.size === 0) return 'nonnegative';
  if (isNegativeSomewhere(p, atoms)) return 'unknown';
  const plain = withoutEvenRoot(p, atoms);
  const sign = plain === undefined ? 'unknown' : signOfPoly(plain, atoms, effort);
  return isKnown(sign) ? sign : signOfParts(p, atoms, effort);
}

/** The sign of a polynomial that is no root's square, from a number, a monomial and the rest. */
function signOfParts(p: Poly, atoms: readonly Atom[], effort: Effort): PolySign {
  const { number, powers, rest } = primitive(p);
  const monomial = powers.reduce<PolySign>(
    (sign, power, place) => combine(sign, power === 0 ? 'positive' : signOfPower(atoms[place]!.range, power)),
    'positive',
  );
  if (!isKnown(monomial)) return effort.depth > 0 ? withoutRoots(p, atoms, effort) : 'unknown';
  const falling = powers.filter((power, place) => power % 2 === 1 && isBelowZero(atoms[place]!.range)).length;
  const body = number.s < 0n !== (falling % 2 === 1) ? negatePoly(rest) : rest;
  return combine(monomial, signOfBody(body, atoms, effort));
}

const isBelowZero = ({ hi }: Range): boolean => hi !== undefined && (hi.s < 0n || hi.n === 0n);

/** Whether a polynomial has one strict sign. */
const isNever0 = (p: Poly, atoms: readonly Atom[], { depth }: Effort): boolean =>
  [p, negatePoly(p)].some((one) => signOfPoly(one, atoms, { cuts: 0, depth: depth - 1 }) === 'positive');

/** The sign of a power, up to -1 for an odd power of what is not above 0. */
function signOfPower({ lo, hi, isOpenLow, isOpenHigh }: Range, power: number): PolySign {
  if (lo.s > 0n && lo.n !== 0n) return 'positive';
  if (lo.n === 0n) return isOpenLow ? 'positive' : 'nonnegative';
  if (hi !== undefined && hi.s < 0n && hi.n !== 0n) return 'positive';
  if (hi !== undefined && hi.n === 0n) return isOpenHigh ? 'positive' : 'nonnegative';
  return power % 2 === 0 ? 'nonnegative' : 'unknown';
}

function signOfBody(p: Poly, atoms: readonly Atom[], effort: Effort): PolySign {
  const ranges = atoms.map(({ range }) => range);
  const direct = byCoefficients(p, ranges);
  if (isKnown(direct)) return direct;
  const root = squareRoot(p);
  if (root !== undefined) return isNever0(root, atoms, effort) ? 'positive' : 'nonnegative';
  if (effort.depth > 1) {
    const plain = inRootsOfVariables(p, atoms);
    if (plain !== undefined) return signOfPoly(plain, atoms, effort);
    const twice = squareFactor(p);
    const sign = twice === undefined ? 'unknown' : signOfPoly(twice.rest, atoms, effort);
    if (isKnown(sign)) return 'nonnegative';
  }
  if (effort.depth > 0) {
    const square = byDiscriminant(p, atoms, effort);
    if (isKnown(square)) return square;
    const roots = withoutRoots(p, atoms, effort);
    if (isKnown(roots)) return roots;
  }
  return effort.cuts > 0 ? byCutting(p, ranges, effort.cuts) : 'unknown';
}

/**
 * Every variable x in [lo, hi] written as (lo + hi w)/(1 + w), every x >= lo as lo + w, with w >= 0: the
 * polynomial is nonnegative when no coefficient in the w is negative, and positive when besides those at the
 * corners that are reached are not 0.
 */
export function byCoefficients(p: Poly, ranges: readonly Range[]): PolySign {
  let q = p;
  const used = placesOf(p);
  const degrees = new Map<number, number>();
  for (const place of used) {
    const range = ranges[place]!;
    degrees.set(place, degreeIn(p, place));
    q = range.hi === undefined ? shifted(q, place, range.lo) : stretched(q, place, range);
  }
  for (const { coefficient } of q.values()) if (coefficient.s < 0n) return 'unknown';
  return isPositiveOn(q, used, ranges, degrees) ? 'positive' : 'nonnegative';
}

const shifted = (p: Poly, place: number, by: Fraction): Poly =>
  by.n === 0n ? p : putIn(p, place, addPoly(variablePoly(place), constantPoly(by)));

function stretched(p: Poly, place: number, { lo, hi }: Range): Poly {
  const parts = coefficientsIn(p, place);
  if (hi!.equals(lo)) return putIn(p, place, constantPoly(lo));
  const w = variablePoly(place);
  const above = addPoly(constantPoly(lo), scalePoly(w, hi!));
  const below = addPoly(constantPoly(1), w);
  const degree = parts.length - 1;
  return parts.reduce<Poly>(
    (sum, part, k) =>
      addPoly(sum, multiplyPoly(part, multiplyPoly(powerPoly(above, k), powerPoly(below, degree - k)))),
    new Map(),
  );
}

/**
 * Whether a positive term is left at every face: at the low end of a variable the terms without its w, at the
 * high end those with its highest power, between the ends and at an end that is not reached all of them.
 */
function isPositiveOn(
  q: Poly,
  used: readonly number[],
  ranges: readonly Range[],
  degrees: ReadonlyMap<number, number>,
): boolean {
  const closedSides = used.filter((place) => {
    const { hi, lo } = ranges[place]!;
    return hi === undefined || !hi.equals(lo);
  });
  let all: (readonly ((power: number) => boolean)[])[] = [[]];
  const tests = closedSides.map((place) => {
    const { hi, isOpenLow, isOpenHigh } = ranges[place]!;
    const top = degrees.get(place)!;
    const low = isOpenLow ? () => true : (power: number) => power === 0;
    const high = isOpenHigh ? () => true : (power: number) => power === top;
    return hi === undefined ? [low] : [low, high];
  });
  for (const sides of tests) all = all.flatMap((before) => sides.map((side) => [...before, side]));
  const terms = [...q.values()];
  return all.every((corner) =>
    terms.some(({ powers }) => closedSides.every((place, at) => corner[at]!(powers[place] ?? 0))),
  );
}

/** a x^2 + b x + c >= 0 for all real x when a >= 0, c >= 0 and 4 a c - b^2 >= 0. */
function byDiscriminant(p: Poly, atoms: readonly Atom[], { depth }: Effort): PolySign {
  const less = { cuts: 0, depth: depth - 1 };
  for (const place of placesOf(p)) {
    const parts = coefficientsIn(p, place);
    if (parts.length !== 3) continue;
    const [c, b, a] = parts as [Poly, Poly, Poly];
    const [low, high] = [signOfPoly(c, atoms, less), signOfPoly(a, atoms, less)];
    if (!isKnown(low) || !isKnown(high)) continue;
    const discriminant = addPoly(
      scalePoly(multiplyPoly(a, c), new Fraction(4)),
      negatePoly(multiplyPoly(b, b)),
    );
    const sign = signOfPoly(discriminant, atoms, less);
    if (isKnown(sign)) return sign === 'positive' && high === 'positive' ? 'positive' : 'nonnegative';
  }
  return 'unknown';
}

/** The polynomial with x = s^2 where s, the root of the variable x, occurs beside x; undefined where none does. */
function inRootsOfVariables(p: Poly, atoms: readonly Atom[]): Poly | undefined {
  const places = placesOf(p);
  for (const place of places) {
    const { square } = atoms[place]!;
    const [only, ...others] = square === undefined || square.bottom.size > 0 ? [] : square.top.values();
    if (only === undefined || others.length > 0 || !only.coefficient.equals(1)) continue;
    const variable = only.powers.findIndex((power) => power > 0);
    const isPlain = only.powers.every((power, at) => power === (at === variable ? 1 : 0));
    if (!isPlain || variable < 0 || !places.includes(variable)) continue;
    const s = variablePoly(place);
    return putIn(p, variable, multiplyPoly(s, s));
  }
  return undefined;
}

/** A + B s with s = sqrt(u) >= 0: by the signs of A, B and of A^2 - B^2 u. */
function withoutRoots(p: Poly, atoms: readonly Atom[], { cuts, depth }: Effort): PolySign {
  return signByRoots(p, atoms, (q) => signOfPoly(q, atoms, { cuts, depth: depth - 1 }));
}

/** The sign of a polynomial in roots, from the signs of polynomials with a root less. */
export function signByRoots(p: Poly, atoms: readonly Atom[], sign: (q: Poly) => PolySign): PolySign {
  for (const place of placesOf(p)) {
    const { square, range } = atoms[place]!;
    if (square === undefined) continue;
    const { constant, linear } = inRoot(p, place, square, sign);
    const [a, b] = [sign(constant), sign(linear)];
    const isPositiveRoot = range.lo.s > 0n && range.lo.n !== 0n;
    if (isKnown(a) && isKnown(b))
      return a === 'positive' || (b === 'positive' && isPositiveRoot) ? 'positive' : 'nonnegative';
    const { top, bottom } = positiveQuotient(square, sign) ?? evenQuotient(square);
    const first = multiplyPoly(multiplyPoly(constant, constant), bottom);
    const second = multiplyPoly(multiplyPoly(linear, linear), top);
    const difference = isKnown(a)
      ? addPoly(first, negatePoly(second))
      : isKnown(b)
        ? addPoly(second, negatePoly(first))
        : undefined;
    if (difference === undefined) continue;
    const result = sign(difference);
    if (isKnown(result)) return result;
  }
  return 'unknown';
}

/** The polynomial, up to a positive factor, with u in the place of s^2 for a root s of u of which only even powers occur. */
function withoutEvenRoot(p: Poly, atoms: readonly Atom[]): Poly | undefined {
  const isEven = (place: number): boolean =>
    [...p.values()].every(({ powers }) => (powers[place] ?? 0) % 2 === 0);
  const place = placesOf(p).find((at) => atoms[at]!.square !== undefined && isEven(at));
  if (place === undefined) return undefined;
  const sign = (q: Poly): PolySign => signOfPoly(q, atoms, { cuts: 0, depth: 0 });
  return inRoot(p, place, atoms[place]!.square!, sign).constant;
}

interface Quotient {
  readonly top: Poly;
  readonly bottom: Poly;
}

/** A quotient that is >= 0 where it is defined, with a denominator that is positive because the numerator is. */
function positiveQuotient(square: Ratio, sign: (q: Poly) => PolySign): Quotient | undefined {
  const { top, bottom } = square;
  if (bottom.size === 0) return undefined;
  const before = quotients.get(square);
  if (before !== undefined) return before;
  const opposite = negatePoly(top);
  const isNegative = sign(opposite) === 'positive';
  if (!isNegative && sign(top) !== 'positive') return undefined;
  const whole = [...bottom.values()].reduce(
    (product, { poly, power }) => multiplyPoly(product, powerPoly(poly, power)),
    constantPoly(1),
  );
  const found = isNegative ? { top: opposite, bottom: negatePoly(whole) } : { top, bottom: whole };
  quotients.set(square, found);
  return found;
}

const quotients = new WeakMap<Ratio, Quotient>();

/** The quotient with a denominator that is a square. */
const evenQuotient = ({ top, bottom }: Ratio): Quotient => ({
  top: [...bottom.values()].reduce(
    (product, { poly, power }) => (power % 2 === 1 ? multiplyPoly(product, poly) : product),
    top,
  ),
  bottom: [...bottom.values()].reduce(
    (product, { poly, power }) => multiplyPoly(product, powerPoly(poly, power + (power % 2))),
    constantPoly(1),
  ),
});

/** p = constant + linear s, up to a positive factor, after s^2 is replaced by the quotient u. */
function inRoot(
  p: Poly,
  place: number,
  square: Ratio,
  sign: (q: Poly) => PolySign,
): { readonly constant: Poly; readonly linear: Poly } {
  const parts = coefficientsIn(p, place);
  const most = Math.floor((parts.length - 1) / 2);
  const { top, bottom } = (parts.length > 2 && positiveQuotient(square, sign)) || evenQuotient(square);
  const sums: [Poly, Poly] = [new Map(), new Map()];
  for (const [k, part] of parts.entries()) {
    const half = Math.floor(k / 2);
    const term = multiplyPoly(part, multiplyPoly(powerPoly(top, half), powerPoly(bottom, most - half)));
    sums[(k % 2) as 0 | 1] = addPoly(sums[(k % 2) as 0 | 1], term);
  }
  return { constant: sums[0], linear: sums[1] };
}

/** The domain cut in two again and again; whole numbers are cut without the gap. */
function byCutting(p: Poly, ranges: readonly Range[], cuts: number): PolySign {
  const queue: (readonly Range[])[] = [ranges];
  const used = placesOf(p);
  let worst: PolySign = 'positive';
  let left = cuts;
  for (let head = 0; head < queue.length; head++) {
    const box = queue[head]!;
    const sign = byCoefficients(p, box);
    if (isKnown(sign)) {
      worst = combine(worst, sign);
      continue;
    }
    if (used.length === 0) return 'unknown';
    const place = used[head % used.length]!;
    const parts = left > 0 ? halves(box[place]!) : undefined;
    if (parts === undefined) return 'unknown';
    left -= 1;
    for (const part of parts) queue.push(box.map((range, at) => (at === place ? part : range)));
  }
  return worst;
}

function halves(range: Range): readonly [Range, Range] | undefined {
  const { lo, hi } = range;
  if (hi === undefined) {
    const middle = lo.n === 0n ? ONE : lo.s > 0n ? lo.mul(4) : new Fraction(0);
    return [
      { ...range, hi: middle, isOpenHigh: false },
      { ...range, lo: middle, isOpenLow: false },
    ];
  }
  if (hi.equals(lo)) return undefined;
  const middle =
    lo.s >= 0n && hi.compare(lo.mul(16).add(1)) > 0 ? lo.mul(4).add(new Fraction(1, 4)) : lo.add(hi).div(2);
  return [
    { ...range, hi: middle, isOpenHigh: false },
    { ...range, lo: middle, isOpenLow: false },
  ];
}
