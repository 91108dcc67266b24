import type { Point } from '../../regime/index.js';
import { readInteger, readReal } from '../binding.js';
import { integerPower } from '../numeric/integerPower.js';
import type { Quantity } from '../quantity.js';
import { entropyTerm } from './entropyTerm.js';

export interface BestOfManyOptions {
  /** Equally likely atoms of the reference, all of different reward. Default 1000. */
  readonly atoms?: number;
  /** Rounds done. Default 3000. */
  readonly rounds?: number;
}

/**
 * Curation with reference data in the mix (ratio `lam`) when the best of the K candidates is always kept: the
 * limit of rewards that are far apart.
 */
export function bestOfMany({ atoms = 1000, rounds = 3000 }: BestOfManyOptions = {}): {
  /** Relative entropy of the model with respect to the reference. */
  readonly divergence: Quantity;
} {
  return {
    divergence: {
      meaning: `divergence from ${atoms} equally likely atoms after ${rounds} rounds of keeping the best candidate`,
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'recursion of the mass of the best m atoms, for every m',
          error: 1e-10,
          compute: (point) => bestOfManyDivergence(point, atoms, rounds),
          cost: (point) => atoms * rounds * (5 + 2 * Math.log2(readInteger(point, 'K', { min: 1 }))),
        },
      ],
    },
  };
}

function bestOfManyDivergence(point: Point, atoms: number, rounds: number): number {
  const candidates = readInteger(point, 'K', { min: 1 });
  const ratio = readReal(point, 'lam', { min: 0 });
  let divergence = 0;
  let below = 0;
  for (let m = 1; m <= atoms; m++) {
    const best = settle(m / atoms, rounds, (mass) => nextBest(m / atoms, mass, candidates, ratio));
    divergence += entropyTerm((best - below) * atoms - 1) / atoms;
    below = best;
  }
  return divergence;
}

/** Mass of the best atoms after a round, from their mass under the reference and under the model. */
function nextBest(reference: number, mass: number, candidates: number, ratio: number): number {
  return (reference + ratio * (1 - integerPower(1 - mass, candidates))) / (1 + ratio);
}

/**
 * The same loop with two candidates and two atoms, the better of reference mass `eta`, run to its limit.
 */
export function bestOfTwo(): {
  /** Relative entropy of the limit with respect to the reference. */
  readonly divergence: Quantity;
} {
  return {
    divergence: {
      meaning:
        'divergence from (eta, 1-eta) of the limit of the loop that keeps the better of two candidates',
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'the recursion of the preferred mass, run until it stops',
          error: 1e-11,
          compute: bestOfTwoDivergence,
          cost: () => 20_000,
        },
      ],
    },
  };
}

function bestOfTwoDivergence(point: Point): number {
  const ratio = readReal(point, 'lam', { min: 0 });
  const eta = readReal(point, 'eta', { min: Number.MIN_VALUE, max: 1 - 2e-16 });
  const mass = settle(eta, Infinity, (best) => (eta + ratio * best * (2 - best)) / (1 + ratio));
  return mass * Math.log(mass / eta) + (1 - mass) * (Math.log1p(-mass) - Math.log1p(-eta));
}

/** Iterates an increasing map from below its fixed point, for so many rounds or until the values no longer rise. */
function settle(start: number, rounds: number, next: (value: number) => number): number {
  let value = start;
  for (let round = 0; round < rounds; round++) {
    const raised = next(value);
    if (!(raised > value)) break;
    value = raised;
  }
  return value;
}
