import { crossed, type EProcess, type Evidence } from '../statistics/index.js';
import type { Hypothesis, Observable } from './hypothesis.js';
import {
  asymptoticConcern,
  blocksOf,
  type Confidence,
  confidenceOf,
  type Sample,
  standardErrorOf,
} from './sample.js';
import { type Tests, testsFor } from './tests.js';

export interface DecideOptions {
  /** Key of the random streams; block b of the draws comes from the stream (...key, b). */
  readonly key: readonly (string | number)[];
  /** Bound on the probability that a true hypothesis is refuted. */
  readonly level: number;
  /** Supported when the confidence limits allow at most this relative excess over the bound. */
  readonly tolerance: number;
  /** Most draws. */
  readonly draws: number;
}

/** What samples say of a hypothesis on a mean. */
export interface Decision {
  readonly outcome: 'refuted' | 'supported' | 'undecided';
  readonly reason: string;
  readonly draws: number;
  readonly mean: number;
  readonly standardError: number;
  readonly bound: number;
  /** By how much the confidence limits allow the hypothesis to fail, relative to the bound (to the standard deviation when that is 0). */
  readonly excess: number;
  readonly guarantee: 'finite-sample' | 'asymptotic';
}

/**
 * Decides a hypothesis on the mean of an observable, looking after every block and stopping as soon as it
 * is refuted or supported.
 *
 * Refuted by e-processes, valid at any sample size and stopping time, wherever the support or a second
 * moment allows; on the sides that none covers, by an asymptotic confidence sequence, and then only when
 * the observable has a variance and its sample shows no tail too heavy for it. Undecided says why.
 */
export function decide(observable: Observable, hypothesis: Hypothesis, options: DecideOptions): Decision {
  const tests = testsFor(observable, hypothesis);
  let evidence = tests.processes.map(({ start }) => start);
  let decision: Decision | undefined;
  for (const sample of blocksOf(observable, options.key, options.draws)) {
    evidence = evidence.map((before, i) => grown(tests.processes[i]!, before, sample.block));
    decision = judge(observable, hypothesis, options, tests, evidence, sample);
    if (decision.outcome !== 'undecided') break;
  }
  if (decision === undefined) throw new RangeError(`draws must be at least 1, but it is ${options.draws}.`);
  return decision;
}

const grown = (process: EProcess, before: Evidence, block: Float64Array): Evidence =>
  process.add(before, process.block(block));

function judge(
  observable: Observable,
  hypothesis: Hypothesis,
  { level, tolerance, draws }: DecideOptions,
  tests: Tests,
  evidence: readonly Evidence[],
  sample: Sample,
): Decision {
  const share = level / Math.max(1, tests.processes.length + tests.uncovered.length);
  const confidence = confidenceOf(observable, sample, share);
  const { mean, count } = sample.moments;
  const shared = {
    draws: count,
    mean,
    standardError: standardErrorOf(sample),
    bound: hypothesis.bound,
    excess: excessOf(hypothesis, confidence, sample),
  };
  if (tests.impossible !== undefined)
    return { ...shared, outcome: 'refuted', reason: tests.impossible, guarantee: 'finite-sample' };
  if (evidence.some((one) => crossed(one, share))) {
    return {
      ...shared,
      outcome: 'refuted',
      reason: `an e-value reached 1/${share.toPrecision(3)}`,
      guarantee: 'finite-sample',
    };
  }
  if (isEarly(observable, count, draws))
    return { ...shared, outcome: 'undecided', reason: 'too few draws yet', guarantee: 'asymptotic' };
  const isExcluded = tests.uncovered.some((side) => excludes(side, hypothesis.bound, confidence));
  // A concern only matters where something would rest on the asymptotics, or as the last word.
  const isAsked = isExcluded || shared.excess <= tolerance || count >= draws;
  const concern =
    isAsked && confidence.guarantee === 'asymptotic' ? asymptoticConcern(observable, sample) : undefined;
  if (concern !== undefined)
    return { ...shared, outcome: 'undecided', reason: concern, guarantee: 'asymptotic' };
  if (isExcluded) {
    return {
      ...shared,
      outcome: 'refuted',
      reason: 'the confidence sequence excludes the bound',
      guarantee: 'asymptotic',
    };
  }
  if (shared.excess <= tolerance)
    return {
      ...shared,
      outcome: 'supported',
      reason: 'within the tolerance',
      guarantee: confidence.guarantee,
    };
  return {
    ...shared,
    outcome: 'undecided',
    reason: `${count} draws leave room for an excess of ${shared.excess.toPrecision(3)}`,
    guarantee: confidence.guarantee,
  };
}

/** Draws before which no asymptotic statement is made. */
const EARLY = 4000;

const isEarly = ({ indicator, upper }: Observable, count: number, draws: number): boolean =>
  !indicator && !Number.isFinite(upper) && count < Math.min(EARLY, draws);

const excludes = (side: '<=' | '>=', bound: number, { lower, upper }: Confidence): boolean =>
  side === '<=' ? lower > bound : upper < bound;

function excessOf({ side, bound }: Hypothesis, { lower, upper }: Confidence, sample: Sample): number {
  const unit = bound !== 0 ? Math.abs(bound) : standardErrorOf(sample) * Math.sqrt(sample.moments.count) || 1;
  const above = side === '>=' ? Number.NEGATIVE_INFINITY : (upper - bound) / unit;
  const below = side === '<=' ? Number.NEGATIVE_INFINITY : (bound - lower) / unit;
  return Math.max(above, below);
}

export interface EstimateOptions extends Omit<DecideOptions, 'tolerance'> {
  /** Stops as soon as the interval is narrower than twice this, relative to the mean. */
  readonly precision: number;
}

/** A mean with a confidence interval that is valid wherever the drawing stopped. */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly draws: number;
  readonly guarantee: 'finite-sample' | 'asymptotic';
  /** Why the interval is not to be relied on; absent when nothing speaks against it. */
  readonly concern?: string;
}

/** Estimates the mean of an observable with confidence `1 - level`. */
export function estimateMean(
  observable: Observable,
  { key, level, draws, precision }: EstimateOptions,
): Estimate {
  let last: Sample | undefined;
  for (const sample of blocksOf(observable, key, draws)) {
    last = sample;
    const { lower, upper } = confidenceOf(observable, sample, level);
    const narrow = upper - lower <= 2 * precision * Math.abs(sample.moments.mean);
    if (narrow && !isEarly(observable, sample.moments.count, draws)) break;
  }
  if (last === undefined) throw new RangeError(`draws must be at least 1, but it is ${draws}.`);
  return estimateOf(observable, last, level);
}

function estimateOf(observable: Observable, sample: Sample, level: number): Estimate {
  const { lower, upper, guarantee } = confidenceOf(observable, sample, level);
  const concern = guarantee === 'asymptotic' ? asymptoticConcern(observable, sample) : undefined;
  const { mean, count } = sample.moments;
  return {
    mean,
    standardError: standardErrorOf(sample),
    lower,
    upper,
    draws: count,
    guarantee,
    ...(concern !== undefined && { concern }),
  };
}
