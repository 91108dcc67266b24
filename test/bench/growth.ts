import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Row, Settings } from './row.js';
import { type Summary, summary } from './summary.js';

const LOAD = fileURLToPath(new URL('./load.js', import.meta.url));

interface Load {
  readonly kind: string;
  readonly sizes: readonly number[];
  /** The exponent that the cost is known to have: 1 for work that is done once for each. */
  readonly expected: number;
}

const loads: readonly Load[] = [
  { kind: 'claims', sizes: [4, 8, 16, 32], expected: 1 },
  { kind: 'points', sizes: [1e5, 1e6, 1e7], expected: 1 },
  { kind: 'samples', sizes: [1e5, 1e6, 1e7], expected: 1 },
  { kind: 'boxes', sizes: [1000, 4000, 16_000], expected: 1 },
  { kind: 'dimensions', sizes: [4, 8, 16, 32], expected: 1 },
];

interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

/** What twice as much costs, from exponents fitted to processes of their own; and that memory stays as it is. */
export function growth({ repetitions }: Settings): Row[] {
  return loads.flatMap(({ kind, sizes, expected }) => {
    const runs = Array.from({ length: Math.min(3, repetitions) }, () =>
      sizes.map((size) => costOf(kind, size)),
    );
    const last = runs.map((costs) => costs.at(-1)!);
    const perSecond = summary(last.map(({ seconds }) => sizes.at(-1)! / seconds)).median;
    const peak = summary(last.map(({ megabytes }) => megabytes)).median;
    const range = `${short(sizes[0]!)} to ${short(sizes.at(-1)!)}`;
    return [
      row(
        `twice the ${kind}, time`,
        sizes,
        runs.map((costs) => costs.map(({ seconds }) => seconds)),
        {
          goal: 1.1 * Math.exp(expected * Math.LN2),
          note: `${range}: ${short(perSecond)} ${kind} a second of CPU`,
        },
      ),
      row(
        `twice the ${kind}, peak memory`,
        sizes,
        runs.map((costs) => costs.map(({ megabytes }) => megabytes)),
        {
          goal: 1.2,
          note: `${range}: ${peak.toFixed(0)} MB at most`,
        },
      ),
    ];
  });
}

function row(
  name: string,
  sizes: readonly number[],
  runs: readonly (readonly number[])[],
  { goal, note }: { readonly goal: number; readonly note: string },
): Row {
  const exponents = runs.map((costs) => slope(sizes.map(Math.log), costs.map(Math.log)));
  const { median, low, high, count } = summary(exponents);
  const factor = (exponent: number): number => Math.exp(exponent * Math.LN2);
  const ratio: Summary = { median: factor(median), low: factor(low), high: factor(high), count };
  return {
    group: 'growth',
    name,
    ratio,
    better: 'lower',
    goal,
    note: `${note}, exponent ${median.toFixed(2)}`,
  };
}

/** Of the line of least squares. */
function slope(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [x0, y0] = [mean(xs), mean(ys)];
  const above = xs.reduce((sum, x, i) => sum + (x - x0) * (ys[i]! - y0), 0);
  return above / xs.reduce((sum, x) => sum + (x - x0) * (x - x0), 0);
}

function costOf(kind: string, size: number): Cost {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LOAD, kind, String(size)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${kind} ${size}: ${stderr}`);
  return JSON.parse(stdout) as Cost;
}

const short = (value: number): string =>
  value >= 1e4 ? value.toExponential(value % 10 === 0 ? 0 : 1).replace('e+', 'e') : String(Math.round(value));
