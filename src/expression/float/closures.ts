import { functions } from '../functions/index.js';
import type { Expression, ReductionNode, SeriesNode } from '../tree.js';
import { unboundName } from './emit.js';
import type { Program } from './program.js';
import { terms } from './terms.js';

/** A value on the way: a number (conditions are 1 and 0), a text, or a vector. */
export type Cell = number | string | ArrayLike<number>;

/** The slots of one evaluation; a definition that has not been computed yet is undefined. */
type Frame = (Cell | undefined)[];
type Closure = (frame: Frame) => Cell;
type NumberClosure = (frame: Frame) => number;

/** Where names live in the frame: values and arrays apart, because an entry may stand for a vector. */
interface Slots {
  readonly values: ReadonlyMap<string, number>;
  readonly arrays: ReadonlyMap<string, number>;
}

/** Interprets the outputs by closures; the same bits as the generated code, several times slower. */
export function closures(program: Program): (inputs: readonly Cell[]) => number[] {
  const { inputs, definitions, outputs } = program;
  const slotOf = new Map(inputs.map((name, place) => [name, place]));
  let size = inputs.length;
  const computed = new Map<number, NumberClosure>();
  let scope: Slots = { values: slotOf, arrays: slotOf };
  for (const [name, value] of definitions) {
    if (slotOf.has(name)) continue;
    const closure = number(value, scope);
    computed.set(size, closure);
    scope = { values: new Map(scope.values).set(name, size), arrays: slotOf };
    size++;
  }
  const results = outputs.map((output) => number(output, scope));
  return (given) => {
    const frame: Frame = [...given];
    frame.length = size;
    return results.map((result) => result(frame));
  };

  function number(node: Expression, slots: Slots): NumberClosure {
    return visit(node, slots) as NumberClosure;
  }

  function visit(node: Expression, slots: Slots): Closure {
    switch (node.kind) {
      case 'number': {
        const value = Number(node.text);
        return () => value;
      }
      case 'text':
        return () => node.value;
      case 'name':
        return read(slot(node.name, slots.values));
      case 'element': {
        const vector = slot(node.vector, slots.arrays);
        const index = number(node.index, slots);
        return (frame) => Number((frame[vector] as ArrayLike<number>)[index(frame) - 1]);
      }
      case 'size': {
        const vector = slot(node.vector, slots.arrays);
        return (frame) => (frame[vector] as ArrayLike<number>).length;
      }
      case 'call':
        return application(
          node.name,
          node.args.map((arg) => number(arg, slots)),
        );
      case 'condition': {
        const [test, yes, no] = [number(node.test, slots), number(node.yes, slots), number(node.no, slots)];
        return (frame) => (test(frame) ? yes(frame) : no(frame));
      }
      case 'series':
        return series(node, slots);
      default:
        return reduction(node, slots);
    }
  }

  function slot(name: string, map: ReadonlyMap<string, number>): number {
    const found = map.get(name);
    if (found === undefined) throw unboundName(name);
    return found;
  }

  function read(place: number): Closure {
    const compute = computed.get(place);
    if (compute === undefined) return (frame) => frame[place]!;
    return (frame) => {
      frame[place] ??= compute(frame);
      return frame[place]!;
    };
  }

  function application(name: string, args: readonly NumberClosure[]): Closure {
    const { float } = functions.get(name)!;
    const [a, b] = args as [NumberClosure, NumberClosure];
    if (name === 'and') return (frame) => (a(frame) ? b(frame) : 0);
    if (name === 'or') return (frame) => (a(frame) ? 1 : b(frame));
    if (args.length === 0) return () => float();
    if (args.length === 1) return (frame) => float(a(frame));
    if (args.length === 2) return (frame) => float(a(frame), b(frame));
    return (frame) => float(...args.map((arg) => arg(frame)));
  }

  function series(node: SeriesNode, slots: Slots): Closure {
    const place = size++;
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
    const arrays = node.vectors.map((name) => slot(name, slots.arrays));
    const places = arrays.map(() => size++);
    const entries = node.vectors.map((name, at) => [name, places[at]!] as const);
    const body = number(node.body, { ...slots, values: new Map([...slots.values, ...entries]) });
    const [start, step] = REDUCERS[node.operation];
    return (frame) => {
      let total = start;
      const count = (frame[arrays[0]!] as ArrayLike<number>).length;
      for (let index = 0; index < count; index++) {
        for (const [at, array] of arrays.entries()) {
          frame[places[at]!] = Number((frame[array] as ArrayLike<number>)[index]);
        }
        total = step(total, body(frame));
      }
      return total;
    };
  }
}

const REDUCERS: Readonly<
  Record<ReductionNode['operation'], readonly [number, (a: number, b: number) => number]>
> = {
  sum: [0, (a, b) => a + b],
  prod: [1, (a, b) => a * b],
  min: [Number.POSITIVE_INFINITY, Math.min],
  max: [Number.NEGATIVE_INFINITY, Math.max],
};
