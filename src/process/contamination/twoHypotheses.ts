import type { Point } from '../../regime/index.js';
import { readInteger, readReal } from '../binding.js';

/**
 * Two hypotheses, the true one and a false one, that differ only at one point of probability p. Each round
 * brings n examples; from round 2 on a label is, with probability alpha, the learner's own last output.
 *
 * Source: Amin, Bie, Kong, Syed and Vassilvitskii, "Learning from synthetic data: limitations of ERM", 2026
 * (setting; this instance is the smallest one).
 */
export interface TwoHypotheses {
  readonly disputed: number;
  readonly contamination: number;
  /** Examples a round. */
  readonly examples: number;
  readonly rounds: number;
}

/** Reads p, alpha, n and t; a RangeError names the one outside its domain. */
export function readTwoHypotheses(point: Point): TwoHypotheses {
  return {
    disputed: readReal(point, 'p', { min: 0, max: 1 }),
    contamination: readReal(point, 'alpha', { min: 0, max: 1 }),
    examples: readInteger(point, 'n', { min: 1, max: 10_000 }),
    rounds: readInteger(point, 't', { min: 1, max: 1_000_000 }),
  };
}
