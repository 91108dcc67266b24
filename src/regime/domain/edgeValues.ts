import type { Parameter, Scale, SimplexParameter, Value, VectorParameter } from '../parameter.js';
import { atPosition, integerAtPosition } from './scale.js';

const specials = [0, 1, 2, 3, 0.5, -1, 10, 100];

/** The values of a parameter at which claims break first: ends, next to the ends, middle, 0, 1, 2, ties, empty atoms. The two first are opposite ends. */
export function edgeValues(parameter: Parameter): readonly Value[] {
  switch (parameter.type) {
    case 'integer':
      return integerEdges(parameter.min, parameter.max, parameter.scale);
    case 'real':
      return realEdges(parameter.min, parameter.max, parameter.scale);
    case 'choice':
      return parameter.values;
    case 'vector':
      return sizes(parameter.size).flatMap((size) => vectorEdges(parameter, size));
    case 'simplex':
      return lawEdges(parameter);
  }
}

function integerEdges(min: number, max: number, scale: Scale): readonly number[] {
  const middle = integerAtPosition(0.5, min, max, scale);
  return distinct([min, max, min + 1, max - 1, middle, ...specials.filter(Number.isInteger)]).filter(
    (k) => k >= min && k <= max,
  );
}

function realEdges(min: number, max: number, scale: Scale): readonly number[] {
  const near = [1e-6, 1 - 1e-6, 0.5].map((u) => atPosition(u, min, max, scale));
  return distinct([min, max, ...near, ...specials]).filter((x) => x >= min && x <= max);
}

const distinct = (values: readonly number[]): readonly number[] => [...new Set(values)];

function sizes([least, most]: readonly [number, number]): readonly number[] {
  const all = [least, most, least + 1, Math.floor((least + most) / 2)];
  return distinct(all.filter((size) => size >= least && size <= most));
}

function vectorEdges({ min, max, scale }: VectorParameter, size: number): readonly Value[] {
  const all = (x: number): number[] => Array.from({ length: size }, () => x);
  const values = realEdges(min, max, scale).slice(0, 5).map(all);
  if (size === 1) return values;
  const ramp = all(0).map((_, i) => atPosition(i / (size - 1), min, max, scale));
  return [...values, [max, ...all(min).slice(1)], [...all(max).slice(1), min], ramp, ramp.toReversed()];
}

function lawEdges({ size }: SimplexParameter): readonly Value[] {
  const [least, most] = [size[0], size[1]];
  const uniform = (n: number): number[] => Array.from({ length: n }, () => 1 / n);
  const heavy = (n: number, rest: number): number[] => [
    1 - (n - 1) * rest,
    ...uniform(n)
      .slice(1)
      .map(() => rest),
  ];
  const ends = [uniform(least), heavy(most, 1e-6)];
  const others = sizes(size).flatMap((n) =>
    n === 1
      ? [[1]]
      : [
          uniform(n),
          heavy(n, 0),
          heavy(n, 1e-9),
          heavy(n, 1e-3),
          halves(n),
          geometric(n),
          heavy(n, 0).reverse(),
        ],
  );
  return [...ends, ...others];
}

/** Two equal atoms and otherwise empty ones. */
const halves = (n: number): number[] => Array.from({ length: n }, (_, i) => (i < 2 ? 0.5 : 0));

/** 1/2, 1/4, ..., the last atom taking the rest; exact in binary. */
function geometric(n: number): number[] {
  let left = 1;
  return Array.from({ length: n }, (_, i) => {
    if (i < n - 1) left /= 2;
    return left;
  });
}
