import { Fraction } from 'fraction.js';
import { type Expression, floatReading, parse, type Scope } from '../../expression/index.js';
import type { Certificate, CertifiedCase } from '../certificate.js';
import { type Form, rewritten } from '../recheck/rewritten.js';
import { coqName, coqNumber, coqTerm, NotInCoq } from './coqTerm.js';
import { PRELUDE } from './prelude.js';
import { type RationalProof, rationalProof } from './rationalProof.js';

/** A certificate as a Coq file. */
export interface CoqTheory {
  /** The text of the .v file. */
  readonly text: string;
  readonly theorems: number;
  /** Whether a theorem speaks of less than the whole box, because both sides are equal at one of its faces. */
  readonly isRestricted: boolean;
}

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
  const { title, theorems } = theoremsOf(certificate, 'case', part);
  return joined([title, PRELUDE, ...theorems.map(({ text }) => text)], theorems);
}

/**
 * Several certificates as one Coq file, each theorem named after its claim: what Coq loads is loaded once.
 *
 * @throws NotInCoq as `coqTheory` does.
 */
export function coqLibrary(certificates: readonly Certificate[]): CoqTheory {
  const parts = certificates.map((one, at) =>
    theoremsOf(one, `${one.claim.replace(/[^A-Za-z0-9]+/g, '_')}_${at + 1}_case`, 1),
  );
  const texts = parts.flatMap(({ title, theorems }) => [title, ...theorems.map(({ text }) => text)]);
  return joined(
    [PRELUDE, ...texts],
    parts.flatMap(({ theorems }) => theorems),
  );
}

interface Theorem {
  readonly text: string;
  readonly isRestricted: boolean;
}

const joined = (texts: readonly string[], theorems: readonly Theorem[]): CoqTheory => ({
  text: texts.join('\n'),
  theorems: theorems.length,
  isRestricted: theorems.some(({ isRestricted }) => isRestricted),
});

function theoremsOf(certificate: Certificate, stem: string, part: 1 | 4 | 16) {
  if (certificate.comparison === '=')
    throw new NotInCoq('an identity has no proof by enclosures; Coq files are written for inequalities');
  const title = `(* ${commented(certificate.claim)}\n   ${commented(certificate.relation)} *)`;
  const theorems = certificate.cases.map((one, at) =>
    theorem(certificate, middleOf(one, part), `${stem}_${at + 1}`, part),
  );
  return { title, theorems };
}

const commented = (text: string): string =>
  text.replace(/\(\*/g, '( *').replace(/\*\)/g, '* )').replace(/"/g, "'");

interface Bound {
  readonly name: string;
  readonly lo: string;
  readonly hi: string;
}

/** What a comment before a theorem says: how it came from the claim. */
function notesOf(one: CertifiedCase, part: number): readonly string[] {
  const fixed = Object.entries({ ...one.choices, ...one.sizes }).map(([key, value]) => `${key} = ${value}`);
  const put = one.substitutions.map(([key, value]) => `${key} = ${value}`);
  const less = part === 1 ? [] : [`only the middle of each range, a part of 1/${part}, of the claim's box`];
  const laws = one.variables.flatMap(([name]) =>
    name.startsWith('squares_') ? [`${name} is the sum of the squares of a law`] : [],
  );
  return [...fixed, ...put, ...laws, ...less];
}

/** A theorem with its proof by the signs of coefficients. */
function stated(
  name: string,
  one: CertifiedCase,
  part: number,
  { statement, script }: RationalProof,
): string {
  const notes = notesOf(one, part);
  return [
    ...(notes.length === 0 ? [] : [`(* ${commented(notes.join('; '))} *)`]),
    `Theorem ${name} : ${statement}.`,
    'Proof.',
    ...script.map((line) => `  ${line}`),
    'Qed.',
    '',
  ].join('\n');
}

function theorem(certificate: Certificate, one: CertifiedCase, name: string, part: number): Theorem {
  const scope: Scope = Object.fromEntries(one.variables.map(([name]) => [name, 'scalar']));
  const [left, right] = [parse(one.left, scope), parse(one.right, scope)];
  const isTurned = certificate.comparison.startsWith('>');
  const [small, large] = isTurned ? [right, left] : [left, right];
  const isStrict = certificate.comparison === '<' || certificate.comparison === '>';
  const assumptions = one.assumptions.map((text) => parse(text, scope));
  const algebra = rationalProof(one.variables, { small, large, isStrict, assumptions });
  if (algebra !== undefined) return { text: stated(name, one, part, algebra), isRestricted: part > 1 };
  const { bounds, remarks } = awayFromTies(one, small, large);
  const names = bounds.map(({ name }) => coqName(name));
  const conditions = bounds.map(({ lo, hi }, k) => `${lo} <= ${names[k]} <= ${hi}`);
  const statement = [
    ...(names.length === 0 ? [] : [`forall ${names.join(' ')} : R, `]),
    ...conditions.map((condition) => `${condition} -> `),
    `${coqTerm(small)} ${isStrict ? '<' : '<='} ${coqTerm(large)}`,
  ].join('');
  const notes = [...notesOf(one, part), ...remarks];
  const intros = [...names, ...names.map((_, k) => `H${k}`)].join(' ');
  const factored = rewritten(small, large).filter(({ factor }) => factor !== undefined);
  const plain = isStrict ? 'apply Rminus_lt' : 'apply Rminus_le';
  const proofs = [
    `(${plain}; interval)`,
    ...factored.map((form) => byFactor(form, isStrict, 'interval')),
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

export const coqFileName = (claim: string, relation: number): string =>
  `${claim.replace(/[^A-Za-z0-9]+/g, '_')}_${relation}.v`;

export const coqReason = (error: unknown): string | undefined =>
  error instanceof NotInCoq ? error.message : undefined;
