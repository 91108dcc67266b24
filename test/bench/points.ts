import { stream } from '../../src/random/index.js';
import type { BenchRelation } from './relations.js';

/** Points for a relation, evenly drawn, as one column for each parameter. */
export function points({ name, ranges, whole = [] }: BenchRelation, count: number): Float64Array[] {
  const source = stream('bench', name);
  return Object.entries(ranges).map(([parameter, [low, high]]) =>
    Float64Array.from({ length: count }, () => {
      const value = low + source.uniform() * (high - low);
      return whole.includes(parameter) ? Math.round(value) : value;
    }),
  );
}
