import type { Point } from '../regime/index.js';
import { evaluate, type Tally } from './tally.js';

/** A point in regime with its coordinates and its value for the optimiser. */
export interface Candidate {
  readonly point: Point;
  readonly u: Float64Array;
  readonly value: number;
}

/** Evaluates a point in regime. */
export function candidateAt(tally: Tally, point: Point): Candidate {
  return { point, u: tally.problem.regime.toUnit(point), value: evaluate(tally, point) };
}

/** Evaluates a point of the domains, moved into the regime when assumptions stand against it; parameters in `first` keep their values if they can. Undefined, for one unit of the budget, where no repair is found. */
export function repairedCandidate(
  tally: Tally,
  point: Point,
  first: readonly string[] = [],
): Candidate | undefined {
  const { regime } = tally.problem;
  const inside = isFree(tally) || regime.contains(point) ? point : regime.repair(point, first);
  if (inside !== undefined) return candidateAt(tally, inside);
  tally.spent += 1;
  return undefined;
}

/** Evaluates the point at some coordinates; they move along when the point has to be repaired. Infinite where that fails. */
export function evaluateUnit(tally: Tally, u: Float64Array): Candidate {
  const point = tally.problem.regime.fromUnit(u);
  if (isFree(tally)) return { point, u, value: evaluate(tally, point) };
  return repairedCandidate(tally, point) ?? { point, u, value: Number.POSITIVE_INFINITY };
}

const isFree = ({ problem }: Tally): boolean => problem.regime.regime.assumptions.length === 0;

const mostKept = 200;

/** The lowest value that a list of kept candidates would still take in must be below this. */
export function keptLimit(kept: readonly Candidate[]): number {
  return kept.length < mostKept ? Number.POSITIVE_INFINITY : kept.at(-1)!.value;
}

/** Inserts in order of value; beyond 200 candidates the highest falls out. */
export function keep(kept: Candidate[], found: Candidate): void {
  if (!(found.value < keptLimit(kept))) return;
  let at = kept.length;
  while (at > 0 && kept[at - 1]!.value > found.value) at -= 1;
  kept.splice(at, 0, found);
  if (kept.length > mostKept) kept.pop();
}
