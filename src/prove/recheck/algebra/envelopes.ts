import { type Expression, freeNames, integerOf, parse, substitute } from '../../../expression/index.js';

type Series = Extract<Expression, { kind: 'series' }>;

const SCOPE = Object.fromEntries(['x', 'a', 'b', 'c', 'r'].map((name) => [name, 'scalar'] as const));
export const fill = (text: string, values: Readonly<Record<string, Expression>>): Expression =>
  substitute(parse(text, SCOPE), values);

/** f(x) = main + scale v for some v strictly between 0 and 1, wherever `where` is positive. */
export interface Envelope {
  readonly main: Expression;
  readonly scale: Expression;
  readonly where: Expression;
}

/**
 * The first terms of expansions whose error has the sign of the first term left out and is smaller. digamma and
 * trigamma: the asymptotic series, DLMF 5.11(ii). log c4(x) = log(Gamma(x/2)/Gamma((x-1)/2)) - log((x-1)/2)/2 =
 * -integral over t > 0 of exp(-t (x-1)/2) tanh(t/4)/(2 t), where t/4 - t^3/192 < tanh(t/4) < t/4; c4 is below 1
 * and above exp(-1/(4 (x-1))) > 1 - 1/(4 (x-1)).
 */
const ENVELOPES: Readonly<Record<string, readonly [main: string, scale: string, where: string]>> = {
  digamma: ['log(x)-1/(2*x)', '-1/(12*x^2)', 'x'],
  trigamma: ['1/x+1/(2*x^2)', '1/(6*x^3)', 'x'],
  c4: ['1', '-1/(4*(x-1))', 'x-1'],
  'log c4': ['-1/(4*(x-1))', '1/(24*(x-1)^3)', 'x-1'],
};

export function envelopeOf(name: string, x: Expression): Envelope | undefined {
  if (!Object.hasOwn(ENVELOPES, name)) return undefined;
  const [main, scale, where] = ENVELOPES[name]!.map((text) => fill(text, { x })) as [
    Expression,
    Expression,
    Expression,
  ];
  return { main, scale, where };
}

/** A sum with at least one term in closed form, wherever the trees in `where` are positive. */
export interface ClosedSum {
  readonly value: Expression;
  readonly where: readonly Expression[];
}

/** Sums of inverse squares and inverses from 1 on, and of the powers of one number. */
export function closedSum({ operation, term, index, from, to }: Series): ClosedSum | undefined {
  const first = integerOf(from);
  if (operation !== 'sum' || first === undefined) return undefined;
  const isIndex = (tree: Expression): boolean => tree.kind === 'name' && tree.name === index;
  if (term.kind !== 'call') return undefined;
  const [a, b] = term.args as [Expression, Expression];
  if (term.name === 'pow' && isIndex(b) && !freeNames(a).includes(index))
    return { value: fill('(r^a-r^(b+1))/(1-r)', { r: a, a: from, b: to }), where: [fill('1-r', { r: a })] };
  if (first !== 1 || term.name !== 'div' || integerOf(a) !== 1) return undefined;
  const isSquare =
    b.kind === 'call' && b.name === 'pow' && isIndex(b.args[0]!) && integerOf(b.args[1]!) === 2;
  if (isSquare) return { value: fill('pi^2/6-trigamma(b+1)', { b: to }), where: [] };
  if (isIndex(b)) return { value: fill('digamma(b+1)-digamma(1)', { b: to }), where: [] };
  return undefined;
}
