import { closeSync, openSync, readSync } from 'node:fs';
import { refuse, shown } from './refuse.js';
import { type Table, tableOf } from './table.js';

/** Longest line that is matched; a pattern is never tried on more. */
const LONGEST = 4096;
const MOST_ROWS = 2_000_000;

/**
 * A log read by a regular expression with named groups, which become the columns. The groups may be spread
 * over alternatives that match different lines (`Iteration (?<iteration>\d+)|Test Loss: (?<loss>[\d.]+)`): a
 * value is kept until its group matches again, and a row ends when the last group has matched.
 */
export function logTable(path: string, pattern: string): Table {
  const expression = compile(pattern);
  const columns = [...pattern.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map(([, name]) => name!);
  if (columns.length === 0)
    refuse(
      `the pattern '${shown(pattern)}' has no named groups; write such as 'Test Loss: (?<loss>[-+.\\deE]+)'`,
    );
  const last = columns.at(-1)!;
  const [rows, lines]: [unknown[][], number[]] = [[], []];
  const current = new Map<string, string>();
  for (const [text, line] of linesOf(path)) {
    const groups = expression.exec(text.slice(0, LONGEST))?.groups;
    if (groups === undefined) continue;
    for (const name of columns) if (groups[name] !== undefined) current.set(name, groups[name]);
    if (groups[last] === undefined) continue;
    rows.push(columns.map((name) => current.get(name)));
    lines.push(line);
    if (rows.length > MOST_ROWS) refuse(`${path}: more than ${MOST_ROWS} matches; write such results as CSV`);
  }
  if (rows.length === 0)
    refuse(`${path}: no line matches '${shown(pattern)}' up to its last group '${last}'`);
  return tableOf(path, columns, rows, (row) => lines[row]!);
}

function compile(pattern: string): RegExp {
  // A group that repeats a repetition takes exponential time on some lines.
  if (/\([^)]*[+*][^)]*\)[+*]/.test(pattern))
    refuse(
      `the pattern '${shown(pattern)}' repeats a repeated group, which can take for ever; write it without`,
    );
  try {
    return new RegExp(pattern);
  } catch (error) {
    return refuse(
      `the pattern '${shown(pattern)}' is no regular expression: ${shown((error as Error).message)}`,
    );
  }
}

function* linesOf(path: string): Generator<readonly [string, number]> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(1 << 16);
    let rest = '';
    let line = 1;
    for (;;) {
      const read = readSync(file, chunk, 0, chunk.length, null);
      const parts = (rest + chunk.toString('utf8', 0, read)).split('\n');
      rest = read === 0 ? '' : parts.pop()!.slice(0, 1 << 20);
      for (const part of parts) yield [part, line++];
      if (read === 0) return;
    }
  } finally {
    closeSync(file);
  }
}
