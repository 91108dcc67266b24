import { refuse, shown } from './refuse.js';
import { type Table, tableOf } from './table.js';

interface Hyparquet {
  readonly asyncBufferFromFile: (path: string) => Promise<unknown>;
  readonly parquetReadObjects: (options: {
    readonly file: unknown;
  }) => Promise<readonly Record<string, unknown>[]>;
}

/** A Parquet file, by the optional package hyparquet. */
export async function parquetTable(path: string): Promise<Table> {
  const { asyncBufferFromFile, parquetReadObjects } = await load(path);
  let records: readonly Record<string, unknown>[];
  try {
    records = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
  } catch (error) {
    return refuse(`${path} cannot be read as Parquet: ${shown((error as Error).message)}`);
  }
  const columns = Object.keys(records[0] ?? {});
  if (columns.length === 0) refuse(`${path} holds no records`);
  return tableOf(
    path,
    columns,
    records.map((record) => columns.map((name) => record[name])),
  );
}

async function load(path: string): Promise<Hyparquet> {
  const name: string = 'hyparquet';
  try {
    return (await import(name)) as Hyparquet;
  } catch {
    return refuse(`${path}: Parquet files need the optional package hyparquet (npm install hyparquet)`);
  }
}
