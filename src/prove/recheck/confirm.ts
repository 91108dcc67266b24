import { type Expression, print } from '../../expression/index.js';
import type { CertifiedLeaf, CertifiedProof } from '../certificate.js';
import { followsByAlgebra } from './algebra/field.js';
import { type Arithmetic, arithmetic, type Meter, OutOfWork } from './arithmetic.js';
import { type BoxTally, boxText, checkLeaf, walk, withBranches } from './boxes.js';
import type { Binding } from './mpfr.js';
import { Refused } from './refused.js';
import { byCases, fieldOf, type Goal, narrowed, peeled, RULES } from './rules/index.js';
import { identityTester } from './sameValue.js';
import { type Ends, type Side, settler, type Ways } from './settle.js';

/** Counts of what was done for a certificate. */
export interface Tally extends BoxTally {
  identities: number;
  readonly ways: Ways;
}

export interface Checker {
  readonly mpfr: Binding;
  readonly m: Arithmetic;
  readonly meter: Meter;
  readonly tally: Tally;
  readonly seed: string;
}

/** Bits of the arithmetic in which boxes are enclosed. */
export const BITS = 128;

export function checker(mpfr: Binding, meter: Meter, tally: Tally, seed: string): Checker {
  return { mpfr, meter, tally, seed, m: arithmetic(mpfr, BITS, meter) };
}

/** Runs an action with at most a part of the work that is left; nothing when that does not last. */
export function within<T>(meter: Meter, part: number, action: () => T, otherwise?: T): T | undefined {
  const kept = meter.left * (1 - part);
  meter.left -= kept;
  try {
    return action();
  } catch (error) {
    if (error instanceof OutOfWork) return otherwise;
    throw error;
  } finally {
    meter.left = Math.max(0, meter.left) + kept;
  }
}

/**
 * Confirms a goal by the proof that a certificate names: the checker applies each rule itself, and goes on with
 * the goals that it gets; leaves it settles by the signs of polynomials or by enclosures of boxes.
 *
 * @throws Refused with the step, and the box where there is one.
 */
export function confirm(goal: Goal, proof: CertifiedProof, own: Checker): void {
  const whole = narrowed(goal);
  if (whole === undefined) {
    own.tally.ways.outside += 1;
    return;
  }
  if ('rule' in proof) confirmStep(whole, proof, own);
  else confirmLeaf(whole, proof, own);
}

function confirmStep(
  goal: Goal,
  { rule, says, parts }: Extract<CertifiedProof, { rule: string }>,
  own: Checker,
): void {
  const apply = Object.hasOwn(RULES, rule) ? RULES[rule]! : undefined;
  const answers = apply && within(own.meter, 0.3, () => apply(goal, fieldOf(own.m, goal), own.m));
  let reason = apply === undefined ? `the rule '${rule}' is not known here` : 'the rule does not apply';
  for (const goals of answers ?? []) {
    const open = within(own.meter, 0.6, () => firstOpen(goals, parts, own), 'the work allowed is done');
    if (open === undefined) return;
    reason = open;
  }
  // rules of the search that are not known here, or apply otherwise: what the checker finds by itself will do
  if (within(own.meter, 0.8, () => isFound(goal, DEPTH, own)) === true) return;
  throw new Refused(reason.startsWith('after the step') ? reason : `after the step '${says}': ${reason}`);
}

/** Rules that the checker applies in a row by itself. */
const DEPTH = 2;

/** Whether a goal is, word for word, one of its assumptions. */
function isAssumed({ small, large, isStrict, assumptions }: Goal): boolean {
  const said = `${print(small)} | ${print(large)}`;
  return assumptions.some((tree) => {
    if (tree.kind !== 'call' || !(isStrict ? ['lt', 'gt'] : ['lt', 'gt', 'le', 'ge']).includes(tree.name))
      return false;
    const [a, b] = tree.args.map(print);
    return said === (tree.name === 'lt' || tree.name === 'le' ? `${a} | ${b}` : `${b} | ${a}`);
  });
}

/** Whether the signs of polynomials confirm a goal after a few rules, which the checker tries by itself. */
function isFound(goal: Goal, depth: number, own: Checker): boolean {
  const whole = narrowed(goal);
  if (whole === undefined || isConfirmedByAlgebra(whole, 0.3, own)) return true;
  if (depth === 0) return false;
  return Object.values(RULES).some((apply) => {
    const answers = within(own.meter, 0.2, () => apply(whole, fieldOf(own.m, whole), own.m)) ?? [];
    return answers.some(
      (goals) => within(own.meter, 0.4, () => goals.every((one) => isFound(one, depth - 1, own))) === true,
    );
  });
}

/** Why one of the goals is not confirmed; each by the part in its place, or by any other when the counts differ. */
function firstOpen(
  goals: readonly Goal[],
  parts: readonly CertifiedProof[],
  own: Checker,
): string | undefined {
  for (const [at, goal] of goals.entries()) {
    const tried = goals.length === parts.length ? [parts[at]!] : [...parts];
    let reason: string | undefined = 'no part of the proof is left for it';
    for (const part of tried) {
      reason = reasonAgainst(() => confirm(goal, part, own));
      if (reason === undefined) break;
    }
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function reasonAgainst(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** Whether the signs of polynomials confirm a goal, by a part of the work that is left. */
export function isConfirmedByAlgebra(goal: Goal, part: number, { m, meter, tally }: Checker): boolean {
  const isSeen = within(meter, part, () => {
    const whole = narrowed(goal);
    if (whole === undefined || isAssumed(goal)) return true;
    return followsByAlgebra(fieldOf(m, whole), whole.small, whole.large, whole.isStrict);
  });
  if (isSeen !== true) return false;
  tally.leaves += 1;
  tally.ways.algebra += 1;
  return true;
}

function confirmLeaf(goal: Goal, leaf: CertifiedLeaf, own: Checker): void {
  const { meter } = own;
  const isCut = typeof leaf.boxes !== 'string';
  if (!isCut && isConfirmedByAlgebra(goal, 0.4, own)) return;
  // enclosures know no slopes of absolute values and maxima
  const rule = isCut ? byCases : peeled;
  const [inner] = within(meter, 0.2, () => rule(goal, fieldOf(own.m, goal), own.m)) ?? [];
  if (inner !== undefined && reasonAgainst(() => confirmAll(inner, { ...leaf, of: [] }, own)) === undefined)
    return;
  confirmBoxes(goal, leaf, own);
}

function confirmAll(goals: readonly Goal[], leaf: CertifiedLeaf, own: Checker): void {
  for (const goal of goals) confirm(goal, leaf, own);
}

function confirmBoxes(goal: Goal, leaf: CertifiedLeaf, own: Checker): void {
  const { mpfr, m, tally, seed, meter } = own;
  const { variables } = goal;
  const whole: Ends = variables.map(({ lo, hi }) => [lo, hi]);
  if (whole.some(([, hi]) => hi === Number.POSITIVE_INFINITY))
    throw new Refused(`${goalText(goal)} is not confirmed by the signs of polynomials`);
  const sides: readonly Side[] = variables;
  const tester = identityTester(mpfr, sides, seed, meter, () => {
    tally.identities += 1;
  });
  const settle = withBranches({ ...goal, sides }, (one) => settler(m, one, tally.ways, tester));
  const names = variables.map(({ name }) => name);
  const fits = leaf.of.length === names.length && leaf.of.every((name, at) => name === names[at]);
  let last: Ends = whole;
  try {
    walk(fits ? leaf.boxes : 'open', whole, sides, (ends) => {
      last = ends;
      checkLeaf(settle, ends, sides, tally);
    });
  } catch (error) {
    if (error instanceof OutOfWork)
      throw new Refused(`it is not confirmed within the work allowed on the box ${boxText(last, sides)}`);
    throw error;
  }
}

const SHOWN = 160;

function goalText({ small, large, isStrict }: Goal): string {
  const text = (tree: Expression): string => print(tree);
  const whole = `${text(small)} ${isStrict ? '<' : '<='} ${text(large)}`;
  return whole.length > SHOWN ? `${whole.slice(0, SHOWN)}...` : whole;
}
