import { readFileSync, statSync } from 'node:fs';
import { refuse, shown } from './refuse.js';
import { type Table, tableOf } from './table.js';

/** Largest JSON file that is read whole. */
const LARGEST = 1 << 28;
/** Deepest nesting of records that is flattened into columns. */
const DEEPEST = 8;

type Json = Readonly<Record<string, unknown>>;

/**
 * A JSON file: an array of records, an object of parallel arrays, or an object that holds one of them beside
 * settings, which become columns of equal values.
 */
export function jsonTable(path: string): Table {
  const data = parseJson(readWhole(path), path);
  return recordsTable(path, recordsOf(data, path));
}

/**
 * A JSON lines file: a record a line; a record with arrays (a trajectory) becomes a row an entry, with the
 * column `generation` for the place in the array, from 0, when it has none of that name.
 */
export function jsonLinesTable(path: string): Table {
  const rows: Json[] = [];
  const lines: number[] = [];
  for (const [i, line] of readWhole(path).split('\n').entries()) {
    if (line.trim() === '') continue;
    for (const row of spread(
      asRecord(parseJson(line, `${path}, line ${i + 1}`), `${path}, line ${i + 1}`),
      path,
    )) {
      rows.push(row);
      lines.push(i + 1);
    }
  }
  if (rows.length === 0) refuse(`${path} holds no records`);
  return recordsTable(path, rows, (row) => lines[row]!);
}

function readWhole(path: string): string {
  if (statSync(path).size > LARGEST)
    refuse(`${path} is larger than 256 MB; write such results as CSV or Parquet`);
  return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
}

function parseJson(text: string, where: string): unknown {
  // Python writes NaN and Infinity, which JSON has no words for.
  const plain = text.replace(
    /("(?:[^"\\]|\\.)*")|(-?\b(?:NaN|Infinity)\b)/g,
    (_all, quoted, bare) => quoted ?? `"${bare}"`,
  );
  try {
    return JSON.parse(plain);
  } catch (error) {
    return refuse(`${where} is not JSON: ${shown((error as Error).message)}`);
  }
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asRecord = (value: unknown, where: string): Json =>
  isRecord(value) ? value : refuse(`${where}: a record is an object such as {"seed": 1, "error": 0.5}`);

function recordsOf(data: unknown, path: string): readonly Json[] {
  if (Array.isArray(data))
    return data.flatMap((row, i) => spread(asRecord(row, `${path}, record ${i + 1}`), path));
  const whole = asRecord(data, path);
  const inner = Object.entries(whole).filter(
    ([, value]) => Array.isArray(value) && value.length > 0 && value.every(isRecord),
  );
  if (inner.length === 1) {
    const settings = Object.fromEntries(Object.entries(whole).filter(([, value]) => !Array.isArray(value)));
    return (inner[0]![1] as readonly Json[]).flatMap((row) => spread({ ...settings, ...row }, path));
  }
  return spread(whole, path);
}

/** A record of parallel arrays as records; the record itself when it has none. */
function spread(record: Json, path: string): readonly Json[] {
  const flat = flatten(record, '', 0, path);
  const arrays = Object.entries(flat).filter(([, value]) => Array.isArray(value)) as [string, unknown[]][];
  if (arrays.length === 0) return [flat];
  const length = arrays[0]![1].length;
  const other = arrays.find(([, values]) => values.length !== length);
  if (other !== undefined)
    refuse(
      `${path}: '${shown(arrays[0]![0])}' has ${length} entries and '${shown(other[0])}' has ${other[1].length}; parallel arrays have the same length`,
    );
  return Array.from({ length }, (_, i) => ({
    ...(Object.hasOwn(flat, 'generation') ? {} : { generation: i }),
    ...flat,
    ...Object.fromEntries(arrays.map(([name, values]) => [name, values[i]])),
  }));
}

/** Nested records with dotted names. */
function flatten(record: Json, prefix: string, depth: number, path: string): Record<string, unknown> {
  if (depth > DEEPEST) refuse(`${path}: records are nested deeper than ${DEEPEST} levels`);
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      isRecord(value)
        ? Object.entries(flatten(value, `${prefix}${name}.`, depth + 1, path))
        : [[`${prefix}${name}`, value] as const],
    ),
  );
}

function recordsTable(path: string, records: readonly Json[], line?: (row: number) => number): Table {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  if (columns.length === 0) refuse(`${path} holds no records`);
  const rows = records.map((record) =>
    columns.map((name) => (Object.hasOwn(record, name) ? record[name] : undefined)),
  );
  return tableOf(path, columns, rows, line);
}
