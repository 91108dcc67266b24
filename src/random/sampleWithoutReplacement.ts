import { refuse, requireCount } from './_internals/require.js';
import { shuffle } from './shuffle.js';
import type { Stream } from './stream.js';
import { uniformInteger } from './uniformInteger.js';

/**
 * `size` distinct integers of 0 .. population - 1 in uniformly random order; time and memory grow with `size` only.
 *
 * Source: Bentley and Floyd, A sample of brilliance, 1987.
 */
export function sampleWithoutReplacement(stream: Stream, population: number, size: number): number[] {
  requireCount('sampleWithoutReplacement', 'population', population);
  requireCount('sampleWithoutReplacement', 'size', size);
  if (size > population)
    refuse('sampleWithoutReplacement', 'size', `at most the population of ${population}`, size);
  const chosen = new Set<number>();
  for (let last = population - size; last < population; last++) {
    const candidate = uniformInteger(stream, 0, last);
    chosen.add(chosen.has(candidate) ? last : candidate);
  }
  const sample = [...chosen];
  shuffle(stream, sample);
  return sample;
}
