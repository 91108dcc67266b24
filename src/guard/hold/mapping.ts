import { type Expression, floatReading, freeNames, parse } from '../../expression/index.js';
import { counted, refuse, shown } from '../table/refuse.js';
import { NUMERAL, type Table } from '../table/table.js';

/** How rows become measurements of a claim; what the command line and `holdfast.yaml` both say. */
export interface Mapping {
  /**
   * Claim names to columns: a column (`variance`), an expression over columns (`iteration + 1`), or the value
   * of a column at one generation of the same trajectory (`variance@0`).
   */
  readonly map: Readonly<Record<string, string>>;
  /** Claim names to fixed values. */
  readonly set: Readonly<Record<string, number | string>>;
  /** Conditions on rows, all of which must hold: `setting=Replace`, `iteration>=1`. */
  readonly where: readonly string[];
  /** The column that tells independent runs apart (a seed). Default: every row is a run of its own. */
  readonly replicate?: string;
}

/** Reads one value from the fields of a row, which come in the order of `columns`. */
export interface FieldReading {
  readonly columns: readonly string[];
  /** Whether the value may be a text. */
  readonly plain: boolean;
  /** Of the numbers of the fields. */
  readonly number: (fields: readonly number[]) => number;
}

/** A text such as `iteration + 1` over the columns of a file; a column's own name means the column. */
export function readField(text: string, columns: readonly string[], where: string): FieldReading {
  const name = text.trim();
  if (columns.includes(name)) return { columns: [name], plain: true, number: (fields) => fields[0]! };
  const scope = Object.fromEntries(
    columns.filter((column) => /^[A-Za-z_]\w*$/.test(column)).map((column) => [column, 'scalar' as const]),
  );
  const tree = parseField(name, scope, columns, where);
  const used = [...freeNames(tree)];
  const read = floatReading({ inputs: used, definitions: [], outputs: [tree] });
  const out = new Float64Array(1);
  return {
    columns: used,
    plain: false,
    number: (fields) => {
      read(out, ...fields);
      return out[0]!;
    },
  };
}

function parseField(
  text: string,
  scope: Readonly<Record<string, 'scalar'>>,
  columns: readonly string[],
  where: string,
): Expression {
  try {
    return parse(text, scope, where);
  } catch (error) {
    if (/^[\w .%()-]+$/.test(text) && !/^\w+\s*[-+*/^]/.test(text))
      refuse(`${where}: there is no column '${shown(text)}' (columns: ${columnList(columns)})`);
    throw error;
  }
}

/** The columns as a list for people, cut when long. */
export const columnList = (columns: readonly string[]): string =>
  columns.length > 20
    ? `${columns
        .slice(0, 20)
        .map((one) => shown(one))
        .join(', ')}, ... ${columns.length} in all`
    : columns.map((one) => shown(one)).join(', ');

/** A condition on one field. */
export interface Condition {
  readonly column: string;
  readonly holds: (number: number, text: () => string) => boolean;
}

const CONDITION = /^(.+?)(!=|<=|>=|==|=|<|>)(.*)$/s;

/** Reads `column=value`, `column!=value` or a numeric comparison. */
export function readCondition(text: string, columns: readonly string[]): Condition {
  const [, name, sign, given] = CONDITION.exec(text) ?? [];
  if (name === undefined)
    refuse(`the condition '${shown(text)}' is not understood; write 'column=value' or 'column>=3'`);
  const column = name.trim();
  if (!columns.includes(column))
    refuse(`the condition '${shown(text)}' names no column (columns: ${columnList(columns)})`);
  const value = given!.trim();
  const number = NUMERAL.test(value) ? Number(value) : Number.NaN;
  if (sign === '=' || sign === '==') return { column, holds: (x, text) => same(x, text, number, value) };
  if (sign === '!=') return { column, holds: (x, text) => !same(x, text, number, value) };
  if (Number.isNaN(number))
    refuse(`the condition '${shown(text)}' compares with '${shown(value)}', which is no number`);
  const compare = {
    '<': (x: number) => x < number,
    '<=': (x: number) => x <= number,
    '>': (x: number) => x > number,
    '>=': (x: number) => x >= number,
  }[sign as '<' | '<=' | '>' | '>='];
  return { column, holds: compare };
}

/** Equal as numbers where both are numbers, else as texts. */
function same(x: number, text: () => string, number: number, value: string): boolean {
  return Number.isNaN(number) || Number.isNaN(x) ? text() === value : x === number;
}

/** Refuses a table of which no row is used: a filter that lets nothing through would keep every build green. */
export function requireRows(table: Table, where: readonly string[]): never {
  const columns = where.map((text) => readCondition(text, table.columns).column);
  const seen = columns.map(() => new Set<string>());
  let rows = 0;
  for (const batch of table.batches(columns)) {
    rows += batch.count;
    for (const [c, values] of seen.entries())
      for (let i = 0; i < batch.count && values.size < 6; i++) values.add(batch.cells[c]!.text(i));
  }
  if (rows === 0) refuse(`${table.path} has column names and no rows`);
  const found = columns.map(
    (column, c) => `${shown(column)} is ${[...seen[c]!].map((one) => shown(one, 30)).join(', ')}`,
  );
  return refuse(
    `${table.path}: none of its ${counted(rows, 'row')} meets ${where.map((one) => shown(one)).join(' and ')} (${found.join('; ')})`,
  );
}
