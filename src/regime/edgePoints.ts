import { stream } from '../random/index.js';
import { edgeValues } from './domain/edgeValues.js';
import { atPosition, integerAtPosition } from './domain/scale.js';
import type { Parameter, Value } from './parameter.js';

/** A point wished for, by position, and the parameters to honour first when assumptions stand against it. */
export interface Wish {
  readonly targets: readonly Value[];
  readonly first: readonly number[];
}

const mostCorners = 64;
const mostTies = 60;

/**
 * The points at which claims break first: corners of the domains, one parameter at a time at each of its edge
 * values while the others rest in the middle or at their low end, and pairs of equal numbers.
 */
export function* edgePoints(parameters: readonly Parameter[]): Generator<Wish> {
  const edges = parameters.map(edgeValues);
  const low = edges.map((values) => values[0]!);
  const middle = parameters.map((parameter, at) => middleOf(parameter, edges[at]!));
  yield* corners(parameters, edges);
  yield* oneAtATime(edges, middle);
  yield* oneAtATime(edges, low);
  yield* ties(parameters, middle);
}

function middleOf(parameter: Parameter, values: readonly Value[]): Value {
  if (parameter.type === 'real') return atPosition(0.5, parameter.min, parameter.max, parameter.scale);
  if (parameter.type !== 'integer') return values[0]!;
  return integerAtPosition(0.5, parameter.min, parameter.max, parameter.scale);
}

function* corners(parameters: readonly Parameter[], edges: readonly (readonly Value[])[]): Generator<Wish> {
  const ends = edges.map((values, at) => (parameters[at]!.type === 'choice' ? values : values.slice(0, 2)));
  const count = ends.reduce((product, values) => product * values.length, 1);
  const order = parameters.map((_, at) => at);
  for (let k = 0; k < Math.min(count, mostCorners); k += 1) {
    const picks = stream('corner', k);
    let rest = k;
    const targets = ends.map((values) => {
      const digit = count > mostCorners ? Math.floor(picks.uniform() * values.length) : rest % values.length;
      rest = Math.floor(rest / values.length);
      return values[digit]!;
    });
    // Each corner honours another parameter first, since assumptions may cut the corner off.
    yield { targets, first: [...order.slice(k % order.length), ...order.slice(0, k % order.length)] };
  }
}

function* oneAtATime(edges: readonly (readonly Value[])[], base: readonly Value[]): Generator<Wish> {
  for (const [at, values] of edges.entries())
    for (const value of values) yield { targets: base.with(at, value), first: [at] };
}

/** Pairs of numeric parameters at the same value. */
function* ties(parameters: readonly Parameter[], base: readonly Value[]): Generator<Wish> {
  let count = 0;
  for (const [i, a] of parameters.entries())
    for (const [j, b] of parameters.entries()) {
      if (i === j || !('min' in a && 'min' in b) || a.type === 'vector' || b.type === 'vector') continue;
      if (a.max < b.min || b.max < a.min || count >= mostTies) continue;
      count += 1;
      yield { targets: base.with(j, base[i]!), first: [i, j] };
    }
}
