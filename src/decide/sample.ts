import { stream } from '../random/index.js';
import {
  asymptoticConfidence,
  type BoundedSums,
  bernoulliConfidence,
  boundedConfidence,
  boundedSumsOf,
  type Interval,
  type Moments,
  mergeBoundedSums,
  mergeMoments,
  momentsOf,
  noBoundedSums,
  noMoments,
  tailConcern,
  varianceOf,
} from '../statistics/index.js';
import type { Observable } from './hypothesis.js';

/** Draws in a block; each block has a stream of its own, keyed by its number. */
const BLOCK = 1000;
/** Draws kept to look at the tail. */
const KEPT = 20 * BLOCK;

/** What is known of a sample after some blocks. */
export interface Sample {
  readonly moments: Moments;
  readonly bounded: BoundedSums;
  readonly kept: readonly number[];
  readonly block: Float64Array;
}

/** The growing sample of an observable, block by block, until `draws` have been made. */
export function* blocksOf(
  observable: Observable,
  key: readonly (string | number)[],
  draws: number,
): Generator<Sample> {
  let sample: Sample = { moments: noMoments, bounded: noBoundedSums, kept: [], block: new Float64Array() };
  for (let number = 0; sample.moments.count < draws; number++) {
    const source = stream(...key, number);
    const block = Float64Array.from({ length: Math.min(BLOCK, draws - sample.moments.count) }, () =>
      observable.draw(source),
    );
    sample = grown(sample, observable, block);
    yield sample;
  }
}

function grown({ moments, bounded, kept }: Sample, observable: Observable, block: Float64Array): Sample {
  return {
    moments: mergeMoments(moments, momentsOf(block)),
    bounded: isBounded(observable) ? mergeBoundedSums(bounded, boundedSumsOf(block, observable)) : bounded,
    kept: kept.length < KEPT ? [...kept, ...block] : kept,
    block,
  };
}

const isBounded = ({ lower, upper }: Observable): boolean =>
  Number.isFinite(lower) && Number.isFinite(upper) && upper > lower;

export interface Confidence extends Interval {
  readonly guarantee: 'finite-sample' | 'asymptotic';
}

/** A confidence sequence for the mean: finite-sample for indicators and bounded observables, else asymptotic. */
export function confidenceOf(
  observable: Observable,
  { moments, bounded }: Sample,
  level: number,
): Confidence {
  if (observable.indicator) {
    const successes = Math.round(moments.mean * moments.count);
    return { ...bernoulliConfidence(successes, moments.count, level), guarantee: 'finite-sample' };
  }
  if (isBounded(observable))
    return { ...boundedConfidence(bounded, observable, level), guarantee: 'finite-sample' };
  return { ...asymptoticConfidence(moments, level), guarantee: 'asymptotic' };
}

/** Why the limit theorem behind an asymptotic interval is not to be relied on; undefined when nothing speaks against it. */
export function asymptoticConcern(observable: Observable, { kept, moments }: Sample): string | undefined {
  if (!observable.finiteMean) return 'the observable has no mean';
  if (!observable.finiteVariance) return 'the observable has no variance';
  return varianceOf(moments) === 0 ? undefined : tailConcern(kept);
}

/** Standard error of the mean of a sample. */
export const standardErrorOf = ({ moments }: Sample): number =>
  Math.sqrt(varianceOf(moments) / moments.count);
