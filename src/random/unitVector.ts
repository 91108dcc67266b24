import type { Vector } from './_internals/vector.js';
import { normal } from './normal.js';
import type { Stream } from './stream.js';

/** Writes to `out` (length at least 1) a point uniform on the unit sphere of its dimension. Source: Muller, A note on a method for generating points uniformly on n-dimensional spheres, 1959. */
export function unitVector(stream: Stream, out: Vector): void {
  let squares = 0;
  for (let i = 0; i < out.length; i++) {
    out[i] = normal(stream);
    squares += out[i]! * out[i]!;
  }
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < out.length; i++) out[i] = out[i]! * scale;
}
