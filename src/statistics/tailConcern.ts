import { effectiveSample } from './effectiveSample.js';
import { tailIndex } from './tailIndex.js';

export interface TailConcernOptions {
  /** The effective sample below which a mean is not trusted. Default 200. */
  readonly effective?: number;
  /** The share of one observation in the sum above which a mean is not trusted. Default 0.02. */
  readonly share?: number;
  /** The number of moments the asymptotics ask for. Default 2. */
  readonly moments?: number;
}

/**
 * Why a statement that rests on the asymptotic normality of this sample's mean should stay undecided, as one
 * clause for people; undefined when nothing speaks against it.
 *
 * Assumes independent observations. Guarantee: none; a sample can hide a tail that it has not met. The tail
 * index speaks only when its whole 95 % interval lies below the moments asked for.
 */
export function tailConcern(
  values: ArrayLike<number>,
  { effective = 200, share = 0.02, moments = 2 }: TailConcernOptions = {},
): string | undefined {
  const sample = effectiveSample(values);
  if (sample.size < effective)
    return `the effective sample is ${Math.floor(sample.size)}, below ${effective}`;
  if (sample.largestShare > share)
    return `one observation carries ${(100 * sample.largestShare).toFixed(1)} % of the sum`;
  const sizes = Float64Array.from(values, Math.abs).filter((value) => value > 0);
  const tail = tailIndex(sizes, 0.05, Math.max(10, Math.floor(Math.sqrt(sizes.length))));
  if (tail.upper < moments) return `the tail index is at most ${tail.upper.toFixed(2)}, below ${moments}`;
  return undefined;
}
