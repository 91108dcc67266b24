import type { Point } from '../../regime/index.js';
import { readLaw } from '../_internals/readLaw.js';
import { readVector } from '../_internals/readVector.js';
import { refuse } from '../_internals/refuse.js';
import { readInteger } from '../binding.js';

/** A user's choice at a point: K candidates from the law p, of which one is kept, in proportion to exp(r). */
export interface Candidates {
  readonly law: Float64Array;
  readonly rewards: Float64Array;
  /** Number of candidates. */
  readonly count: number;
}

const MOST_REWARD = 300;

/** Reads p, r and K. Throws a RangeError when p is no law, r no list of as many rewards from -300 to 300, or K < 1. */
export function readCandidates(point: Point): Candidates {
  const law = readLaw(point, 'p').masses;
  const rewards = readVector(point, 'r', law.length);
  if (!rewards.every((reward) => Math.abs(reward) <= MOST_REWARD)) {
    refuse('r', `a list of rewards from ${-MOST_REWARD} to ${MOST_REWARD}`, point.r);
  }
  return { law, rewards, count: readInteger(point, 'K', { min: 1, max: 10_000 }) };
}

/** Mean of `values` under a law. */
export function mean(law: Float64Array, values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < law.length; i++) total += law[i]! * values[i]!;
  return total;
}
