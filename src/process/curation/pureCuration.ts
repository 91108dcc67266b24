import type { Point } from '../../regime/index.js';
import { readLaw } from '../_internals/readLaw.js';
import { readVector } from '../_internals/readVector.js';
import { refuse } from '../_internals/refuse.js';
import { readInteger } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { rankCovariance } from './rankCovariance.js';
import { keptChances, passCost, type SelectionGrid, selectionGrid, weightRises } from './selectionGrid.js';

export interface PureCurationOptions {
  /** Rounds observed after round t. Default 0. */
  readonly later?: number;
}

/**
 * Curation alone, round after round, from the law p: K candidates, one kept in proportion to exp(reward), the
 * kept law is the next model. Atom 1 has the largest reward, atom j + 1 less by `deficit[j]`; t rounds are done.
 *
 * Source: Ferbach, Bertrand, Bose and Gidel, 2024.
 */
export function pureCuration({ later = 0 }: PureCurationOptions = {}): {
  /** Relative entropy of the point mass on the maximiser with respect to the model. */
  readonly divergence: Quantity;
  /** Mass of the atoms of the second largest reward. */
  readonly secondMass: Quantity;
  /** Variance of exp(reward - largest reward). */
  readonly rewardVariance: Quantity;
} {
  const when = `after round t${later > 0 ? `+${later}` : ''}`;
  const observed = (
    meaning: string,
    support: Quantity['support'],
    observe: (loop: PureLoop, law: Float64Array) => number,
  ): Quantity => ({
    meaning: `${meaning} ${when}`,
    support,
    routes: [
      {
        kind: 'exact',
        name: 'the recursion p -> p H, H by quadrature',
        error: 1e-11,
        compute: (point) => {
          const loop = readLoop(point);
          return observe(loop, lawAfter(loop, loop.rounds + later));
        },
        cost: (point) => loopCost(readLoop(point), later),
      },
    ],
  });
  return {
    divergence: observed('divergence of the best atom from the model', 'nonnegative', (_, law) =>
      divergence(law),
    ),
    secondMass: observed('mass of the second best atoms', ['0', '1'], secondMass),
    rewardVariance: observed('variance of exp(reward)', 'nonnegative', ({ grid }, law) => {
      const rises = weightRises(grid);
      return rankCovariance(law, grid.order, rises, rises);
    }),
  };
}

interface PureLoop {
  readonly start: Float64Array;
  readonly deficits: Float64Array;
  readonly grid: SelectionGrid;
  readonly rounds: number;
}

const MOST_DEFICIT = 300;

function readLoop(point: Point): PureLoop {
  const start = readLaw(point, 'p').masses;
  if (start.length < 2) refuse('p', 'a law on at least two atoms', point.p);
  const deficits = readVector(point, 'deficit', start.length - 1);
  if (!deficits.every((deficit) => deficit > 0 && deficit <= MOST_DEFICIT)) {
    refuse('deficit', `a list of positive numbers of at most ${MOST_DEFICIT}`, point.deficit);
  }
  const candidates = readInteger(point, 'K', { min: 1, max: 10_000 });
  const rounds = readInteger(point, 't', { min: 0, max: 100_000 });
  const rewards = Float64Array.of(0, ...deficits.map((deficit) => -deficit));
  return { start, deficits, grid: selectionGrid(rewards, candidates - 1), rounds };
}

/** Small masses keep their relative accuracy, since each is only ever multiplied; the total is kept at 1. */
function lawAfter({ start, grid }: PureLoop, rounds: number): Float64Array {
  let law = start;
  for (let round = 0; round < rounds; round++) {
    const chances = keptChances(grid, law);
    const kept = law.map((mass, i) => mass * chances[i]!);
    const total = kept.reduce((a, b) => a + b, 0);
    law = kept.map((mass) => mass / total);
  }
  return law;
}

/** -log of the mass on top, through whichever of that mass and the rest is smaller. */
function divergence(law: Float64Array): number {
  const outside = law.subarray(1).reduce((a, b) => a + b, 0);
  return outside < 0.5 ? -Math.log1p(-outside) : -Math.log(law[0]!);
}

function secondMass({ deficits }: PureLoop, law: Float64Array): number {
  const least = deficits.reduce((a, b) => Math.min(a, b));
  return deficits.reduce((total, deficit, j) => total + (deficit === least ? law[j + 1]! : 0), 0);
}

function loopCost({ grid, rounds }: PureLoop, later: number): number {
  return 150 * 20 * grid.atoms + (rounds + later) * passCost(grid.atoms, grid.rivals);
}
