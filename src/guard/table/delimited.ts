import { closeSync, openSync, readSync } from 'node:fs';
import { readNumber } from './readNumber.js';
import { refuse, shown } from './refuse.js';
import { BATCH, type Batch, type Cells, type Table } from './table.js';

const CHUNK = 1 << 20;
/** Longest record; more than this is a file of another kind. */
const LONGEST = 1 << 24;
const [QUOTE, LINE_FEED, RETURN, SPACE, TAB, HASH] = [34, 10, 13, 32, 9, 35];

/**
 * A CSV or TSV file: the delimiter (comma, semicolon, tab or bar) and a second header row are recognised,
 * fields may be quoted. Reads a chunk at a time, so that memory does not grow with the file.
 *
 * Throws one sentence with the line when a row has another number of fields than the header, a quote is not
 * closed, or the file is no text.
 */
export function delimited(path: string, delimiter?: string): Table {
  const head = readHead(path);
  const mark = (delimiter ?? guessDelimiter(head)).charCodeAt(0);
  const records = headRecords(path, head, mark);
  const { columns, rows } = headerOf(path, records);
  return {
    path,
    columns,
    batches: (wanted) => batchesOf(path, columns, wanted, mark, rows),
  };
}

function readHead(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK);
    return checkText(path, buffer.subarray(0, readSync(file, buffer, 0, CHUNK, 0)));
  } finally {
    closeSync(file);
  }
}

function checkText(path: string, head: Buffer): Buffer {
  if (head.length === 0) refuse(`${path} is empty`);
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    refuse(`${path} is UTF-16; save it as UTF-8`);
  if (head[0] === 0x1f && head[1] === 0x8b) refuse(`${path} is compressed; unpack it first`);
  if (head.subarray(0, 65536).includes(0)) refuse(`${path} is not a text file`);
  return head;
}

/** The delimiter that is most frequent in the first line, outside quotes. */
function guessDelimiter(head: Buffer): string {
  const line = firstLine(head).replace(/"[^"]*"/g, '');
  const count = (mark: string): number => line.split(mark).length;
  return [',', '\t', ';', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function firstLine(head: Buffer): string {
  const lines = head.toString('utf8').split(/\r\n|\n|\r/);
  return lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
}

/** The first few records, to find the header in. */
function headRecords(path: string, head: Buffer, mark: number): readonly (readonly string[])[] {
  const records: string[][] = [];
  const scanner = scan(path, mark, head, 0, head.length, 1, head.length < CHUNK);
  for (const record of scanner) {
    records.push(record.fields(head));
    if (records.length === 4) break;
  }
  if (records.length === 0) refuse(`${path} has no header row`);
  return records;
}

interface Header {
  readonly columns: readonly string[];
  /** How many records it takes. */
  readonly rows: number;
}

const isNumeral = (text: string): boolean => text !== '' && !Number.isNaN(Number(text));

/** One row of names, or two when the second has no number while the third has one. */
function headerOf(path: string, [first, second, third]: readonly (readonly string[])[]): Header {
  if (first!.every(isNumeral))
    refuse(
      `${path}: the first row '${shown(first!.join(' '))}' has numbers only; a header row of column names is missing`,
    );
  const isTwo =
    second !== undefined &&
    third !== undefined &&
    second.length === first!.length &&
    second.every((field) => !isNumeral(field)) &&
    second.some((field) => field !== '') &&
    new Set(first).size < first!.length &&
    third.some(isNumeral);
  return isTwo
    ? { columns: joined(first!, second!), rows: 2 }
    : { columns: first!.map((name) => name.trim()), rows: 1 };
}

function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let group = '';
  return upper.map((name, i) => {
    if (name.trim() !== '' && !name.startsWith('Unnamed:')) group = name.trim();
    const own = (lower[i] ?? '').trim();
    return own === '' || own.startsWith('Unnamed:') ? group : `${group}.${own}`;
  });
}

interface Scanned {
  /** All fields as text. */
  readonly fields: (bytes: Buffer) => string[];
  readonly next: number;
}

/** Splits complete records out of bytes; for the header only. */
function* scan(
  path: string,
  mark: number,
  bytes: Buffer,
  from: number,
  to: number,
  line: number,
  atEnd: boolean,
): Generator<Scanned> {
  const splitter = newSplitter(path, mark, 1 << 16);
  let at = skipMark(bytes, from);
  splitter.line = line;
  while (at < to) {
    const next = splitter.record(bytes, at, to, atEnd);
    if (next < 0) return;
    at = next;
    if (splitter.count === 0) continue;
    const count = splitter.count;
    const spans = Array.from({ length: count }, (_, i) => [splitter.starts[i]!, splitter.ends[i]!] as const);
    yield { fields: (source) => spans.map(([start, end]) => fieldText(source, start, end)), next: at };
  }
}

/** Past a byte order mark. */
const skipMark = (bytes: Buffer, at: number): number =>
  at === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : at;

interface Splitter {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Fields of the record just read; 0 for a blank line or a comment. */
  count: number;
  /** Line at which the next record begins, from 1. */
  line: number;
  /** Reads one record at `at`; its end, or -1 when it goes beyond `to`. */
  readonly record: (bytes: Buffer, at: number, to: number, atEnd: boolean) => number;
}

function newSplitter(path: string, mark: number, most: number): Splitter {
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const splitter: Splitter = { starts, ends, count: 0, line: 1, record };
  return splitter;

  function record(bytes: Buffer, from: number, to: number, atEnd: boolean): number {
    let at = from;
    let count = 0;
    let lines = 0;
    const isComment = bytes[at] === HASH;
    for (;;) {
      if (count === most)
        refuse(
          `${path}, line ${splitter.line}: more than ${most} fields; is this a table with one row a line?`,
        );
      const start = at;
      if (bytes[at] === QUOTE && at < to && !isComment) {
        at += 1;
        for (;;) {
          if (at >= to) return unclosed(path, splitter, from, to, atEnd);
          const byte = bytes[at]!;
          if (byte === QUOTE) {
            if (bytes[at + 1] !== QUOTE || at + 1 >= to) break;
            at += 1;
          } else if (byte === LINE_FEED) lines += 1;
          at += 1;
        }
        at += 1;
      }
      while (at < to) {
        const byte = bytes[at]!;
        if (byte === mark || byte === LINE_FEED || byte === RETURN) break;
        at += 1;
      }
      starts[count] = start;
      ends[count] = at;
      count += 1;
      if (at >= to) {
        if (!atEnd) return beyond(path, splitter, from, to);
        break;
      }
      if (bytes[at] !== mark) break;
      at += 1;
    }
    if (at < to) {
      if (bytes[at] === RETURN) {
        if (at + 1 >= to && !atEnd) return beyond(path, splitter, from, to);
        at += bytes[at + 1] === LINE_FEED && at + 1 < to ? 2 : 1;
      } else at += 1;
    }
    splitter.line += lines + 1;
    const blank = count === 1 && starts[0] === ends[0];
    splitter.count = isComment || blank ? 0 : count;
    return at;
  }
}

function beyond(path: string, splitter: Splitter, from: number, to: number): number {
  if (to - from > LONGEST)
    refuse(`${path}, line ${splitter.line}: a record of more than 16 MB; is this a table?`);
  return -1;
}

function unclosed(path: string, splitter: Splitter, from: number, to: number, atEnd: boolean): number {
  if (atEnd) refuse(`${path}, line ${splitter.line}: a quote is opened and never closed`);
  return beyond(path, splitter, from, to);
}

function fieldText(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, end).trim();
  return text.startsWith('"') ? text.slice(1, text.lastIndexOf('"')).replaceAll('""', '"').trim() : text;
}

function* batchesOf(
  path: string,
  columns: readonly string[],
  wanted: readonly string[],
  mark: number,
  headerRows: number,
): Generator<Batch> {
  const places = wanted.map((name) => columns.indexOf(name));
  const numbers = places.map(() => new Float64Array(BATCH));
  const starts = places.map(() => new Int32Array(BATCH));
  const ends = places.map(() => new Int32Array(BATCH));
  const lines = new Float64Array(BATCH);
  const splitter = newSplitter(path, mark, Math.max(64, 4 * columns.length));
  const file = openSync(path, 'r');
  try {
    let bytes = Buffer.allocUnsafe(2 * CHUNK);
    let filled = 0;
    let header = headerRows;
    for (let atEnd = false, isFirst = true; !atEnd; ) {
      if (filled > bytes.length - CHUNK) bytes = Buffer.concat([bytes], 2 * bytes.length);
      const read = readSync(file, bytes, filled, CHUNK, null);
      filled += read;
      atEnd = read === 0;
      let at = isFirst ? skipMark(bytes, 0) : 0;
      if (read > 0 && filled >= 3) isFirst = false;
      let count = 0;
      while (at < filled) {
        const line = splitter.line;
        const next = splitter.record(bytes, at, filled, atEnd);
        if (next < 0) break;
        at = next;
        if (splitter.count === 0) continue;
        if (header > 0) {
          header -= 1;
          continue;
        }
        if (splitter.count !== columns.length) refuseRagged(path, line, splitter.count, columns.length);
        lines[count] = line;
        for (let i = 0; i < places.length; i++) {
          const place = places[i]!;
          let start = splitter.starts[place]!;
          let end = splitter.ends[place]!;
          if (bytes[start]! <= SPACE || bytes[end - 1]! <= SPACE || bytes[start] === QUOTE) {
            while (start < end && isBlank(bytes[start]!)) start += 1;
            while (end > start && isBlank(bytes[end - 1]!)) end -= 1;
          }
          starts[i]![count] = start;
          ends[i]![count] = end;
          const quoted = bytes[start] === QUOTE;
          numbers[i]![count] = quoted ? readNumber(bytes, start + 1, end - 1) : readNumber(bytes, start, end);
        }
        count += 1;
        if (count === BATCH) {
          yield batch(bytes, count, numbers, starts, ends, lines);
          count = 0;
        }
      }
      if (count > 0) yield batch(bytes, count, numbers, starts, ends, lines);
      bytes.copy(bytes, 0, at, filled);
      filled -= at;
    }
  } finally {
    closeSync(file);
  }
}

const isBlank = (byte: number): boolean => byte === SPACE || byte === TAB;

function batch(
  bytes: Buffer,
  count: number,
  numbers: readonly Float64Array[],
  starts: readonly Int32Array[],
  ends: readonly Int32Array[],
  lines: Float64Array,
): Batch {
  const cells = numbers.map(
    (column, i): Cells => ({
      numbers: column,
      text: (row) => fieldText(bytes, starts[i]![row]!, ends[i]![row]!),
    }),
  );
  return { count, cells, line: (row) => lines[row]! };
}

function refuseRagged(path: string, line: number, found: number, expected: number): never {
  const hint =
    found === expected + 1
      ? '; a column without a name (row names?) needs one in the header'
      : '; is a delimiter inside a field that is not quoted?';
  return refuse(`${path}, line ${line}: ${found} fields where the header has ${expected}${hint}`);
}
