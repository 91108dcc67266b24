import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { delimited } from './delimited.js';
import { jsonLinesTable, jsonTable } from './jsonTable.js';
import { logTable } from './logTable.js';
import { parquetTable } from './parquetTable.js';
import { refuse } from './refuse.js';
import type { Table } from './table.js';

/** How to read a file whose name does not say it. */
export interface TableOptions {
  /** A regular expression with named groups, which become the columns; then the file is read as a log. */
  readonly pattern?: string;
}

/**
 * Opens a file of results by its name: .csv, .tsv, .json, .jsonl (.ndjson), .parquet, .log and .txt with a
 * pattern. Throws one sentence when there is none, or it is not what its name says.
 */
export async function openTable(path: string, { pattern }: TableOptions = {}): Promise<Table> {
  requireFile(path);
  if (pattern !== undefined) return logTable(path, pattern);
  switch (extname(path).toLowerCase()) {
    case '.json':
      return jsonTable(path);
    case '.jsonl':
    case '.ndjson':
      return jsonLinesTable(path);
    case '.parquet':
      return parquetTable(path);
    case '.tsv':
      return delimited(path, '\t');
    case '.log':
      return refuse(
        `${path}: a log needs --pattern, a regular expression with named groups such as 'loss (?<loss>[\\d.]+)'`,
      );
    default:
      return delimited(path);
  }
}

function requireFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) refuse(`${path}: there is no such file`);
  if (found.isDirectory()) refuse(`${path} is a folder; name the file of results in it`);
  if (!found.isFile()) refuse(`${path} is not a file`);
}
