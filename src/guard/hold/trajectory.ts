import { refuse } from '../table/refuse.js';
import type { Table } from '../table/table.js';
import { type Column, column, type Numbering, numbering } from './numbering.js';
import type { Row, Sources } from './sources.js';

/** Receives the rows of a holding, those of one trajectory in the order of their generations. */
export interface Taker {
  readonly take: (row: Row, trajectory: Trajectory) => void;
}

/** What is remembered of one run while its rows go by. One object serves all runs in turn. */
export interface Trajectory {
  /** Values of the parameters other than the generation; the same array for all runs of a group. */
  group: readonly (number | string)[];
  replicate: number | string;
  /** Generation and value of each quantity in the row before; NaN before the first. */
  last: number;
  readonly values: number[];
  start: number;
  /** Number of the run within its group, from 0. */
  number: number;
}

export interface Reading {
  readonly rows: number;
  readonly used: number;
  readonly trajectories: number;
  readonly trouble: readonly string[];
  /** The rows themselves, when there are few enough to have been kept. */
  readonly kept?: readonly Row[];
}

/** Rows that are kept in memory and put in order; of longer tables the rows must come in order. */
export const KEPT = 200_000;

/** Passes every row of a table to the taker. Rows need no order as long as at most `KEPT` of them are used. */
export function readRows(table: Table, sources: Sources, taker: Taker, keep = KEPT): Reading {
  const runs = trajectories(sources);
  let kept: Row[] | undefined = [];
  let [rows, used] = [0, 0];
  const direct = taking(sources, taker, runs, table.path, true);
  const row: Row = { line: 0, values: [], measured: [], start: Number.NaN, replicate: 0 };
  for (const batch of table.batches(sources.columns)) {
    rows += batch.count;
    for (let i = 0; i < batch.count; i++) {
      if (!sources.read(batch, i, row)) continue;
      used += 1;
      (row as { line: number }).line = batch.line(i);
      if (!sources.hasReplicates) row.replicate = used;
      if (kept !== undefined) {
        kept.push({ ...row, values: [...row.values], measured: [...row.measured] });
        if (kept.length > keep) {
          for (const early of kept) direct.take(early);
          kept = undefined;
        }
      } else direct.take(row);
    }
  }
  if (kept === undefined) return { rows, used, trajectories: runs.count(), trouble: direct.trouble() };
  const sorted = taking(sources, taker, runs, table.path, false);
  for (const one of inOrder(kept, sources)) sorted.take(one);
  return { rows, used, trajectories: runs.count(), trouble: sorted.trouble(), kept };
}

/** Passes rows that were kept to another taker. */
export function rereadRows(kept: readonly Row[], sources: Sources, taker: Taker): void {
  const runs = trajectories(sources);
  const sorted = taking(sources, taker, runs, '', false);
  for (const one of inOrder(kept, sources)) sorted.take(one);
}

function inOrder(rows: readonly Row[], { generation, varying }: Sources): readonly Row[] {
  if (generation === undefined) return rows;
  const place = varying.length - 1;
  return rows.toSorted(
    (a, b) => (a.values[place] as number) - (b.values[place] as number) || a.line - b.line,
  );
}

interface Runs {
  /** The run that a row belongs to, as it was left. Valid until the next call. */
  readonly of: (row: Row) => Trajectory;
  readonly count: () => number;
}

/** The runs of one group, in columns rather than objects: a few dozen bytes each. */
interface GroupRuns {
  readonly values: readonly (number | string)[];
  readonly places: Numbering;
  /** For each run the last generation, the start, and the last value of each quantity. */
  readonly state: readonly Column[];
  /** Runs whose state is there. */
  known: number;
}

/** Trajectories by the values of their parameters and replicate. */
function trajectories({ varying, generation, quantities, hasReplicates }: Sources): Runs {
  const depth = varying.length - (generation === undefined ? 0 : 1);
  const root = new Map<number | string, unknown>();
  const groups: GroupRuns[] = [];
  let group: GroupRuns | undefined;
  let single = 0;
  const run: Trajectory = {
    group: [],
    replicate: Number.NaN,
    last: Number.NaN,
    values: quantities.map(() => Number.NaN),
    start: Number.NaN,
    number: -1,
  };

  const isInGroup = (row: Row): boolean => {
    if (group === undefined) return false;
    for (let i = 0; i < depth; i++) if (group.values[i] !== row.values[i]) return false;
    return true;
  };
  const groupOf = (row: Row): GroupRuns => {
    let level = root;
    for (let i = 0; i < depth; i++) {
      let next = level.get(row.values[i]!) as Map<number | string, unknown> | undefined;
      if (next === undefined) {
        next = new Map();
        level.set(row.values[i]!, next);
      }
      level = next;
    }
    let found = level.get(GROUP) as GroupRuns | undefined;
    if (found === undefined) {
      found = {
        values: row.values.slice(0, depth),
        places: numbering(),
        state: [column(), column(), ...quantities.map(column)],
        known: 0,
      };
      groups.push(found);
      level.set(GROUP, found);
    }
    return found;
  };
  const leave = (): void => {
    if (group === undefined || run.number < 0) return;
    const { state } = group;
    state[0]!.set(run.number, run.last);
    state[1]!.set(run.number, run.start);
    for (let q = 0; q < run.values.length; q++) state[2 + q]!.set(run.number, run.values[q]!);
  };
  const enter = (now: GroupRuns, number: number, replicate: number | string): void => {
    const isNew = number >= now.known;
    if (isNew) now.known = number + 1;
    run.group = now.values;
    run.number = number;
    run.replicate = replicate;
    run.last = isNew ? Number.NaN : now.state[0]!.get(number);
    run.start = isNew ? Number.NaN : now.state[1]!.get(number);
    for (let q = 0; q < run.values.length; q++)
      run.values[q] = isNew ? Number.NaN : now.state[2 + q]!.get(number);
  };

  return {
    count: () => (hasReplicates ? groups.reduce((sum, { places }) => sum + places.count(), 0) : single),
    of: (row) => {
      const stays = isInGroup(row);
      if (stays && hasReplicates && row.replicate === run.replicate) return run;
      if (hasReplicates) leave();
      if (!stays) group = groupOf(row);
      if (hasReplicates) enter(group!, group!.places.of(row.replicate), row.replicate);
      else {
        run.number = -1;
        single += 1;
        enter(group!, group!.known, row.replicate);
      }
      return run;
    },
  };
}

/** Where the runs of a group stand below the values of its parameters, none of which is empty. */
const GROUP = '';

/** Keeps the order of generations, finds starts, and tells of rows that appear twice. */
function taking(sources: Sources, taker: Taker, runs: Runs, path: string, strict: boolean) {
  const { generation, varying, start, hasReplicates } = sources;
  const place = varying.length - 1;
  let twice = 0;
  let example = '';
  let noStart = 0;
  return {
    take: (row: Row): void => {
      const run = runs.of(row);
      if (generation !== undefined && hasReplicates) {
        const now = row.values[place] as number;
        if (now === run.last) {
          twice += 1;
          example ||= `replicate ${run.replicate} at ${generation} = ${now}, line ${row.line}`;
          return;
        }
        if (strict && now < run.last)
          refuse(
            `${path}, line ${row.line}: ${generation} goes back from ${run.last} to ${now}; beyond ${KEPT} rows those of a replicate must come in order`,
          );
        if (start !== undefined && now === start.at) run.start = row.start;
      }
      if (start !== undefined && Number.isNaN(run.start)) noStart += 1;
      else taker.take(row, run);
      if (generation !== undefined) {
        run.last = row.values[place] as number;
        for (let q = 0; q < row.measured.length; q++) run.values[q] = row.measured[q]!;
      }
    },
    trouble: (): readonly string[] => [
      ...(twice > 0
        ? [
            `${twice} rows repeat a replicate and generation (first: ${example}); is a column of the experiment's settings left out of the mapping, or is the file joined twice?`,
          ]
        : []),
      ...(noStart > 0 ? [`${noStart} rows belong to trajectories without a value at the start`] : []),
    ],
  };
}
