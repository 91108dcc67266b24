import { Fraction } from 'fraction.js';
import { constantFraction, type Expression, freeNames, print, specialise } from '../../expression/index.js';
import type { CertifiedCase } from '../certificate.js';
import { differenceOf } from '../recheck/algebra/field.js';
import {
  coefficientsIn,
  divided,
  minus,
  negative,
  type Polynomial,
  placesOf,
  times,
} from '../recheck/algebra/polynomial.js';
import type { Quotient } from '../recheck/algebra/quotient.js';
import { NoEnclosure } from '../recheck/arithmetic.js';
import { coqName, coqNumber, coqTerm, NotInCoq } from './coqTerm.js';
import { type CoqAtom, positiveForm } from './positiveForm.js';
import { isNatural, occursBelow, rational } from './rational.js';

/** What is to be proved on the box of a case. */
export interface CoqGoal {
  readonly small: Expression;
  readonly large: Expression;
  readonly isStrict: boolean;
  readonly assumptions: readonly Expression[];
}

/** A theorem's statement, and its proof in lines. */
export interface RationalProof {
  readonly statement: string;
  readonly script: readonly string[];
}

const call = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args });
const ONE: Expression = { kind: 'number', text: '1' };

/**
 * The proof of an inequality between rational functions of variables and of powers x^n with 0 <= x <= 1 and a
 * natural number n: the difference is a positive number times a sum of products of what is not negative.
 * Undefined where no such sum is found.
 */
export function rationalProof(
  variables: CertifiedCase['variables'],
  goal: CoqGoal,
): RationalProof | undefined {
  try {
    return proofOf(variables, goal);
  } catch (error) {
    if (error instanceof NoEnclosure || error instanceof NotInCoq) return undefined;
    throw error;
  }
}

function proofOf(variables: CertifiedCase['variables'], goal: CoqGoal): RationalProof | undefined {
  const domain = domainOf(variables, goal);
  const peeled = withoutFunctions(goal.small, goal.large);
  const ring = rational();
  const quotient = ring.of(call('sub', peeled.large, peeled.small));
  const known = domain.assumed.flatMap((tree) => {
    const difference = differenceOf(tree)!;
    const { top, below } = ring.of(difference);
    return below.size === 0 ? [{ text: coqTerm(difference), polynomial: top }] : [];
  });
  const powers: Power[] = [];
  const atoms = ring.atoms.map((tree) => {
    if (tree.kind === 'name') return domain.atomOf(tree.name);
    const power = powerOf(tree, domain, `q${powers.length + 1}`);
    if (power !== undefined) powers.push(power);
    return power?.atom;
  });
  if (atoms.includes(undefined)) return undefined;
  const main = byForm(quotient, atoms as CoqAtom[], goal.isStrict, known);
  if (main === undefined) return undefined;
  const taken = peeled.count === 0 ? [] : [`do ${peeled.count} ${goal.isStrict ? 'take_strictly' : 'take'}.`];
  const script = ['intros.', ...powers.flatMap(({ lines }) => lines), ...taken, `${main}.`];
  return { statement: statementOf(domain, goal), script };
}

/** The variables of a theorem. */
interface CoqDomain {
  /** Those that occur in exponents only, with their least values. */
  readonly naturals: ReadonlyMap<string, number>;
  readonly reals: CertifiedCase['variables'];
  readonly assumed: readonly Expression[];
  readonly atomOf: (name: string) => CoqAtom | undefined;
}

function domainOf(variables: CertifiedCase['variables'], { small, large, assumptions }: CoqGoal): CoqDomain {
  const sides = [small, large];
  const used = new Set(sides.flatMap(freeNames));
  const assumed = assumptions.filter(
    (tree) => differenceOf(tree) !== undefined && freeNames(tree).every((name) => used.has(name)),
  );
  const naturals = new Map(
    variables.flatMap(([name, lo, , kind]) => {
      const isExponent = ![...sides, ...assumed].some((tree) => occursBelow(tree, name));
      return kind === 'whole' && used.has(name) && isExponent ? [[name, lo] as const] : [];
    }),
  );
  const reals = variables.filter(([name]) => used.has(name) && !naturals.has(name));
  return { naturals, reals, assumed, atomOf: (name) => variableAtom(name, reals, assumed) };
}

function statementOf({ naturals, reals, assumed }: CoqDomain, { small, large, isStrict }: CoqGoal): string {
  const term = (tree: Expression): string => coqTerm(tree, new Set(naturals.keys()));
  const names = [
    ...reals.map(([name]) => `(${coqName(name)} : R)`),
    ...[...naturals.keys()].map((name) => `(${coqName(name)} : nat)`),
  ];
  const conditions = [
    ...reals.map(([name, lo, hi]) => `${numberText(lo)} <= ${coqName(name)} <= ${numberText(hi)}`),
    ...[...naturals].map(([name, lo]) => `(${lo} <= ${coqName(name)})%nat`),
    ...assumed.map(comparison),
  ];
  return [
    ...(names.length === 0 ? [] : [`forall ${names.join(' ')}, `]),
    ...conditions.map((condition) => `${condition} -> `),
    `${term(small)} ${isStrict ? '<' : '<='} ${term(large)}`,
  ].join('');
}

/** The parts of which a <= b is enough, after the same increasing functions are taken from both sides. */
function withoutFunctions(small: Expression, large: Expression) {
  let [a, b, count] = [small, large, 0];
  for (;;) {
    const next = stepInside(a, b);
    if (next === undefined) return { small: a, large: b, count };
    [a, b, count] = [...next, count + 1];
  }
}

/** Only from logarithms on: rational functions are left whole. */
function stepInside(a: Expression, b: Expression): readonly [Expression, Expression] | undefined {
  if (a.kind !== 'call' || b.kind !== 'call' || a.name !== b.name) return undefined;
  if (a.name === 'log1p' || a.name === 'log' || a.name === 'exp') return [a.args[0]!, b.args[0]!];
  const [x, y] = [a.args, b.args];
  const isFunction = (tree: Expression): boolean =>
    tree.kind === 'call' && ['exp', 'log', 'log1p'].includes(tree.name);
  if (a.name === 'mul' && print(x[0]!) === print(y[0]!) && isFunction(x[1]!)) return [x[1]!, y[1]!];
  return undefined;
}

const numberText = (value: number): string => coqNumber(new Fraction(String(value)));

const ORDERS: Readonly<Record<string, string>> = { le: '<=', lt: '<', ge: '>=', gt: '>' };

function comparison(tree: Expression): string {
  const { name, args } = tree as Extract<Expression, { kind: 'call' }>;
  return `${coqTerm(args[0]!)} ${ORDERS[name]} ${coqTerm(args[1]!)}`;
}

/** The variable and the end of its range that an assumption is about. */
function simpleEnd(tree: Expression) {
  const { name, args } = tree as Extract<Expression, { kind: 'call' }>;
  const [a, b] = args as [Expression, Expression];
  const value = constantFraction(b);
  return a.kind === 'name' && value !== undefined ? { name: a.name, way: name, value } : undefined;
}

function variableAtom(
  name: string,
  reals: CertifiedCase['variables'],
  assumed: readonly Expression[],
): CoqAtom | undefined {
  const found = reals.find(([one]) => one === name);
  if (found === undefined) return undefined;
  const [lo, hi] = [new Fraction(String(found[1])), new Fraction(String(found[2]))];
  const isOpen = (way: string, end: Fraction): boolean =>
    assumed.some((tree) => {
      const one = simpleEnd(tree);
      return one?.name === name && one.way === way && one.value.equals(end);
    });
  return { text: coqName(name), lo, hi, isOpenLow: isOpen('gt', lo), isOpenHigh: isOpen('lt', hi) };
}

interface Power {
  readonly atom: CoqAtom;
  /** What puts a number between 0 and 1 in the place of the power. */
  readonly lines: readonly string[];
}

/** A power x^n, n natural, of a rational function x of which forms show that it lies between 0 and 1. */
function powerOf(tree: Expression, { naturals, atomOf }: CoqDomain, text: string): Power | undefined {
  if (tree.kind !== 'call' || tree.name !== 'pow') return undefined;
  const [base, exponent] = tree.args as [Expression, Expression];
  if (!isNatural(exponent) || !freeNames(exponent).every((name) => naturals.has(name))) return undefined;
  const signed = (difference: Expression, isStrict: boolean): string | undefined => {
    const ring = rational();
    const quotient = ring.of(difference);
    const atoms = ring.atoms.map((one) => (one.kind === 'name' ? atomOf(one.name) : undefined));
    return atoms.includes(undefined) ? undefined : byForm(quotient, atoms as CoqAtom[], isStrict, []);
  };
  const least = Object.fromEntries([...naturals].map(([name, lo]) => [name, numeral(lo)]));
  const first = constantFraction(specialise(exponent, { texts: {}, sizes: {}, names: least }));
  const low = signed(base, false);
  const strict =
    first !== undefined && first.compare(1) >= 0 ? signed(call('sub', ONE, base), true) : undefined;
  const high = strict ?? signed(call('sub', ONE, base), false);
  if (low === undefined || high === undefined) return undefined;
  const [x, n] = [coqTerm(base, new Set(naturals.keys())), `(${coqTerm(exponent)})%nat`];
  const fact =
    strict === undefined ? `unit_power _ ${n} B${text}` : `power_below_one _ ${n} B${text} E${text}`;
  return {
    atom: {
      text,
      lo: new Fraction(0),
      hi: new Fraction(1),
      isOpenLow: false,
      isOpenHigh: strict !== undefined,
    },
    lines: [
      `assert (B${text} : 0 <= ${x} ${strict === undefined ? '<=' : '<'} 1) by (split; [${low} | ${high}]).`,
      ...(strict === undefined ? [] : [`assert (E${text} : (1 <= ${n})%nat) by lia.`]),
      `generalize (${fact}); generalize (${x} ^ ${n}); intros ${text} Q${text}; clear B${text}.`,
    ],
  };
}

const numeral = (value: number): Expression => ({ kind: 'number', text: String(value) });

/** A polynomial that an assumption says is not negative. */
interface Known {
  readonly text: string;
  readonly polynomial: Polynomial;
}

/** The tactic that proves a <= b (or <), b - a being a quotient, by forms of its top and its denominators. */
function byForm(
  { top, below }: Quotient,
  atoms: readonly CoqAtom[],
  isStrict: boolean,
  known: readonly Known[],
): string | undefined {
  let goal: Polynomial = top;
  const factors: string[] = [];
  for (const { factor, power } of below.values()) {
    const plain = positiveForm(factor, atoms, true);
    const found = plain ?? positiveForm(negative(factor), atoms, true);
    if (found === undefined) return undefined;
    if (plain === undefined && power % 2 === 1) goal = negative(goal);
    factors.push(power === 1 ? `(${found.text})` : `(${found.text}) ^ ${power}`);
  }
  const form = positiveForm(goal, atoms, isStrict)?.text ?? withKnown(goal, atoms, isStrict, known);
  if (form === undefined) return undefined;
  const by = factors.length === 0 ? '1' : `(/ (${factors.join(' * ')}))`;
  const lemma = isStrict ? 'strictly_below_by' : 'below_by';
  const sign = isStrict ? 'positive' : 'nonnegative';
  const clear = factors.length === 0 ? 'ring' : 'field; nonzero';
  return `(apply (${lemma} _ _ ${by} (${form})); [positive | ${sign} | ${clear}])`;
}

/** The polynomial as a multiple of what an assumption says is not negative, and a rest. */
function withKnown(
  p: Polynomial,
  atoms: readonly CoqAtom[],
  isStrict: boolean,
  known: readonly Known[],
): string | undefined {
  for (const { text, polynomial } of known)
    for (const place of placesOf(polynomial)) {
      const [own, given] = [coefficientsIn(p, place), coefficientsIn(polynomial, place)];
      for (let k = 1; k < given.length; k++) {
        if (given[k]!.size === 0 || (own[k]?.size ?? 0) === 0) continue;
        const multiple = divided(own[k]!, given[k]!);
        const factor = multiple && positiveForm(multiple, atoms, false);
        const rest = factor && positiveForm(minus(p, times(multiple!, polynomial)), atoms, isStrict);
        if (rest !== undefined) return `${rest.text} + (${factor!.text}) * ${text}`;
      }
    }
  return undefined;
}
