import type { ColumnData } from 'hyparquet';
import { refuse, shown } from './refuse.js';
import { asNumber, asText, BATCH, type Cells, type Table } from './table.js';

/** Most fields that are kept in memory, 8 bytes each for numbers. */
const MOST_FIELDS = 50_000_000;

/**
 * A Parquet file, by the optional package hyparquet: columns of numbers take 8 bytes a row in memory. Throws one
 * sentence when the package is absent, or cannot unpack the file.
 */
export async function parquetTable(path: string): Promise<Table> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetRead } = await load(path);
  const columns = new Map<string, StoredColumn>();
  let rows = 0;
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    rows = Number(metadata.num_rows);
    const width = metadata.schema.length - 1;
    if (rows * width > MOST_FIELDS)
      refuse(
        `${path}: ${rows} rows of ${width} columns are more than fit in memory; write such results as CSV`,
      );
    const onChunk = (chunk: ColumnData): void => {
      const stored = columns.get(chunk.columnName) ?? emptyColumn(rows);
      columns.set(chunk.columnName, stored);
      store(stored, chunk);
    };
    // One row group and column after the other, since the package unpacks all that it is asked for at once.
    const names = metadata.row_groups[0]?.columns.map(({ meta_data }) => meta_data?.path_in_schema[0] ?? '');
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      for (const name of new Set(names))
        await parquetRead({ file, metadata, onChunk, rowStart, rowEnd, columns: [name] });
      rowStart = rowEnd;
    }
  } catch (error) {
    return refuse(reasonOf(error as Error, path));
  }
  if (columns.size === 0) refuse(`${path} holds no records`);
  return columnsTable(path, columns, rows);
}

function reasonOf(error: Error, path: string): string {
  if (error.name === 'GuardError') return error.message;
  const codec = /unsupported compression codec: (\w+)/.exec(error.message)?.[1];
  return codec === undefined
    ? `${path} cannot be read as Parquet: ${shown(error.message)}`
    : `${path} is packed with ${codec.toLowerCase()}; write it with compression='snappy', the default of pandas`;
}

/** Numbers as such; what is none in `others`, by row. */
interface StoredColumn {
  readonly numbers: Float64Array;
  readonly others: Map<number, unknown>;
}

const emptyColumn = (rows: number): StoredColumn => ({
  numbers: new Float64Array(rows).fill(Number.NaN),
  others: new Map(),
});

function store({ numbers, others }: StoredColumn, { columnData, rowStart, rowEnd }: ColumnData): void {
  for (let row = rowStart; row < rowEnd; row++) {
    const value: unknown = columnData[row - rowStart];
    numbers[row] = asNumber(value);
    if (typeof value !== 'number' && typeof value !== 'bigint') others.set(row, value);
  }
}

function columnsTable(path: string, columns: ReadonlyMap<string, StoredColumn>, rows: number): Table {
  return {
    path,
    columns: [...columns.keys()],
    *batches(wanted) {
      const stored = wanted.map((name) => columns.get(name)!);
      for (let first = 0; first < rows; first += BATCH) {
        const count = Math.min(BATCH, rows - first);
        yield {
          count,
          cells: stored.map((column) => cellsOf(column, first, count)),
          line: (row) => first + row + 1,
        };
      }
    },
  };
}

const cellsOf = ({ numbers, others }: StoredColumn, first: number, count: number): Cells => ({
  numbers: numbers.subarray(first, first + count),
  text: (row) => asText(others.has(first + row) ? others.get(first + row) : numbers[first + row]),
});

async function load(path: string): Promise<typeof import('hyparquet')> {
  const name: string = 'hyparquet';
  try {
    return (await import(name)) as typeof import('hyparquet');
  } catch {
    return refuse(`${path}: Parquet files need the optional package hyparquet (npm install hyparquet)`);
  }
}
