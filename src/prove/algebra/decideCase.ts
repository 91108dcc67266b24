import type { Fraction } from 'fraction.js';
import { constantFraction, type Expression } from '../../expression/index.js';
import type { ProofCase } from '../cases.js';
import { type Effort, type PolySign, signOfPoly } from './nonnegative.js';
import {
  addPoly,
  coefficientsIn,
  degreeIn,
  multiplyPoly,
  negatePoly,
  type Poly,
  placesOf,
  powerPoly,
  TooLarge,
  variablePoly,
  withinWork,
} from './poly.js';
import type { Ratio } from './ratio.js';
import { type Atom, exactly, type Ring, ring, Unsuited } from './ring.js';

/** What exact arithmetic with polynomials says of a case. */
export interface AlgebraicProof {
  readonly isProved: boolean;
  readonly remarks: readonly string[];
}

const UNPROVED: AlgebraicProof = { isProved: false, remarks: [] };

/** Multiplications of coefficients in one attempt. */
const WORK = 60_000;

export const EFFORT: Effort = { cuts: 24, depth: 2 };

/**
 * Whether a tree is >= 0 (> 0 when strict) in a case: it is written as a quotient of polynomials in the
 * variables and in the parts that are no rational functions, each within its range, and the signs of the
 * numerator and of every factor of the denominator follow from the signs of coefficients.
 */
export function decideCase(
  goal: Expression,
  isStrict: boolean,
  proofCase: Pick<ProofCase, 'variables' | 'assumptions'>,
  isPositive: (tree: Expression) => boolean,
  effort: Effort = EFFORT,
): AlgebraicProof {
  try {
    return withinWork(WORK, () => decided(goal, isStrict, proofCase, isPositive, effort));
  } catch (error) {
    if (error instanceof TooLarge || error instanceof Unsuited) return UNPROVED;
    throw error;
  }
}

function decided(
  goal: Expression,
  isStrict: boolean,
  { variables, assumptions }: Pick<ProofCase, 'variables' | 'assumptions'>,
  isPositive: (tree: Expression) => boolean,
  effort: Effort,
): AlgebraicProof {
  const open = openEnds(assumptions, variables);
  const made = ring({ variables, isPositive, open });
  const { top, bottom } = made.of(goal);
  const setting = { ring: made, assumptions, effort };
  const nonzero = (poly: Poly): 1 | -1 | 0 => strictSign(poly, setting);
  if (made.denominators.some((poly) => nonzero(poly) === 0)) return UNPROVED;
  let numerator = top;
  for (const { poly, power } of bottom.values()) {
    const sign = nonzero(poly);
    if (sign === 0) return UNPROVED;
    if (sign < 0 && power % 2 === 1) numerator = negatePoly(numerator);
  }
  const sign = signUnder(numerator, setting);
  const isProved = sign === 'positive' || (sign === 'nonnegative' && !isStrict);
  return isProved ? { isProved, remarks: made.remarks } : UNPROVED;
}

interface Setting {
  readonly ring: Ring;
  readonly assumptions: readonly Expression[];
  readonly effort: Effort;
}

function strictSign(poly: Poly, { ring: { atoms } }: Setting): 1 | -1 | 0 {
  const effort = { cuts: 12, depth: 1 };
  if (signOfPoly(poly, atoms, effort) === 'positive') return 1;
  return signOfPoly(negatePoly(poly), atoms, effort) === 'positive' ? -1 : 0;
}

/** The sign where the assumptions hold: each that bounds a variable of degree 1 in it is used up by its slack. */
function signUnder(p: Poly, setting: Setting): PolySign {
  const { ring: made, assumptions, effort } = setting;
  const direct = signOfPoly(p, made.atoms, effort);
  if (direct !== 'unknown') return direct;
  const kept: Poly[] = [];
  for (const assumption of assumptions) {
    const slack = slackOf(assumption, setting);
    if (slack !== undefined) kept.push(slack);
  }
  for (const slack of kept)
    for (const reduced of reductions(p, slack, made.atoms)) {
      const sign = attempt(() => signOfPoly(reduced.poly, reduced.atoms, effort));
      if (sign !== 'unknown') return sign;
    }
  return 'unknown';
}

function attempt(work: () => PolySign): PolySign {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooLarge) return 'unknown';
    throw error;
  }
}

const DIFFERENCES: Readonly<Record<string, 1 | -1>> = { ge: 1, gt: 1, le: -1, lt: -1 };

/** The polynomial that an assumption says is >= 0. */
function slackOf(assumption: Expression, setting: Setting): Poly | undefined {
  if (assumption.kind !== 'call') return undefined;
  const way = DIFFERENCES[assumption.name];
  if (way === undefined) return undefined;
  const [a, b] = assumption.args as [Expression, Expression];
  const difference: Expression = { kind: 'call', name: 'sub', args: way > 0 ? [a, b] : [b, a] };
  let ratio: Ratio;
  try {
    ratio = setting.ring.of(difference);
  } catch (error) {
    if (error instanceof TooLarge || error instanceof Unsuited) return undefined;
    throw error;
  }
  let { top } = ratio;
  for (const { poly, power } of ratio.bottom.values()) {
    const sign = power % 2 === 0 ? 1 : strictSign(poly, setting);
    if (sign === 0) return undefined;
    if (sign < 0) top = negatePoly(top);
  }
  return top;
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
    if (isEven && lo.s < 0n) continue;
    const half = (q: Poly): Poly => (isEven ? halved(q, place) : q);
    const [goal, bound] = [half(p), half(slack)];
    if (degreeIn(bound, place) !== 1 || degreeIn(goal, place) > 6) continue;
    const low = isEven ? lo.mul(lo) : lo;
    const [a, b] = coefficientsIn(bound, place) as [Poly, Poly];
    const effort = { cuts: 8, depth: 1 };
    if (signOfPoly(negatePoly(b), atoms, effort) === 'positive')
      found.push(between(goal, place, low, a, negatePoly(b), atoms));
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
  const one = variablePoly(0);
  const rest = addPoly(powerPoly(one, 0), negatePoly(t));
  const scaled = new Map([['', { powers: [], coefficient: lo }]]);
  const low: Poly = lo.n === 0n ? new Map() : multiplyPoly(multiplyPoly(c, scaled), rest);
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

/** The ends of variables that strict assumptions exclude. */
function openEnds(
  assumptions: readonly Expression[],
  variables: ProofCase['variables'],
): ReadonlyMap<string, { low?: boolean; high?: boolean }> {
  const found = new Map<string, { low?: boolean; high?: boolean }>();
  for (const tree of assumptions) {
    if (tree.kind !== 'call' || !['lt', 'gt', 'ne'].includes(tree.name)) continue;
    const [a, b] = tree.args as [Expression, Expression];
    const [name, other] = a.kind === 'name' ? [a, b] : [b, a];
    const value = constantFraction(other);
    const variable = name.kind === 'name' ? variables.find((one) => one.name === name.name) : undefined;
    if (variable === undefined || value === undefined) continue;
    const ends = found.get(variable.name) ?? {};
    if (exactly(variable.lo).equals(value)) ends.low = true;
    if (Number.isFinite(variable.hi) && exactly(variable.hi).equals(value)) ends.high = true;
    found.set(variable.name, ends);
  }
  return found;
}
