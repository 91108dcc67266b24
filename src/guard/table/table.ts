/** The fields of one column in a batch of rows. */
export interface Cells {
  /** The fields as numbers; NaN where a field is none. */
  readonly numbers: Float64Array;
  /** The field as it was written, without quotes and outer blanks. */
  readonly text: (row: number) => string;
}

/** Some consecutive rows of a table, with the columns that were asked for, in that order. Valid until the next batch. */
export interface Batch {
  readonly count: number;
  readonly cells: readonly Cells[];
  /** Where a row stands in its file, from 1: a line, a record. */
  readonly line: (row: number) => number;
}

/** A file of rows with named columns, read in batches so that its size does not matter. */
export interface Table {
  readonly path: string;
  readonly columns: readonly string[];
  readonly batches: (wanted: readonly string[]) => Iterable<Batch>;
}

/** Rows in a batch. */
export const BATCH = 8192;

/** A table of rows that are already in memory, field by field. */
export function tableOf(
  path: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  line: (row: number) => number = (row) => row + 1,
): Table {
  return {
    path,
    columns,
    *batches(wanted) {
      const places = wanted.map((name) => columns.indexOf(name));
      for (let first = 0; first < rows.length; first += BATCH) {
        const part = rows.slice(first, first + BATCH);
        yield {
          count: part.length,
          cells: places.map((place) => cellsOf(part.map((row) => row[place]))),
          line: (row) => line(first + row),
        };
      }
    },
  };
}

function cellsOf(fields: readonly unknown[]): Cells {
  return {
    numbers: Float64Array.from(fields, asNumber),
    text: (row) => asText(fields[row]),
  };
}

/** A field as a number; NaN where it is none. */
export function asNumber(field: unknown): number {
  if (typeof field === 'number') return field;
  if (typeof field === 'bigint') return Number(field);
  if (typeof field !== 'string' || !NUMERAL.test(field.trim())) return Number.NaN;
  return Number(field);
}

/** A field as text; empty where there is none, JSON for lists and records. */
export function asText(field: unknown): string {
  if (field === undefined || field === null) return '';
  if (typeof field === 'string') return field.trim();
  if (typeof field !== 'object' || field instanceof Date) return String(field);
  return JSON.stringify(field, (_key, value) => (typeof value === 'bigint' ? Number(value) : value)) ?? '';
}

/** What a decimal number looks like; hexadecimal, Infinity and blanks are none. */
export const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
