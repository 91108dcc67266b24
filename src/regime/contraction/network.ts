import type {
  CallNode,
  ConditionNode,
  Definitions,
  ElementNode,
  Expression,
  ReductionNode,
  SeriesNode,
} from '../../expression/index.js';
import * as arithmetic from './arithmetic.js';
import { exactAtPoints, sampledGate, unaryGates } from './functions.js';
import { type Binary, type Gate, guarded, idle, strict, type Unary } from './gate.js';
import type { Leaf, ListLeaf, TextLeaf } from './leaf.js';
import * as logic from './logic.js';
import { reductionGate, seriesGate } from './repeated.js';
import { isPoint, narrow, set, type Wire, wire } from './wire.js';

/** An assumption as gates in the order of evaluation; `truth` is its value, 0 or 1. */
export interface Network {
  readonly gates: readonly Gate[];
  readonly truth: Wire;
}

/** What building needs to know: the leaves by name, the definitions, and the value of a function of one argument. */
export interface Surroundings {
  readonly leaves: ReadonlyMap<string, Leaf>;
  readonly definitions: Definitions;
  readonly evaluate: (name: string, x: number) => number;
}

/** Where a name is looked up first while gates are built: entries of vectors inside a reduction, the index inside a series, definitions met before. */
interface Builder extends Surroundings {
  readonly local: Map<string, Wire>;
  readonly gates: Gate[];
}

const binaryGates: Readonly<Record<string, Binary>> = {
  add: arithmetic.add,
  sub: arithmetic.sub,
  mul: arithmetic.mul,
  div: arithmetic.div,
  pow: arithmetic.pow,
  min: arithmetic.min,
  max: arithmetic.max,
  lt: logic.lt,
  le: logic.le,
  gt: logic.gt,
  ge: logic.ge,
  eq: logic.eq,
  ne: logic.ne,
  and: logic.and,
  or: logic.or,
};

const gatesOfOne: Readonly<Record<string, Unary>> = {
  neg: arithmetic.neg,
  abs: arithmetic.abs,
  floor: arithmetic.floor,
  ceil: arithmetic.ceil,
  not: logic.not,
};

const truths = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not']);
const keepsIntegers = new Set(['add', 'sub', 'mul', 'neg', 'abs', 'min', 'max']);
const makesIntegers = new Set(['floor', 'ceil']);
/** Functions that are defined wherever their arguments are. */
const everywhere = new Set(
  'add sub mul neg abs min max floor ceil exp expm1 sin cos atan sinh cosh tanh erf erfc normcdf'.split(' '),
);

/** The gates of one assumption over shared leaves. */
export function network(assumption: Expression, surroundings: Surroundings): Network {
  const builder: Builder = { ...surroundings, local: new Map(), gates: [] };
  const truth = build(assumption, builder);
  return { gates: builder.gates, truth };
}

function build(tree: Expression, builder: Builder): Wire {
  switch (tree.kind) {
    case 'number':
      return constant(Number(tree.text), builder);
    case 'text':
      return unknown();
    case 'name':
      return named(tree.name, builder);
    case 'size':
      return listOf(tree.vector, builder)?.size ?? unknown();
    case 'element':
      return element(tree, builder);
    case 'call':
      return call(tree, builder);
    case 'condition':
      return condition(tree, builder);
    case 'series':
      return series(tree, builder);
    case 'reduction':
      return reduction(tree, builder);
  }
}

const unknown = (whole = false, total = false): Wire =>
  wire(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, whole, total);

function listOf(name: string, builder: Builder): ListLeaf | undefined {
  const leaf = builder.leaves.get(name);
  return leaf?.kind === 'list' ? leaf : undefined;
}

function named(name: string, builder: Builder): Wire {
  const local = builder.local.get(name);
  if (local !== undefined) return local;
  const leaf = builder.leaves.get(name);
  if (leaf?.kind === 'number') return leaf.range;
  const definition = builder.definitions.find(([known]) => known === name);
  if (definition !== undefined) return defined(name, definition[1], builder);
  if (name === 'pi') return constant(Math.PI, builder);
  return name === 'e' ? constant(Math.E, builder) : unknown();
}

/** A number is set anew in each round: a contradiction met before may have cut it. */
function constant(x: number, builder: Builder): Wire {
  const z = wire(x, x, Number.isInteger(x));
  return push(builder, z, { forward: () => set(z, x, x), backward: idle });
}

/** A definition is built once and shared by all its uses; inside, indices of series mean nothing. */
function defined(name: string, value: Expression, builder: Builder): Wire {
  const result = build(value, { ...builder, local: new Map() });
  builder.local.set(name, result);
  return result;
}

function push(builder: Builder, z: Wire, gate: Gate): Wire {
  builder.gates.push(gate);
  return z;
}

function call(tree: CallNode, builder: Builder): Wire {
  const choice = choiceComparison(tree, builder);
  if (choice !== undefined) return choice;
  const args = tree.args.map((argument) => build(argument, builder));
  if (args.length === 1) return unary(tree.name, args[0]!, builder);
  const gate = binaryGates[tree.name];
  if (gate === undefined) return unknown();
  return args.reduce((x, y) => {
    const z = result(tree.name, [x, y]);
    return push(builder, z, ownGate(tree.name, z, [x, y], gate(z, x, y)));
  });
}

/** Logical gates and powers say themselves which of their arguments are needed. */
function ownGate(name: string, z: Wire, args: readonly Wire[], gate: Gate): Gate {
  return truths.has(name) || name === 'pow' ? guarded(z, gate) : strict(z, args, gate);
}

function unary(name: string, x: Wire, builder: Builder): Wire {
  const z = result(name, [x]);
  const f = (value: number): number => builder.evaluate(name, value);
  const inverted = unaryGates[name];
  const gate =
    gatesOfOne[name] ?? (inverted === undefined ? sampledGate(name, f) : exactAtPoints(inverted, f));
  return push(builder, z, ownGate(name, z, [x], gate(z, x)));
}

function result(name: string, args: readonly Wire[]): Wire {
  if (truths.has(name)) return wire(0, 1, true);
  const whole = makesIntegers.has(name) || (keepsIntegers.has(name) && args.every((x) => x.whole));
  return unknown(whole, everywhere.has(name) && args.every((x) => x.total));
}

/** `choice == "text"` and `choice != "text"`, in either order. */
function choiceComparison(tree: CallNode, builder: Builder): Wire | undefined {
  if (tree.name !== 'eq' && tree.name !== 'ne') return undefined;
  const text = tree.args.find((argument) => argument.kind === 'text');
  const name = tree.args.find((argument) => argument.kind === 'name');
  const leaf = name === undefined ? undefined : builder.leaves.get(name.name);
  if (text === undefined || leaf?.kind !== 'text') return undefined;
  const z = wire(0, 1, true);
  const gate = textGate(z, leaf, leaf.values.indexOf(text.value), tree.name === 'eq');
  return push(builder, z, guarded(z, gate));
}

function textGate(z: Wire, leaf: TextLeaf, at: number, wanted: boolean): Gate {
  return {
    forward: () => {
      const possible = leaf.open[at] === true;
      const others = leaf.open.some((open, other) => open && other !== at);
      set(z, (wanted ? possible && !others : !possible) ? 1 : 0, (wanted ? possible : others) ? 1 : 0);
    },
    backward: () => {
      if (!isPoint(z)) return;
      const is = (z.lo === 1) === wanted;
      for (let other = 0; other < leaf.open.length; other += 1)
        if ((other === at) !== is) leaf.open[other] = false;
    },
  };
}

function element(tree: ElementNode, builder: Builder): Wire {
  const leaf = listOf(tree.vector, builder);
  const index = build(tree.index, builder);
  if (leaf === undefined) return unknown();
  const z = unknown();
  const gate = {
    forward: () => {
      const known = leaf.fixed !== undefined && isPoint(index) ? leaf.fixed[index.lo - 1] : undefined;
      set(z, known ?? leaf.entry.lo, known ?? leaf.entry.hi);
    },
    backward: () => {
      narrow(index, 1, leaf.size.hi);
      narrow(leaf.size, index.lo, Number.POSITIVE_INFINITY);
    },
  };
  return push(builder, z, strict(z, [index], gate));
}

function condition(tree: ConditionNode, builder: Builder): Wire {
  const [test, yes, no] = [tree.test, tree.yes, tree.no].map((part) => build(part, builder)) as [
    Wire,
    Wire,
    Wire,
  ];
  const z = unknown(yes.whole && no.whole, yes.total && no.total);
  return push(builder, z, guarded(z, logic.condition(z, test, yes, no)));
}

/** Builds a part of its own, whose gates are run by the gate that repeats it. */
function inner(
  tree: Expression,
  builder: Builder,
  names: readonly (readonly [string, Wire])[],
): [Gate[], Wire] {
  const gates: Gate[] = [];
  const body = build(tree, { ...builder, local: new Map([...builder.local, ...names]), gates });
  return [gates, body];
}

function series(tree: SeriesNode, builder: Builder): Wire {
  const from = build(tree.from, builder);
  const to = build(tree.to, builder);
  const index = unknown(true, true);
  const [gates, term] = inner(tree.term, builder, [[tree.index, index]]);
  const z = unknown();
  return push(builder, z, {
    forward: seriesGate(z, tree.operation, { gates, term, index, from, to }),
    backward: idle,
  });
}

function reduction(tree: ReductionNode, builder: Builder): Wire {
  const lists = tree.vectors.map((name) => listOf(name, builder));
  if (lists.some((leaf) => leaf === undefined) || lists.length === 0) return unknown();
  const leaves = lists as readonly ListLeaf[];
  const entries = leaves.map(() => unknown(false, true));
  const [gates, body] = inner(
    tree.body,
    builder,
    tree.vectors.map((name, at) => [name, entries[at]!]),
  );
  const sumsToOne = tree.operation === 'sum' && tree.body.kind === 'name' && leaves[0]!.law;
  const z = unknown();
  const gate = reductionGate(z, tree.operation, { gates, body, entries, leaves, sumsToOne });
  return push(builder, z, guarded(z, gate));
}
