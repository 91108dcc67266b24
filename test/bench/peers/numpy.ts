import { columnReading } from '../../../src/expression/index.js';
import { fullySynthetic, gaussianFit, type Quantity, regressionChain } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { programOf } from '../expressions.js';
import { type Contestant, here, interleaved } from '../interleaved.js';
import { points } from '../points.js';
import { type BenchRelation, benchRelations } from '../relations.js';
import type { Row, Settings } from '../row.js';
import { drawing, rate } from '../sampling.js';
import { ratios, summary } from '../summary.js';
import type { Python } from './python.js';

const rows = 1_000_000;
const compared = benchRelations.filter(({ name }) => name === 'rational' || name === 'log-exp');

/** numpy's direct chain, of 50 chains at once by normal equations or of each by `lstsq`, against our samplers. */
const contests = [
  { sampler: 'direct', isAtOnce: true, goal: 0.5 },
  { sampler: 'direct', isAtOnce: false, goal: 0.5 },
  { sampler: 'reduced', isAtOnce: true, goal: 500 },
  { sampler: 'reduced', isAtOnce: false, goal: 500 },
] as const;

const chainName = (sampler: string, isAtOnce: boolean): string =>
  `regression replace, fresh designs: numpy direct, ${isAtOnce ? 'normal equations' : 'lstsq'} / ${sampler}, time`;

/** Columns and regression chains beside numpy. */
export async function numpyRows(python: Python | undefined, settings: Settings): Promise<Row[]> {
  if (python === undefined || python.versions.numpy === null) return absentRows();
  const found: Row[] = [];
  for (const relation of compared) found.push(await columnsBesideNumpy(python, relation, settings));
  found.push(...(await chainsBesideNumpy(python, settings)));
  for (const loop of loops) found.push(await loopBesideNumpy(python, loop, settings));
  return found;
}

const columnName = ({ name }: BenchRelation): string => `${name}: columns / numpy, 1e6 rows, time`;

function absentRows(): Row[] {
  const absent = (name: string, better: Row['better']): Row => ({
    group: 'peers',
    name,
    better,
    note: 'numpy is absent',
  });
  return [
    ...compared.map((relation) => absent(columnName(relation), 'lower')),
    ...contests.map(({ sampler, isAtOnce }) => absent(chainName(sampler, isAtOnce), 'higher')),
    ...loops.map((loop) => absent(loopName(loop), 'higher')),
  ];
}

async function columnsBesideNumpy(python: Python, relation: BenchRelation, settings: Settings): Promise<Row> {
  const columns = points(relation, rows);
  const out = [new Float64Array(rows), new Float64Array(rows)];
  const reading = columnReading(programOf(relation));
  const [left, right] = relation.text.replaceAll('^', '**').split('<=');
  const request = { left: left!.trim(), right: right!.trim(), ranges: relation.ranges, rows };
  const [ours, numpy] = await interleaved(
    [
      here((times) => {
        for (let t = 0; t < times; t++) reading(out, rows, ...columns);
      }),
      there(python, { ask: 'formula', ...request }),
    ],
    settings,
  );
  const milliseconds = (times: readonly number[]): string => (1e3 * summary(times).median).toPrecision(3);
  return {
    group: 'peers',
    name: columnName(relation),
    ratio: ratios(ours!, numpy!),
    better: 'lower',
    goal: 2,
    note: `${milliseconds(ours!)} ms, numpy ${python.versions.numpy} ${milliseconds(numpy!)} ms`,
  };
}

const chain = { d: 20, T: 100, n: 10 };

async function chainsBesideNumpy(python: Python, settings: Settings): Promise<Row[]> {
  const { squaredError } = regressionChain({ workflow: 'replace', design: 'fresh', noise: 1 });
  const [direct, reduced, atOnce, each] = await interleaved(
    [
      drawing(squaredError, 'direct', chain),
      drawing(squaredError, 'reduced', chain),
      there(python, { ask: 'regression', ...chain, chains: 50 }),
      there(python, { ask: 'regression', ...chain, chains: 1 }),
    ],
    settings,
  );
  const times = { direct: direct!, reduced: reduced! };
  return contests.map(({ sampler, isAtOnce, goal }) => {
    const numpy = isAtOnce ? atOnce! : each!;
    return {
      group: 'peers',
      name: chainName(sampler, isAtOnce),
      ratio: ratios(numpy, times[sampler]),
      better: 'higher',
      goal,
      note: `generations/s: ${sampler} ${rate(times[sampler])}, numpy ${rate(numpy)}`,
    };
  });
}

function there(python: Python, request: Readonly<Record<string, unknown>>): Contestant {
  return {
    seconds: async (slice) => (await python.ask<{ seconds: number }>({ ...request, slice })).seconds,
  };
}

interface Loop {
  readonly ask: 'categorical' | 'gaussian';
  readonly sampler: 'direct' | 'reduced';
  readonly quantity: Quantity;
  readonly point: Point;
  readonly goal: number;
}

const law = Array.from({ length: 10 }, (_, i) => (i + 1) / 55);

/** Loops of 10 generations of 100 samples, against numpy's of 1000 loops at once. */
const loops: readonly Loop[] = [
  {
    ask: 'categorical',
    sampler: 'direct',
    quantity: fullySynthetic().sumOfSquares,
    point: { p: law, n: 100, m: 10 },
    goal: 0.5,
  },
  ...(['direct', 'reduced'] as const).map((sampler) => ({
    ask: 'gaussian' as const,
    sampler,
    quantity: gaussianFit().fittedVariance,
    point: { n: 100, t: 10, ddof: 1, sigma2: 1 },
    goal: sampler === 'direct' ? 0.5 : 10,
  })),
];

const loopName = ({ ask, sampler }: Loop): string =>
  `${ask} loop, n=100: numpy direct, 1000 at once / ${sampler}, time`;

async function loopBesideNumpy(python: Python, loop: Loop, settings: Settings): Promise<Row> {
  const [ours, numpy] = await interleaved(
    [
      drawing(loop.quantity, loop.sampler, loop.point),
      there(python, { ask: loop.ask, law, n: 100, generations: 10, chains: 1000 }),
    ],
    settings,
  );
  return {
    group: 'peers',
    name: loopName(loop),
    ratio: ratios(numpy!, ours!),
    better: 'higher',
    goal: loop.goal,
    note: `generations/s: ${loop.sampler} ${rate(ours!)}, numpy ${rate(numpy!)}`,
  };
}
