import type { Point } from '../regime/index.js';
import type { Evaluated, Phases, Problem } from './problem.js';

type Phase = keyof Phases;

/** The running account of one search. Mutable; made and thrown away by it. */
export interface Tally {
  readonly problem: Problem;
  readonly budget: number;
  /** The phase that evaluations are booked to. */
  phase: Phase;
  /** No more than this may be spent in the present phase. */
  limit: number;
  spent: number;
  evaluations: number;
  readonly phases: Record<Phase, number>;
  worst: Evaluated | undefined;
  undefinedAt: Point | undefined;
  skipped: number;
  witness: Evaluated | undefined;
  /** Whether a confirmed candidate ends the search. */
  readonly stops: boolean;
  confirmations: number;
  rejected: number;
  /** The lowest margin that was refused. */
  refused: number;
  /** Whether ties keep the optimiser off, by an infinite value. */
  repelling: boolean;
  /** Candidates that wait for their re-check because lower ones were refused. */
  readonly waiting: Evaluated[];
}

export function tallyOf(problem: Problem, budget: number, confirmations: number, stops: boolean): Tally {
  return {
    problem,
    budget,
    phase: 'known',
    limit: budget,
    spent: 0,
    evaluations: 0,
    phases: { known: 0, edges: 0, exhaustive: 0, draws: 0, optimise: 0 },
    worst: undefined,
    undefinedAt: undefined,
    skipped: 0,
    witness: undefined,
    stops,
    confirmations,
    rejected: 0,
    refused: 0,
    repelling: false,
    waiting: [],
  };
}

/** Whether the search, or its present phase, is over. */
export const isOver = (tally: Tally): boolean => tally.witness !== undefined || tally.spent >= tally.limit;

/** What an evaluation of the margin is charged: at least 1, also where an estimate of its cost is no number. */
export function costOf({ problem }: Tally, point: Point): number {
  const cost = problem.cost?.(point) ?? 1;
  return cost > 1 ? cost : 1;
}

/** A point whose single evaluation takes more than this share of the budget is passed over, ... */
const dearest = 0.25;
/** ... and a smaller one already while optimising, which needs many. */
const dearestMove = 0.01;

/**
 * The value of a point for the optimiser: its margin; infinite where it is undefined or too dear; 0 where it is a
 * violation no lower than one that was refused. Where ties repel, infinite for these and for margins within the
 * threshold.
 */
export function evaluate(tally: Tally, point: Point): number {
  const cost = costOf(tally, point);
  const isMove = tally.phase === 'optimise';
  if (cost <= (isMove ? dearestMove : dearest) * tally.budget || tally.evaluations === 0)
    return account(tally, point, tally.problem.margin(point), cost);
  if (!isMove) tally.skipped += 1;
  passOver(tally, cost);
  return Number.POSITIVE_INFINITY;
}

/** What a point that is passed over is charged: drawing it and asking for its cost took time. */
const passedOver = 300;

/** Charges for a point that is passed over: little of a small budget. */
export function passOver(tally: Tally, cost: number): void {
  tally.spent += Math.max(1, Math.min(cost, passedOver, tally.budget / 2000));
}

/** Books a margin that has been computed. */
export function account(tally: Tally, point: Point, margin: number, cost: number): number {
  tally.spent += cost;
  tally.evaluations += 1;
  tally.phases[tally.phase] += 1;
  if (Number.isNaN(margin)) {
    tally.undefinedAt ??= point;
    return Number.POSITIVE_INFINITY;
  }
  if (tally.worst === undefined || margin < tally.worst.margin) tally.worst = { point, margin };
  if (margin > largestThreshold) return margin;
  const limit = threshold(tally.problem, point);
  if (tally.stops && tally.witness === undefined && margin < -limit) candidate(tally, { point, margin });
  // A refused observation was lucky, wherever it lies.
  if (tally.problem.noise !== undefined) return margin < -limit ? 0 : margin;
  const isRefused = margin < 0 && margin >= tally.refused;
  if (tally.repelling && (isRefused || Math.abs(margin) <= limit)) return Number.POSITIVE_INFINITY;
  return isRefused ? 0 : margin;
}

/** Whether a value that `account` returned is a tie. */
export function isTie({ problem }: Tally, point: Point, value: number): boolean {
  if (problem.noise !== undefined) return false;
  return value === 0 || (Math.abs(value) <= largestThreshold && Math.abs(value) <= threshold(problem, point));
}

/** Margins above this are not compared with the threshold, to save its evaluation. */
const largestThreshold = 1;

function threshold({ threshold: limit = 0, noise }: Problem, point: Point): number {
  if (noise !== undefined) return noise;
  return typeof limit === 'number' ? limit : limit(point);
}

/** While candidates are rare they are re-checked at once; after some refusals only lower ones are, and others wait. */
const eager = 8;
const mostWaiting = 32;

function candidate(tally: Tally, found: Evaluated): void {
  const isDue = tally.problem.noise !== undefined || tally.rejected < eager;
  if (isDue || found.margin < 2 * tally.refused) confirm(tally, found);
  else if (tally.waiting.length < mostWaiting) tally.waiting.push(found);
  else replaceHighest(tally.waiting, found);
}

function replaceHighest(waiting: Evaluated[], found: Evaluated): void {
  const highest = waiting.reduce((best, { margin }, at) => (margin > waiting[best]!.margin ? at : best), 0);
  if (found.margin < waiting[highest]!.margin) waiting[highest] = found;
}

function confirm(tally: Tally, found: Evaluated): void {
  if (tally.confirmations <= 0) return;
  tally.confirmations -= 1;
  if (tally.problem.confirm?.(found.point, found.margin) ?? true) tally.witness = found;
  else {
    tally.rejected += 1;
    tally.refused = Math.min(tally.refused, found.margin);
  }
}

/** Re-checks a few of the candidates that wait, lowest first. */
export function settle(tally: Tally, most: number): void {
  tally.waiting.sort((a, b) => a.margin - b.margin);
  for (const found of tally.waiting.splice(0, most)) if (tally.witness === undefined) confirm(tally, found);
}
