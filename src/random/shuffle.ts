import type { Stream } from './stream.js';
import { uniformInteger } from './uniformInteger.js';

/** Puts the items in uniformly random order, in place. Source: Durstenfeld, Algorithm 235: random permutation, 1964. */
export function shuffle(stream: Stream, items: { readonly length: number; [index: number]: unknown }): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = uniformInteger(stream, 0, i);
    const held = items[i];
    items[i] = items[j];
    items[j] = held;
  }
}
