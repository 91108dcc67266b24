import type { Point } from '../regime/index.js';
import { formula } from './_internals/formula.js';
import { refuse } from './_internals/refuse.js';
import { type Binding, isName, readInteger } from './binding.js';

/** The size of each batch, t = 1, 2, ... */
export type Sizes = (t: number) => number;

/**
 * Batch sizes as an expression over the parameters and the index `t` of the batch (batch 1 is real), such as
 * `ceil(n0*t^p)`, `ceil(n0*t*log(t+1)^k)`, `sizes[t]` or a constant. The expression is read by the language
 * of bounds itself, so that a claim that writes the same text means the same integers, bit for bit.
 *
 * The result refuses, with a RangeError, a batch whose size is not an integer of at least `least` (default 1).
 */
export function schedule(text: Binding, index = 't'): (point: Point, least?: number) => Sizes {
  if (typeof text === 'number' || (isName(text) && text !== index)) {
    return (point, least = 1) => {
      const size = readInteger(point, text, { min: least });
      return () => size;
    };
  }
  const sizes = formula(text, index);
  return (point, least = 1) => checked(sizes(point), text, index, least);
}

function checked(sizes: Sizes, text: string, index: string, least: number): Sizes {
  return (t) => {
    const size = sizes(t);
    // Past 2^53 a size is still a whole number, though not every whole number is one.
    if (Number.isInteger(size) && size >= least) return size;
    return refuse(`${text} at ${index} = ${t}`, `an integer of at least ${least}`, size);
  };
}
