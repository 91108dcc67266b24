import type { Stream } from '../../random/index.js';
import type { Scale } from '../parameter.js';
import { atPosition } from './scale.js';

/**
 * Entries of a vector, each in [lo, hi]. Six in ten vectors are independent and even on the scale; the rest
 * have what such draws never have: ties, all entries equal, one entry apart, entries at the ends.
 */
export function drawEntries(
  stream: Stream,
  size: number,
  lo: number,
  hi: number,
  scale: Scale,
): readonly number[] {
  const one = (): number => atPosition(stream.uniform(), lo, hi, scale);
  const times = (draw: (i: number) => number): readonly number[] =>
    Array.from({ length: size }, (_, i) => draw(i));
  const pattern = stream.uniform();
  if (pattern < 0.6) return times(one);
  if (pattern < 0.7) return tied(times(one), 1 + Math.floor(stream.uniform() * 3), stream);
  if (pattern < 0.75) return times(constant(one()));
  if (pattern < 0.85) return oneApart(size, one(), one(), stream);
  if (pattern < 0.92) return times(() => (stream.uniform() < 0.5 ? lo : hi));
  return times(() => (stream.uniform() < 0.3 ? (stream.uniform() < 0.5 ? lo : hi) : one()));
}

const constant = (x: number) => (): number => x;

/** Every entry replaced by one of the first few. */
export function tied(entries: readonly number[], distinct: number, stream: Stream): readonly number[] {
  const few = Math.min(distinct, entries.length);
  return entries.map(() => entries[Math.floor(stream.uniform() * few)]!);
}

function oneApart(size: number, common: number, other: number, stream: Stream): readonly number[] {
  const at = Math.floor(stream.uniform() * size);
  return Array.from({ length: size }, (_, i) => (i === at ? other : common));
}
