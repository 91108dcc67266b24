import fc from 'fast-check';
import { normal, stream } from '../../src/random/index.js';
import { pointArbitrary } from '../../src/regime/index.js';
import { bySearch, CONFIRMATION, type Hunt } from '../quality/hunt.js';
import { type PlantedProblem, problems } from '../quality/problems.js';
import type { Row, Settings } from './row.js';
import { type Summary, summary } from './summary.js';

function byFastCheck({ regime, margin, noise = 0 }: PlantedProblem, seed: number, cap: number): Hunt {
  const source = stream('noise', seed);
  const observed = (value: number): number => value + noise * normal(source);
  let evaluations = 0;
  const isViolated = (value: number): boolean => {
    const { threshold, observations, errors } = CONFIRMATION;
    if (noise === 0 || observed(value) >= -threshold * noise) return noise === 0 && value < 0;
    evaluations += observations;
    let sum = 0;
    for (let k = 0; k < observations; k += 1) sum += observed(value);
    return sum / observations < (-errors * noise) / Math.sqrt(observations);
  };
  const property = fc.property(pointArbitrary(regime), (point) => {
    evaluations += 1;
    return !isViolated(margin(point));
  });
  const { failed } = fc.check(property, { seed, numRuns: cap, endOnFailure: true });
  return { evaluations, found: failed };
}

/** Evaluations of the search until it finds planted violations, against plain fast-check on the same arbitraries. */
export function plantedViolations({ seeds, cap }: Settings): Row[] {
  return problems.map((problem) => {
    const all = Array.from({ length: seeds }, (_, seed) => seed);
    const ours = all.map((seed) => bySearch(problem, seed, cap));
    const theirs = all.map((seed) => byFastCheck(problem, seed, cap));
    return huntRow('search', `${labelOf(problem)}: fast-check / search, evaluations`, ours, theirs);
  });
}

export const labelOf = ({ name, volume }: PlantedProblem): string => `${name} ${volume.toExponential()}`;

/** A row that compares two series of searches. Without a ratio when the search found at most half. */
export function huntRow(
  group: Row['group'],
  name: string,
  ours: readonly Hunt[],
  theirs: readonly Hunt[],
): Row {
  return {
    group,
    name,
    ...(isUsual(ours) && { ratio: ratioOfMedians(theirs, ours) }),
    ...(isUsual(ours) && !isUsual(theirs) && { isAtLeast: true }),
    better: 'higher',
    note: `${described(theirs)} against ${described(ours)}`,
  };
}

/** Searches that found nothing count with what they evaluated. The spread is that of all pairs, for seeds of two contestants have nothing in common. */
function ratioOfMedians(theirs: readonly Hunt[], ours: readonly Hunt[]): Summary {
  const [above, below] = [theirs, ours].map((hunts) => hunts.map(({ evaluations }) => evaluations));
  const pairs = above!.flatMap((a) => below!.map((b) => a / b));
  const median = summary(above!).median / summary(below!).median;
  return { ...summary(pairs), median, count: Math.min(above!.length, below!.length) };
}

const foundIn = (hunts: readonly Hunt[]): number => hunts.filter(({ found }) => found).length;
const isUsual = (hunts: readonly Hunt[]): boolean => 2 * foundIn(hunts) > hunts.length;

/** The median counts searches that found nothing as longer than any other. */
function described(hunts: readonly Hunt[]): string {
  const found = foundIn(hunts);
  if (!isUsual(hunts)) return `not found (${found} of ${hunts.length} within ${mostOf(hunts)})`;
  const counts = hunts.map((hunt) => (hunt.found ? hunt.evaluations : Number.POSITIVE_INFINITY));
  return `${Math.round(summary(counts).median)} (found ${found} of ${hunts.length})`;
}

const mostOf = (hunts: readonly Hunt[]): number => Math.max(...hunts.map(({ evaluations }) => evaluations));
