import { type Stream, stream } from '../random/index.js';
import type { Point } from '../regime/index.js';
import { candidateAt, type Kept, keep, nothingKept } from './candidate.js';
import { drawBatch } from './drawBatch.js';
import { optimiser } from './optimise/optimiser.js';
import type { Problem, SearchOptions, SearchResult } from './problem.js';
import { costOf, evaluate, isOver, settle, type Tally, tallyOf } from './tally.js';

/**
 * Searches a regime for a point at which the margin is negative, and stops at the first confirmed one.
 *
 * Known points come first, then edges (at most 15 % of the budget); a regime of so few integers and choices
 * that half the budget covers it is then gone through point by point. Otherwise a few draws are followed by
 * optimising passes that alternate with draws and take at most half of the budget. Deterministic in the key.
 */
export function search(problem: Problem, options: SearchOptions): SearchResult {
  return run(problem, options, true);
}

/** The same search for the lowest margin: candidates neither stop it nor are re-checked. */
export function minimise(problem: Problem, options: Omit<SearchOptions, 'confirmations'>): SearchResult {
  return run(problem, options, false);
}

const defaultConfirmations = 64;
const edgeShare = 0.15;
const exhaustiveShare = 0.5;

function run(problem: Problem, { key, budget, confirmations }: SearchOptions, stops: boolean): SearchResult {
  const tally = tallyOf(problem, budget, confirmations ?? defaultConfirmations, stops);
  const source = stream('search', ...key);
  const kept = nothingKept();
  tryKnown(tally, kept);
  tryEdges(tally, kept);
  const exhausted = exhaust(tally);
  if (!exhausted) alternate(tally, kept, source);
  settle(tally, tally.waiting.length);
  return resultOf(tally, exhausted, source);
}

function resultOf(tally: Tally, exhausted: boolean, source: Stream): SearchResult {
  const { witness, undefinedAt, evaluations, spent, phases, rejected, skipped, problem } = tally;
  const worst = tally.worst ?? { point: undefinedAt ?? problem.regime.draw(source), margin: Number.NaN };
  return {
    ...(witness && { witness }),
    worst,
    ...(undefinedAt && { undefinedAt }),
    evaluations,
    spent,
    phases: { ...phases },
    rejected,
    skipped,
    exhausted: exhausted && witness === undefined && skipped === 0,
  };
}

/** Opens a phase that may spend up to a share of the budget from now on. */
function open(tally: Tally, phase: Tally['phase'], allowance: number): void {
  tally.phase = phase;
  tally.limit = Math.min(tally.budget, tally.spent + allowance);
}

function tryKnown(tally: Tally, kept: Kept): void {
  open(tally, 'known', tally.budget);
  for (const point of tally.problem.known ?? [])
    if (!isOver(tally) && tally.problem.regime.contains(point)) keep(tally, kept, candidateAt(tally, point));
}

/** Cheap edges first; at equal steps through their list when there are too many of them. */
function tryEdges(tally: Tally, kept: Kept): void {
  if (isOver(tally)) return;
  open(tally, 'edges', edgeShare * tally.budget);
  const edges = cheapFirst(tally, tally.problem.regime.edges());
  const step = Math.max(1, edges.length / Math.max(1, edgeShare * tally.budget));
  for (let at = 0; at < edges.length && !isOver(tally); at += step)
    keep(tally, kept, candidateAt(tally, edges[Math.floor(at)]!));
}

function cheapFirst(tally: Tally, points: readonly Point[]): readonly Point[] {
  if (tally.problem.cost === undefined) return points;
  const priced = points.map((point) => ({ point, cost: costOf(tally, point) }));
  return priced.sort((a, b) => a.cost - b.cost).map(({ point }) => point);
}

/** Whether every point of the regime was evaluated. */
function exhaust(tally: Tally): boolean {
  const { regime } = tally.problem;
  open(tally, 'exhaustive', exhaustiveShare * tally.budget);
  if (isOver(tally) || !(regime.count <= exhaustiveShare * tally.budget)) return false;
  for (const point of regime.all()) {
    if (isOver(tally)) return false;
    evaluate(tally, point);
  }
  return true;
}

/** Few: a first descent costs little, and where there is one slope it ends the search. */
const firstDraws = 32;
const optimiseShare = 0.5;

/** Draws and optimising passes in turn, each turn longer than the one before. */
function alternate(tally: Tally, kept: Kept, source: Stream): void {
  const optimise = optimiser(tally, kept, source);
  let left = optimiseShare * tally.budget;
  let batch = firstDraws;
  while (!isDone(tally)) {
    open(tally, 'draws', tally.budget);
    drawBatch(tally, batch, kept, source);
    const before = tally.spent;
    open(tally, 'optimise', left);
    optimise();
    left -= tally.spent - before;
    if (left <= 0) batch = Number.POSITIVE_INFINITY;
    else batch = Math.min(2 * batch, 10_000);
    settle(tally, 4);
  }
}

const isDone = (tally: Tally): boolean => tally.witness !== undefined || tally.spent >= tally.budget;
