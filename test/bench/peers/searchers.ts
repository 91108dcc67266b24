import { stream } from '../../../src/random/index.js';
import type { Point } from '../../../src/regime/index.js';
import type { PlantedProblem } from '../../quality/problems.js';
import { bySearch, type Hunt, huntRow, labelOf, planted } from '../planted.js';
import type { Row, Settings } from '../row.js';
import type { Python } from './python.js';

/** Where the margins are lowest: minus the margin there is what the Python problems call their level. */
const bottoms: Readonly<Record<string, Point>> = {
  smooth: { a: 0.731, b: 0.172, c: 0.443, d: 0.869 },
  multimodal: { a: 0.731, b: 0.172, c: 0.443, d: 0.869 },
  mixed: { n: 137, k: 13, x: 0.37, s: 'c' },
};

const compared = planted.filter(({ name, volume }) => volume === 1e-6 && name in bottoms);

interface Searcher {
  readonly ask: 'hypothesis' | 'evolution';
  readonly package: 'hypothesis' | 'scipy';
  readonly title: string;
  readonly cap: (settings: Settings) => number;
}

const searchers: readonly Searcher[] = [
  {
    ask: 'hypothesis',
    package: 'hypothesis',
    title: 'Hypothesis with target()',
    cap: (settings) => settings.hypothesisCap,
  },
  {
    ask: 'evolution',
    package: 'scipy',
    title: 'scipy differential evolution',
    cap: (settings) => settings.cap,
  },
];

/** The search beside Hypothesis with `target()` and scipy's differential evolution, on problems of volume 1e-6. */
export async function searcherRows(python: Python | undefined, settings: Settings): Promise<Row[]> {
  const rows: Row[] = [];
  for (const searcher of searchers)
    for (const problem of compared) rows.push(await besides(python, searcher, problem, settings));
  return rows;
}

async function besides(
  python: Python | undefined,
  searcher: Searcher,
  problem: PlantedProblem,
  settings: Settings,
): Promise<Row> {
  const name = `${labelOf(problem)}: ${searcher.title} / search, evaluations`;
  if (python === undefined || python.versions[searcher.package] === null)
    return { group: 'peers', name, better: 'higher', note: `${searcher.package} is absent` };
  const level = -problem.margin(bottoms[problem.name]!);
  await sameProblem(python, problem, level);
  const theirs: Hunt[] = [];
  for (let seed = 0; seed < settings.peerSeeds; seed++) {
    const request = { problem: problem.name, level, seed, cap: searcher.cap(settings) };
    theirs.push(await python.ask<Hunt>({ ask: searcher.ask, ...request }));
  }
  const ours = theirs.map((_, seed) => bySearch(problem, seed, settings.cap));
  return huntRow('peers', name, ours, theirs);
}

/** The Python twin of a problem has to have the same margins. */
async function sameProblem(python: Python, { name, regime, margin }: PlantedProblem, level: number) {
  const source = stream('bench', 'same');
  const points = Array.from({ length: 50 }, () => regime.draw(source));
  const { margins } = await python.ask<{ margins: number[] }>({
    ask: 'margin',
    problem: name,
    level,
    points,
  });
  const differs = points.some((point, i) => !(Math.abs(margin(point) - margins[i]!) < 1e-9));
  if (differs) throw new Error(`${name}: the Python problem is another one.`);
}
