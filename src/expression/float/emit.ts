import { functions } from '../functions/index.js';
import type { CallNode, ConditionNode, Definitions, Expression, ReductionNode, SeriesNode } from '../tree.js';
import type { Program } from './program.js';

/** Straight-line code under one condition or in one loop, with the definitions computed in it so far. */
interface Block {
  readonly lines: string[];
  readonly known: Map<string, string>;
  readonly outer?: Block;
  /** Number of loops around. */
  readonly loops: number;
  /** Of the body of a loop: the block that runs once before it, and the names that change with it. */
  readonly before?: Block;
  readonly changing?: readonly string[];
}

/** What the names of an expression are in the code: vectors keep their array where an entry stands for them. */
interface Names {
  readonly values: ReadonlyMap<string, string>;
  readonly arrays: ReadonlyMap<string, string>;
}

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
export function emit({ inputs, definitions, outputs }: Program): Code | undefined {
  const own = definitions.filter(([name]) => !inputs.includes(name));
  const emitter = createEmitter(inputs, own);
  const top: Block = { lines: [], known: new Map(), loops: 0 };
  const results = outputs.map((output) => emitter.output(output, top));
  if (emitter.tooLong()) return undefined;
  return { lines: [...emitter.declared, ...top.lines], outputs: results, calls: [...emitter.calls] };
}

export function unboundName(name: string): Error {
  return new Error(`The name ${name} is neither an input nor a definition of this reading.`);
}

function createEmitter(inputs: readonly string[], definitions: Definitions) {
  const locals = new Map(inputs.map((name, place) => [name, `v${place}`]));
  const outermost: Names = { values: locals, arrays: locals };
  const values = new Map(definitions);
  const places = new Map(definitions.map(([name], place) => [name, place]));
  const certain = new Map<Expression, ReadonlySet<string>>();
  const declared: string[] = [];
  const calls = new Set<string>();
  let fresh = 0;
  const local = () => `t${fresh++}`;
  /** Definitions in whose code we are: earlier ones only, so that a definition cannot use itself. */
  let limit = definitions.length;

  function isDefinition(name: string, names: Names): boolean {
    return !names.values.has(name) && values.has(name) && places.get(name)! < limit;
  }

  function within<T>(name: string, action: () => T): T {
    const saved = limit;
    limit = places.get(name)!;
    const result = action();
    limit = saved;
    return result;
  }

  /** The local that holds a definition, computed on the spot when the block does not have it yet. */
  function definition(name: string, block: Block): string {
    for (let at: Block | undefined = block; at !== undefined; at = at.outer) {
      const known = at.known.get(name);
      if (known !== undefined) return known;
    }
    const holder = block.loops === 0 ? eager(name, block) : lazy(name, block);
    block.known.set(name, holder);
    return holder;
  }

  function eager(name: string, block: Block): string {
    const value = within(name, () => visit(values.get(name)!, outermost, block));
    const holder = local();
    block.lines.push(`const ${holder} = ${value};`);
    return holder;
  }

  /** Inside a loop a definition is kept over the rounds, in a local with a flag. */
  function lazy(name: string, block: Block): string {
    const holder = `d${places.get(name)}`;
    const line = `let ${holder} = 0, h${holder} = false;`;
    if (!declared.includes(line)) declared.push(line);
    const inner: Block = { lines: [], known: new Map(), outer: block, loops: block.loops };
    const value = within(name, () => visit(values.get(name)!, outermost, inner));
    block.lines.push(
      `if (!h${holder}) {`,
      ...inner.lines,
      `${holder} = ${value};`,
      `h${holder} = true;`,
      '}',
    );
    return holder;
  }

  /** The definitions that evaluating the expression certainly needs. */
  function needs(node: Expression, names: Names): ReadonlySet<string> {
    const found = certain.get(node) ?? collect(node, names);
    certain.set(node, found);
    return found;
  }

  function collect(node: Expression, names: Names): ReadonlySet<string> {
    switch (node.kind) {
      case 'name':
        return new Set(isDefinition(node.name, names) ? [node.name] : []);
      case 'element':
        return needs(node.index, names);
      case 'call': {
        const sure = node.name === 'and' || node.name === 'or' ? node.args.slice(0, 1) : node.args;
        return new Set(sure.flatMap((arg) => [...needs(arg, names)]));
      }
      case 'condition': {
        const no = needs(node.no, names);
        const both = [...needs(node.yes, names)].filter((name) => no.has(name));
        return new Set([...needs(node.test, names), ...both]);
      }
      case 'series':
        return new Set([...needs(node.from, names), ...needs(node.to, names)]);
      default:
        return new Set();
    }
  }

  function visit(node: Expression, names: Names, block: Block): string {
    if (fresh > MOST_LOCALS) return '0';
    switch (node.kind) {
      case 'number':
        return literal(Number(node.text));
      case 'text':
        return JSON.stringify(node.value);
      case 'name': {
        const value = names.values.get(node.name);
        if (value !== undefined) return value;
        if (isDefinition(node.name, names)) return definition(node.name, block);
        throw unboundName(node.name);
      }
      case 'element':
        return `+${array(node.vector, names)}[${visit(node.index, names, block)} - 1]`;
      case 'size':
        return `${array(node.vector, names)}.length`;
      case 'call':
        return application(node, names, block);
      case 'condition':
        return conditional(node, names, block);
      default:
        return loop(node, names, block);
    }
  }

  function array(name: string, names: Names): string {
    const found = names.arrays.get(name);
    if (found === undefined) throw unboundName(name);
    return found;
  }

  function branch(
    node: Expression,
    names: Names,
    block: Block,
  ): { readonly lines: string[]; readonly value: string } {
    const inner: Block = { lines: [], known: new Map(), outer: block, loops: block.loops };
    return { value: visit(node, names, inner), lines: inner.lines };
  }

  function application(node: CallNode, names: Names, block: Block): string {
    if (node.name === 'and' || node.name === 'or') return connective(node, names, block);
    if (node.name === 'pow') {
      const power = smallPower(node, names, block);
      if (power !== undefined) return power;
    }
    const { code } = functions.get(node.name)!;
    const args = node.args.map((arg) => visit(arg, names, block));
    if (code !== undefined) return `(${code(args)})`;
    calls.add(node.name);
    return `f_${node.name}(${args.join(', ')})`;
  }

  /** x^2, x^3, x^4 as products of a local, which is what `pow` computes. */
  function smallPower(node: CallNode, names: Names, block: Block): string | undefined {
    const [base, exponent] = node.args as [Expression, Expression];
    const value = exponent.kind === 'number' ? Number(exponent.text) : 0;
    if (value !== 2 && value !== 3 && value !== 4) return undefined;
    const x = atom(visit(base, names, block), block);
    if (value === 2) return `(${x} * ${x})`;
    if (value === 3) return `(${x} * ${x} * ${x})`;
    return `(${x} * ${x} * (${x} * ${x}))`;
  }

  function atom(value: string, block: Block): string {
    if (/^\w+$/.test(value)) return value;
    const holder = local();
    block.lines.push(`const ${holder} = ${value};`);
    return holder;
  }

  function connective(node: CallNode, names: Names, block: Block): string {
    const [left, right] = node.args as [Expression, Expression];
    const first = visit(left, names, block);
    const second = branch(right, names, block);
    const sign = node.name === 'and' ? '&&' : '||';
    if (second.lines.length === 0) return `(${first} ${sign} ${second.value})`;
    const holder = local();
    const open = node.name === 'and' ? `if (${holder}) {` : `if (!${holder}) {`;
    block.lines.push(`let ${holder} = ${first};`, open, ...second.lines, `${holder} = ${second.value};`, '}');
    return holder;
  }

  function conditional(node: ConditionNode, names: Names, block: Block): string {
    for (const name of needs(node, names)) definition(name, block);
    const test = visit(node.test, names, block);
    const yes = branch(node.yes, names, block);
    const no = branch(node.no, names, block);
    if (yes.lines.length + no.lines.length === 0) return `(${test} ? ${yes.value} : ${no.value})`;
    const holder = local();
    block.lines.push(`let ${holder};`, `if (${test}) {`, ...yes.lines, `${holder} = ${yes.value};`);
    block.lines.push('} else {', ...no.lines, `${holder} = ${no.value};`, '}');
    return holder;
  }

  /** A loop that does not change with the loop around it is moved before that one. */
  function loop(node: SeriesNode | ReductionNode, names: Names, block: Block): string {
    const { before, changing } = block;
    const stays = before !== undefined && !dependsOn(node, changing!);
    const place = stays ? before : block;
    return node.kind === 'series' ? series(node, names, place) : reduction(node, names, place);
  }

  function series(node: SeriesNode, names: Names, block: Block): string {
    const [total, from, to, count, index] = [local(), local(), local(), local(), local()];
    block.lines.push(
      `let ${total} = ${node.operation === 'sum' ? 0 : 1};`,
      `const ${from} = f_ceil(${visit(node.from, names, block)}) + 0;`,
      `const ${to} = f_floor(${visit(node.to, names, block)});`,
      `const ${count} = f_terms(${from}, ${to});`,
    );
    for (const name of ['ceil', 'floor', 'terms']) calls.add(name);
    const values = new Map(names.values).set(node.index, index);
    const head = `for (let ${index} = ${from}; ${index} <= ${to}; ${index}++) {`;
    const body = rounds(node.term, { ...names, values }, [node.index], [], block);
    const sign = node.operation === 'sum' ? '+' : '*';
    block.lines.push(`if (${count} > 0) {`, ...body.before, head, ...body.lines);
    block.lines.push(`${total} ${sign}= ${body.value};`, '}', `} else if (${count} !== 0) ${total} = NaN;`);
    return total;
  }

  function reduction(node: ReductionNode, names: Names, block: Block): string {
    const [total, index, size] = [local(), local(), local()];
    const entries = node.vectors.map((name) => [name, local()] as const);
    const reads = entries.map(([name, entry]) => `const ${entry} = +${array(name, names)}[${index}];`);
    const values = new Map([...names.values, ...entries]);
    const body = rounds(node.body, { ...names, values }, node.vectors, reads, block);
    const [start, step] = reducer(node.operation, total, body.value);
    if (node.operation === 'min' || node.operation === 'max') calls.add(node.operation);
    block.lines.push(`let ${total} = ${start};`, `const ${size} = ${array(node.vectors[0]!, names)}.length;`);
    block.lines.push(`if (${size} > 0) {`, ...body.before);
    block.lines.push(
      `for (let ${index} = 0; ${index} < ${size}; ${index}++) {`,
      ...body.lines,
      step,
      '}',
      '}',
    );
    return total;
  }

  /** The body of a loop; definitions that it certainly needs are computed before it. */
  function rounds(
    node: Expression,
    names: Names,
    changing: readonly string[],
    reads: readonly string[],
    block: Block,
  ) {
    const before: Block = { lines: [], known: new Map(), outer: block, loops: block.loops };
    for (const name of needs(node, names)) definition(name, before);
    const lines = [...reads];
    const inner: Block = { lines, known: new Map(), outer: before, loops: block.loops + 1, before, changing };
    const value = visit(node, names, inner);
    return { before: before.lines, lines, value };
  }

  function output(node: Expression, block: Block): string {
    const value = visit(node, outermost, block);
    return isCondition(node) ? `(${value} ? 1 : 0)` : value;
  }

  return { output, declared, calls, tooLong: () => fresh > MOST_LOCALS };
}

function reducer(operation: ReductionNode['operation'], total: string, value: string): [string, string] {
  if (operation === 'sum') return ['0', `${total} += ${value};`];
  if (operation === 'prod') return ['1', `${total} *= ${value};`];
  const start = operation === 'min' ? 'Infinity' : '-Infinity';
  return [start, `${total} = f_${operation}(${total}, ${value});`];
}

function literal(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/** Whether the expression is a condition rather than a number. */
export function isCondition(node: Expression): boolean {
  if (node.kind === 'condition') return isCondition(node.yes);
  return node.kind === 'call' && functions.get(node.name)!.result === 'boolean';
}

/** Whether the value of the expression depends on one of the names of values. */
function dependsOn(node: Expression, names: readonly string[]): boolean {
  switch (node.kind) {
    case 'name':
      return names.includes(node.name);
    case 'element':
      return dependsOn(node.index, names);
    case 'call':
      return node.args.some((arg) => dependsOn(arg, names));
    case 'condition':
      return [node.test, node.yes, node.no].some((part) => dependsOn(part, names));
    case 'series':
      return (
        dependsOn(node.from, names) ||
        dependsOn(node.to, names) ||
        dependsOn(
          node.term,
          names.filter((name) => name !== node.index),
        )
      );
    case 'reduction':
      return dependsOn(
        node.body,
        names.filter((name) => !node.vectors.includes(name)),
      );
    default:
      return false;
  }
}
