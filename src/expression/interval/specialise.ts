import { Fraction } from 'fraction.js';
import { call, named, whole } from '../build.js';
import { freeNames } from '../freeNames.js';
import { functions, numeralFraction } from '../functions/index.js';
import { print } from '../print.js';
import type { CallNode, Expression, ReductionNode, SeriesNode } from '../tree.js';

/** What is fixed in one case of a claim: the texts of choices, the sizes of vectors, and names to replace. */
export interface Case {
  readonly texts: Readonly<Record<string, string>>;
  readonly sizes: Readonly<Record<string, number>>;
  readonly names: Readonly<Record<string, Expression>>;
}

export const TRUE: Expression = call('le', whole(0), whole(0));
export const FALSE: Expression = call('lt', whole(0), whole(0));

/** Most terms of a series that is written out. */
const MOST_TERMS = 400;

/** The name that stands for the entry of a vector. */
export const entryName = (vector: string, index: number): string => `${vector}[${index}]`;

/**
 * The tree of one case: comparisons with texts are decided, entries of vectors are names of their own
 * (`p[2]`), reductions and series over entries are written out, whole numbers are folded, and conditions
 * that are decided are replaced by their branch. What is undefined stays undefined.
 *
 * @throws Error with a sentence when a vector is read at an index that is not known.
 */
export function specialise(tree: Expression, given: Case): Expression {
  const known = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    const found = known.get(node) ?? visitNode(node, given, visit);
    known.set(node, found);
    return found;
  };
  return visit(tree);
}

function visitNode(node: Expression, given: Case, visit: (node: Expression) => Expression): Expression {
  switch (node.kind) {
    case 'number':
    case 'text':
      return node;
    case 'name':
      return nameOrText(node, given);
    case 'size':
      return whole(given.sizes[node.vector] ?? unknownVector(node.vector));
    case 'element':
      return entry(node.vector, visit(node.index), given);
    case 'condition': {
      const test = visit(node.test);
      const truth = truthOf(test);
      if (truth !== undefined) return visit(truth ? node.yes : node.no);
      return { ...node, test, yes: visit(node.yes), no: visit(node.no) };
    }
    case 'call':
      return folded({ ...node, args: node.args.map(visit) });
    case 'series':
      return series(node, given, visit);
    case 'reduction':
      return reduction(node, given);
  }
}

function nameOrText(node: Extract<Expression, { kind: 'name' }>, given: Case): Expression {
  if (Object.hasOwn(given.names, node.name)) return given.names[node.name]!;
  const text = given.texts[node.name];
  return text === undefined ? node : { kind: 'text', value: text };
}

function unknownVector(name: string): never {
  throw new Error(`the size of the vector ${name} is not known here`);
}

function entry(vector: string, index: Expression, given: Case): Expression {
  const at = integerOf(index);
  const size = given.sizes[vector] ?? unknownVector(vector);
  if (at === undefined) throw new Error(`the entry ${print({ kind: 'element', vector, index })} varies`);
  if (at < 1 || at > size) return call('div', whole(0), whole(0));
  const name = entryName(vector, at);
  return given.names[name] ?? named(name);
}

/** The whole number that a tree writes down, if it does. */
export function integerOf(node: Expression): number | undefined {
  const value = constantFraction(node);
  return value !== undefined && value.d === 1n ? value.valueOf() : undefined;
}

/** The rational number that a numeral, with or without sign, writes down. */
export function constantFraction(node: Expression): Fraction | undefined {
  if (node.kind === 'number') return numeralFraction(node.text);
  if (node.kind !== 'call' || node.name !== 'neg') return undefined;
  const inner = constantFraction(node.args[0]!);
  return inner?.mul(new Fraction(-1));
}

/** Whether a condition is decided. */
export function truthOf(node: Expression): boolean | undefined {
  return node === TRUE ? true : node === FALSE ? false : undefined;
}

const truth = (value: boolean): Expression => (value ? TRUE : FALSE);

function folded(node: CallNode): Expression {
  const [a, b] = node.args;
  if (node.name === 'not') return negated(node);
  if (node.name === 'and' || node.name === 'or') return connective(node);
  if (a?.kind === 'text' && b?.kind === 'text') return truth((a.value === b.value) === (node.name === 'eq'));
  const { compares, rational } = functions.get(node.name)!;
  const constants = node.args.map(constantFraction);
  if (constants.length === 0 || constants.some((value) => value === undefined)) return node;
  if (compares !== undefined) return truth(compares(Math.sign(constants[0]!.compare(constants[1]!))));
  const value = rational?.(...(constants as Fraction[]));
  return value === undefined || value.d !== 1n || value.n > 10n ** 15n ? node : whole(value.valueOf());
}

function negated(node: CallNode): Expression {
  const value = truthOf(node.args[0]!);
  return value === undefined ? node : truth(!value);
}

function connective(node: CallNode): Expression {
  const deciding = node.name === 'or';
  const rest = node.args.filter((arg) => truthOf(arg) !== !deciding);
  if (rest.some((arg) => truthOf(arg) === deciding)) return truth(deciding);
  if (rest.length === 0) return truth(!deciding);
  return rest.length === 1 ? rest[0]! : { ...node, args: rest };
}

function series(node: SeriesNode, given: Case, visit: (node: Expression) => Expression): Expression {
  const [from, to] = [visit(node.from), visit(node.to)];
  const [first, last] = [limit('ceil', from), limit('floor', to)];
  const isShort = first !== undefined && last !== undefined && last - first < MOST_TERMS;
  const few = isShort && last - first < 4;
  if (few || (isShort && readsEntries(node.term))) return writtenOut(node, given, first!, last!);
  const { [node.index]: _, ...names } = given.names;
  return { ...node, from, to, term: specialise(node.term, { ...given, names }) };
}

function limit(rounding: 'ceil' | 'floor', node: Expression): number | undefined {
  return integerOf(folded(call(rounding, node)));
}

function writtenOut(node: SeriesNode, given: Case, first: number, last: number): Expression {
  const terms: Expression[] = [];
  for (let k = first; k <= last; k++)
    terms.push(specialise(node.term, { ...given, names: { ...given.names, [node.index]: whole(k) } }));
  return joined(node.operation, terms);
}

function reduction(node: ReductionNode, given: Case): Expression {
  const size = given.sizes[node.vectors[0]!] ?? unknownVector(node.vectors[0]!);
  const bodies = Array.from({ length: size }, (_, k) => {
    const entries = node.vectors.map((name) => [name, entry(name, whole(k + 1), given)] as const);
    return specialise(node.body, { ...given, names: { ...given.names, ...Object.fromEntries(entries) } });
  });
  return joined(node.operation, bodies);
}

const JOINS: Readonly<Record<ReductionNode['operation'], string>> = {
  sum: 'add',
  prod: 'mul',
  min: 'min',
  max: 'max',
};

function joined(operation: ReductionNode['operation'], terms: readonly Expression[]): Expression {
  if (terms.length === 0) return whole(operation === 'prod' ? 1 : 0);
  return terms.reduce((left, right) => folded(call(JOINS[operation], left, right)));
}

function readsEntries(node: Expression): boolean {
  switch (node.kind) {
    case 'element':
      return true;
    case 'call':
      return node.args.some(readsEntries);
    case 'condition':
      return [node.test, node.yes, node.no].some(readsEntries);
    case 'series':
      return [node.from, node.to, node.term].some(readsEntries);
    case 'reduction':
      return freeNames(node.body).length > 0;
    default:
      return false;
  }
}
