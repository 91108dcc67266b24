import { functions } from '../functions/index.js';
import { dependsOn } from '../parts.js';
import type { CallNode, ConditionNode, Expression, ReductionNode, SeriesNode } from '../tree.js';
import { type Block, block, type Emitter, emitter, type Names, unboundName } from './emitter.js';
import { needs } from './needs.js';
import type { Program } from './program.js';

/** What a piece of generated code needs around it. */
export interface Code {
  /** Statements that compute the outputs. */
  readonly lines: readonly string[];
  /** One JavaScript expression for each output; conditions are 1 or 0. */
  readonly outputs: readonly string[];
  /** Names of the language functions that the code calls as `f_name`. */
  readonly calls: readonly string[];
}

/** Most locals of generated code. Only deep chains of conditional definitions, which are copied into branches, need more. */
const MOST_LOCALS = 20_000;

/**
 * Translates a program into flat JavaScript. Inputs are called v0, v1, ... A definition is computed where it is
 * first certainly needed; one that only a branch needs is computed in that branch. Undefined when the code
 * would be too long.
 */
export function emit(program: Program): Code | undefined {
  const e = emitter(program);
  const top = block();
  const outputs = program.outputs.map((output) => {
    const value = visit(e, output, e.outermost, top);
    return isCondition(output) ? `(${value} ? 1 : 0)` : value;
  });
  if (e.locals.length > MOST_LOCALS) return undefined;
  return { lines: [...e.declared, ...top.lines], outputs, calls: [...e.calls] };
}

/** Whether the expression is a condition rather than a number. */
export function isCondition(node: Expression): boolean {
  if (node.kind === 'condition') return isCondition(node.yes);
  return node.kind === 'call' && functions.get(node.name)!.result === 'boolean';
}

/** A new local. */
function local(e: Emitter): string {
  const name = `t${e.locals.length}`;
  e.locals.push(name);
  return name;
}

/** Writes the statements that a node needs into the block, and gives an expression of its value. */
function visit(e: Emitter, node: Expression, names: Names, at: Block): string {
  if (e.locals.length > MOST_LOCALS) return '0';
  switch (node.kind) {
    case 'number':
      return literal(Number(node.text));
    case 'text':
      return JSON.stringify(node.value);
    case 'name':
      return names.values.get(node.name) ?? definition(e, node.name, names, at);
    case 'element':
      return `+${array(node.vector, names)}[${visit(e, node.index, names, at)} - 1]`;
    case 'size':
      return `${array(node.vector, names)}.length`;
    case 'call':
      return application(e, node, names, at);
    case 'condition':
      return conditional(e, node, names, at);
    default:
      return loop(e, node, names, at);
  }
}

function literal(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

function array(name: string, names: Names): string {
  const found = names.arrays.get(name);
  if (found === undefined) throw unboundName(name);
  return found;
}

/** The local that holds a definition, computed on the spot when the block does not have it yet. */
function definition(e: Emitter, name: string, names: Names, at: Block): string {
  const place = e.places.get(name);
  if (place === undefined || place >= names.before) throw unboundName(name);
  for (let around: Block | undefined = at; around !== undefined; around = around.outer) {
    const known = around.known.get(name);
    if (known !== undefined) return known;
  }
  const holder = at.loops === 0 ? eager(e, place, at) : lazy(e, place, at);
  at.known.set(name, holder);
  return holder;
}

/** The body of a definition sees the inputs and the definitions before it. */
function body(e: Emitter, place: number, at: Block): string {
  return visit(e, e.definitions[place]![1], { ...e.outermost, before: place }, at);
}

function eager(e: Emitter, place: number, at: Block): string {
  const value = body(e, place, at);
  const holder = local(e);
  at.lines.push(`const ${holder} = ${value};`);
  return holder;
}

/** Inside a loop a definition is kept over the rounds, in a local with a flag. */
function lazy(e: Emitter, place: number, at: Block): string {
  const holder = `d${place}`;
  e.declared.add(`let ${holder} = 0, h${holder} = false;`);
  const inner = block(at);
  const value = body(e, place, inner);
  at.lines.push(`if (!h${holder}) {`, ...inner.lines, `${holder} = ${value};`, `h${holder} = true;`, '}');
  return holder;
}

/** A part that is only evaluated sometimes: its own statements and its value. */
function branch(e: Emitter, node: Expression, names: Names, at: Block) {
  const inner = block(at);
  return { value: visit(e, node, names, inner), lines: inner.lines };
}

function application(e: Emitter, node: CallNode, names: Names, at: Block): string {
  if (node.name === 'and' || node.name === 'or') return connective(e, node, names, at);
  const power = node.name === 'pow' ? smallPower(e, node, names, at) : undefined;
  if (power !== undefined) return power;
  const { code } = functions.get(node.name)!;
  const args = node.args.map((arg) => visit(e, arg, names, at));
  if (code !== undefined) return `(${code(args)})`;
  e.calls.add(node.name);
  return `f_${node.name}(${args.join(', ')})`;
}

/** x^2, x^3, x^4 as products of a local, which is what `pow` computes. */
function smallPower(e: Emitter, { args }: CallNode, names: Names, at: Block): string | undefined {
  const [base, exponent] = args as [Expression, Expression];
  const value = exponent.kind === 'number' ? Number(exponent.text) : 0;
  if (value !== 2 && value !== 3 && value !== 4) return undefined;
  const x = atom(e, visit(e, base, names, at), at);
  if (value === 2) return `(${x} * ${x})`;
  return value === 3 ? `(${x} * ${x} * ${x})` : `(${x} * ${x} * (${x} * ${x}))`;
}

/** A value that is safe and cheap to write twice. */
function atom(e: Emitter, value: string, at: Block): string {
  if (/^\w+$/.test(value)) return value;
  const holder = local(e);
  at.lines.push(`const ${holder} = ${value};`);
  return holder;
}

function connective(e: Emitter, node: CallNode, names: Names, at: Block): string {
  const [left, right] = node.args as [Expression, Expression];
  const first = visit(e, left, names, at);
  const second = branch(e, right, names, at);
  const isAnd = node.name === 'and';
  if (second.lines.length === 0) return `(${first} ${isAnd ? '&&' : '||'} ${second.value})`;
  const holder = local(e);
  const head = isAnd ? `if (${holder}) {` : `if (!${holder}) {`;
  at.lines.push(`let ${holder} = ${first};`, head, ...second.lines, `${holder} = ${second.value};`, '}');
  return holder;
}

function conditional(e: Emitter, node: ConditionNode, names: Names, at: Block): string {
  for (const name of needs(e, node, names)) definition(e, name, names, at);
  const test = visit(e, node.test, names, at);
  const yes = branch(e, node.yes, names, at);
  const no = branch(e, node.no, names, at);
  if (yes.lines.length + no.lines.length === 0) return `(${test} ? ${yes.value} : ${no.value})`;
  const holder = local(e);
  at.lines.push(`let ${holder};`, `if (${test}) {`, ...yes.lines, `${holder} = ${yes.value};`);
  at.lines.push('} else {', ...no.lines, `${holder} = ${no.value};`, '}');
  return holder;
}

/** A loop that does not change with the loop around it is moved before that one. */
function loop(e: Emitter, node: SeriesNode | ReductionNode, names: Names, at: Block): string {
  const stays = at.before !== undefined && !dependsOn(node, at.changing ?? []);
  const place = stays ? at.before! : at;
  return node.kind === 'series' ? series(e, node, names, place) : reduction(e, node, names, place);
}

function series(e: Emitter, node: SeriesNode, names: Names, at: Block): string {
  const [total, from, to, count, index] = [local(e), local(e), local(e), local(e), local(e)];
  at.lines.push(
    `let ${total} = ${node.operation === 'sum' ? 0 : 1};`,
    `const ${from} = f_ceil(${visit(e, node.from, names, at)}) + 0;`,
    `const ${to} = f_floor(${visit(e, node.to, names, at)});`,
    `const ${count} = f_terms(${from}, ${to});`,
  );
  for (const name of ['ceil', 'floor', 'terms']) e.calls.add(name);
  const inner = { ...names, values: new Map(names.values).set(node.index, index) };
  const round = rounds(e, node.term, inner, [node.index], [], at);
  const step = `${total} ${node.operation === 'sum' ? '+' : '*'}= ${round.value};`;
  at.lines.push(`if (${count} > 0) {`, ...round.before);
  at.lines.push(`for (let ${index} = ${from}; ${index} <= ${to}; ${index}++) {`, ...round.lines, step, '}');
  at.lines.push(`} else if (${count} !== 0) ${total} = NaN;`);
  return total;
}

function reduction(e: Emitter, node: ReductionNode, names: Names, at: Block): string {
  const [total, index, size] = [local(e), local(e), local(e)];
  const entries = node.vectors.map((name) => [name, local(e)] as const);
  const reads = entries.map(([name, entry]) => `const ${entry} = +${array(name, names)}[${index}];`);
  const inner = { ...names, values: new Map([...names.values, ...entries]) };
  const round = rounds(e, node.body, inner, node.vectors, reads, at);
  const [start, step] = reducer(node.operation, total, round.value);
  if (node.operation === 'min' || node.operation === 'max') e.calls.add(node.operation);
  at.lines.push(`let ${total} = ${start};`, `const ${size} = ${array(node.vectors[0]!, names)}.length;`);
  at.lines.push(`if (${size} > 0) {`, ...round.before);
  at.lines.push(`for (let ${index} = 0; ${index} < ${size}; ${index}++) {`, ...round.lines, step, '}', '}');
  return total;
}

function reducer(
  operation: ReductionNode['operation'],
  total: string,
  value: string,
): readonly [string, string] {
  if (operation === 'sum') return ['0', `${total} += ${value};`];
  if (operation === 'prod') return ['1', `${total} *= ${value};`];
  const start = operation === 'min' ? 'Infinity' : '-Infinity';
  return [start, `${total} = f_${operation}(${total}, ${value});`];
}

/** The body of a loop, and before it the definitions that it certainly needs. */
function rounds(
  e: Emitter,
  node: Expression,
  names: Names,
  changing: readonly string[],
  reads: readonly string[],
  at: Block,
) {
  const before = block(at);
  for (const name of needs(e, node, names)) definition(e, name, names, before);
  const inner: Block = { ...block(before), lines: [...reads], loops: at.loops + 1, before, changing };
  const value = visit(e, node, names, inner);
  return { before: before.lines, lines: inner.lines, value };
}
