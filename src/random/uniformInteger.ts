import { refuse } from './_internals/require.js';
import type { Stream } from './stream.js';

const twoTo53 = 9007199254740992;

/** An integer uniform on min .. max, both included and safe, at most 2^53 - 1 apart. Without bias: what the range does not divide is drawn again. */
export function uniformInteger(stream: Stream, min: number, max: number): number {
  if (!Number.isSafeInteger(min)) refuse('uniformInteger', 'min', 'a safe integer', min);
  if (!(Number.isSafeInteger(max) && max >= min))
    refuse('uniformInteger', 'max', `a safe integer of at least ${min}`, max);
  const size = max - min + 1;
  if (size > twoTo53) refuse('uniformInteger', 'max - min', 'at most 2^53 - 1', max - min);
  return min + below(stream, size);
}

/** Uniform on 0 .. size - 1, for integers 1 <= size <= 2^53. */
function below(stream: Stream, size: number): number {
  const whole = twoTo53 - (twoTo53 % size);
  for (;;) {
    const draw = stream.uniform() * twoTo53;
    if (draw < whole) return draw % size;
  }
}
