import { multinomial, type Stream } from '../../random/index.js';

/** Rough number of elementary operations of one binomial draw with its set-up. */
export const DRAW_COST = 60;

/** What is seen of a loop: the counts of the categories at its end, and the generation in which it stopped. */
export type Seen = (counts: Float64Array, generation: number) => number;

/**
 * Draws an observable of the loop in which every generation is a multinomial sample of size n from the
 * relative frequencies of the one before, generation 1 from `law`. It stops after `generations` or, as
 * nothing changes from there on, once one category has everything.
 */
export function sampleLoop(
  law: Float64Array,
  n: number,
  generations: number,
  seen: Seen,
): (stream: Stream) => number {
  const even = new Float64Array(law.length);
  const odd = new Float64Array(law.length);
  return (stream) => {
    multinomial(stream, n, law, odd);
    let counts = odd;
    let generation = 1;
    while (generation < generations && !counts.includes(n)) {
      const next = counts === odd ? even : odd;
      multinomial(stream, n, counts, next);
      counts = next;
      generation++;
    }
    return seen(counts, generation);
  };
}
