import { type Definitions, floatReading } from '../expression/index.js';
import type { Stream } from '../random/index.js';
import type { Assumption } from './assumption.js';
import { cases } from './contraction/cases.js';
import { type Contractor, contractor } from './contraction/contractor.js';
import type { Leaf } from './contraction/leaf.js';
import { position } from './domain/scale.js';
import type { Parameter } from './parameter.js';

/** The contracted boxes of the alternatives of some assumptions, with how often draws try each. */
export interface Boxes {
  readonly all: readonly Contractor[];
  /** One of the boxes, by weight. */
  pick(stream: Stream): Contractor;
}

/** Boxes that together contain every point at which the assumptions hold; none when there is no such point. */
export function boxesOf(
  parameters: Readonly<Record<string, Parameter>>,
  assumptions: readonly Assumption[],
  definitions: Definitions,
): Boxes {
  const entries = Object.entries(parameters);
  const reach = reaches(assumptions);
  const all = cases(assumptions.map(({ tree }) => tree)).flatMap((conjunction) => {
    const found = contractor({
      parameters: entries,
      definitions,
      assumptions: conjunction,
      reach,
      evaluate: evaluator(),
    });
    return found === undefined ? [] : [found];
  });
  return { all, pick: picking(all, weights(all, Object.values(parameters))) };
}

/** Parts of an assumption are taken to depend on all that the assumption depends on. */
function reaches(assumptions: readonly Assumption[]): () => ReadonlySet<string> {
  const union = new Set(assumptions.flatMap(({ reach }) => [...reach]));
  return () => union;
}

/** The value of a function of the language at a number. */
function evaluator(): (name: string, x: number) => number {
  const out = new Float64Array(1);
  const known = new Map<string, (out: Float64Array, ...inputs: number[]) => void>();
  return (name, x) => {
    const call = { kind: 'call', name, args: [{ kind: 'name', name: 'x' }] } as const;
    const read = known.get(name) ?? floatReading({ inputs: ['x'], definitions: [], outputs: [call] });
    known.set(name, read);
    read(out, x);
    return out[0]!;
  };
}

/** The share of the domain that each box takes, but at least a tenth of the largest: thin alternatives matter too. */
function weights(all: readonly Contractor[], parameters: readonly Parameter[]): readonly number[] {
  const volumes = all.map(({ leaves }) =>
    leaves.reduce((product, leaf, at) => product * share(leaf, parameters[at]!), 1),
  );
  const least = 0.1 * Math.max(...volumes);
  return volumes.map((volume) => Math.max(volume, least, Number.MIN_VALUE));
}

function share(leaf: Leaf, parameter: Parameter): number {
  if (leaf.kind === 'text') return leaf.open.filter(Boolean).length / leaf.open.length;
  if (leaf.kind === 'list')
    return (leaf.size.hi - leaf.size.lo + 1) / (1 + Math.abs(size(parameter)[1] - size(parameter)[0]));
  const { min, max, scale } = parameter as Extract<Parameter, { readonly min: number }>;
  const half = leaf.range.whole ? 0.5 : 0;
  const at = (x: number): number => position(x, min - half, max + half, scale);
  return max > min || half > 0 ? at(leaf.range.hi + half) - at(leaf.range.lo - half) : 1;
}

function size(parameter: Parameter): readonly [number, number] {
  return 'size' in parameter ? parameter.size : [1, 1];
}

function picking(all: readonly Contractor[], weight: readonly number[]): (stream: Stream) => Contractor {
  const total = weight.reduce((sum, w) => sum + w, 0);
  if (all.length === 1) return () => all[0]!;
  return (stream) => {
    let rest = stream.uniform() * total;
    const at = weight.findIndex((w) => {
      rest -= w;
      return rest < 0;
    });
    return all[at < 0 ? all.length - 1 : at]!;
  };
}
