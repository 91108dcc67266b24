import { constantFraction, type Expression, integerOf, type Relation } from '../../expression/index.js';
import type { ProofCase } from '../cases.js';
import type { Variable } from '../variable.js';

/** Thrown for what is no rational function; the message names it. */
export class NotRational extends Error {}

/** A question for an SMT solver: unsatisfiable when the relation holds at every point of the domain named. */
export interface SmtQuestion {
  readonly text: string;
  /** The domain in words, such as "n >= 1, sigma > 0". */
  readonly domain: string;
}

/** `unbounded`: upper ends above 1 and positive lower ends of reals are taken as limits of the search and dropped. */
export type SmtDomain = 'unbounded' | 'box';

/**
 * Asks for a point at which a rational relation fails: whole numbers as reals, every denominator asserted
 * not to be 0 (division by 0 has a value in SMT-LIB), assumptions that are not rational left out. All of it
 * asks for more than the claim says, so that *unsat* is an answer and *sat* need not be one.
 *
 * @throws NotRational with one sentence when a side is no rational function.
 */
export function smtQuestion(
  { variables, left, right, assumptions }: ProofCase,
  comparison: Relation['comparison'],
  domain: SmtDomain,
): SmtQuestion {
  const names = new Map(variables.map(({ name }) => [name, `|${name.replace(/[|\\]/g, '_')}|`]));
  const denominators = new Set<string>();
  const write = writer(names, denominators);
  const sides = [write(left), write(right)] as const;
  const known = assumptions.flatMap((tree) => {
    try {
      return [write(tree)];
    } catch (error) {
      if (error instanceof NotRational) return [];
      throw error;
    }
  });
  const ranges = variables.flatMap((variable) => rangeOf(variable, domain));
  const lines = [
    '(set-logic QF_NRA)',
    ...[...names.values()].map((name) => `(declare-const ${name} Real)`),
    ...ranges.map(({ name, sign, end }) => `(assert (${sign} ${names.get(name)!} ${numeral(end)}))`),
    ...[...denominators].map((tree) => `(assert (not (= ${tree} 0.0)))`),
    ...known.map((tree) => `(assert ${tree})`),
    `(assert (not (${comparison} ${sides[0]} ${sides[1]})))`,
    '(check-sat)',
  ];
  return {
    text: `${lines.join('\n')}\n`,
    domain: ranges.map(({ name, sign, end }) => `${name} ${sign} ${end}`).join(', '),
  };
}

interface End {
  readonly name: string;
  readonly sign: '>=' | '>' | '<=';
  readonly end: number;
}

function rangeOf({ name, lo, hi, isWhole }: Variable, domain: SmtDomain): readonly End[] {
  if (domain === 'box')
    return [
      { name, sign: '>=', end: lo },
      { name, sign: '<=', end: hi },
    ];
  const below: readonly End[] =
    lo > 0 && !isWhole ? [{ name, sign: '>', end: 0 }] : lo >= 0 ? [{ name, sign: '>=', end: lo }] : [];
  return hi <= 1 ? [...below, { name, sign: '<=', end: hi }] : below;
}

function numeral(value: number): string {
  const fraction = constantFraction({ kind: 'number', text: `${Math.abs(value)}`.replace('e+', 'e') })!;
  const size = fraction.d === 1n ? `${fraction.n}.0` : `(/ ${fraction.n}.0 ${fraction.d}.0)`;
  return value < 0 ? `(- ${size})` : size;
}

const OPERATORS: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  neg: '-',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  eq: '=',
  and: 'and',
  or: 'or',
  not: 'not',
};

/** Largest exponent that is written out as a product. */
const MOST = 12;

function writer(names: ReadonlyMap<string, string>, denominators: Set<string>): (tree: Expression) => string {
  const write = (tree: Expression): string => {
    if (tree.kind === 'number') {
      const { n, d } = constantFraction(tree)!;
      return d === 1n ? `${n}.0` : `(/ ${n}.0 ${d}.0)`;
    }
    if (tree.kind === 'name') return names.get(tree.name)!;
    if (tree.kind === 'condition') return `(ite ${write(tree.test)} ${write(tree.yes)} ${write(tree.no)})`;
    if (tree.kind !== 'call') throw new NotRational(`a ${tree.kind} is no rational function`);
    return application(tree.name, tree.args);
  };
  const divided = (top: string, bottom: string): string => {
    denominators.add(bottom);
    return `(/ ${top} ${bottom})`;
  };
  const application = (name: string, args: readonly Expression[]): string => {
    const parts = args.map(write);
    const [x, y] = parts as [string, string];
    if (Object.hasOwn(OPERATORS, name)) return `(${OPERATORS[name]} ${parts.join(' ')})`;
    if (name === 'ne') return `(not (= ${x} ${y}))`;
    if (name === 'div') return divided(x, y);
    if (name === 'abs') return `(ite (>= ${x} 0.0) ${x} (- ${x}))`;
    if (name === 'min') return `(ite (<= ${x} ${y}) ${x} ${y})`;
    if (name === 'max') return `(ite (>= ${x} ${y}) ${x} ${y})`;
    const power = name === 'pow' ? integerOf(args[1]!) : undefined;
    if (power === undefined || Math.abs(power) > MOST)
      throw new NotRational(`${name} is no rational function here`);
    if (power === 0) return '1.0';
    const product = Math.abs(power) === 1 ? x : `(* ${Array<string>(Math.abs(power)).fill(x).join(' ')})`;
    return power > 0 ? product : divided('1.0', product);
  };
  return write;
}
