import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compileClaim } from '../../src/claim/index.js';
import { hold, openTable, type Table } from '../../src/guard/index.js';
import { readNumber } from '../../src/guard/table/readNumber.js';
import { claims } from './fixtures/kazdan.js';

const folder = mkdtempSync(join(tmpdir(), 'guard-tables-'));
const open = (name: string, text: string | Buffer, pattern?: string): Promise<Table> => {
  writeFileSync(join(folder, name), text);
  return openTable(join(folder, name), pattern === undefined ? {} : { pattern });
};
/** Every row as texts; a batch is valid until the next one only. */
function rowsOf(table: Table): string[][] {
  const rows: string[][] = [];
  for (const { count, cells } of table.batches(table.columns))
    for (let i = 0; i < count; i++) rows.push(cells.map((column) => column.text(i)));
  return rows;
}

function numbersOf(table: Table, column: string): number[] {
  const numbers: number[] = [];
  for (const { count, cells } of table.batches([column])) numbers.push(...cells[0]!.numbers.slice(0, count));
  return numbers;
}

describe('delimited files', () => {
  it('should give back what was written, quoted or not', async () => {
    const field = fc.string({ maxLength: 8 }).map((text) => text.replace(/[\s#]/g, '_'));
    const quote = (text: string): string =>
      /[",]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field, field), { maxLength: 8 }), async (rows) => {
        const table = await open(
          'x.csv',
          `\ufeffa,b,c\r\n${rows.map((row) => row.map(quote).join(',')).join('\r\n')}`,
        );
        expect(rowsOf(table)).toEqual(rows);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('should read files longer than a chunk, line by line', async () => {
    const text = `a,b\n${Array.from({ length: 200_000 }, (_, i) => `${i},"x ${i}"`).join('\n')}\n`;
    const numbers = numbersOf(await open('long.csv', text), 'a');
    expect(numbers).toHaveLength(200_000);
    expect(numbers.every((value, i) => value === i)).toBe(true);
  });

  it('should know semicolons, tabs, comments and two rows of names', async () => {
    expect(rowsOf(await open('s.csv', 'a;b\n1;2\n'))).toEqual([['1', '2']]);
    expect(rowsOf(await open('t.tsv', '# made by a script\na\tb\n1\t2\n'))).toEqual([['1', '2']]);
    const two = await open('two.csv', 'error,error,seed\nmean,std,\n0.5,0.1,1\n');
    expect(two.columns).toEqual(['error.mean', 'error.std', 'seed']);
    expect(numbersOf(two, 'error.mean')).toEqual([0.5]);
  });

  it.each([
    ['ragged.csv', 'a,b\n1,2\n1,2,3\n', /line 3: 3 fields where the header has 2/],
    ['quote.csv', 'a,b\n"1,2\n', /a quote is opened and never closed/],
    ['empty.csv', '', /is empty/],
    ['numbers.csv', '1,2\n3,4\n', /header row of column names is missing/],
    ['gz.csv', Buffer.from([0x1f, 0x8b, 8, 0]), /compressed/],
    ['utf16.csv', Buffer.from([0xff, 0xfe, 65, 0]), /UTF-16/],
  ])('should refuse %s in one sentence', async (name, text, sentence) => {
    await expect(open(name, text).then(rowsOf)).rejects.toThrow(sentence);
  });

  it('should read numbers as Number does, bit for bit', () => {
    const texts = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.tuple(fc.integer(), fc.nat(999_999)).map(([a, b]) => `${a}.${b}`),
      fc.constantFrom('1.', '.5', '+3', '-0', '1e400', '00012.50'),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = Buffer.from(text);
        expect(Object.is(readNumber(bytes, 0, bytes.length), Number(text))).toBe(true);
      }),
      { numRuns: 5000, seed: 1 },
    );
    for (const text of ['', '-', '.', 'e5', '0x10', '1 2', 'Infinity', '1,5'])
      expect(readNumber(Buffer.from(text), 0, text.length)).toBeNaN();
  });
});

describe('JSON, JSON lines and logs', () => {
  it('should read records, parallel arrays and trajectories', async () => {
    expect(numbersOf(await open('a.json', '[{"seed":1,"e":0.5},{"seed":2,"e":0.25}]'), 'e')).toEqual([
      0.5, 0.25,
    ]);
    expect(numbersOf(await open('b.json', '{"n":5,"e":[3,4]}'), 'n')).toEqual([5, 5]);
    const lines = await open('c.jsonl', '{"seed":1,"e":[3,4]}\n{"seed":2,"e":[5]}\n');
    expect(numbersOf(lines, 'generation')).toEqual([0, 1, 0]);
    expect(numbersOf(lines, 'e')).toEqual([3, 4, 5]);
    await expect(open('d.json', '{"a":[1,2],"b":[1]}')).rejects.toThrow(/same length/);
  });

  it('should read logs whose values stand on different lines', async () => {
    const table = await open(
      'x.log',
      'Iteration 1\nnoise\nloss 0.5\nIteration 2\nloss 0.25\n',
      'Iteration (?<i>\\d+)|loss (?<loss>[\\d.]+)',
    );
    expect(rowsOf(table)).toEqual([
      ['1', '0.5'],
      ['2', '0.25'],
    ]);
    await expect(open('y.log', 'loss 1\n', '(?<x>(a+)+)b')).rejects.toThrow(/repeats a repeated group/);
    await expect(open('z.log', 'loss 1\n')).rejects.toThrow(/--pattern/);
  });
});

/** Written by pandas and pyarrow: fixtures/runs_parquet.py. */
const PARQUET = fileURLToPath(new URL('fixtures/runs.parquet', import.meta.url));

describe('Parquet', () => {
  it('should read what pandas wrote: row groups, dictionaries, whole numbers, flags and missing fields', async () => {
    const table = await openTable(PARQUET);
    expect(table.columns).toEqual(['workflow', 'seed', 't', 'variance', 'n', 'converged', 'note']);
    const rows = rowsOf(table);
    expect(rows).toHaveLength(24);
    expect(rows[0]).toEqual(['replace', '0', '0', '1', '20', 'false', 'run 0']);
    expect(rows[5]).toEqual(['replace', '1', '1', '', '20', 'false', '']);
    expect(rows[23]!.slice(0, 3)).toEqual(['accumulate', '2', '3']);
    expect(numbersOf(table, 'seed').slice(8, 13)).toEqual([2, 2, 2, 2, 0]);
    expect(numbersOf(table, 'variance')[5]).toBeNaN();
  });

  it('should hold a file of them against a claim', async () => {
    const { used, trajectories, outcome } = hold(
      {
        name: 'parquet',
        claim: compileClaim(claims[0]!),
        mapping: {
          map: { t: 't', n: 'n', fittedVariance: 'variance', sigma2: 'variance@0' },
          set: { ddof: 0 },
          where: ['workflow=replace'],
          replicate: 'seed',
        },
        expect: 'holds',
      },
      await openTable(PARQUET),
      { alpha: 1e-3 },
    );
    expect({ used, trajectories, outcome }).toEqual({ used: 12, trajectories: 3, outcome: 'undecided' });
  });

  it('should say in one sentence what is wrong with a file, or which package is missing', async () => {
    await expect(open('x.parquet', 'PAR1')).rejects.toThrow(/cannot be read as Parquet/);
    vi.doMock('hyparquet', () => {
      throw new Error('no such package');
    });
    await expect(openTable(PARQUET)).rejects.toThrow(/need the optional package hyparquet/);
    vi.doUnmock('hyparquet');
  });
});
