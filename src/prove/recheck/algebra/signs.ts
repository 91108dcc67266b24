import { Fraction } from 'fraction.js';
import type { Atom, Range } from './atoms.js';
import {
  coefficientsIn,
  collect,
  degreeIn,
  factored,
  keyOf,
  minus,
  negative,
  ONE,
  type Polynomial,
  placesOf,
  plus,
  power,
  powersOf,
  scaled,
  times,
  ZERO,
} from './polynomial.js';
import type { Quotient } from './quotient.js';

/** What is known of the sign on the whole domain; nothing when it is undefined. */
export type Sign = 'positive' | 'nonnegative' | undefined;

/** How often the ranges may be cut, and how deep reductions to other polynomials go. */
export interface Effort {
  readonly cuts: number;
  readonly depth: number;
  /** Counts multiplications of coefficients. */
  readonly spend: (count: number) => void;
}

export const both = (a: Sign, b: Sign): Sign =>
  a === undefined || b === undefined ? undefined : a === b ? a : 'nonnegative';

const isAbove = (value: Fraction): boolean => value.s > 0n && value.n !== 0n;
const isBelow = (value: Fraction): boolean => value.s < 0n && value.n !== 0n;

/** The sign of a polynomial in atoms within their ranges. */
export function signOf(p: Polynomial, atoms: readonly Atom[], effort: Effort): Sign {
  if (p.size === 0) return 'nonnegative';
  effort.spend(4 * p.size);
  const { number, powers, rest } = factored(p);
  const monomial = powers.reduce<Sign>(
    (sign, k, place) => (k === 0 ? sign : both(sign, signOfPower(atoms[place]!, k))),
    'positive',
  );
  if (monomial === undefined) return effort.depth > 0 ? byRoots(p, atoms, effort) : undefined;
  return both(monomial, signOfRest(isBelow(number) ? negative(rest) : rest, atoms, effort));
}

function signOfPower({ lo, hi, isOpenLow }: Range, k: number): Sign {
  if (isAbove(lo) || (lo.n === 0n && isOpenLow)) return 'positive';
  if (lo.n === 0n) return 'nonnegative';
  if (k % 2 === 1) return undefined;
  return hi !== undefined && isBelow(hi) ? 'positive' : 'nonnegative';
}

function signOfRest(p: Polynomial, atoms: readonly Atom[], effort: Effort): Sign {
  const direct = byCoefficients(p, atoms, effort.spend);
  if (direct !== undefined) return direct;
  if (effort.depth > 0) {
    const found = bySquares(p, atoms, effort) ?? byRoots(p, atoms, effort);
    if (found !== undefined) return found;
  }
  return effort.cuts > 0 ? byCuts(p, atoms, effort) : undefined;
}

/**
 * The polynomial in w >= 0 for each atom, with x = (lo + hi w)/(1 + w), or lo + w without an upper end: it is
 * not negative when no coefficient is, and positive when at every face that is reached some coefficient that
 * counts there is not 0.
 */
export function byCoefficients(p: Polynomial, ranges: readonly Range[], spend: Effort['spend']): Sign {
  const used = placesOf(p);
  const degrees = new Map(used.map((place) => [place, degreeIn(p, place)]));
  let q = p;
  for (const place of used) {
    const degree = degrees.get(place)!;
    spend(q.size * (degree + 1) * 4);
    q = stretched(q, place, ranges[place]!, degree);
  }
  for (const value of q.values()) if (value.s < 0n) return undefined;
  return isPositiveAtFaces(q, used, ranges, degrees) ? 'positive' : 'nonnegative';
}

function stretched(p: Polynomial, place: number, { lo, hi }: Range, degree: number): Polynomial {
  if (hi === undefined && lo.n === 0n) return p;
  const lines = new Map<string, Fraction[]>();
  for (const [key, value] of p) {
    const powers = [...powersOf(key)];
    const k = powers[place] ?? 0;
    if (k > 0) powers[place] = 0;
    const rest = keyOf(powers);
    const line = lines.get(rest) ?? lines.set(rest, new Array<Fraction>(degree + 1).fill(NIL)).get(rest)!;
    line[k] = value;
  }
  const basis = Array.from({ length: degree + 1 }, (_, k) => basisPolynomial(lo, hi, k, degree));
  return collect(
    [...lines].flatMap(([rest, line]) => {
      const powers = powersOf(rest);
      return Array.from({ length: degree + 1 }, (_, j): readonly [string, Fraction] => {
        const value = line.reduce((sum, c, k) => (c.n === 0n ? sum : sum.add(c.mul(basis[k]![j]!))), NIL);
        const own = Array.from({ length: Math.max(powers.length, place + 1) }, (_, at) =>
          at === place ? j : (powers[at] ?? 0),
        );
        return [keyOf(own), value];
      });
    }),
  );
}

const NIL = new Fraction(0);

/** Coefficients of (lo + hi w)^k (1 + w)^(degree - k), or of (lo + w)^k. */
function basisPolynomial(
  lo: Fraction,
  hi: Fraction | undefined,
  k: number,
  degree: number,
): readonly Fraction[] {
  let line: Fraction[] = [new Fraction(1)];
  const multiply = (a: Fraction, b: Fraction): void => {
    line = Array.from({ length: line.length + 1 }, (_, j) =>
      (line[j] ?? NIL).mul(a).add((line[j - 1] ?? NIL).mul(b)),
    );
  };
  const one = new Fraction(1);
  for (let j = 0; j < k; j++) multiply(lo, hi ?? one);
  for (let j = k; j < degree; j++) multiply(one, hi === undefined ? NIL : one);
  return line;
}

function isPositiveAtFaces(
  q: Polynomial,
  used: readonly number[],
  ranges: readonly Range[],
  degrees: ReadonlyMap<number, number>,
): boolean {
  let faces: (readonly ((powers: readonly number[]) => boolean)[])[] = [[]];
  for (const place of used) {
    const { hi, isOpenLow, isOpenHigh, lo } = ranges[place]!;
    if (hi?.equals(lo)) continue;
    const top = degrees.get(place)!;
    const low = isOpenLow ? () => true : (powers: readonly number[]) => (powers[place] ?? 0) === 0;
    const high = isOpenHigh ? () => true : (powers: readonly number[]) => (powers[place] ?? 0) === top;
    faces = faces.flatMap((before) =>
      (hi === undefined ? [low] : [low, high]).map((one) => [...before, one]),
    );
  }
  const terms = [...q.keys()].map(powersOf);
  return faces.every((tests) => terms.some((powers) => tests.every((test) => test(powers))));
}

/** a x^2 + b x + c >= 0 when a >= 0, c >= 0 and 4 a c >= b^2. */
function bySquares(p: Polynomial, atoms: readonly Atom[], { depth, spend }: Effort): Sign {
  const less = { cuts: 0, depth: depth - 1, spend };
  for (const place of placesOf(p)) {
    if (degreeIn(p, place) !== 2) continue;
    const [c, b, a] = coefficientsIn(p, place) as [Polynomial, Polynomial, Polynomial];
    spend(a.size * c.size + b.size * b.size);
    const high = signOf(a, atoms, less);
    if (high === undefined || signOf(c, atoms, less) === undefined) continue;
    const sign = signOf(minus(scaled(times(a, c), new Fraction(4)), times(b, b)), atoms, less);
    if (sign !== undefined) return sign === 'positive' && high === 'positive' ? 'positive' : 'nonnegative';
  }
  return undefined;
}

/** A + B s with s = sqrt(u) >= 0: by the signs of A and B, and of A^2 - B^2 u where one is negative. */
function byRoots(p: Polynomial, atoms: readonly Atom[], { cuts, depth, spend }: Effort): Sign {
  const less = { cuts, depth: depth - 1, spend };
  for (const place of placesOf(p)) {
    const { square, lo } = atoms[place]!;
    if (square === undefined || lo.s < 0n) continue;
    const [even, odd, top, below] = inRoot(p, place, square);
    const sign = (q: Polynomial): Sign => signOf(q, atoms, less);
    const [a, b] = [sign(even), sign(odd)];
    if (a !== undefined && b !== undefined)
      return a === 'positive' || (b === 'positive' && isAbove(lo)) ? 'positive' : 'nonnegative';
    spend(even.size * even.size + odd.size * odd.size);
    const [first, second] = [times(times(even, even), below), times(times(odd, odd), top)];
    const difference =
      a !== undefined ? minus(first, second) : b !== undefined ? minus(second, first) : undefined;
    const found = difference === undefined ? undefined : sign(difference);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** p = even + odd s times a positive number, and s^2 = top / below with below >= 0. */
function inRoot(p: Polynomial, place: number, square: Quotient) {
  const factors = [...square.below.values()];
  const below = factors.reduce((q, one) => times(q, power(one.factor, one.power + (one.power % 2))), ONE);
  const top = factors.reduce((q, one) => (one.power % 2 === 1 ? times(q, one.factor) : q), square.top);
  const parts = coefficientsIn(p, place);
  const most = Math.floor((parts.length - 1) / 2);
  const sums: [Polynomial, Polynomial] = [ZERO, ZERO];
  for (const [k, part] of parts.entries()) {
    const half = Math.floor(k / 2);
    const term = times(part, times(power(top, half), power(below, most - half)));
    sums[(k % 2) as 0 | 1] = plus(sums[(k % 2) as 0 | 1], term);
  }
  return [sums[0], sums[1], top, below] as const;
}

/** The ranges cut in two again and again; whole numbers are cut as if they were real. */
function byCuts(p: Polynomial, atoms: readonly Range[], { cuts, spend }: Effort): Sign {
  const used = placesOf(p);
  const queue: (readonly Range[])[] = [atoms];
  let worst: Sign = 'positive';
  let left = cuts;
  for (let head = 0; head < queue.length; head++) {
    const box = queue[head]!;
    const sign = byCoefficients(p, box, spend);
    if (sign !== undefined) {
      worst = both(worst, sign);
      continue;
    }
    const place = used[head % used.length];
    const parts = left > 0 && place !== undefined ? halves(box[place]!) : undefined;
    if (parts === undefined) return undefined;
    left -= 1;
    for (const part of parts) queue.push(box.map((range, at) => (at === place ? part : range)));
  }
  return worst;
}

function halves(range: Range): readonly [Range, Range] | undefined {
  const { lo, hi } = range;
  if (hi?.equals(lo)) return undefined;
  const isFar = hi === undefined || (lo.s >= 0n && hi.compare(lo.mul(16).add(1)) > 0);
  const middle = isFar ? (isBelow(lo) ? NIL : lo.mul(4).add(new Fraction(1, 4))) : lo.add(hi).div(2);
  return [
    { ...range, hi: middle, isOpenHigh: false },
    { ...range, lo: middle, isOpenLow: false },
  ];
}
