import type { Leaf } from './contraction/leaf.js';
import { allHold, type Core, pointOf } from './core.js';
import type { Point, Value } from './parameter.js';

/** The points of a regime of integers and choices, one after the other. */
export function enumeration(core: Core): { readonly count: number; readonly all: () => Iterable<Point> } {
  const boxes = core.boxes.all.map((box) => {
    box.reset();
    return box.leaves.map(valuesLeft);
  });
  const count = boxes.reduce((sum, sides) => sum + sides.reduce((product, { size }) => product * size, 1), 0);
  return { count, all: () => (Number.isFinite(count) ? points(core, boxes) : []) };
}

/** What is left of one domain: how many values, and the k-th of them. */
interface Side {
  readonly size: number;
  readonly at: (k: number) => Value;
}

function valuesLeft(leaf: Leaf): Side {
  if (leaf.kind === 'text') {
    const open = leaf.values.filter((_, at) => leaf.open[at]);
    return { size: open.length, at: (k) => open[k]! };
  }
  if (leaf.kind === 'list') return { size: Number.POSITIVE_INFINITY, at: () => [] };
  const { lo, hi, whole } = leaf.range;
  return { size: whole || lo === hi ? hi - lo + 1 : Number.POSITIVE_INFINITY, at: (k) => lo + k };
}

function* points(core: Core, boxes: readonly (readonly Side[])[]): Generator<Point> {
  for (const [which, sides] of boxes.entries())
    for (const values of grid(sides))
      if (allHold(core, values) && !boxes.slice(0, which).some((other) => inside(values, other)))
        yield pointOf(core, values);
}

/** All combinations, the last side running fastest. */
function* grid(sides: readonly Side[]): Generator<Value[]> {
  const count = sides.reduce((product, { size }) => product * size, 1);
  for (let k = 0; k < count; k += 1) {
    let rest = k;
    const values: Value[] = new Array(sides.length);
    for (let at = sides.length - 1; at >= 0; at -= 1) {
      const { size } = sides[at]!;
      values[at] = sides[at]!.at(rest % size);
      rest = Math.floor(rest / size);
    }
    yield values;
  }
}

function inside(values: readonly Value[], sides: readonly Side[]): boolean {
  return values.every((value, at) => {
    const { size, at: nth } = sides[at]!;
    if (typeof value === 'number') return value >= (nth(0) as number) && value <= (nth(size - 1) as number);
    for (let k = 0; k < size; k += 1) if (nth(k) === value) return true;
    return false;
  });
}
