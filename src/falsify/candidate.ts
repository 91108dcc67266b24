import type { Parameter, Point } from '../regime/index.js';
import { evaluate, isTie, type Tally } from './tally.js';

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

/** The lowest candidates met, ties apart, so that a plateau of ties leaves room for slopes elsewhere. */
export interface Kept {
  /** In order of value. */
  readonly slopes: Candidate[];
  /** In order of value. */
  readonly ties: Candidate[];
  /** The lowest candidate that is no tie for each combination of texts and of integers with few values. */
  readonly champions: Map<string, Candidate>;
}

export const nothingKept = (): Kept => ({ slopes: [], ties: [], champions: new Map() });

const mostSlopes = 200;
const mostTies = 20;
/** No more candidates of equal value are kept. */
const mostAlike = 4;

/** Only values below this are worth keeping: the lowest slopes, and the champions of all kinds met so far. */
export function keptLimit({ slopes, champions }: Kept): number {
  if (slopes.length < mostSlopes) return Number.POSITIVE_INFINITY;
  let limit = slopes.at(-1)!.value;
  if (champions.size > 1) for (const { value } of champions.values()) limit = Math.max(limit, value);
  return limit;
}

/** Keeps a candidate if it is low enough. */
export function keep(tally: Tally, kept: Kept, found: Candidate): void {
  if (found.value === Number.POSITIVE_INFINITY) return;
  if (isTie(tally, found.point, found.value)) insert(kept.ties, found, mostTies);
  else {
    insert(kept.slopes, found, mostSlopes);
    crown(tally, kept.champions, found);
  }
}

const mostChampions = 100;

function crown(tally: Tally, champions: Map<string, Candidate>, found: Candidate): void {
  const kind = kindOf(tally, found.point);
  const champion = champions.get(kind);
  if (champion === undefined ? champions.size < mostChampions : found.value < champion.value)
    champions.set(kind, found);
}

/** The texts and the integers with few values, as a key. */
function kindOf({ problem: { regime } }: Tally, point: Point): string {
  return regime.names
    .filter((_, at) => isKind(regime.parameters[at]!))
    .map((name) => point[name])
    .join(' ');
}

/** Whether the values of a parameter are kinds of points rather than places. */
export function isKind(parameter: Parameter): boolean {
  return parameter.type === 'choice' || (parameter.type === 'integer' && parameter.max - parameter.min < 4);
}

function insert(list: Candidate[], found: Candidate, most: number): void {
  if (list.length >= most && !(found.value < list.at(-1)!.value)) return;
  let at = list.length;
  while (at > 0 && list[at - 1]!.value > found.value) at -= 1;
  if (at >= mostAlike && list[at - mostAlike]!.value === found.value) return;
  list.splice(at, 0, found);
  if (list.length > most) list.pop();
}
