import type { Point } from '../../regime/index.js';
import { type Binding, readInteger, readReal } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { type Candidates, mean, readCandidates } from './candidates.js';
import { keptByEnumeration } from './keptByEnumeration.js';
import { lottery } from './lottery.js';
import { rankCovariance } from './rankCovariance.js';
import {
  chanceRises,
  keptChances,
  passCost,
  type SelectionGrid,
  selectionGrid,
  shareDrops,
  weightRises,
} from './selectionGrid.js';

export interface CurationRoundOptions {
  /** Number of candidates that a candidate competes with: all others, or one too many. Default 'others'. */
  readonly rivals?: 'others' | 'one too many';
  /** Whether the factor is scaled by the number of candidates, as a density is. Default true. */
  readonly scaled?: boolean;
  /** Power of exp(r) in the law that the curated one is compared with. Default 1. */
  readonly power?: Binding;
}

/**
 * One round of curation: K candidates from the law p on finitely many atoms, one kept with probability
 * proportional to exp(r). The curated law is p times a factor H, between 0 and K.
 *
 * Source: Ferbach, Bertrand, Bose and Gidel, "Self-consuming generative models with curated data provably
 * optimize human preferences", 2024.
 */
export function curationRound(options: CurationRoundOptions = {}): {
  /** Probability that the kept candidate is atom i. */
  readonly keptMass: Quantity;
  /** H of atom i. */
  readonly factor: Quantity;
  /** Sum over the atoms of p times H. */
  readonly totalMass: Quantity;
  /** Total variation distance from the curated law to p exp(r), normalised. */
  readonly distanceToTilted: Quantity;
  /** Rise of the mean of exp(r). */
  readonly rewardGain: Quantity;
  /** Rise of the mean of r. */
  readonly plainGain: Quantity;
} {
  const factors = factorsWith(options);
  const power = options.power ?? 1;
  return {
    keptMass: {
      meaning: 'probability that the kept candidate is atom i',
      support: 'indicator',
      routes: keptRoutes(),
    },
    factor: quantity('factor H by which curation multiplies the mass of atom i', 'nonnegative', [
      byIntegral('the factor by quadrature of its integral representation', 1e-12, (point) => {
        const candidates = readCandidates(point);
        return factors(candidates)[readAtom(point, candidates)]!;
      }),
    ]),
    totalMass: quantity('sum over the atoms of p times the factor H', 'nonnegative', [
      byIntegral('the factors of all atoms by quadrature', 1e-12, (point) => {
        const candidates = readCandidates(point);
        return mean(candidates.law, factors(candidates));
      }),
    ]),
    distanceToTilted: quantity(
      'total variation distance of the curated law from p exp(r), normalised',
      ['0', '1'],
      [
        byIntegral('differences of the factors by quadrature', 1e-11, (point) =>
          distanceToTilted(readCandidates(point), readReal(point, power)),
        ),
      ],
    ),
    rewardGain: quantity(
      'rise of the mean of exp(r) in one round of curation',
      gainSupport('exp(r)', 'exp(', ')'),
      [
        byIntegral('covariance of the factor, by quadrature, and exp(r)', 1e-11, rewardGain),
        gainByLottery(Math.exp),
      ],
    ),
    plainGain: quantity('rise of the mean of r in one round of curation', gainSupport('r', '', ''), [
      byIntegral('covariance of the factor, by quadrature, and r', 1e-11, plainGain),
      gainByLottery((reward) => reward),
    ]),
  };
}

const quantity = (meaning: string, support: Quantity['support'], routes: Quantity['routes']): Quantity => ({
  meaning,
  support,
  routes,
});

function byIntegral(name: string, error: number, compute: (point: Point) => number): ExactRoute {
  return { kind: 'exact', name, error, compute, cost: gridCost };
}

/** The exponentials that the grid is made of, at ten operations each, and a pass. */
function gridCost(point: Point): number {
  const { law, count } = readCandidates(point);
  return 150 * 20 * law.length + passCost(law.length, count);
}

function factorsWith({ rivals = 'others', scaled = true }: CurationRoundOptions) {
  return ({ law, rewards, count }: Candidates): Float64Array => {
    const grid = selectionGrid(rewards, rivals === 'others' ? count - 1 : count);
    return keptChances(grid, law).map((chance) => (scaled ? count * chance : chance));
  };
}

function rewardGain(point: Point): number {
  const { law, rewards, count } = readCandidates(point);
  const grid = selectionGrid(rewards, count - 1);
  const unit = Math.exp(rewards.reduce((a, b) => Math.max(a, b)));
  return unit * count * rankCovariance(law, grid.order, chanceRises(grid, law), weightRises(grid));
}

function plainGain(point: Point): number {
  const { law, rewards, count } = readCandidates(point);
  const grid = selectionGrid(rewards, count - 1);
  return count * rankCovariance(law, grid.order, chanceRises(grid, law), grid.rises);
}

/**
 * Half the sum of |p H - q|, q proportional to p v with v = exp(power r). H_i - v_i/(mean v) is the mean over j
 * of H_i v_j - H_j v_i, in which atoms of equal reward cancel exactly.
 */
function distanceToTilted({ law, rewards, count }: Candidates, power: number): number {
  const grid = selectionGrid(rewards, count - 1);
  const most = rewards.reduce((a, b) => Math.max(a, b));
  const tilts = rewards.map((reward) => Math.exp(power * (reward - most)));
  const crossed = power === 1 ? crossedByDrops(grid, law) : crossedDirectly(keptChances(grid, law), tilts);
  let total = 0;
  for (let i = 0; i < law.length; i++) {
    let shortfall = 0;
    for (let j = 0; j < law.length; j++) shortfall += law[j]! * crossed(i, j);
    total += law[i]! * Math.abs(shortfall);
  }
  return (count * total) / (2 * mean(law, tilts));
}

type Crossed = (i: number, j: number) => number;

function crossedDirectly(chances: Float64Array, tilts: Float64Array): Crossed {
  return (i, j) => chances[i]! * tilts[j]! - chances[j]! * tilts[i]!;
}

/** chance_i w_j - chance_j w_i = w_i w_j times the difference of chance over weight, a sum over the ranks between. */
function crossedByDrops(grid: SelectionGrid, law: Float64Array): Crossed {
  const drops = shareDrops(grid, law);
  const rank = new Int32Array(law.length);
  for (let a = 0; a < law.length; a++) rank[grid.order[a]!] = a;
  return (i, j) => {
    const between = drops.subarray(Math.min(rank[i]!, rank[j]!), Math.max(rank[i]!, rank[j]!));
    const gap = between.reduce((a, b) => a + b, 0);
    return grid.weights[i]! * grid.weights[j]! * (rank[i]! < rank[j]! ? gap : -gap);
  };
}

function keptRoutes(): Quantity['routes'] {
  return [
    {
      kind: 'exact',
      name: 'enumeration of the counts of the candidates at the atoms',
      when: `lgamma(K+size(p))-lgamma(K+1)-lgamma(size(p)) <= log(${MOST_TERMS})`,
      error: 1e-12,
      compute: (point) => {
        const candidates = readCandidates(point);
        const { law, rewards, count } = candidates;
        return keptByEnumeration(law, rewards.map(Math.exp), count, readAtom(point, candidates));
      },
      cost: (point) => 8 * compositions(readCandidates(point)),
    },
    lottery('1 when the kept one of K candidates is atom i, else 0', (point) => {
      const index = readAtom(point, readCandidates(point));
      return (kept) => (kept === index ? 1 : 0);
    }),
  ];
}

const MOST_TERMS = 4_000_000;

/** Number of ways to spread the candidates over the atoms. */
function compositions({ law, count }: Candidates): number {
  let ways = 1;
  for (let s = 1; s < law.length; s++) ways *= (count + s) / s;
  return ways;
}

function gainByLottery(value: (reward: number) => number): SampledRoute {
  return lottery('gain of the kept one of K candidates over the mean', (point) => {
    const { law, rewards } = readCandidates(point);
    const values = rewards.map(value);
    const before = mean(law, values);
    return (kept) => values[kept]! - before;
  });
}

/** The gain of one draw lies between the extreme values minus the mean. */
function gainSupport(values: string, open: string, close: string): readonly [string, string] {
  const mean = `sum(p*${values})`;
  return [`${open}min(r)${close}-${mean}`, `${open}max(r)${close}-${mean}`];
}

function readAtom(point: Point, { law }: Candidates): number {
  return readInteger(point, 'i', { min: 1, max: law.length }) - 1;
}
