import type { Point } from '../../regime/index.js';
import { binomialTails } from '../../statistics/index.js';
import { counted, refuse, shown } from '../table/refuse.js';
import type { Table } from '../table/table.js';
import type { HoldingReport } from './hold.js';
import type { Judgement, SeriesEntry } from './judge.js';
import { columnList, readCondition, requireRows } from './mapping.js';

/** A claim on the form of a trajectory, for results that no formula covers. */
export type Shape =
  | { readonly kind: 'grows'; readonly column: string }
  | { readonly kind: 'bounded'; readonly column: string; readonly factor: number }
  | { readonly kind: 'exponent'; readonly column: string; readonly low: number; readonly high: number };

/** A shape held against one arm of an experiment. */
export interface ShapeHolding {
  readonly name: string;
  readonly shape: Shape;
  readonly generation: string;
  readonly replicate?: string;
  /** Columns of settings that tell groups apart. */
  readonly by: readonly string[];
  readonly where: readonly string[];
  readonly expect: 'holds' | 'alarm';
}

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`;
const BOUNDED = new RegExp(`^(.+?)\\s+bounded\\s+by\\s+(${NUMBER})$`);
const EXPONENT = new RegExp(`^(.+?)\\s+exponent\\s+(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})$`);

/** Reads `error grows`, `error bounded by 3` (times its first value) or `error exponent 0.5..1.5`. */
export function readShape(text: string): Shape {
  const grows = /^(.+?)\s+grows$/.exec(text.trim());
  if (grows) return { kind: 'grows', column: grows[1]! };
  const bounded = BOUNDED.exec(text.trim());
  if (bounded && Number(bounded[2]) > 0)
    return { kind: 'bounded', column: bounded[1]!, factor: Number(bounded[2]) };
  const exponent = EXPONENT.exec(text.trim());
  if (exponent && Number(exponent[2]) < Number(exponent[3]))
    return { kind: 'exponent', column: exponent[1]!, low: Number(exponent[2]), high: Number(exponent[3]) };
  return refuse(
    `the shape '${shown(text)}' is not understood; write 'error grows', 'error bounded by 3' or 'error exponent 0.5..1.5'`,
  );
}

export function shapeText(shape: Shape): string {
  if (shape.kind === 'grows') return `${shape.column} grows`;
  if (shape.kind === 'bounded') return `${shape.column} bounded by ${shape.factor} times its first value`;
  return `${shape.column} grows with an exponent in ${shape.low}..${shape.high}`;
}

interface Run {
  readonly group: string;
  readonly point: Point;
  readonly generations: number[];
  readonly values: number[];
}

/** Values that are kept; shapes need whole trajectories. */
const MOST_VALUES = 4_000_000;

/** Holds a table against the shape of its trajectories: a sign test over runs, exact for any number of them. */
export function holdShape(holding: ShapeHolding, table: Table, alpha: number): HoldingReport {
  const { runs, rows, used, notFinite } = readRuns(holding, table);
  if (used === 0) requireRows(table, holding.where);
  const groups = [...new Set(runs.map(({ group }) => group))];
  const findings = groups.map((group) =>
    judgeShape(
      holding.shape,
      runs.filter((run) => run.group === group),
      alpha / groups.length,
    ),
  );
  const outcome = findings.some((one) => one.outcome === 'alarm')
    ? 'alarm'
    : findings.length > 0 && findings.every((one) => one.outcome === 'supported')
      ? 'supported'
      : 'undecided';
  return {
    name: holding.name,
    claim: 'shape',
    title: shapeText(holding.shape),
    path: table.path,
    expect: holding.expect,
    outcome,
    asExpected: outcome === 'undecided' || (outcome === 'alarm') === (holding.expect === 'alarm'),
    rows,
    used,
    trajectories: runs.length,
    trouble: [
      ...(notFinite > 0
        ? [
            `${counted(notFinite, 'value')} ${notFinite === 1 ? 'is' : 'are'} missing or not finite and left out`,
          ]
        : []),
    ],
    unused: [],
    findings,
  };
}

function readRuns({ shape, generation, replicate, by, where }: ShapeHolding, table: Table) {
  const named = [shape.column, generation, ...by, ...(replicate === undefined ? [] : [replicate])];
  for (const name of named)
    if (!table.columns.includes(name))
      refuse(`${table.path}: there is no column '${shown(name)}' (columns: ${columnList(table.columns)})`);
  const conditions = where.map((text) => readCondition(text, table.columns));
  const wanted = [...named, ...conditions.map(({ column }) => column)];
  const [runs, totals] = [new Map<string, Run>(), { rows: 0, used: 0, notFinite: 0, kept: 0 }];
  for (const batch of table.batches(wanted)) {
    totals.rows += batch.count;
    for (let i = 0; i < batch.count; i++) {
      if (
        !conditions.every(({ holds }, c) =>
          holds(batch.cells[named.length + c]!.numbers[i]!, () => batch.cells[named.length + c]!.text(i)),
        )
      )
        continue;
      totals.used += 1;
      const [value, at] = [batch.cells[0]!.numbers[i]!, batch.cells[1]!.numbers[i]!];
      if (!Number.isFinite(value) || !Number.isFinite(at)) {
        totals.notFinite += 1;
        continue;
      }
      const settings = by.map((_name, b) => keyOf(batch.cells[2 + b]!, i));
      const run = replicate === undefined ? '' : keyOf(batch.cells[2 + by.length]!, i);
      const group = JSON.stringify(settings);
      const key = JSON.stringify([settings, run]);
      const known = runs.get(key) ?? {
        group,
        point: Object.fromEntries(by.map((name, b) => [name, settings[b]!])),
        generations: [],
        values: [],
      };
      known.generations.push(at);
      known.values.push(value);
      totals.kept += 1;
      if (totals.kept > MOST_VALUES)
        refuse(`${table.path}: shapes need whole trajectories and take at most ${MOST_VALUES} values`);
      runs.set(key, known);
    }
  }
  return { runs: [...runs.values()].map(ordered), ...totals };
}

function keyOf(
  cells: { readonly numbers: Float64Array; readonly text: (i: number) => string },
  i: number,
): number | string {
  const number = cells.numbers[i]!;
  return Number.isNaN(number) ? cells.text(i) : number;
}

function ordered(run: Run): Run {
  const order = run.generations.map((_, i) => i).sort((a, b) => run.generations[a]! - run.generations[b]!);
  return {
    ...run,
    generations: order.map((i) => run.generations[i]!),
    values: order.map((i) => run.values[i]!),
  };
}

/** Chance of a wrong word for a shape that is called supported. */
const SUPPORT = 0.05;

function judgeShape(shape: Shape, runs: readonly Run[], level: number): Judgement {
  const votes = runs.filter(({ values }) => values.length >= 2).map((run) => voteOf(shape, run));
  const n = votes.length;
  const [low, high] = [votes.filter((vote) => vote < 0).length, votes.filter((vote) => vote > 0).length];
  const sides = shape.kind === 'exponent' ? 2 : 1;
  const chance = (count: number): number => (n === 0 ? 1 : binomialTails(count, n, 0.5).upper);
  const shared = {
    relation: shapeText(shape),
    quantity: shape.column,
    side: '<=' as const,
    point: runs[0]!.point,
    level,
    log10E: 0,
    values: runs.reduce((sum, { values }) => sum + values.length, 0),
    replicates: n,
    unit: 'replicate' as const,
    ratio: middle(runs.map((run) => lateOf(run) / firstOf(run))),
    halfWidth: Number.NaN,
    caught: Number.NaN,
    misfit: 0,
    series: seriesOf(shape, runs),
    guarantee: 'finite-sample' as const,
  };
  if (n === 1 && shape.kind === 'bounded') return { ...shared, ...singleRun(shape, runs[0]!) };
  const most = Math.max(low, high);
  const against = most > 0 && chance(most) <= level / sides;
  if (against)
    return {
      ...shared,
      outcome: 'alarm',
      reason: `${most} of ${n} runs ${low > high ? failsLow(shape) : failsHigh(shape)} (sign test, chance ${chance(most).toExponential(1)})`,
    };
  if (n > 0 && chance(n - low) <= SUPPORT && chance(n - high) <= SUPPORT)
    return {
      ...shared,
      outcome: 'supported',
      reason: `${n - Math.max(low, high)} of ${n} runs obey (sign test over runs: the typical run does)`,
    };
  return {
    ...shared,
    outcome: 'undecided',
    reason:
      n === 0
        ? 'no run has two values to compare'
        : `${n - Math.max(low, high)} of ${n} runs obey, which a coin might do`,
    needed: Math.max(n + 1, Math.ceil(Math.log2(sides / level))),
  };
}

const failsLow = (shape: Shape): string =>
  shape.kind === 'grows'
    ? 'end below where they began'
    : `grow with an exponent below ${(shape as { low: number }).low}`;
const failsHigh = (shape: Shape): string =>
  shape.kind === 'bounded'
    ? `end above ${shape.factor} times their first value`
    : `grow with an exponent above ${(shape as { high?: number }).high}`;

/** -1 or 1 when a run breaks the shape on that side, else 0. */
function voteOf(shape: Shape, run: Run): -1 | 0 | 1 {
  if (shape.kind === 'grows') return lateOf(run) < firstOf(run) ? -1 : 0;
  if (shape.kind === 'bounded') return lateOf(run) > shape.factor * firstOf(run) ? 1 : 0;
  const slope = exponentOf(run);
  return slope < shape.low ? -1 : slope > shape.high ? 1 : 0;
}

/** One run alone is looked at as it is: every value against the first. */
function singleRun(
  shape: Extract<Shape, { kind: 'bounded' }>,
  run: Run,
): Pick<Judgement, 'outcome' | 'reason'> {
  const { values, generations } = run;
  const limit = shape.factor * firstOf(run);
  const above = values.findIndex((value) => value > limit);
  const largest = values.reduce((max, value) => Math.max(max, value), values[0]!);
  const alone = 'a statement on this one run, not on runs in general';
  return above < 0
    ? { outcome: 'supported', reason: `at most ${largest} against ${limit} (${alone})` }
    : {
        outcome: 'alarm',
        reason: `${values[above]} at ${generations[above]} exceeds ${limit}; the largest value is ${largest} (${alone})`,
      };
}

/** The first error of a run: a value of 0 before anything is fitted is none. */
const firstOf = ({ values }: Run): number => values.find((value) => value !== 0) ?? 0;

/** Mean of the last third of a run. */
function lateOf({ values }: Run): number {
  const late = values.slice(-Math.max(1, Math.floor(values.length / 3)));
  return late.reduce((sum, value) => sum + value, 0) / late.length;
}

/** Least-squares slope of log value on log of the generation, counted from 1. */
function exponentOf({ values, generations }: Run): number {
  const points = values.flatMap((value, i) =>
    value > 0 ? [[Math.log(generations[i]! - generations[0]! + 1), Math.log(value)] as const] : [],
  );
  if (points.length < 3) return Number.NaN;
  const mean = (place: 0 | 1): number => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const across = points.reduce((sum, point) => sum + (point[0] - x) * (point[0] - x), 0);
  return points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / across;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? Number.NaN : sorted[Math.floor((sorted.length - 1) / 2)]!;
}

function seriesOf(shape: Shape, runs: readonly Run[]): readonly SeriesEntry[] {
  const at = [...new Set(runs.flatMap(({ generations }) => generations))].sort((a, b) => a - b);
  const step = Math.max(1, Math.ceil(at.length / 60));
  const first = middle(runs.map(firstOf));
  const bound = shape.kind === 'bounded' ? shape.factor * first : first;
  return at
    .filter((_, i) => i % step === 0)
    .map((generation) => {
      const values = runs.flatMap((run) => {
        const i = run.generations.indexOf(generation);
        return i < 0 ? [] : [run.values[i]!];
      });
      return { at: generation, count: values.length, mean: middle(values), standardError: Number.NaN, bound };
    });
}
