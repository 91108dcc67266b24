import { type Cell, closures } from './closures.js';
import { compiled } from './compiled.js';
import { emit } from './emit.js';
import { type InputKind, inputKinds } from './inputKinds.js';
import { mayGenerate, type Program, type ReadingOptions } from './program.js';

/** A column of numbers for a scalar input; for a choice its text, for a vector its entries, the same in every row. */
export type Column = Float64Array | string | ArrayLike<number>;

/** Writes rows 0 .. count - 1 of every output; columns in the order of the program's inputs. */
export type ColumnReading = (out: readonly Float64Array[], count: number, ...columns: Column[]) => void;

/**
 * The reading on columns of doubles: row by row the same bits as `floatReading`, in one loop. An input is a
 * choice or a vector when the program uses it so; of inputs that are not used the columns are not looked at.
 */
export function columnReading(program: Program, options: ReadingOptions = {}): ColumnReading {
  const kinds = inputKinds(program);
  return (mayGenerate(options) ? generated(program, kinds) : undefined) ?? interpreted(program, kinds);
}

function generated(program: Program, kinds: ReadonlyMap<string, InputKind>): ColumnReading | undefined {
  const { inputs, outputs } = program;
  const code = emit(program);
  if (code === undefined) return undefined;
  const perCall = inputs.map((name, place) => [name, place] as const).filter(([name]) => kinds.has(name));
  const [rows, constants] = [true, false].map((scalar) =>
    perCall.filter(([name]) => (kinds.get(name) === 'scalar') === scalar).map(([, place]) => place),
  );
  const lines = [
    ...outputs.map((_, place) => `const o${place} = out[${place}];`),
    ...constants!.map((place) => `const v${place} = c${place};`),
    'for (let r = 0; r < count; r++) {',
    ...rows!.map((place) => `const v${place} = c${place}[r];`),
    ...code.lines,
    ...code.outputs.map((value, place) => `o${place}[r] = ${value};`),
    '}',
  ];
  const parameters = ['out', 'count', ...inputs.map((_, place) => `c${place}`)];
  return compiled(parameters, lines, code.calls) as ColumnReading;
}

function interpreted(program: Program, kinds: ReadonlyMap<string, InputKind>): ColumnReading {
  const evaluate = closures(program);
  const isColumn = program.inputs.map((name) => kinds.get(name) === 'scalar');
  return (out, count, ...columns) => {
    for (let row = 0; row < count; row++) {
      const cells = columns.map((column, place): Cell => (isColumn[place] ? Number(column[row]) : column));
      for (const [place, value] of evaluate(cells).entries()) out[place]![row] = value;
    }
  };
}
