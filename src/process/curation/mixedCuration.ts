import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readChoice, readInteger, readReal } from '../binding.js';
import type { ExactRoute, Quantity } from '../quantity.js';
import { type Candidates, readCandidates } from './candidates.js';
import { entropyTerm } from './entropyTerm.js';
import { rankCovariance } from './rankCovariance.js';
import { chanceRises, passCost, type SelectionGrid, selectionGrid, weightRises } from './selectionGrid.js';

/**
 * Curation with reference data in the mix: p_{t+1} = (p + lam p_t H)/(1 + lam), p the reference, H the factor of
 * K candidates from p_t of which one is kept in proportion to exp(r); t rounds are done. The start is the
 * reference itself, or all mass on the first atom of least reward (choice `start`).
 *
 * Source: Ferbach, Bertrand, Bose and Gidel, 2024.
 */
export function mixedCuration(): {
  /** Mean of exp(r) under the model minus that under the reference. */
  readonly rewardExcess: Quantity;
  /** Relative entropy of the model with respect to the reference. */
  readonly divergence: Quantity;
  /** Largest ratio of model to reference over the atoms; one without mass counts as one with hardly any. */
  readonly largestRatio: Quantity;
} {
  return {
    rewardExcess: {
      meaning: 'mean of exp(r) under the model of round t minus that under the reference',
      support: 'real',
      routes: [byRecursion(rewardExcess)],
    },
    divergence: {
      meaning: 'divergence of the model of round t from the reference',
      support: 'nonnegative',
      routes: [
        byRecursion(({ law }, { excess }) =>
          law.reduce((sum, mass, i) => sum + mass * entropyTerm(excess[i]!), 0),
        ),
      ],
    },
    largestRatio: {
      meaning: 'largest density ratio of the model of round t to the reference',
      support: 'nonnegative',
      routes: [byRecursion((_, { excess }) => 1 + excess.reduce((a, b) => Math.max(a, b)))],
    },
  };
}

interface MixedLoop extends Candidates {
  readonly grid: SelectionGrid;
  /** Synthetic-to-reference ratio. */
  readonly ratio: number;
  readonly rounds: number;
  readonly start: 'reference' | 'lowest';
}

/** The model relative to the reference. */
interface Ratios {
  /** By atom: model over reference, minus 1. */
  readonly excess: Float64Array;
  /** By rank: excess of the next atom minus this one's, carried apart so that no digits are lost. */
  readonly rises: Float64Array;
}

function byRecursion(observe: (loop: MixedLoop, ratios: Ratios) => number): ExactRoute {
  return {
    kind: 'exact',
    name: 'the recursion p_t -> (p + lam p_t H)/(1 + lam), H by quadrature',
    error: 1e-11,
    compute: (point) => {
      const loop = readLoop(point);
      return observe(loop, ratiosAfter(loop));
    },
    cost: (point) => loopCost(readLoop(point)),
  };
}

function readLoop(point: Point): MixedLoop {
  const candidates = readCandidates(point);
  return {
    ...candidates,
    grid: selectionGrid(candidates.rewards, candidates.count - 1),
    ratio: readReal(point, 'lam', { min: 0 }),
    rounds: readInteger(point, 't', { min: 0, max: 100_000 }),
    start: readChoice(point, 'start', ['reference', 'lowest']),
  };
}

/** Share of a ratio that the rounds left out by stopping early may still add. */
const NEGLIGIBLE = 1e-14;

/** Stops early once the rounds to come would add next to nothing, their changes shrinking as fast as the last ones. */
function ratiosAfter(loop: MixedLoop): Ratios {
  let ratios = startOf(loop);
  let before = 0;
  let shrink = 1;
  for (let round = 0; round < loop.rounds; round++) {
    const next = nextRatios(loop, ratios);
    const change = largestChange(ratios, next);
    // Below this a change is rounding, which no longer tells how fast the changes shrink.
    if (change > 1e-13) shrink = change / before;
    ratios = next;
    before = change;
    if (change === 0 || change * shrink <= NEGLIGIBLE * (1 - shrink)) break;
  }
  return ratios;
}

/** Largest change of an atom's ratio or of a rise, relative to it. */
function largestChange(from: Ratios, to: Ratios): number {
  const ofRatios = to.excess.map((x, i) => Math.abs(x - from.excess[i]!) / (1 + Math.abs(x)));
  const ofRises = to.rises.map((y, a) => (y === 0 ? 0 : Math.abs(1 - from.rises[a]! / y)));
  return Math.max(...ofRatios, ...ofRises);
}

/**
 * With x the excess, H = 1 + (H minus its mean under the model): x' = c (x + (1+x)(H-1)), c = lam/(1+lam), and
 * between neighbouring ranks x_b' - x_a' = c ((x_b - x_a) H_b + (1+x_a)(H_b - H_a)).
 */
function nextRatios({ law, grid, count, ratio }: MixedLoop, { excess, rises }: Ratios): Ratios {
  const share = ratio / (1 + ratio);
  const model = law.map((mass, i) => mass * (1 + excess[i]!));
  const factorRises = chanceRises(grid, model).map((rise) => count * rise);
  const gains = gainsFrom(grid, model, factorRises);
  return {
    excess: excess.map((x, i) => share * (x + (1 + x) * gains[i]!)),
    rises: rises.map((rise, a) => {
      const above = 1 + gains[grid.order[a + 1]!]!;
      return share * (rise * above + (1 + excess[grid.order[a]!]!) * factorRises[a]!);
    }),
  };
}

/** H - 1 of each atom, from the rises of H and from its mean 1. */
function gainsFrom({ order }: SelectionGrid, model: Float64Array, factorRises: Float64Array): Float64Array {
  const gains = new Float64Array(model.length);
  let height = 0;
  let mean = 0;
  for (let a = 0; a < order.length; a++) {
    if (a > 0) height += factorRises[a - 1]!;
    gains[order[a]!] = height;
    mean += model[order[a]!]! * height;
  }
  return gains.map((gain) => gain - mean);
}

function startOf({ law, grid, start }: MixedLoop): Ratios {
  const excess = new Float64Array(law.length);
  const rises = new Float64Array(law.length - 1);
  if (start === 'reference') return { excess, rises };
  const lowest = grid.order[0]!;
  if (!(law[lowest]! > 0)) refuse('p', 'positive on the first atom of least reward', Array.from(law));
  excess.fill(-1)[lowest] = 1 / law[lowest]! - 1;
  if (rises.length > 0) rises[0] = -1 / law[lowest]!;
  return { excess, rises };
}

function rewardExcess({ law, grid, rewards }: MixedLoop, { rises }: Ratios): number {
  const unit = Math.exp(rewards.reduce((a, b) => Math.max(a, b)));
  return unit * rankCovariance(law, grid.order, rises, weightRises(grid));
}

/** Few loops need more rounds than this before they stop. */
const USUAL_ROUNDS = 60;

function loopCost({ grid, rounds }: MixedLoop): number {
  return 150 * 20 * grid.atoms + Math.min(rounds, USUAL_ROUNDS) * passCost(grid.atoms, grid.rivals);
}
