import { functions } from '../functions/index.js';
import type { CallNode, Expression, ReductionNode, SeriesNode } from '../tree.js';
import { unboundName } from './emitter.js';
import type { Program } from './program.js';
import { terms } from './terms.js';

/** A value on the way: a number (conditions are 1 and 0), a text, or a vector. */
export type Cell = number | string | ArrayLike<number>;

/** The slots of one evaluation; a definition that has not been computed yet is undefined. */
type Frame = (Cell | undefined)[];
type Closure = (frame: Frame) => Cell;
type NumberClosure = (frame: Frame) => number;
type VectorClosure = (frame: Frame) => ArrayLike<number>;

/** Where names live in the frame. A vector keeps its array where an entry stands for it. */
interface Slots {
  readonly values: ReadonlyMap<string, number>;
  readonly arrays: ReadonlyMap<string, number>;
  /** Of the slots of definitions: how to fill them. */
  readonly computed: Map<number, NumberClosure>;
  /** Counts the slots. */
  readonly frame: { size: number };
}

/** Interprets the outputs by closures: the same bits as the generated code, several times slower. */
export function closures({ inputs, definitions, outputs }: Program): (inputs: readonly Cell[]) => number[] {
  const own = new Map(inputs.map((name, place) => [name, place]));
  const frame = { size: inputs.length };
  let slots: Slots = { values: own, arrays: own, computed: new Map(), frame };
  for (const [name, value] of definitions) {
    if (own.has(name)) continue;
    const place = newSlot(slots);
    slots.computed.set(place, number(value, slots));
    slots = { ...slots, values: new Map(slots.values).set(name, place) };
  }
  const results = outputs.map((output) => number(output, slots));
  return (given) => {
    const cells: Frame = [...given];
    cells.length = frame.size;
    return results.map((result) => result(cells));
  };
}

function newSlot({ frame }: Slots): number {
  frame.size++;
  return frame.size - 1;
}

function slot(name: string, map: ReadonlyMap<string, number>): number {
  const found = map.get(name);
  if (found === undefined) throw unboundName(name);
  return found;
}

function number(node: Expression, slots: Slots): NumberClosure {
  return visit(node, slots) as NumberClosure;
}

function vector(name: string, slots: Slots): VectorClosure {
  const place = slot(name, slots.arrays);
  return (frame) => frame[place] as ArrayLike<number>;
}

function visit(node: Expression, slots: Slots): Closure {
  switch (node.kind) {
    case 'number':
      return constant(Number(node.text));
    case 'text':
      return constant(node.value);
    case 'name':
      return read(slot(node.name, slots.values), slots);
    case 'element': {
      const [entries, index] = [vector(node.vector, slots), number(node.index, slots)];
      return (frame) => Number(entries(frame)[index(frame) - 1]);
    }
    case 'size': {
      const entries = vector(node.vector, slots);
      return (frame) => entries(frame).length;
    }
    case 'call':
      return application(node, slots);
    case 'condition': {
      const [test, yes, no] = [number(node.test, slots), number(node.yes, slots), number(node.no, slots)];
      return (frame) => (test(frame) ? yes(frame) : no(frame));
    }
    case 'series':
      return series(node, slots);
    case 'reduction':
      return reduction(node, slots);
  }
}

function constant(value: Cell): Closure {
  return () => value;
}

function read(place: number, { computed }: Slots): Closure {
  const compute = computed.get(place);
  if (compute === undefined) return (frame) => frame[place]!;
  return (frame) => {
    frame[place] ??= compute(frame);
    return frame[place]!;
  };
}

function application({ name, args }: CallNode, slots: Slots): Closure {
  const { float } = functions.get(name)!;
  const values = args.map((arg) => number(arg, slots));
  const [a, b] = values as [NumberClosure, NumberClosure];
  if (name === 'and') return (frame) => (a(frame) ? b(frame) : 0);
  if (name === 'or') return (frame) => (a(frame) ? 1 : b(frame));
  if (values.length === 1) return (frame) => float(a(frame));
  if (values.length === 2) return (frame) => float(a(frame), b(frame));
  return (frame) => float(...values.map((value) => value(frame)));
}

function series(node: SeriesNode, slots: Slots): Closure {
  const place = newSlot(slots);
  const [first, last] = [number(node.from, slots), number(node.to, slots)];
  const term = number(node.term, { ...slots, values: new Map(slots.values).set(node.index, place) });
  const adds = node.operation === 'sum';
  return (frame) => {
    const from = Math.ceil(first(frame)) + 0;
    const to = Math.floor(last(frame));
    if (Number.isNaN(terms(from, to))) return Number.NaN;
    let total = adds ? 0 : 1;
    for (let index = from; index <= to; index++) {
      frame[place] = index;
      total = adds ? total + term(frame) : total * term(frame);
    }
    return total;
  };
}

function reduction(node: ReductionNode, slots: Slots): Closure {
  const arrays = node.vectors.map((name) => vector(name, slots));
  const places = node.vectors.map(() => newSlot(slots));
  const entries = node.vectors.map((name, at) => [name, places[at]!] as const);
  const body = number(node.body, { ...slots, values: new Map([...slots.values, ...entries]) });
  const [start, step] = REDUCERS[node.operation];
  return (frame) => {
    const vectors = arrays.map((array) => array(frame));
    let total = start;
    for (let index = 0; index < vectors[0]!.length; index++) {
      for (const [at, place] of places.entries()) frame[place] = Number(vectors[at]![index]);
      total = step(total, body(frame));
    }
    return total;
  };
}

type Reducer = readonly [start: number, step: (a: number, b: number) => number];

const REDUCERS: Readonly<Record<ReductionNode['operation'], Reducer>> = {
  sum: [0, (a, b) => a + b],
  prod: [1, (a, b) => a * b],
  min: [Number.POSITIVE_INFINITY, Math.min],
  max: [Number.NEGATIVE_INFINITY, Math.max],
};
