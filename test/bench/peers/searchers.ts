import { stream } from '../../../src/random/index.js';
import { bySearch, CONFIRMATION, type Hunt } from '../../quality/hunt.js';
import { type PlantedProblem, problems } from '../../quality/problems.js';
import { huntRow, labelOf } from '../planted.js';
import type { Row, Settings } from '../row.js';
import { summary } from '../summary.js';
import type { Python } from './python.js';

interface Searcher {
  readonly ask: 'hypothesis' | 'evolution';
  readonly package: 'hypothesis' | 'scipy';
  readonly title: string;
  /** Evaluations after which it gives up, from our own. */
  readonly cap: (settings: Settings, ours: number) => number;
}

const searchers: readonly Searcher[] = [
  {
    ask: 'hypothesis',
    package: 'hypothesis',
    title: 'Hypothesis with target()',
    cap: ({ hypothesisCap }, ours) => Math.min(hypothesisCap, 2 * ours + 200),
  },
  {
    ask: 'evolution',
    package: 'scipy',
    title: 'scipy differential evolution',
    cap: ({ cap }, ours) => Math.min(cap, 10 * ours + 1000),
  },
];

/** The search beside Hypothesis with `target()` and scipy's differential evolution, and how often it needs fewest. */
export async function searcherRows(python: Python | undefined, settings: Settings): Promise<Row[]> {
  const rows: Row[] = [];
  for (const problem of problems) {
    const ours = seedsOf(settings.seeds).map((seed) => bySearch(problem, seed, settings.cap));
    for (const searcher of searchers) rows.push(await beside(python, searcher, problem, ours, settings));
  }
  return [...rows, ...searchers.map((searcher) => tally(searcher, rows))];
}

const seedsOf = (count: number): readonly number[] => Array.from({ length: count }, (_, seed) => seed);

const rowName = ({ title }: Searcher, problem: PlantedProblem): string =>
  `${labelOf(problem)}: ${title} / search, evaluations`;

async function beside(
  python: Python | undefined,
  searcher: Searcher,
  problem: PlantedProblem,
  ours: readonly Hunt[],
  settings: Settings,
): Promise<Row> {
  const name = rowName(searcher, problem);
  if (python === undefined || python.versions[searcher.package] === null)
    return { group: 'peers', name, better: 'higher', note: `${searcher.package} is absent` };
  await sameProblem(python, problem);
  const { noise = 0, twin } = problem;
  const cap = Math.round(searcher.cap(settings, summary(ours.map(({ evaluations }) => evaluations)).median));
  const theirs: Hunt[] = [];
  for (const seed of seedsOf(settings.peerSeeds))
    theirs.push(await python.ask<Hunt>({ ask: searcher.ask, ...twin, noise, ...CONFIRMATION, seed, cap }));
  return huntRow('peers', name, ours, theirs);
}

/** On how many problems the search needs fewer evaluations in the median. */
function tally(searcher: Searcher, rows: readonly Row[]): Row {
  const contests = problems.map((problem) => rows.find(({ name }) => name === rowName(searcher, problem))!);
  const won = contests.filter(({ ratio }) => ratio !== undefined && ratio.median > 1).length;
  const isPresent = contests.some(({ ratio }) => ratio !== undefined);
  return {
    group: 'peers',
    name: `problems on which the search needs fewer evaluations than ${searcher.title}`,
    better: 'higher',
    note: isPresent ? `${won} of ${contests.length}` : `${searcher.package} is absent`,
  };
}

/** The Python twin of a problem has to have the same margins. */
async function sameProblem(python: Python, { name, regime, margin, twin }: PlantedProblem): Promise<void> {
  const source = stream('bench', 'same');
  const points = Array.from({ length: 50 }, () => regime.draw(source));
  const { margins } = await python.ask<{ margins: number[] }>({ ask: 'margin', ...twin, points });
  const differs = points.some((point, i) => !(Math.abs(margin(point) - margins[i]!) < 1e-9));
  if (differs) throw new Error(`${name}: the Python problem is another one.`);
}
