import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { delimited } from './delimited.js';
import { refuse } from './refuse.js';
import type { Table } from './table.js';

/** How to read a file whose name does not say it. */
export interface TableOptions {
  /** A regular expression with named groups that are the columns; then the file is a log. */
  readonly pattern?: string;
}

/** Opens a file of results by its name: .csv and .tsv. */
export async function openTable(path: string, _options: TableOptions = {}): Promise<Table> {
  requireFile(path);
  const kind = extname(path).toLowerCase();
  return delimited(path, kind === '.tsv' ? '\t' : undefined);
}

function requireFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) refuse(`${path}: there is no such file`);
  if (!found.isFile()) refuse(`${path} is not a file`);
}
