import type { CompiledClaim } from '../../claim/index.js';
import type { Point, Value } from '../../regime/index.js';
import { refuse, shown } from '../table/refuse.js';
import type { Batch, Table } from '../table/table.js';
import type { Holding } from './holding.js';
import { columnList, readCondition, readField } from './mapping.js';

/** One row as a holding sees it. */
export interface Row {
  readonly line: number;
  /** Values of the parameters that vary, in the order of `varying`; NaN where a number is missing. */
  readonly values: (number | string)[];
  /** Values of the quantities that are measured; NaN where missing. */
  readonly measured: number[];
  /** The value that the trajectory's start is read from. */
  start: number;
  replicate: number | string;
}

/** How the rows of a table become rows of a holding. */
export interface Sources {
  readonly columns: readonly string[];
  readonly fixed: Point;
  /** Parameters that come from columns, generation last if there is one. */
  readonly varying: readonly string[];
  /** The parameter that counts generations, when one varies. */
  readonly generation?: string;
  /** The parameter that is the trajectory's own value at one generation. */
  readonly start?: { readonly parameter: string; readonly at: number };
  readonly quantities: readonly string[];
  readonly hasReplicates: boolean;
  /** Reads row `i` of a batch into `row`; false when a condition leaves it out. */
  readonly read: (batch: Batch, i: number, row: Row) => boolean;
}

const GENERATION = /generation|iteration|round|fit(?:ted)?\b|step|index of the/i;
const GENERATION_NAMES = ['t', 'generation', 'gen', 'iteration', 'k', 'n', 'G'];

/** The integer parameter that counts generations: by its meaning, else by its name. */
export function generationParameter(claim: CompiledClaim, among: readonly string[]): string | undefined {
  const integers = among.filter((name) => claim.claim.regime.parameters[name]?.type === 'integer');
  const meaning = (name: string): string => claim.claim.regime.parameters[name]!.meaning;
  return (
    integers.find((name) => GENERATION.test(meaning(name)) && !/points|samples|per /i.test(meaning(name))) ??
    GENERATION_NAMES.find((name) => integers.includes(name))
  );
}

/** Resolves a mapping against a claim and the columns of a table; throws a sentence for what does not fit. */
export function sourcesOf({ claim, mapping, name }: Holding, table: Table): Sources {
  const { map, set, where, replicate } = mapping;
  const parameters = Object.keys(claim.claim.regime.parameters);
  const quantities = Object.keys(claim.claim.measures);
  const at = name.includes(table.path) ? name : `${table.path}, ${name}`;
  for (const known of [...Object.keys(map), ...Object.keys(set)]) {
    if (!parameters.includes(known) && !quantities.includes(known))
      refuse(
        `${at}: '${shown(known)}' is neither a parameter (${parameters.join(', ')}) nor a quantity (${quantities.join(', ')}) of ${claim.claim.id}`,
      );
    if (Object.hasOwn(map, known) && Object.hasOwn(set, known))
      refuse(`${at}: '${shown(known)}' is both mapped and set`);
  }
  const missing = parameters.filter((known) => !Object.hasOwn(map, known) && !Object.hasOwn(set, known));
  if (missing.length > 0)
    refuse(
      `${at}: ${missing.join(', ')} of ${claim.claim.id} ${missing.length > 1 ? 'are' : 'is'} unknown; give ${missing.map((one) => `--map ${one}=COLUMN or --set ${one}=VALUE`).join(', ')}`,
    );
  const measured = quantities.filter((known) => Object.hasOwn(map, known));
  if (measured.length === 0)
    refuse(
      `${at}: no column is mapped to a quantity of ${claim.claim.id} (${quantities.join(', ')}); give --map ${quantities[0] ?? 'QUANTITY'}=COLUMN (columns: ${columnList(table.columns)})`,
    );
  if (replicate !== undefined && !table.columns.includes(replicate))
    refuse(
      `${at}: there is no column '${shown(replicate)}' to tell replicates apart (columns: ${columnList(table.columns)})`,
    );
  return compileSources(
    claim,
    table,
    { map, set, where, ...(replicate !== undefined && { replicate }) },
    measured,
    at,
  );
}

const START = /^(.+)@\s*(-?\d+)$/s;

function compileSources(
  claim: CompiledClaim,
  table: Table,
  { map, set, where, replicate }: Holding['mapping'],
  measured: readonly string[],
  at: string,
): Sources {
  const names = Object.keys(claim.claim.regime.parameters);
  const fixed = Object.fromEntries(
    Object.entries(set).map(([name, value]) => [name, fixedValue(claim, name, value, at)]),
  );
  const mapped = names.filter((name) => Object.hasOwn(map, name));
  const starts = mapped.filter((name) => START.test(map[name]!));
  if (starts.length > 1)
    refuse(
      `${at}: only one parameter can be a trajectory's value at a generation, not ${starts.join(' and ')}`,
    );
  const plain = mapped.filter((name) => !starts.includes(name));
  const generation = generationParameter(claim, plain);
  if (starts.length === 1 && generation === undefined)
    refuse(`${at}: '${map[starts[0]!]}' needs a generation; map the parameter that counts them`);
  const varying = [
    ...plain.filter((name) => name !== generation),
    ...(generation === undefined ? [] : [generation]),
  ];
  const start = starts[0];
  const [, startText, startAt] = start === undefined ? [] : START.exec(map[start]!)!;
  const conditions = where.map((text) => readCondition(text, table.columns));
  const readings = varying.map((name) => readField(map[name]!, table.columns, `${at}, ${name}`));
  const quantityReadings = measured.map((name) => readField(map[name]!, table.columns, `${at}, ${name}`));
  const startReading =
    startText === undefined ? undefined : readField(startText, table.columns, `${at}, ${start}`);
  const columns = [
    ...new Set([
      ...conditions.map(({ column }) => column),
      ...[...readings, ...quantityReadings, ...(startReading ? [startReading] : [])].flatMap(
        (one) => one.columns,
      ),
      ...(replicate === undefined ? [] : [replicate]),
    ]),
  ];
  const place = (column: string): number => columns.indexOf(column);
  const isText = varying.map((name) => claim.claim.regime.parameters[name]!.type === 'choice');
  const filters = conditions.map(({ column, holds }) => ({ at: place(column), holds }));
  const parameterAt = readings.map((one) => one.columns.map(place));
  const quantityAt = quantityReadings.map((one) => one.columns.map(place));
  const startAtPlaces = startReading?.columns.map(place) ?? [];
  const replicateAt = replicate === undefined ? -1 : place(replicate);
  const number = (
    batch: Batch,
    i: number,
    reading: (typeof readings)[number],
    places: readonly number[],
  ): number => {
    if (reading.plain) return numberAt(batch, places[0]!, i, columns, table.path);
    return reading.number(places.map((one) => numberAt(batch, one, i, columns, table.path)));
  };
  const inverse = inverseOf(map, generation);
  return {
    columns,
    fixed,
    varying,
    ...(generation !== undefined && { generation }),
    ...(start !== undefined && {
      start: { parameter: start, at: inverse(Number(startAt), readings.at(-1)!) },
    }),
    quantities: measured,
    hasReplicates: replicate !== undefined,
    read: (batch, i, row) => {
      for (const { at: column, holds } of filters) {
        const cells = batch.cells[column]!;
        if (!holds(cells.numbers[i]!, () => cells.text(i))) return false;
      }
      for (let p = 0; p < readings.length; p++) {
        row.values[p] = isText[p]
          ? batch.cells[parameterAt[p]![0]!]!.text(i)
          : number(batch, i, readings[p]!, parameterAt[p]!);
      }
      for (let q = 0; q < quantityReadings.length; q++)
        row.measured[q] = number(batch, i, quantityReadings[q]!, quantityAt[q]!);
      if (startReading !== undefined) row.start = number(batch, i, startReading, startAtPlaces);
      if (replicateAt >= 0) {
        const cells = batch.cells[replicateAt]!;
        const key = cells.numbers[i]!;
        row.replicate = Number.isNaN(key) ? cells.text(i) : key;
      }
      return true;
    },
  };
}

/** The value of the generation parameter where the column that it is read from has a given value. */
function inverseOf(map: Readonly<Record<string, string>>, generation: string | undefined) {
  return (
    raw: number,
    reading: { readonly columns: readonly string[]; readonly number: (fields: readonly number[]) => number },
  ): number => {
    if (reading.columns.length !== 1)
      refuse(`'${map[generation!]}': a start can only be found when the generation is read from one column`);
    return reading.number([raw]);
  };
}

function fixedValue(claim: CompiledClaim, name: string, value: number | string, at: string): Value {
  const parameter = claim.claim.regime.parameters[name];
  if (parameter === undefined)
    return refuse(`${at}: '${name}' is a quantity and cannot be set; map it to a column`);
  if (parameter.type === 'choice') {
    if (!parameter.values.includes(String(value)))
      refuse(`${at}: ${name} is one of ${parameter.values.join(', ')}, not '${shown(String(value))}'`);
    return String(value);
  }
  if (parameter.type === 'vector' || parameter.type === 'simplex') return readList(name, value, at);
  const number = typeof value === 'number' ? value : Number(value.trim() === '' ? Number.NaN : value);
  if (!Number.isFinite(number)) refuse(`${at}: ${name} is a number, not '${shown(String(value))}'`);
  return number;
}

function readList(name: string, value: number | string, at: string): readonly number[] {
  const numbers = String(value)
    .split(/[\s,;]+/)
    .map(Number);
  return numbers.every(Number.isFinite)
    ? numbers
    : refuse(`${at}: ${name} is a list of numbers, such as '0.5, 0.5'`);
}

const MISSING = new Set(['', 'na', 'n/a', 'null', 'none', '.', '-']);
const NOT_FINITE = new Set(['nan', 'inf', '+inf', '-inf', 'infinity', '-infinity', '1.#inf', '1.#qnan']);

/** What a row's missing number is; `Infinity` stands for a value that is there but not finite. */
function numberAt(batch: Batch, column: number, i: number, columns: readonly string[], path: string): number {
  const cells = batch.cells[column]!;
  const value = cells.numbers[i]!;
  if (!Number.isNaN(value)) return value;
  const text = cells.text(i).toLowerCase();
  if (MISSING.has(text)) return Number.NaN;
  if (NOT_FINITE.has(text)) return Infinity;
  if (text === 'true' || text === 'false') return text === 'true' ? 1 : 0;
  const where = `${path}, line ${batch.line(i)}, column '${columns[column]}'`;
  if (/^[+-]?\d{1,3}(?:\.\d{3})*,\d+$|^[+-]?\d+,\d+$/.test(text))
    refuse(
      `${where}: '${shown(cells.text(i))}' has a decimal comma; write numbers with a point (in pandas: decimal=',')`,
    );
  return refuse(`${where}: '${shown(cells.text(i))}' is not a number`);
}
