import type { Stream } from '../../random/index.js';
import { tied } from './drawEntries.js';
import { lawWithin } from './lawWithin.js';

/**
 * A law on `size` atoms with every probability in [lo, hi]. A third of the laws are uniform on the simplex;
 * the others spread over many orders of magnitude, decay geometrically, have empty atoms, ties, one heavy
 * or one light atom, or are almost or exactly uniform.
 */
export function drawLaw(stream: Stream, size: number, lo: number, hi: number): readonly number[] {
  return lawWithin(weights(stream, size), lo, hi);
}

function weights(stream: Stream, size: number): readonly number[] {
  const times = (draw: (i: number) => number): readonly number[] =>
    Array.from({ length: size }, (_, i) => draw(i));
  const spacing = (): number => -Math.log1p(-stream.uniform());
  const pattern = stream.uniform();
  if (pattern < 0.35) return times(spacing);
  if (pattern < 0.5) return times(() => Math.exp(-14 * stream.uniform()));
  if (pattern < 0.6) return geometric(size, stream);
  if (pattern < 0.7) return times(() => (stream.uniform() < 0.5 ? 0 : spacing()));
  if (pattern < 0.8) return tied(times(spacing), 1 + Math.floor(stream.uniform() * 3), stream);
  if (pattern < 0.9) return oneApart(size, stream);
  if (pattern < 0.97) return times(() => 1 + 0.01 * stream.uniform());
  return times(() => 1);
}

function geometric(size: number, stream: Stream): readonly number[] {
  const rate = -Math.log1p(-stream.uniform());
  const shift = Math.floor(stream.uniform() * size);
  return Array.from({ length: size }, (_, i) => Math.exp(-rate * ((i + shift) % size)));
}

/** Equal weights but for one atom, heavier or lighter by up to 1e12. */
function oneApart(size: number, stream: Stream): readonly number[] {
  const at = Math.floor(stream.uniform() * size);
  const factor = Math.exp(27.6 * (2 * stream.uniform() - 1));
  return Array.from({ length: size }, (_, i) => (i === at ? factor : 1));
}
