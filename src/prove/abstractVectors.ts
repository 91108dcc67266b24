import type { Fraction } from 'fraction.js';
import { type Expression, freeNames, print } from '../expression/index.js';
import { type Parameter, real } from '../regime/index.js';
import { type InlinedParts, mapLemma } from './cases.js';
import { normaliser } from './normalForm.js';

/** Parts in which vectors are replaced by numbers, and what each number stands for. */
export interface Abstracted {
  readonly parts: InlinedParts;
  readonly remarks: readonly string[];
}

type Reduction = Extract<Expression, { kind: 'reduction' }>;

/**
 * Laws over which a relation only takes sums of squares, so that a number in their range stands for every law
 * of every size: for p in a simplex of m entries sum(p^2) is in [1/m, 1], below 1 when max(p) < 1, and
 * sum(c + a p + b p^2) = c m + a + b sum(p^2). What is proved for the numbers holds for the laws. Undefined
 * when no vector can be replaced.
 */
export function abstractVectors(parts: InlinedParts): Abstracted | undefined {
  let found = parts;
  const remarks: string[] = [];
  for (const [name, parameter] of Object.entries(parts.parameters)) {
    if (parameter.type !== 'simplex') continue;
    const next = withoutLaw(found, name, parameter.size[1]);
    if (next === undefined) continue;
    found = next;
    remarks.push(`sum(${name}^2) is a number in [1/${parameter.size[1]}, 1]`);
  }
  return remarks.length === 0 ? undefined : { parts: found, remarks };
}

function withoutLaw(parts: InlinedParts, name: string, most: number): InlinedParts | undefined {
  const squares = `squares_${name}`;
  if (Object.hasOwn(parts.parameters, squares)) return undefined;
  const put = (tree: Expression): Expression | undefined => {
    const result = replaced(tree, name, squares);
    return result !== undefined && !freeNames(result).includes(name) ? result : undefined;
  };
  const [left, right] = [put(parts.left), put(parts.right)];
  if (left === undefined || right === undefined) return undefined;
  const usesIt = [left, right].some((tree) => freeNames(tree).includes(squares));
  if (!usesIt) return undefined;
  const isSpread = parts.assumptions.some((tree) => print(tree) === `max(${name}) < 1`);
  const kept = parts.assumptions.filter((tree) => !freeNames(tree).includes(name));
  const square: Expression = { kind: 'name', name: squares };
  const below: Expression = { kind: 'call', name: 'lt', args: [square, { kind: 'number', text: '1' }] };
  const { [name]: _, ...others } = parts.parameters;
  const parameters: Record<string, Parameter> = { ...others, [squares]: real(1 / (most + 1), 1) };
  const argument = parts.argument.flatMap((lemma) => {
    const isWithin = [lemma.left, lemma.right, ...Object.values(lemma.general?.at ?? {})].every(
      (tree) => put(tree) !== undefined,
    );
    return isWithin ? [mapLemma(lemma, (tree) => put(tree)!)] : [];
  });
  return { parameters, left, right, argument, assumptions: isSpread ? [...kept, below] : kept };
}

/** The tree with sums of polynomials of degree 2 in the law replaced; undefined when another kind is left. */
function replaced(tree: Expression, name: string, squares: string): Expression | undefined {
  let isSuited = true;
  const visit = (node: Expression): Expression => {
    if (node.kind === 'reduction' && node.vectors.includes(name)) {
      const sum = sumOf(node, name, squares);
      isSuited &&= sum !== undefined;
      return sum ?? node;
    }
    switch (node.kind) {
      case 'call':
        return { ...node, args: node.args.map(visit) };
      case 'condition':
        return { ...node, test: visit(node.test), yes: visit(node.yes), no: visit(node.no) };
      case 'series':
        return { ...node, term: visit(node.term), from: visit(node.from), to: visit(node.to) };
      default:
        return node;
    }
  };
  const result = visit(tree);
  return isSuited ? result : undefined;
}

function sumOf(
  { operation, vectors, body }: Reduction,
  name: string,
  squares: string,
): Expression | undefined {
  if (operation !== 'sum' || vectors.length !== 1) return undefined;
  const p = normaliser({ expand: true, isNonnegative: () => false }).of(body);
  const terms: Expression[] = [];
  for (const { coefficient, factors } of p.values()) {
    const [factor] = factors;
    const isPower = factors.length === 1 && factor!.base.kind === 'name' && factor!.base.name === name;
    if (!isPower || factor!.power.d !== 1n || factor!.power.s < 0n || factor!.power.n > 2n) return undefined;
    const value: Expression =
      factor!.power.n === 1n ? { kind: 'number', text: '1' } : { kind: 'name', name: squares };
    terms.push({ kind: 'call', name: 'mul', args: [numberTree(coefficient), value] });
  }
  if (terms.length === 0) return { kind: 'number', text: '0' };
  return terms.reduce((a, b) => ({ kind: 'call', name: 'add', args: [a, b] }));
}

function numberTree({ s, n, d }: Fraction): Expression {
  const numeral = (value: bigint): Expression => ({ kind: 'number', text: String(value) });
  const size: Expression = { kind: 'call', name: 'div', args: [numeral(n), numeral(d)] };
  return s < 0n ? { kind: 'call', name: 'neg', args: [size] } : size;
}
