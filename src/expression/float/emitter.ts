import type { Definitions, Expression } from '../tree.js';
import type { Program } from './program.js';

/** Straight-line code under one condition or in one loop, with the definitions computed in it so far. */
export interface Block {
  readonly lines: string[];
  readonly known: Map<string, string>;
  readonly outer: Block | undefined;
  /** Number of loops around. */
  readonly loops: number;
  /** Of the body of a loop: the block that runs once before it, and the names that change with it. */
  readonly before?: Block;
  readonly changing?: readonly string[];
}

export function block(outer?: Block): Block {
  return { lines: [], known: new Map(), outer, loops: outer?.loops ?? 0 };
}

/** What names are in the code. A vector keeps its array where an entry stands for it. */
export interface Names {
  readonly values: ReadonlyMap<string, string>;
  readonly arrays: ReadonlyMap<string, string>;
  /** How many of the definitions, from the first, are in force. */
  readonly before: number;
}

/** The code of one program in the making. */
export interface Emitter {
  readonly definitions: Definitions;
  readonly places: ReadonlyMap<string, number>;
  readonly outermost: Names;
  /** The locals made so far. */
  readonly locals: string[];
  /** Declarations of the locals that live through loops. */
  readonly declared: Set<string>;
  /** The functions of the language that the code calls. */
  readonly calls: Set<string>;
  /** What `needs` has found. */
  readonly certain: Map<Expression, readonly string[]>;
}

export function emitter(program: Program): Emitter {
  const definitions = program.definitions.filter(([name]) => !program.inputs.includes(name));
  const inputs = new Map(program.inputs.map((name, place) => [name, `v${place}`]));
  return {
    definitions,
    places: new Map(definitions.map(([name], place) => [name, place])),
    outermost: { values: inputs, arrays: inputs, before: definitions.length },
    locals: [],
    declared: new Set(),
    calls: new Set(),
    certain: new Map(),
  };
}

export function unboundName(name: string): Error {
  return new Error(`The name ${name} is neither an input nor a definition of this reading.`);
}
