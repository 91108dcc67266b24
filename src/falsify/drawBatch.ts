import type { Stream } from '../random/index.js';
import type { Point, Value } from '../regime/index.js';
import { type Candidate, keep, keptLimit } from './candidate.js';
import { account, evaluate, isOver, type Tally } from './tally.js';

/** Evaluates up to n draws in the present phase and keeps the lowest of them. */
export function drawBatch(tally: Tally, n: number, kept: Candidate[], source: Stream): void {
  const { regime, columns, cost } = tally.problem;
  if (columns !== undefined && cost === undefined && regime.columns !== undefined)
    drawColumns(tally, n, kept, source);
  else drawPoints(tally, n, kept, source);
}

/** Every eighth draw has a parameter at an edge or two equal: a slice that even draws never meet. */
const edgePeriod = 8;

function drawPoints(tally: Tally, n: number, kept: Candidate[], source: Stream): void {
  const { regime } = tally.problem;
  for (let k = 1; k <= n && !isOver(tally); k += 1)
    drawOne(tally, kept, k % edgePeriod === 0 ? regime.drawEdge(source) : regime.draw(source));
}

function drawOne(tally: Tally, kept: Candidate[], point: Point): void {
  consider(tally, kept, point, evaluate(tally, point));
}

function consider(tally: Tally, kept: Candidate[], point: Point, value: number): void {
  if (value < keptLimit(kept)) keep(kept, { point, u: tally.problem.regime.toUnit(point), value });
}

const rows = 256;

/** Columns of draws with the texts that they share. */
interface Block {
  readonly columns: readonly Float64Array[];
  readonly margins: Float64Array;
  texts: Readonly<Record<string, string>>;
}

function drawColumns(tally: Tally, n: number, kept: Candidate[], source: Stream): void {
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
      drawOne(tally, kept, regime.drawEdge(source));
  }
}

/** Books a row; its point is built only when its margin matters. */
function bookRow(tally: Tally, kept: Candidate[], block: Block, row: number): void {
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
