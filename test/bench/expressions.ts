import { compile } from 'mathjs';
import {
  columnReading,
  type FloatReading,
  floatReading,
  type Program,
  parseRelation,
} from '../../src/expression/index.js';
import { here, interleaved } from './interleaved.js';
import { points } from './points.js';
import { type BenchRelation, benchRelations } from './relations.js';
import type { Row, Settings } from './row.js';
import { ratios, summary } from './summary.js';

/** Both sides of a relation as a program over its parameters. */
export function programOf({ text, ranges }: BenchRelation): Program {
  const inputs = Object.keys(ranges);
  const { left, right } = parseRelation(
    text,
    Object.fromEntries(inputs.map((name) => [name, 'scalar' as const])),
  );
  return { inputs, definitions: [], outputs: [left, right] };
}

/** Generated code against what one writes by hand, and against mathjs's own evaluator. */
export async function expressions(settings: Settings): Promise<Row[]> {
  const rows: Row[] = [];
  for (const relation of benchRelations) {
    rows.push(...(await pointByPoint(relation, settings)));
    rows.push(await byColumns(relation, settings));
  }
  return rows;
}

const count = 1000;

async function pointByPoint(relation: BenchRelation, settings: Settings): Promise<Row[]> {
  const columns = points(relation, count);
  const sums = callers(relation, columns);
  agree(relation.name, Object.values(sums));
  const [generated, hand, mathjs] = await interleaved(
    [here(sums.generated), here(sums.hand), here(sums.mathjs)],
    settings,
  );
  const each = (times: readonly number[]): string => `${nanoseconds(times, count)} ns`;
  return [
    {
      group: 'expressions',
      name: `${relation.name}: generated / by hand, time`,
      ratio: ratios(generated!, hand!),
      better: 'lower',
      goal: 1.5,
      note: `${each(generated!)} a point, by hand ${each(hand!)}`,
    },
    {
      group: 'expressions',
      name: `${relation.name}: mathjs / generated, time`,
      ratio: ratios(mathjs!, generated!),
      better: 'higher',
      goal: 15,
      // Where the work is in the functions themselves, no code around them can reach the goal.
      note: `mathjs ${each(mathjs!)} a point; by hand ${ratios(mathjs!, hand!).median.toPrecision(3)}x`,
    },
  ];
}

type Sum = (times: number) => number;

/** For each contestant the sum of the differences over all points, so many times. */
function callers(relation: BenchRelation, columns: readonly Float64Array[]) {
  const names = Object.keys(relation.ranges);
  const [left, right] = relation.text.split('<=');
  const compiled = compile(relation.mathjs ?? `(${left}) - (${right})`);
  const scope = Object.fromEntries(names.map((name) => [name, 0]));
  const at = names.map((_, place) => `c${place}[i]`);
  const assignments = names.map((name, place) => `scope.${name} = ${at[place]};`).join(' ');
  const make = (body: string, f: unknown): Sum =>
    ownLoop(body, columns, { f, out: new Float64Array(2), scope });
  return {
    generated: make(
      `f(out, ${at}); total += out[0] - out[1];`,
      floatReading(programOf(relation)) satisfies FloatReading,
    ),
    hand: make(`total += f(${at});`, relation.byHand),
    mathjs: make(`${assignments} total += f.evaluate(scope);`, compiled),
  };
}

let loops = 0;

/** A loop of its own for each contestant, with its own text, so that none is slowed by what the engine learnt from another. */
function ownLoop(
  body: string,
  columns: readonly Float64Array[],
  given: Readonly<Record<string, unknown>>,
): Sum {
  const inputs = columns.map((_, place) => `c${place}`);
  const source = `return (times) => { // ${loops++}
    let total = 0;
    for (let t = 0; t < times; t++) for (let i = 0; i < ${count}; i++) { ${body} }
    return total;
  };`;
  return new Function(...Object.keys(given), ...inputs, source)(...Object.values(given), ...columns) as Sum;
}

function agree(name: string, sums: readonly Sum[]): void {
  const values = sums.map((sum) => sum(1));
  const wrong = values.find((value) => !(Math.abs(value - values[0]!) <= 1e-9 * Math.abs(values[0]!)));
  if (wrong !== undefined) throw new Error(`${name}: the contestants compute ${values.join(', ')}.`);
}

const rows = 10_000;

async function byColumns(relation: BenchRelation, settings: Settings): Promise<Row> {
  const columns = points(relation, rows);
  const [a, b, c, d] = [0, 0, 0, 0].map(() => new Float64Array(rows)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const reading = columnReading(programOf(relation));
  const [generated, hand] = await interleaved(
    [
      here((times) => {
        for (let t = 0; t < times; t++) reading([a, b], rows, ...columns);
      }),
      here((times) => {
        for (let t = 0; t < times; t++) relation.loop(c, d, rows, ...columns);
      }),
    ],
    settings,
  );
  sameColumns(relation.name, [a, b], [c, d]);
  return {
    group: 'expressions',
    name: `${relation.name}: columns / loop by hand, time`,
    ratio: ratios(generated!, hand!),
    better: 'lower',
    goal: 1.5,
    note: `${nanoseconds(generated!, rows)} ns a row, by hand ${nanoseconds(hand!, rows)} ns`,
  };
}

function sameColumns(name: string, ours: readonly Float64Array[], theirs: readonly Float64Array[]): void {
  const differs = ours.some((column, side) =>
    column.some((value, i) => !(Math.abs(value - theirs[side]![i]!) <= 1e-9 * Math.abs(value))),
  );
  if (differs) throw new Error(`${name}: the loop by hand computes something else.`);
}

function nanoseconds(times: readonly number[], operations: number): string {
  return ((1e9 * summary(times).median) / operations).toPrecision(3);
}
