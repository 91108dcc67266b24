import {
  constantFraction,
  type Expression,
  freeNames,
  integerOf,
  specialise,
} from '../../expression/index.js';

/** Thrown for what Coq's interval tactic does not know; the message names it. */
export class NotInCoq extends Error {}

const RESERVED = new Set(
  'R Z N PI ln exp sin cos tan atan sqrt pow fun forall exists let in if then else match end as at with return Set Prop Type IF mod fix cofix where for using by e n0 f p a b H'.split(
    ' ',
  ),
);

/** A name of the language as one of Coq. */
export const coqName = (name: string): string => (RESERVED.has(name) ? `${name}_` : name);

/** A rational number as Coq writes it. */
export function coqNumber(value: { readonly s: bigint; readonly n: bigint; readonly d: bigint }): string {
  const size = value.d === 1n ? `${value.n}` : `(${value.n} / ${value.d})`;
  return value.s < 0n && value.n !== 0n ? `(- ${size})` : size;
}

const UNARY: Readonly<Record<string, (x: string) => string>> = {
  neg: (x) => `(- ${x})`,
  sqrt: (x) => `(sqrt ${x})`,
  exp: (x) => `(exp ${x})`,
  log: (x) => `(ln ${x})`,
  log1p: (x) => `(ln (1 + ${x}))`,
  expm1: (x) => `(exp ${x} - 1)`,
  log2: (x) => `(ln ${x} / ln 2)`,
  log10: (x) => `(ln ${x} / ln 10)`,
  sin: (x) => `(sin ${x})`,
  cos: (x) => `(cos ${x})`,
  tan: (x) => `(tan ${x})`,
  atan: (x) => `(atan ${x})`,
  abs: (x) => `(Rabs ${x})`,
  sinh: (x) => `((exp ${x} - exp (- ${x})) / 2)`,
  cosh: (x) => `((exp ${x} + exp (- ${x})) / 2)`,
  tanh: (x) => `((exp (2 * ${x}) - 1) / (exp (2 * ${x}) + 1))`,
};

const BINARY: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*', div: '/' };

/** Most terms of a series that are written out. */
const MOST_TERMS = 40;

/**
 * The tree as a term over Coq's reals, in the functions that the interval tactic knows. Names in `naturals` are
 * of type nat, and stand in exponents only.
 *
 * @throws NotInCoq that names the function which it does not know.
 */
export function coqTerm(tree: Expression, naturals: ReadonlySet<string> = NONE): string {
  switch (tree.kind) {
    case 'number':
      return coqNumber(constantFraction(tree)!);
    case 'name':
      return coqName(tree.name);
    case 'call':
      return application(tree.name, tree.args, naturals);
    case 'series':
      return series(tree, naturals);
    default:
      throw new NotInCoq(`a ${tree.kind} is no term of Coq's interval tactic`);
  }
}

const NONE: ReadonlySet<string> = new Set();

function application(name: string, args: readonly Expression[], naturals: ReadonlySet<string>): string {
  if (name === 'pi') return 'PI';
  if (name === 'e') return '(exp 1)';
  if (name === 'pow' && freeNames(args[1]!).some((one) => naturals.has(one)))
    return `(${coqTerm(args[0]!, naturals)} ^ ${coqTerm(args[1]!)})`;
  const [x, y] = args.map((arg) => coqTerm(arg, naturals));
  if (Object.hasOwn(BINARY, name)) return `(${x} ${BINARY[name]} ${y})`;
  if (Object.hasOwn(UNARY, name)) return UNARY[name]!(x!);
  if (name === 'max') return `((${x} + ${y} + Rabs (${x} - ${y})) / 2)`;
  if (name === 'min') return `((${x} + ${y} - Rabs (${x} - ${y})) / 2)`;
  if (name === 'pow') return power(x!, y!, args[1]!);
  throw new NotInCoq(`Coq's interval tactic does not know ${name}`);
}

function power(base: string, exponent: string, tree: Expression): string {
  const whole = integerOf(tree);
  if (whole === undefined || Math.abs(whole) > 64) return `(exp (${exponent} * ln ${base}))`;
  if (whole === 0) return '1';
  return whole > 0 ? `(${base} ^ ${whole})` : `(/ (${base} ^ ${-whole}))`;
}

function series(node: Extract<Expression, { kind: 'series' }>, naturals: ReadonlySet<string>): string {
  const [from, to] = [integerOf(node.from), integerOf(node.to)];
  if (from === undefined || to === undefined || to - from >= MOST_TERMS)
    throw new NotInCoq(
      `a series with varying limits, or of more than ${MOST_TERMS} terms, cannot be written out`,
    );
  const terms = Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => {
    const index: Expression = { kind: 'number', text: String(from + k) };
    return coqTerm(specialise(node.term, { texts: {}, sizes: {}, names: { [node.index]: index } }), naturals);
  });
  const isSum = node.operation === 'sum';
  if (terms.length === 0) return isSum ? '0' : '1';
  return `(${terms.join(isSum ? ' + ' : ' * ')})`;
}
