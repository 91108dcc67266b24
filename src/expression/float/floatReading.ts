import { type Cell, closures } from './closures.js';
import { compiled } from './compiled.js';
import { emit } from './emit.js';
import { mayGenerate, type Program, type ReadingOptions } from './program.js';

/** Writes every output at one point; `inputs` in the order of the program, vectors as arrays, choices as texts. */
export type FloatReading = (out: Float64Array, ...inputs: Cell[]) => void;

/**
 * The reading on doubles: a function that writes the outputs (conditions as 1 and 0) at a point. Every
 * operation is rounded to nearest as IEEE 754 has it, functions to a few ulp (see `functions`); comparisons
 * are exact. Only the taken branch of `? :` is evaluated, definitions included. What is undefined (log of a
 * negative number, an entry outside a vector, a series of more than 10^9 terms) is NaN. The result is the
 * same on every platform, bit for bit.
 *
 * @throws Error when an expression uses a name that is neither input nor earlier definition.
 */
export function floatReading(program: Program, options: ReadingOptions = {}): FloatReading {
  return (mayGenerate(options) ? generated(program) : undefined) ?? interpreted(program);
}

function generated(program: Program): FloatReading | undefined {
  const code = emit(program);
  if (code === undefined) return undefined;
  const writes = code.outputs.map((value, place) => `out[${place}] = ${value};`);
  const parameters = ['out', ...program.inputs.map((_, place) => `v${place}`)];
  return compiled(parameters, [...code.lines, ...writes], code.calls) as FloatReading;
}

function interpreted(program: Program): FloatReading {
  const evaluate = closures(program);
  return (out, ...inputs) => {
    for (const [place, value] of evaluate(inputs).entries()) out[place] = value;
  };
}
