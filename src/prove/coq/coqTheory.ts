import { Fraction } from 'fraction.js';
import { type Expression, floatReading, parse, type Scope } from '../../expression/index.js';
import type { Certificate, CertifiedCase } from '../certificate.js';
import { powersOf, type Quotient, quotients } from '../recheck/quotient.js';
import { type Form, rewritten } from '../recheck/rewritten.js';
import { coqName, coqNumber, coqTerm, NotInCoq } from './coqTerm.js';

/** A certificate as a Coq file. */
export interface CoqTheory {
  /** The text of the .v file. */
  readonly text: string;
  readonly theorems: number;
  /** Whether a theorem speaks of less than the whole box, because both sides are equal at one of its faces. */
  readonly isRestricted: boolean;
}

const PRELUDE = `From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
Open Scope R_scope.

Lemma below_by (a b p f : R) : 0 < p -> 0 <= f -> b - a = p * f -> a <= b.
Proof.
  intros Hp Hf H. apply Rminus_le.
  replace (a - b) with (- (p * f)) by (rewrite <- H; ring).
  assert (0 <= p * f) by (apply Rmult_le_pos; [apply Rlt_le|]; assumption). lra.
Qed.

Lemma strictly_below_by (a b p f : R) : 0 < p -> 0 < f -> b - a = p * f -> a < b.
Proof.
  intros Hp Hf H. apply Rminus_lt.
  replace (a - b) with (- (p * f)) by (rewrite <- H; ring).
  assert (0 < p * f) by (apply Rmult_lt_0_compat; assumption). lra.
Qed.

Ltac nonnegative :=
  repeat first [ lra | apply pow_le | apply Rmult_le_pos | apply Rplus_le_le_0_compat ].
Ltac positive :=
  repeat first [ lra | apply pow_lt | apply Rmult_lt_0_compat | apply Rplus_lt_le_0_compat; [ | nonnegative] ].
Ltac nonzero :=
  repeat split; first [ interval | apply Rgt_not_eq; interval | apply Rlt_not_eq; interval | nra ].
`;

/**
 * The certificate as one Coq file: a theorem over the reals for each case, on the case's whole box (whole
 * numbers as reals, the claim's further assumptions not used), each proved by the interval tactic alone, or
 * after a common positive factor is taken out, or by the signs of coefficients. Where both sides are equal at
 * a face and no such proof is known, the box of the theorem stops short of it and a comment says so.
 *
 * @param part Only the middle 1/part of each side's range (in its logarithm where it is wide); a comment says so.
 *
 * @throws NotInCoq with one sentence for identities and for functions that the tactic does not know.
 */
export function coqTheory(certificate: Certificate, part: 1 | 4 | 16 = 1): CoqTheory {
  if (certificate.comparison === '=')
    throw new NotInCoq('an identity has no proof by enclosures; Coq files are written for inequalities');
  const cases = certificate.cases.map((one, at) => theorem(certificate, middleOf(one, part), at, part));
  const head = [`(* ${commented(certificate.claim)}`, `   ${commented(certificate.relation)} *)`];
  return {
    text: [...head, PRELUDE, ...cases.map(({ text }) => text)].join('\n'),
    theorems: cases.length,
    isRestricted: cases.some(({ isRestricted }) => isRestricted),
  };
}

const commented = (text: string): string =>
  text.replace(/\(\*/g, '( *').replace(/\*\)/g, '* )').replace(/"/g, "'");

interface Bound {
  readonly name: string;
  readonly lo: string;
  readonly hi: string;
}

function theorem(certificate: Certificate, one: CertifiedCase, at: number, part: number) {
  const scope: Scope = Object.fromEntries(one.variables.map(([name]) => [name, 'scalar']));
  const [left, right] = [parse(one.left, scope), parse(one.right, scope)];
  const isTurned = certificate.comparison.startsWith('>');
  const [small, large] = isTurned ? [right, left] : [left, right];
  const isStrict = certificate.comparison === '<' || certificate.comparison === '>';
  const algebra = shiftedProof(one, small, large, isStrict);
  const { bounds, remarks } = algebra === undefined ? awayFromTies(one, small, large) : wholeBox(one);
  const names = bounds.map(({ name }) => coqName(name));
  const name = `case_${at + 1}`;
  const conditions = bounds.map(({ lo, hi }, k) => `${lo} <= ${names[k]} <= ${hi}`);
  const statement = [
    ...(names.length === 0 ? [] : [`forall ${names.join(' ')} : R, `]),
    ...conditions.map((condition) => `${condition} -> `),
    `${coqTerm(small)} ${isStrict ? '<' : '<='} ${coqTerm(large)}`,
  ].join('');
  const fixed = Object.entries({ ...one.choices, ...one.sizes }).map(([key, value]) => `${key} = ${value}`);
  const put = one.substitutions.map(([key, value]) => `${key} = ${value}`);
  const less = part === 1 ? [] : [`only the middle of each range, a part of 1/${part}, of the claim's box`];
  const notes = [...fixed, ...put, ...less, ...remarks];
  const intros = [...names, ...names.map((_, k) => `H${k}`)].join(' ');
  const factored = rewritten(small, large).filter(({ factor }) => factor !== undefined);
  const plain = isStrict ? 'apply Rminus_lt' : 'apply Rminus_le';
  const proofs = [
    `(${plain}; interval)`,
    ...factored.map((form) => byFactor(form, isStrict, 'interval')),
    ...(algebra === undefined ? [] : [algebra]),
    ...factored.map((form) => byFactor(form, isStrict, enclosures(names))),
    `(${plain}; ${enclosures(names)})`,
  ];
  const text = [
    ...(notes.length === 0 ? [] : [`(* ${commented(notes.join('; '))} *)`]),
    `Theorem ${name} : ${statement}.`,
    'Proof.',
    ...(names.length === 0 ? [] : [`  intros ${intros}.`]),
    `  first`,
    `  [ ${proofs.map((proof) => `timeout 20 ${proof}`).join('\n  | ')} ].`,
    'Qed.',
    '',
  ].join('\n');
  return { text, isRestricted: remarks.length > 0 || part > 1 };
}

/** The interval tactic with no, some and more bisection, and with expansions in each variable. */
function enclosures(names: readonly string[]): string {
  if (names.length === 0) return 'interval';
  const cuts = names.map((name) => `i_bisect ${name}`).join(', ');
  const ways = [
    'interval',
    ...names.map((name) => `timeout 10 (interval with (${cuts}, i_taylor ${name}, i_depth 14))`),
    ...names.map((name) => `timeout 10 (interval with (${cuts}, i_autodiff ${name}, i_depth 14))`),
    `interval with (${cuts}, i_depth 22, i_prec 60)`,
  ];
  return `first [${ways.join(' | ')}]`;
}

function byFactor({ tree, factor }: Form, isStrict: boolean, tactic: string): string {
  const lemma = isStrict ? 'strictly_below_by' : 'below_by';
  return `(apply (${lemma} _ _ ${coqTerm(factor!)} ${coqTerm(tree)}); [interval | ${tactic} | field; nonzero])`;
}

/** The case on the middle part of each range, to two digits. */
function middleOf(one: CertifiedCase, part: number): CertifiedCase {
  if (part === 1) return one;
  const variables = one.variables.map(([name, lo, hi, kind]) => {
    if (lo === hi) return [name, lo, hi, kind] as const;
    const isWide = lo > 0 && hi > 50 * lo;
    const [read, back] = isWide ? [Math.log, Math.exp] : [(x: number) => x, (x: number) => x];
    const [a, b] = [read(lo), read(hi)];
    const [from, to] = [(a + b) / 2 - (b - a) / (2 * part), (a + b) / 2 + (b - a) / (2 * part)].map(back);
    const tidy = (x: number): number => (kind === 'whole' ? Math.round(x) : Number(x.toPrecision(2)));
    const [start, end] = [Math.max(lo, tidy(from!)), Math.min(hi, tidy(to!))];
    return start < end ? ([name, start, end, kind] as const) : ([name, start, start, kind] as const);
  });
  return { ...one, variables };
}

const exactly = (text: string): Fraction => new Fraction(text);

function wholeBox({ variables }: CertifiedCase): { bounds: readonly Bound[]; remarks: readonly string[] } {
  const bounds = variables.map(([name, lo, hi]) => ({
    name,
    lo: coqNumber(exactly(String(lo))),
    hi: coqNumber(exactly(String(hi))),
  }));
  return { bounds, remarks: [] };
}

/** The box without the parts next to faces at whose middle both sides are equal. */
function awayFromTies(one: CertifiedCase, small: Expression, large: Expression) {
  const names = one.variables.map(([name]) => name);
  const read = floatReading({ inputs: names, definitions: [], outputs: [small, large] });
  const out = new Float64Array(2);
  const middle = one.variables.map(([, lo, hi, kind]) => {
    const value = lo > 0 && hi > 50 * lo ? Math.sqrt(lo) * Math.sqrt(hi) : lo + 0.37 * (hi - lo);
    return kind === 'whole' ? Math.round(value) : value;
  });
  const isTie = (at: number, value: number): boolean => {
    read(out, ...middle.with(at, value));
    return Math.abs(out[0]! - out[1]!) <= 1e-9 * Math.max(Math.abs(out[0]!), Math.abs(out[1]!), 1e-300);
  };
  const remarks: string[] = [];
  const bounds = one.variables.map(([name, lo, hi, kind], at): Bound => {
    let [from, to] = [exactly(String(lo)), exactly(String(hi))];
    const step = to.sub(from).div(64);
    const unit = kind === 'whole' ? new Fraction(1) : step.compare(1) > 0 ? new Fraction(1, 4) : step;
    const remark = (value: number, start: string): void => {
      remarks.push(`both sides are equal at ${name} = ${value}, so that ${name} ${start} here`);
    };
    if (lo < hi && isTie(at, lo)) {
      from = from.add(unit);
      remark(lo, `begins at ${from.toFraction()}`);
    }
    if (lo < hi && isTie(at, hi)) {
      to = to.sub(unit);
      remark(hi, `ends at ${to.toFraction()}`);
    }
    if (lo < 0 && hi > 0 && isTie(at, 0)) {
      from = to.div(64);
      remark(0, `begins at ${from.toFraction()}`);
    }
    return { name, lo: coqNumber(from), hi: coqNumber(to) };
  });
  return { bounds, remarks };
}

/**
 * The proof by coefficients: the difference over a positive number is a polynomial which, written in
 * distances from the lower ends of the variables, has no negative coefficient; undefined when it has one, or
 * when a denominator has.
 */
function shiftedProof(
  one: CertifiedCase,
  small: Expression,
  large: Expression,
  isStrict: boolean,
): string | undefined {
  const names = one.variables.map(([name]) => name);
  const lows = new Map(one.variables.map(([name, lo]) => [name, exactly(String(lo))]));
  const found = quotientOf({ kind: 'call', name: 'sub', args: [large, small] });
  if (
    found === undefined ||
    found.variables.some((tree) => tree.kind !== 'name' || !names.includes(tree.name))
  )
    return undefined;
  const order = found.variables.map((tree) => (tree as { name: string }).name);
  const shifted = (p: Quotient['top']) => shift(p, order, lows);
  const [top, below] = [shifted(found.goal.top), [...found.goal.below.values()]];
  const isPositive = (p: ReadonlyMap<string, Fraction>): boolean =>
    (p.get('')?.s ?? -1n) > 0n && p.get('')!.n > 0n;
  const hasNegative = (p: ReadonlyMap<string, Fraction>): boolean => [...p.values()].some(({ s }) => s < 0n);
  if (hasNegative(top) || (isStrict && !isPositive(top))) return undefined;
  const factors = below.map(({ factor, power }) => ({ factor: shifted(factor), power }));
  if (factors.some(({ factor }) => hasNegative(factor) || !isPositive(factor))) return undefined;
  const written = (p: ReadonlyMap<string, Fraction>): string => polynomialTerm(p, order, lows);
  const denominator = factors
    .map(({ factor, power }) => (power === 1 ? `(${written(factor)})` : `(${written(factor)}) ^ ${power}`))
    .join(' * ');
  const lemma = isStrict ? 'strictly_below_by' : 'below_by';
  const inverse = denominator === '' ? '1' : `(/ (${denominator}))`;
  const positive = denominator === '' ? 'lra' : 'apply Rinv_0_lt_compat; positive';
  const clear =
    denominator === '' ? 'field' : 'field; repeat split; first [nonzero | apply Rgt_not_eq; positive]';
  return `(apply (${lemma} _ _ ${inverse} (${written(top)})); [${positive} | ${isStrict ? 'positive' : 'nonnegative'} | ${clear}])`;
}

function quotientOf(tree: Expression) {
  const ring = quotients();
  try {
    return { goal: ring.of(tree), variables: ring.variables };
  } catch {
    return undefined;
  }
}

/** A polynomial in the distances of its variables from their lower ends. */
function shift(
  p: Quotient['top'],
  order: readonly string[],
  lows: ReadonlyMap<string, Fraction>,
): ReadonlyMap<string, Fraction> {
  let terms = [...p].map(([key, value]) => ({ powers: [...powersOf(key)], value }));
  for (const [place, name] of order.entries()) {
    const low = lows.get(name)!;
    terms = terms.flatMap(({ powers, value }) => {
      const degree = powers[place] ?? 0;
      return Array.from({ length: degree + 1 }, (_, k) => {
        const moved = [...powers];
        if (degree > 0) moved[place] = k;
        return { powers: moved, value: value.mul(choose(degree, k)).mul(powerOf(low, degree - k)) };
      });
    });
  }
  const sum = new Map<string, Fraction>();
  for (const { powers, value } of terms) {
    let end = powers.length;
    while (end > 0 && !powers[end - 1]) end -= 1;
    const key = powers
      .slice(0, end)
      .map((power) => power ?? 0)
      .join(' ');
    sum.set(key, (sum.get(key) ?? new Fraction(0)).add(value));
  }
  return new Map([...sum].filter(([, value]) => value.n !== 0n));
}

function powerOf(value: Fraction, k: number): Fraction {
  let product = new Fraction(1);
  for (let j = 0; j < k; j++) product = product.mul(value);
  return product;
}

function choose(n: number, k: number): Fraction {
  let value = new Fraction(1);
  for (let j = 1; j <= k; j++) value = value.mul(n - k + j).div(j);
  return value;
}

function polynomialTerm(
  p: ReadonlyMap<string, Fraction>,
  order: readonly string[],
  lows: ReadonlyMap<string, Fraction>,
): string {
  const terms = [...p]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, value]) => {
      const factors = powersOf(key).flatMap((power, place) => {
        if (power === 0) return [];
        const name = order[place]!;
        const low = lows.get(name)!;
        const distance = low.n === 0n ? coqName(name) : `(${coqName(name)} - ${coqNumber(low)})`;
        return [power === 1 ? distance : `${distance} ^ ${power}`];
      });
      const isOne = value.equals(1) && factors.length > 0;
      return [...(isOne ? [] : [coqNumber(value)]), ...factors].join(' * ');
    });
  return terms.length === 0 ? '0' : terms.join(' + ');
}

export const coqFileName = (claim: string, relation: number): string =>
  `${claim.replace(/[^A-Za-z0-9]+/g, '_')}_${relation}.v`;

export const coqReason = (error: unknown): string | undefined =>
  error instanceof NotInCoq ? error.message : undefined;
