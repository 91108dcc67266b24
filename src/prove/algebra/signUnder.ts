import type { Fraction } from 'fraction.js';
import { type Atom, exactly } from './atom.js';
import { type Effort, type PolySign, signByRoots, signOfPoly } from './nonnegative.js';
import {
  addPoly,
  coefficientsIn,
  constantPoly,
  degreeIn,
  dividedBy,
  multiplyPoly,
  negatePoly,
  type Poly,
  placesOf,
  powerPoly,
  TooLarge,
  variablePoly,
} from './poly.js';
import type { Ratio } from './ratio.js';

const SMALL: Effort = { cuts: 10, depth: 1 };
const LEAST: Effort = { cuts: 2, depth: 0 };

/** 1 where a polynomial is positive on the whole domain, -1 where it is negative, 0 where it is not known. */
export function strictSign(poly: Poly, atoms: readonly Atom[], slacks: readonly Poly[]): 1 | -1 | 0 {
  if (signUnder(poly, atoms, slacks, SMALL) === 'positive') return 1;
  return signUnder(negatePoly(poly), atoms, slacks, SMALL) === 'positive' ? -1 : 0;
}

/** The sign of a quotient. */
export function signOfRatio(
  { top, bottom }: Ratio,
  atoms: readonly Atom[],
  slacks: readonly Poly[],
): PolySign {
  let numerator = top;
  for (const { poly, power } of bottom.values()) {
    const sign = strictSign(poly, atoms, slacks);
    if (sign === 0) return 'unknown';
    if (sign < 0 && power % 2 === 1) numerator = negatePoly(numerator);
  }
  return signUnder(numerator, atoms, slacks, SMALL);
}

/**
 * The sign where the slacks are >= 0: each that bounds a variable of degree 1 in it is used up. Where it is enough
 * that the polynomial is not negative, it is not looked further for whether it is positive.
 */
export function signUnder(
  p: Poly,
  atoms: readonly Atom[],
  slacks: readonly Poly[],
  effort: Effort,
  isEnough = false,
): PolySign {
  const weak = signBySlacks(p, atoms, slacks);
  if (weak === 'positive' || (isEnough && weak !== 'unknown')) return weak;
  for (const one of effort.cuts > 0 ? [{ ...effort, cuts: 0 }, effort] : [effort]) {
    const look = (): PolySign => signAtOnce(p, atoms, slacks, one, isEnough);
    const sign = weak === 'unknown' ? look() : attempt(look);
    if (sign !== 'unknown') return sign;
  }
  if (weak !== 'unknown' || effort.depth === 0 || slacks.length === 0) return weak;
  const less = { ...effort, depth: effort.depth - 1 };
  return signByRoots(p, atoms, (q) => signUnder(q, atoms, slacks, less));
}

/** The sign of a polynomial that is a sum of multiples of slacks and little else. */
function signBySlacks(p: Poly, atoms: readonly Atom[], slacks: readonly Poly[]): PolySign {
  const shortFirst = [...slacks].sort((a, b) => a.size - b.size);
  for (let together = 1; together <= Math.min(MOST_TOGETHER, slacks.length); together++) {
    const rest = attempt(() => signOfRest(p, atoms, shortFirst, together));
    if (rest !== 'unknown') return rest;
  }
  return slacks.some((slack) => isMultiple(p, slack, atoms)) ? 'nonnegative' : 'unknown';
}

/** Terms of a polynomial times those of a slack, beyond which it is not tried to divide them. */
const MOST_TERMS = 2000;

/** Whether a polynomial is a slack times something that is >= 0. */
function isMultiple(p: Poly, slack: Poly, atoms: readonly Atom[]): boolean {
  if (slack.size > p.size || slack.size * p.size > MOST_TERMS) return false;
  const times = dividedBy(p, slack);
  return times !== undefined && signOfPoly(times, atoms, LEAST) !== 'unknown';
}

/** The sign of the polynomial itself or of one in which one slack is used up. */
function signAtOnce(
  p: Poly,
  atoms: readonly Atom[],
  slacks: readonly Poly[],
  effort: Effort,
  isEnough: boolean,
): PolySign {
  let best = signOfPoly(p, atoms, effort);
  const isDone = (): boolean => best === 'positive' || (isEnough && best !== 'unknown');
  for (const slack of isDone() ? [] : slacks)
    for (const reduced of reductions(p, slack, atoms)) {
      const sign = attempt(() => signOfPoly(reduced.poly, reduced.atoms, effort));
      if (sign !== 'unknown' && best !== 'positive') best = sign;
      if (isDone()) return best;
    }
  return best;
}

/** Slacks that are taken away one after the other. */
const MOST_TOGETHER = 3;
/** Terms of a polynomial times those of all slacks. */
const FEW_TERMS = 60;

/**
 * The sign by what is left after multiples of slacks are taken away: of p = c + d x and a slack a + b x >= 0, where
 * d has the sign of b, the multiple d/b of the slack leaves c - a d/b; parameters are only taken for x where there are
 * few terms.
 */
function signOfRest(p: Poly, atoms: readonly Atom[], slacks: readonly Poly[], depth: number): PolySign {
  const isSmall = p.size * slacks.reduce((sum, slack) => sum + slack.size, 0) < FEW_TERMS;
  const used = placesOf(p).filter(
    (place) => (isSmall || atoms[place]!.tree !== undefined) && degreeIn(p, place) === 1,
  );
  for (const slack of slacks)
    for (const place of used) {
      if (degreeIn(slack, place) !== 1) continue;
      const rest = restOf(p, slack, place, atoms);
      if (rest === undefined) continue;
      const others = slacks.filter((other) => other !== slack);
      const sign =
        depth > 1
          ? signOfRest(rest, atoms, others, depth - 1)
          : attempt(() => signOfPoly(rest, atoms, LEAST));
      if (sign !== 'unknown') return sign;
    }
  return 'unknown';
}

/** A polynomial that is p without a multiple of the slack, times something positive. */
function restOf(p: Poly, slack: Poly, place: number, atoms: readonly Atom[]): Poly | undefined {
  const [c, d] = coefficientsIn(p, place) as [Poly, Poly];
  const [a, b] = coefficientsIn(slack, place) as [Poly, Poly];
  const side = [1, -1].find((way) => signOfPoly(way > 0 ? b : negatePoly(b), atoms, LEAST) === 'positive');
  if (side === undefined || signOfPoly(side > 0 ? d : negatePoly(d), atoms, LEAST) === 'unknown')
    return undefined;
  const times = dividedBy(d, b);
  if (times !== undefined) return addPoly(c, negatePoly(multiplyPoly(a, times)));
  const rest = addPoly(multiplyPoly(b, c), negatePoly(multiplyPoly(a, d)));
  return side > 0 ? rest : negatePoly(rest);
}

function attempt(work: () => PolySign): PolySign {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooLarge) return 'unknown';
    throw error;
  }
}

interface Reduced {
  readonly poly: Poly;
  readonly atoms: readonly Atom[];
}

const UNIT = { lo: exactly(0), hi: exactly(1), isOpenLow: false, isOpenHigh: false };
const RAY = { lo: exactly(0), isOpenLow: false, isOpenHigh: false };

/**
 * The polynomial with a variable x, of degree 1 in the slack a + b x >= 0, replaced: x = lo + t (E - lo) with t
 * in [0, 1] when b < 0, x = E + t with t >= 0 when b > 0, where E = -a/b; times a positive number. A variable
 * of which only even powers occur is replaced by its square before.
 */
function reductions(p: Poly, slack: Poly, atoms: readonly Atom[]): readonly Reduced[] {
  const found: Reduced[] = [];
  for (const place of placesOf(slack)) {
    const isEven = [p, slack].every((q) =>
      [...q.values()].every(({ powers }) => (powers[place] ?? 0) % 2 === 0),
    );
    const { lo } = atoms[place]!.range;
    const half = (q: Poly): Poly => (isEven ? halved(q, place) : q);
    const [goal, bound] = [half(p), half(slack)];
    if (degreeIn(bound, place) !== 1 || degreeIn(goal, place) > 6) continue;
    const low = isEven ? (lo.s < 0n ? exactly(0) : lo.mul(lo)) : lo;
    const lows = low.s > 0n && low.n !== 0n ? [exactly(0), low] : [low];
    const [a, b] = coefficientsIn(bound, place) as [Poly, Poly];
    const effort = { cuts: 8, depth: 1 };
    if (signOfPoly(negatePoly(b), atoms, effort) === 'positive')
      for (const least of lows) found.push(between(goal, place, least, a, negatePoly(b), atoms));
    else if (signOfPoly(b, atoms, effort) === 'positive') found.push(above(goal, place, a, b, atoms));
  }
  return found;
}

const halved = (p: Poly, place: number): Poly =>
  new Map(
    [...p.values()].map((term) => {
      const powers = term.powers.map((power, at) => (at === place ? power / 2 : power));
      return [powers.join(' '), { ...term, powers }] as const;
    }),
  );

/** x = lo + t (a/c - lo): c x = c lo (1 - t) + t a. */
function between(p: Poly, place: number, lo: Fraction, a: Poly, c: Poly, atoms: readonly Atom[]): Reduced {
  const t = variablePoly(atoms.length);
  const rest = addPoly(constantPoly(1), negatePoly(t));
  const low = multiplyPoly(multiplyPoly(c, constantPoly(lo)), rest);
  return {
    poly: replaced(p, place, addPoly(low, multiplyPoly(t, a)), c),
    atoms: [...atoms, { name: 't', range: UNIT }],
  };
}

/** x = -a/b + t: b x = -a + b t. */
function above(p: Poly, place: number, a: Poly, b: Poly, atoms: readonly Atom[]): Reduced {
  const t = variablePoly(atoms.length);
  return {
    poly: replaced(p, place, addPoly(negatePoly(a), multiplyPoly(b, t)), b),
    atoms: [...atoms, { name: 't', range: RAY }],
  };
}

/** p with x = top / bottom, times the power of the bottom that makes it a polynomial. */
function replaced(p: Poly, place: number, top: Poly, bottom: Poly): Poly {
  const parts = coefficientsIn(p, place);
  const most = parts.length - 1;
  return parts.reduce<Poly>(
    (sum, part, k) =>
      addPoly(sum, multiplyPoly(part, multiplyPoly(powerPoly(top, k), powerPoly(bottom, most - k)))),
    new Map(),
  );
}
