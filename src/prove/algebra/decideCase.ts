import { constantFraction, type Expression, print } from '../../expression/index.js';
import type { ProofCase } from '../cases.js';
import { exactly } from './atom.js';
import type { Effort } from './nonnegative.js';
import { negatePoly, type Poly, TooLarge, withinWork } from './poly.js';
import type { Ratio } from './ratio.js';
import { keyOf, type Ring, ring, Unsuited } from './ring.js';
import { signUnder, strictSign } from './signUnder.js';
import { withoutSquaredRoots } from './squaredRoots.js';

/** What exact arithmetic with polynomials says of a case. */
export interface AlgebraicProof {
  readonly isProved: boolean;
  readonly remarks: readonly string[];
}

const UNPROVED = { isProved: false, remarks: [] } as const;

/** Multiplications of coefficients in one attempt. */
const WORK = 250_000;

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
  const { variables, assumptions } = proofCase;
  const ends = assumptions.filter(
    (tree) => difference(tree).length === 0 || tree.kind !== 'call' || isEnd(tree),
  );
  const withEnds = attempted(goal, isStrict, { variables, assumptions: ends }, isPositive, effort);
  if (withEnds.isProved || ends.length === assumptions.length) return withEnds;
  const kept = seriesIn(assumptions);
  const beside = kept.size === 0 ? UNPROVED : attempted(goal, isStrict, proofCase, isPositive, effort, kept);
  return beside.isProved ? beside : attempted(goal, isStrict, proofCase, isPositive, effort);
}

/** The series that assumptions speak of: beside these they are numbers of their own, not their closed forms. */
function seriesIn(trees: readonly Expression[], found: Set<string> = new Set()): ReadonlySet<string> {
  for (const tree of trees) {
    if (tree.kind === 'series') found.add(print(tree));
    else if (tree.kind === 'call') seriesIn(tree.args, found);
  }
  return found;
}

/** Whether an assumption compares a variable with a number: the others are tried only when these do not do. */
const isEnd = (tree: Extract<Expression, { kind: 'call' }>): boolean =>
  tree.args.every((arg) => arg.kind === 'name' || constantFraction(arg) !== undefined);

function attempted(
  goal: Expression,
  isStrict: boolean,
  proofCase: Pick<ProofCase, 'variables' | 'assumptions'>,
  isPositive: (tree: Expression) => boolean,
  effort: Effort,
  kept: ReadonlySet<string> = new Set(),
): AlgebraicProof {
  try {
    return withinWork(WORK, () => decided(goal, isStrict, proofCase, isPositive, effort, kept));
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
  kept: ReadonlySet<string>,
): AlgebraicProof {
  const open = openEnds(assumptions, variables);
  const assumed = assumptions.flatMap(difference);
  const made = ring({ variables, assumptions, isPositive, assumed, open, kept });
  const whole = made.of(goal);
  const nonzero = (poly: Poly): 1 | -1 | 0 => {
    const sign = made.signOfFactor(poly);
    return sign === 0 ? strictSign(poly, made.atoms, made.slacks) : sign;
  };
  if (made.denominators.some((poly) => nonzero(poly) === 0)) return UNPROVED;
  const reduced = withoutSquaredRoots(whole, made.atoms);
  if (!isStrict && made.facts.has(keyOf(reduced))) return { isProved: true, remarks: made.remarks };
  if (isStrict && isSaidStrictly(reduced, assumptions, made))
    return { isProved: true, remarks: made.remarks };
  const isProved = (reduced === whole ? [whole] : [reduced, whole]).some((ratio) => {
    const numerator = numeratorOf(ratio, nonzero);
    const sign = numerator && signUnder(numerator, made.atoms, made.slacks, effort, !isStrict);
    return sign === 'positive' || (sign === 'nonnegative' && !isStrict);
  });
  return isProved ? { isProved, remarks: made.remarks } : UNPROVED;
}

/** Whether an assumption says that a quotient is > 0. */
function isSaidStrictly(ratio: Ratio, assumptions: readonly Expression[], made: Ring): boolean {
  const strict = assumptions.filter((tree) => tree.kind === 'call' && ['lt', 'gt'].includes(tree.name));
  const key = keyOf(ratio);
  return strict.flatMap(difference).some((tree) => {
    try {
      return keyOf(withoutSquaredRoots(made.of(tree), made.atoms)) === key;
    } catch (error) {
      if (error instanceof Unsuited) return false;
      throw error;
    }
  });
}

/** A polynomial with the sign of a quotient, when its denominator has one. */
function numeratorOf({ top, bottom }: Ratio, nonzero: (poly: Poly) => 1 | -1 | 0): Poly | undefined {
  let numerator = top;
  for (const { poly, power } of bottom.values()) {
    const sign = nonzero(poly);
    if (sign === 0) return undefined;
    if (sign < 0 && power % 2 === 1) numerator = negatePoly(numerator);
  }
  return numerator;
}

const DIFFERENCES: Readonly<Record<string, 1 | -1>> = { ge: 1, gt: 1, le: -1, lt: -1 };

/** The tree that an assumption says is >= 0. */
function difference(assumption: Expression): readonly Expression[] {
  const way = assumption.kind === 'call' ? DIFFERENCES[assumption.name] : undefined;
  if (assumption.kind !== 'call' || way === undefined) return [];
  const [a, b] = assumption.args as [Expression, Expression];
  return [{ kind: 'call', name: 'sub', args: way > 0 ? [a, b] : [b, a] }];
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
