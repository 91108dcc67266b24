import { type Ends, kernel } from '../../interval/index.js';
import type { Expression } from '../tree.js';
import { emitEnclosures, terms } from './emitEnclosures.js';

/**
 * Encloses every output on a box. `box` holds the ends lo, hi of each input in turn. `out` gets three numbers
 * for each output: its lower and upper end, and a flag: 0 when it may be undefined somewhere in the box, 1
 * when it is defined everywhere, 2 when it is continuous besides.
 */
export type IntervalReading = (out: Float64Array, box: Float64Array) => void;

/**
 * The rigorous reading: for every point of the box at which an output is defined, its real value lies in the
 * enclosure (closed, outward rounded; comparisons give intervals within {0, 1}). Inputs are names of scalars;
 * `specialise` removes texts and vectors first. Equal parts are evaluated once. Series with limits that vary
 * over the box take the terms that may be missing as anything between themselves and the neutral element;
 * series of more than 256 terms are enclosed in blocks.
 *
 * @throws Error when an output uses a name that is no input.
 */
export function intervalReading(inputs: readonly string[], outputs: readonly Expression[]): IntervalReading {
  const ends = new Map<string, Ends>(
    inputs.map((name, place) => [name, { lo: `a${place}`, hi: `c${place}` }]),
  );
  const code = emitEnclosures(ends, outputs);
  const reads = inputs.map(
    (_, place) => `const a${place} = box[${2 * place}], c${place} = box[${2 * place + 1}];`,
  );
  const writes = code.outputs.map(({ lo, hi, ok, smooth }, place) =>
    [
      `out[${3 * place}] = ${lo}; out[${3 * place + 1}] = ${hi};`,
      `out[${3 * place + 2}] = ${ok ?? true} ? (${smooth ?? true} ? 2 : 1) : 0;`,
    ].join(' '),
  );
  const source = `'use strict';\nreturn function (out, box) {\n${[...reads, ...code.lines, ...writes].join('\n')}\n};`;
  return new Function(...Object.keys(kernel), 'terms', source)(
    ...Object.values(kernel),
    terms,
  ) as IntervalReading;
}
