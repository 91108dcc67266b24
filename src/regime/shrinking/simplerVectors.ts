import type { VectorParameter } from '../parameter.js';
import { realComplexity } from './complexity.js';
import { simplerReals } from './simplerReals.js';
import { withoutSome } from './withoutSome.js';

const mostDistinct = 8;

/** Fewer entries, then all entries equal, then two values merged into one, then one value replaced by a simpler one wherever it stands. */
export function simplerVectors(
  parameter: VectorParameter,
  entries: readonly number[],
): readonly (readonly number[])[] {
  const { min, max, size } = parameter;
  const distinct = [...new Set(entries)]
    .sort((a, b) => realComplexity(a) - realComplexity(b))
    .slice(0, mostDistinct);
  const replace = (from: number, to: number): readonly number[] => entries.map((x) => (x === from ? to : x));
  return [
    ...withoutSome(entries, size[0]).map(({ left }) => left),
    ...distinct.map((x) => entries.map(() => x)),
    ...distinct.flatMap((to) => distinct.filter((from) => from !== to).map((from) => replace(from, to))),
    ...[...new Set(entries)].flatMap((from) => simplerReals(from, min, max).map((to) => replace(from, to))),
  ];
}
