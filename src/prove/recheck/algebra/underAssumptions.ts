import { Fraction } from 'fraction.js';
import { NoEnclosure } from '../arithmetic.js';
import { type Atom, RAY, UNIT } from './atoms.js';
import {
  atomPolynomial,
  coefficientsIn,
  degreeIn,
  divided,
  minus,
  nameOf,
  negative,
  type Polynomial,
  placesOf,
  plus,
  power,
  powersOf,
  scaled,
  times,
  ZERO,
} from './polynomial.js';
import { type Effort, type Sign, signOf } from './signs.js';

const SMALL = { cuts: 8, depth: 1 };

/** Multiples of assumptions that are taken away one after the other. */
const MOST_TAKEN = 2;

/**
 * The sign where polynomials of assumptions are >= 0: each that bounds an atom from one side is used up alone, or
 * multiples of up to two are taken away.
 */
export function signUnder(
  p: Polynomial,
  atoms: readonly Atom[],
  known: readonly Polynomial[],
  effort: Effort,
): Sign {
  const direct = signOf(p, atoms, effort);
  if (direct !== undefined) return direct;
  for (const bound of known)
    for (const place of placesOf(bound)) {
      const sign = attempt(() => withBound(p, bound, place, atoms, effort));
      if (sign !== undefined) return sign;
    }
  return effort.depth > 0 ? attempt(() => withoutMultiples(p, atoms, known, effort, MOST_TAKEN)) : undefined;
}

/** The sign of p from those of a factor and of p - factor bound, where the bound is >= 0. */
function withoutMultiples(
  p: Polynomial,
  atoms: readonly Atom[],
  known: readonly Polynomial[],
  effort: Effort,
  most: number,
): Sign {
  for (const [at, bound] of known.entries())
    for (const factor of factorsOf(p, bound)) {
      if (signOf(factor, atoms, { ...SMALL, spend: effort.spend }) === undefined) continue;
      effort.spend(p.size + factor.size * bound.size);
      const rest = minus(p, times(factor, bound));
      if (rest.size >= p.size + bound.size) continue;
      const sign =
        signOf(rest, atoms, effort) ??
        (most > 1 ? withoutMultiples(rest, atoms, known.toSpliced(at, 1), effort, most - 1) : undefined);
      if (sign !== undefined) return sign;
    }
  return undefined;
}

/** What the bound is to be multiplied by so that one power of an atom goes away. */
function factorsOf(p: Polynomial, bound: Polynomial): readonly Polynomial[] {
  const found = new Map<string, Polynomial>();
  for (const place of placesOf(bound)) {
    const [own, given] = [coefficientsIn(p, place), coefficientsIn(bound, place)];
    for (let k = 1; k < given.length; k++) {
      if (given[k]!.size === 0 || (own[k]?.size ?? 0) === 0) continue;
      const factor = divided(own[k]!, given[k]!);
      if (factor !== undefined) found.set(nameOf(factor), factor);
    }
  }
  return [...found.values()];
}

function attempt(action: () => Sign): Sign {
  try {
    return action();
  } catch (error) {
    if (error instanceof NoEnclosure) return undefined;
    throw error;
  }
}

/**
 * The assumption a + b x >= 0 bounds x by E = -a/b. Above (b < 0): x = lo + t (E - lo) with t in 0 .. 1. Below
 * (b > 0): x = E + t with t >= 0. An atom that occurs in even powers only is replaced by its square first.
 */
function withBound(
  p: Polynomial,
  bound: Polynomial,
  place: number,
  atoms: readonly Atom[],
  effort: Effort,
): Sign {
  const isEven = [p, bound].every((q) => [...q.keys()].every((key) => (powersOf(key)[place] ?? 0) % 2 === 0));
  const [goal, limit] = isEven ? [halved(p, place), halved(bound, place)] : [p, bound];
  if (degreeIn(limit, place) !== 1 || degreeIn(goal, place) > 6 || degreeIn(goal, place) === 0)
    return undefined;
  const [a, b] = coefficientsIn(limit, place) as [Polynomial, Polynomial];
  const t = atoms.length;
  effort.spend(20 * goal.size);
  const { lo } = atoms[place]!;
  if (signOf(negative(b), atoms, { ...SMALL, spend: effort.spend }) === 'positive') {
    const least = isEven ? (lo.s < 0n ? new Fraction(0) : lo.mul(lo)) : lo;
    const lows = least.s > 0n && least.n !== 0n ? [new Fraction(0), least] : [least];
    for (const low of lows) {
      const share = times(atomPolynomial(t), plus(a, scaled(b, low)));
      const top = plus(scaled(negative(b), low), share);
      const sign = signOf(replaced(goal, place, top, negative(b)), [...atoms, UNIT], effort);
      if (sign !== undefined) return sign;
    }
    return undefined;
  }
  if (signOf(b, atoms, { ...SMALL, spend: effort.spend }) !== 'positive') return undefined;
  const top = minus(times(b, atomPolynomial(t)), a);
  return signOf(replaced(goal, place, top, b), [...atoms, RAY], effort);
}

const halved = (p: Polynomial, place: number): Polynomial =>
  new Map(
    [...p].map(([key, value]) => [
      powersOf(key)
        .map((k, at) => (at === place ? k / 2 : k))
        .join(' '),
      value,
    ]),
  );

/** p with x = top / bottom, times the power of the bottom that makes it a polynomial. */
function replaced(p: Polynomial, place: number, top: Polynomial, bottom: Polynomial): Polynomial {
  const parts = coefficientsIn(p, place);
  return parts.reduce(
    (sum, part, k) => plus(sum, times(part, times(power(top, k), power(bottom, parts.length - 1 - k)))),
    ZERO,
  );
}
