import type { Stream } from '../random/index.js';
import type { Core } from './core.js';
import { drawing } from './domain/pickValue.js';
import { drawn } from './drawPoint.js';
import type { IntegerParameter, RealParameter } from './parameter.js';

/** Draws of a regime without vectors and laws, column by column. */
export interface Columns {
  /** The numeric parameters, in the order of the columns. */
  readonly names: readonly string[];
  /**
   * Fills the first n entries of each column (in the order of `names`) with n draws in regime; all of them
   * share one value of each choice, which is returned.
   */
  draw(stream: Stream, n: number, columns: readonly Float64Array[]): Readonly<Record<string, string>>;
}

/** Column draws on top of draws of one point; undefined when a parameter is a vector or a law. */
export function columnsOf(core: Core): Columns | undefined {
  const { names, parameters } = core;
  if (parameters.some(({ type }) => type === 'vector' || type === 'simplex')) return undefined;
  const numeric = [...parameters.keys()].filter((at) => parameters[at]!.type !== 'choice');
  const fill = core.assumptions.length === 0 ? fillFree : fillBound;
  return {
    names: numeric.map((at) => names[at]!),
    draw: (stream, n, columns) => {
      const texts = drawn(core, stream).map((value) => (typeof value === 'string' ? value : undefined));
      fill(core, { stream, n, columns, numeric, texts });
      return Object.fromEntries(
        texts.flatMap((text, at) => (text === undefined ? [] : [[names[at]!, text]])),
      );
    },
  };
}

interface Filling {
  readonly stream: Stream;
  readonly n: number;
  readonly columns: readonly Float64Array[];
  /** Position in the regime of each column's parameter. */
  readonly numeric: readonly number[];
  /** The texts of the batch, by position in the regime. */
  readonly texts: readonly (string | undefined)[];
}

/** Without assumptions each column is drawn by itself. */
function fillFree({ parameters }: Core, { stream, n, columns, numeric }: Filling): void {
  const { number } = drawing(stream);
  numeric.forEach((at, k) => {
    const parameter = parameters[at]! as IntegerParameter | RealParameter;
    const column = columns[k]!;
    for (let row = 0; row < n; row += 1) column[row] = number(at, parameter, parameter.min, parameter.max)!;
  });
}

function fillBound(core: Core, { stream, n, columns, numeric, texts }: Filling): void {
  const given = texts.some((text) => text !== undefined) ? texts : [];
  for (let row = 0; row < n; row += 1) {
    const values = drawn(core, stream, given);
    for (let k = 0; k < numeric.length; k += 1) columns[k]![row] = values[numeric[k]!] as number;
  }
}
