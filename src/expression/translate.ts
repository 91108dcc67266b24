import { DEPTH } from './arrange.js';
import { ExpressionError } from './expressionError.js';
import { functions } from './functions/index.js';
import type { MathNode } from './mathjs.js';
import { nearest } from './nearest.js';
import type { Token } from './tokens.js';
import type { Expression, NameKind, ReductionNode, Scope, SeriesNode } from './tree.js';

/** A translated part with what the checks of kinds need to know of it. */
export interface Part {
  readonly tree: Expression;
  readonly kind: 'scalar' | 'boolean' | 'text';
  /** Vector parameters that the part reads entry by entry. */
  readonly vectors: readonly string[];
  /** Of a choice parameter: its texts. */
  readonly texts?: readonly string[];
  /** Offset of the part in the source. */
  readonly at: number;
}

/** What is being translated: the words whose numbers stand for the leaves, and the names in force. */
interface Source {
  readonly text: string;
  readonly label: string | undefined;
  readonly words: readonly Token[];
  readonly scope: Scope;
  readonly indices: readonly string[];
  readonly depth: number;
}

const OPERATORS: Readonly<Record<string, string>> = {
  add: 'add',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  pow: 'pow',
  unaryMinus: 'neg',
  smaller: 'lt',
  smallerEq: 'le',
  larger: 'gt',
  largerEq: 'ge',
  equal: 'eq',
  unequal: 'ne',
  and: 'and',
  or: 'or',
  not: 'not',
};
const SYMBOLS: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  pow: '^',
  neg: '-',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  eq: '==',
  ne: '!=',
};
const CONSTANTS: readonly string[] = ['pi', 'e'];
const REDUCTIONS: readonly string[] = ['sum', 'prod', 'min', 'max'];
/** What is called with parentheses but is not an entry of the table of functions. */
const FORMS: readonly string[] = ['sum', 'prod', 'size'];

function refuse(source: Source, sentence: string, at: number): never {
  throw new ExpressionError(sentence, source.text, at, source.label);
}

/** Translates the parser's tree, node by whitelisted node, into ours; kinds are checked on the way. */
export function translate(node: MathNode, source: Omit<Source, 'indices' | 'depth'>): Part {
  const part = visit(node, { ...source, indices: [], depth: 0 });
  if (part.vectors.length > 0) refuse({ ...source, indices: [], depth: 0 }, unreduced(part), part.at);
  return part;
}

function unreduced(part: Part): string {
  const name = part.vectors[0]!;
  return `${name} is a vector; take an entry, ${name}[1], or reduce it with sum, prod, min or max.`;
}

function visit(node: MathNode, source: Source): Part {
  const inner = { ...source, depth: source.depth + 1 };
  if (inner.depth > DEPTH)
    refuse(source, `The expression is nested more than ${DEPTH} deep.`, position(node, source));
  switch (node.type) {
    case 'SymbolNode':
      return leaf(word(node, source), source);
    case 'ParenthesisNode':
      return visit(node.content!, inner);
    case 'OperatorNode':
      return operator(node, inner);
    case 'ConditionalNode':
      return conditional(node, inner);
    case 'FunctionNode':
      return application(node, inner);
    case 'AccessorNode':
      return element(node, inner);
    case 'RelationalNode':
      return refuse(
        source,
        'Comparisons cannot be chained; write a <= b and b <= c.',
        position(node, source),
      );
    default:
      return refuse(source, 'This construction is not part of the language.', position(node, source));
  }
}

/** The word that a leaf stands for: leaves are called t0, t1, ... after the numbers of their words. */
function word(node: MathNode, source: Source): Token {
  return source.words[Number(node.name!.slice(1))]!;
}

/** Offset of the leftmost leaf of a node. */
function position(node: MathNode, source: Source): number {
  let left = node;
  while (left.type !== 'SymbolNode') {
    const head = typeof left.fn === 'object' ? left.fn : (left.content ?? left.condition ?? left.object);
    left = (head ?? left.params?.[0] ?? left.args![0])!;
  }
  return word(left, source).at;
}

function leaf(token: Token, source: Source): Part {
  const { at, text } = token;
  if (token.kind === 'number') return scalar({ kind: 'number', text }, at);
  if (token.kind === 'text') return { tree: { kind: 'text', value: text }, kind: 'text', vectors: [], at };
  const kind = lookup(text, source);
  if (kind === undefined) {
    if (CONSTANTS.includes(text)) return scalar({ kind: 'call', name: text, args: [] }, at);
    refuse(source, unknown(text, source), at);
  }
  const tree: Expression = { kind: 'name', name: text };
  if (kind === 'scalar') return scalar(tree, at);
  if (kind === 'vector') return { tree, kind: 'scalar', vectors: [text], at };
  return { tree, kind: 'text', vectors: [], texts: kind.texts, at };
}

function scalar(tree: Expression, at: number): Part {
  return { tree, kind: 'scalar', vectors: [], at };
}

function lookup(name: string, source: Source): NameKind | undefined {
  if (source.indices.includes(name)) return 'scalar';
  return Object.hasOwn(source.scope, name) ? source.scope[name] : undefined;
}

function unknown(name: string, source: Source): string {
  if (isFunction(name)) return `${name} is a function: write ${name}(...).`;
  const names = [...source.indices, ...Object.keys(source.scope)];
  const meant = nearest(name, [...names, ...CONSTANTS]);
  if (meant !== undefined) return `${name} is not declared; did you mean ${meant}?`;
  return `${name} is not declared; ${names.length === 0 ? 'no names are' : `declared are ${list(names)}`}.`;
}

function isFunction(name: string): boolean {
  return (functions.has(name) && !Object.hasOwn(SYMBOLS, name)) || FORMS.includes(name);
}

function list(names: readonly string[]): string {
  return names.length <= 12 ? names.join(', ') : `${names.slice(0, 12).join(', ')} and others`;
}

function union(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap((part) => part.vectors))];
}

function operator(node: MathNode, source: Source): Part {
  const args = node.args!.map((arg) => visit(arg, source));
  if (node.fn === 'unaryPlus') return demand(args[0]!, 'scalar', '+', source);
  const name = Object.hasOwn(OPERATORS, node.fn as string) ? OPERATORS[node.fn as string]! : undefined;
  if (name === undefined) return refuse(source, 'This operator is not part of the language.', args[0]!.at);
  return apply(name, args, args[0]!.at, source);
}

/** A function of the table applied to parts whose number and kinds are checked here. */
function apply(name: string, args: readonly Part[], at: number, source: Source): Part {
  const { argument, result, arity } = functions.get(name)!;
  const shown = SYMBOLS[name] ?? name;
  if (args.length < arity[0] || args.length > arity[1]) refuse(source, count(name, arity, args.length), at);
  if (argument === 'any' && args.some((arg) => arg.kind === 'text')) checkTexts(args, shown, source);
  else for (const arg of args) demand(arg, argument === 'any' ? 'scalar' : argument, shown, source);
  const tree: Expression = { kind: 'call', name, args: args.map((arg) => arg.tree) };
  return { tree, kind: result, vectors: union(args), at };
}

function count(name: string, [least, most]: readonly [number, number], given: number): string {
  const wanted = most === least ? `${least}` : most > 100 ? `at least ${least}` : `${least} to ${most}`;
  return `${name} takes ${wanted} argument${wanted === '1' ? '' : 's'}, not ${given}.`;
}

const NOUNS = { scalar: 'a number', boolean: 'a condition such as n > 1', text: 'a text' } as const;

function demand(part: Part, kind: 'scalar' | 'boolean', where: string, source: Source): Part {
  if (part.kind === kind) return part;
  const hint = where === 'not' ? '; put what it negates in parentheses' : '';
  return refuse(source, `${where} needs ${NOUNS[kind]} here, not ${NOUNS[part.kind]}${hint}.`, part.at);
}

/** A choice may only be held against one of its own texts. */
function checkTexts(args: readonly Part[], shown: string, source: Source): void {
  const choice = args.find((arg) => arg.texts !== undefined);
  const literal = args.find((arg) => arg.tree.kind === 'text');
  if (choice === undefined || literal === undefined) {
    refuse(
      source,
      `${shown} compares a choice with one of its texts${choice ? `: ${quote(choice)}` : ''}.`,
      args[0]!.at,
    );
  }
  const value = literal.tree.kind === 'text' ? literal.tree.value : '';
  if (choice.texts!.includes(value)) return;
  const name = choice.tree.kind === 'name' ? choice.tree.name : '';
  refuse(source, `${name} is never "${value}"; it is one of ${quote(choice)}.`, literal.at);
}

function quote(choice: Part): string {
  return choice.texts!.map((text) => `"${text}"`).join(', ');
}

function conditional(node: MathNode, source: Source): Part {
  const test = demand(visit(node.condition!, source), 'boolean', '?', source);
  const yes = visit(node.trueExpr!, source);
  const no = visit(node.falseExpr!, source);
  if (yes.kind === 'text') refuse(source, 'A branch of ? : is a number or a condition, not a text.', yes.at);
  if (yes.kind !== no.kind)
    refuse(source, 'Both branches of ? : must be numbers, or both conditions.', no.at);
  const tree: Expression = { kind: 'condition', test: test.tree, yes: yes.tree, no: no.tree };
  return { tree, kind: yes.kind, vectors: union([test, yes, no]), at: test.at };
}

function element(node: MathNode, source: Source): Part {
  const vector = word(node.object!, source);
  checkVector(vector, source);
  const dimensions = node.index!.dimensions!;
  if (dimensions.length !== 1) refuse(source, `${vector.text} has one index.`, vector.at);
  const index = demand(visit(dimensions[0]!, source), 'scalar', '[ ]', source);
  const tree: Expression = { kind: 'element', vector: vector.text, index: index.tree };
  return { tree, kind: 'scalar', vectors: index.vectors, at: vector.at };
}

function checkVector(token: Token, source: Source): void {
  const kind = token.kind === 'name' ? lookup(token.text, source) : undefined;
  if (kind === 'vector') return;
  if (kind === undefined && token.kind === 'name') refuse(source, unknown(token.text, source), token.at);
  refuse(source, `${token.text} is not a vector.`, token.at);
}

function application(node: MathNode, source: Source): Part {
  if (typeof node.fn === 'string' || node.fn?.type !== 'SymbolNode') {
    return refuse(source, 'Only functions of the language are called, by name.', position(node, source));
  }
  const { text: name, at } = word(node.fn, source);
  const args = node.args!;
  if (name === 'size') return size(args, at, source);
  if (REDUCTIONS.includes(name) && args.length === 1) return reduction(name, args[0]!, at, source);
  if (name === 'sum' || name === 'prod') return series(name, args, at, source);
  if (!isFunction(name)) refuse(source, notCallable(name, source), at);
  return apply(name, args.map((arg) => visit(arg, source)), at, source); // biome-ignore format: one line
}

function notCallable(name: string, source: Source): string {
  if (lookup(name, source) !== undefined)
    return `${name} is not a function; write ${name} * (...) to multiply.`;
  const known = [...functions.keys()].filter(isFunction);
  const meant = nearest(name, [...known, ...FORMS]);
  return `${name} is not a function of the language${meant === undefined ? '' : `; did you mean ${meant}`}${meant === undefined ? '.' : '?'}`;
}

function size(args: readonly MathNode[], at: number, source: Source): Part {
  if (args.length !== 1 || args[0]!.type !== 'SymbolNode')
    refuse(source, 'size takes the name of a vector.', at);
  const vector = word(args[0]!, source);
  checkVector(vector, source);
  return scalar({ kind: 'size', vector: vector.text }, at);
}

function reduction(name: string, arg: MathNode, at: number, source: Source): Part {
  const body = demand(visit(arg, source), 'scalar', name, source);
  if (body.vectors.length === 0) refuse(source, oneScalar(name), at);
  const operation = name as ReductionNode['operation'];
  return scalar({ kind: 'reduction', operation, body: body.tree, vectors: body.vectors }, at);
}

function oneScalar(name: string): string {
  const other = name === 'min' || name === 'max' ? `${name}(a, b)` : `${name}(term, k, from, to)`;
  return `${name} of one argument reduces a vector, and this is a number; write ${other} or name a vector.`;
}

function series(name: 'sum' | 'prod', args: readonly MathNode[], at: number, source: Source): Part {
  if (args.length !== 4)
    refuse(source, `${name} is ${name}(term, k, from, to), or ${name}(v) of a vector.`, at);
  const [term, variable, from, to] = args as [MathNode, MathNode, MathNode, MathNode];
  const index = variable.type === 'SymbolNode' ? word(variable, source) : undefined;
  if (index?.kind !== 'name')
    refuse(source, `The second argument of ${name} names the index.`, position(variable, source));
  const limits = [from, to].map((limit) => demand(visit(limit, source), 'scalar', name, source));
  const shadowed = { ...source, indices: [...source.indices, index!.text] };
  const summand = demand(visit(term, shadowed), 'scalar', name, shadowed);
  const operation = name as SeriesNode['operation'];
  const tree: Expression = {
    kind: 'series',
    operation,
    term: summand.tree,
    index: index!.text,
    from: limits[0]!.tree,
    to: limits[1]!.tree,
  };
  return { tree, kind: 'scalar', vectors: union([...limits, summand]), at };
}
