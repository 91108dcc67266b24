import type { Stream } from '../random/index.js';
import type { Point, Value } from '../regime/index.js';
import { type Kept, keep, keptLimit } from './candidate.js';
import { account, costOf, evaluate, isOver, passOver, type Tally } from './tally.js';

/** Evaluates up to n draws in the present phase and keeps the lowest of them. */
export function drawBatch(tally: Tally, n: number, kept: Kept, source: Stream): void {
  const { regime, columns, cost } = tally.problem;
  if (columns !== undefined && cost === undefined && regime.columns !== undefined)
    drawColumns(tally, n, kept, source);
  else drawPoints(tally, n, kept, source);
}

/** Every eighth draw has a parameter at an edge or two equal: a slice that even draws never meet. */
const edgePeriod = 8;

function drawPoints(tally: Tally, n: number, kept: Kept, source: Stream): void {
  const { regime } = tally.problem;
  for (let k = 1; k <= n && !isOver(tally); k += 1)
    drawOne(tally, kept, k % edgePeriod === 0 ? regime.drawEdge(source) : regime.draw(source), source);
}

function drawOne(tally: Tally, kept: Kept, point: Point, source: Stream): void {
  if (isThinnedOut(tally, point, source)) passOver(tally, costOf(tally, point));
  else consider(tally, kept, point, evaluate(tally, point));
}

/** Draws that cost more than a two-thousandth of the budget are thinned by the square root of the excess, so that a few dear ones do not use it up. */
function isThinnedOut(tally: Tally, point: Point, source: Stream): boolean {
  if (tally.problem.cost === undefined || tally.evaluations === 0) return false;
  const fair = tally.budget / 2000;
  const cost = costOf(tally, point);
  return cost > fair && source.uniform() >= Math.sqrt(fair / cost);
}

function consider(tally: Tally, kept: Kept, point: Point, value: number): void {
  if (value < keptLimit(kept)) keep(tally, kept, { point, u: tally.problem.regime.toUnit(point), value });
}

const rows = 256;

/** Columns of draws with the texts that they share. */
interface Block {
  readonly columns: readonly Float64Array[];
  readonly margins: Float64Array;
  texts: Readonly<Record<string, string>>;
}

function drawColumns(tally: Tally, n: number, kept: Kept, source: Stream): void {
  const { regime, columns: fill } = tally.problem;
  const { names, draw } = regime.columns!;
  const block: Block = {
    columns: names.map(() => new Float64Array(rows)),
    margins: new Float64Array(rows),
    texts: {},
  };
  const even = rows - rows / edgePeriod;
  for (let done = 0; done < n && !isOver(tally); done += rows) {
    const count = Math.min(even, n - done, Math.ceil(tally.limit - tally.spent));
    block.texts = draw(source, count, block.columns);
    fill!(block.columns, count, block.texts, block.margins);
    for (let row = 0; row < count && !isOver(tally); row += 1) bookRow(tally, kept, block, row);
    for (let row = even; row < rows && done + row < n && !isOver(tally); row += 1)
      drawOne(tally, kept, regime.drawEdge(source), source);
  }
}

/** Books a row; its point is built only when its margin matters. */
function bookRow(tally: Tally, kept: Kept, block: Block, row: number): void {
  const margin = block.margins[row]!;
  const { worst } = tally;
  if (worst !== undefined && margin >= 0 && margin >= worst.margin && margin >= keptLimit(kept)) {
    account(tally, worst.point, margin, 1);
    return;
  }
  const point = rowPoint(tally, block, row);
  consider(tally, kept, point, account(tally, point, margin, 1));
}

function rowPoint({ problem: { regime } }: Tally, { columns, texts }: Block, row: number): Point {
  const numeric = regime.columns!.names;
  const value = (name: string): Value => texts[name] ?? columns[numeric.indexOf(name)]![row]!;
  return Object.fromEntries(regime.names.map((name) => [name, value(name)]));
}
