import type { Point } from '../../regime/index.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { readLaw } from '../_internals/readLaw.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { simulation } from './mixedTrainingDraws.js';
import {
  type CellError,
  errorByChains,
  type MixedDesign,
  type MixedSetting,
  squaresByMoments,
} from './mixedTrainingExact.js';
import { DRAW_COST } from './sampleLoop.js';

/** What plays which role in a loop that trains on a mixture of real and synthetic data. */
export interface MixedTrainingRoles {
  /**
   * How real data come in. `iid`: each of N training points is real with probability alpha; `fresh`: n new
   * real points and m synthetic ones; `reused`: the same n real points and m synthetic ones. The first fit sees
   * real points only: N of them, or n.
   */
  readonly design: MixedDesign;
  /** Name of the law of the real data. Default `p0`. */
  readonly law: string;
  /** Which fit is observed; fit 1 is made on real data alone. Default `t`. */
  readonly generation: Binding;
  /** Points of every generation (iid only). Default `N`. */
  readonly samples: Binding;
  /** Probability that a point is real, from generation 2 on (iid only). Default `alpha`. */
  readonly realShare: Binding;
  /** Real points (fresh and reused). Default `n`. */
  readonly real: Binding;
  /** Synthetic points of every generation but the first (fresh and reused). Default `m`. */
  readonly synthetic: Binding;
}

/**
 * Relative frequencies refitted to a mixture of real points and points drawn from the fit before: how far
 * they are from the true law.
 *
 * Source: Fu et al., "Towards theoretical understandings of self-consuming generative models", 2024 (mixed
 * training).
 */
export function mixedTraining(given: Partial<MixedTrainingRoles> & Pick<MixedTrainingRoles, 'design'>): {
  /** E of the sum over the cells of (frequency - probability)^2. */
  readonly squaredError: Quantity;
  /** E of half the sum over the cells of |frequency - probability|. */
  readonly totalVariation: Quantity;
} {
  const roles: MixedTrainingRoles = { ...defaults, ...given };
  const t = bindingText(roles.generation);
  const square: CellError = (deviation) => deviation * deviation;
  const half: CellError = (deviation) => Math.abs(deviation) / 2;
  return {
    squaredError: {
      meaning: `mean squared Euclidean distance of fit ${t} from the true law, ${WORDS[roles.design]}`,
      support: ['0', '2'],
      routes: [byMoments(roles), byChains(roles, square), sampled(roles, square)],
    },
    totalVariation: {
      meaning: `mean total variation distance of fit ${t} from the true law, ${WORDS[roles.design]}`,
      support: ['0', '1'],
      routes: [byChains(roles, half), sampled(roles, half)],
    },
  };
}

const defaults = {
  law: 'p0',
  generation: 't',
  samples: 'N',
  realShare: 'alpha',
  real: 'n',
  synthetic: 'm',
} as const;

const WORDS: Readonly<Record<MixedDesign, string>> = {
  iid: 'every point real or synthetic by chance',
  fresh: 'real data drawn anew',
  reused: 'real data kept',
};

function readSetting(roles: MixedTrainingRoles, point: Point): MixedSetting {
  const iid = roles.design === 'iid';
  const samples = iid ? readInteger(point, roles.samples, { min: 1 }) : 0;
  return {
    ...readLaw(point, roles.law),
    design: roles.design,
    generation: readInteger(point, roles.generation, { min: 1 }),
    real: iid ? samples : readInteger(point, roles.real, { min: 1 }),
    synthetic: iid ? samples : readInteger(point, roles.synthetic, { min: 1 }),
    realShare: iid ? readReal(point, roles.realShare, { min: 0, max: 1 }) : 0,
  };
}

function byMoments(roles: MixedTrainingRoles): ExactRoute {
  return {
    kind: 'exact',
    name: 'mean squared error, generation by generation',
    compute: (point) => squaresByMoments(readSetting(roles, point)),
    error: 1e-12,
    cost: (point) => 10 + 5 * numberAt(point, roles.generation),
  };
}

const CHAINS: Readonly<Record<MixedDesign, string>> = {
  iid: 'the count of one cell as a binomial Markov chain, summed over the cells',
  fresh: 'the count of one cell, real and synthetic, as a Markov chain, summed over the cells',
  reused: 'the synthetic count of one cell as a Markov chain for every real count, summed over both',
};

function byChains(roles: MixedTrainingRoles, error: CellError): ExactRoute {
  return {
    kind: 'exact',
    name: CHAINS[roles.design],
    when: `${chainsWork(roles)} <= ${MOST_WORK}`,
    compute: (point) => errorByChains(readSetting(roles, point), error),
    error: 1e-12,
    cost: (point) => chainsCost(roles, point),
  };
}

/** Largest work of the chains, about a tenth of a second. */
const MOST_WORK = '3e7';

/** The work as a text, by the number of states of the chains times the width of a row. */
function chainsWork(roles: MixedTrainingRoles): string {
  const [N, n, m, t] = [roles.samples, roles.real, roles.synthetic, roles.generation].map(bindingText);
  if (roles.design === 'iid') return `size(${roles.law})*${N}*min(${N},12*sqrt(${N}))*(${t}+20)`;
  if (roles.design === 'fresh') return `size(${roles.law})*(${n}+${m})^2*(2*min(${n},${m})+20+${t})`;
  return `min(${n},12*sqrt(${n}))*${m}*min(${m},12*sqrt(${m}))*(${t}+20)`;
}

function chainsCost(roles: MixedTrainingRoles, point: Point): number {
  const at = (role: Binding): number => numberAt(point, role);
  const cells = sizeAt(point, roles.law);
  const t = at(roles.generation);
  if (roles.design === 'iid') return 50 + cells * bandCost(at(roles.samples), t);
  const [n, m] = [at(roles.real), at(roles.synthetic)];
  if (roles.design === 'reused') return 50 + bandWidth(n) * bandCost(m, t) + cells * (n + 50);
  return 50 + cells * (n + m) * (n + m) * (3 * Math.min(n, m) + 15 + 1.5 * t);
}

/** States of a count that matter, out of n + 1. */
const bandWidth = (n: number): number => Math.min(n + 1, 12 * Math.sqrt(n) + 2);
const bandCost = (n: number, t: number): number => (n + 1) * (40 + bandWidth(n) * (12 + 1.5 * t));

function sampled(roles: MixedTrainingRoles, error: CellError): SampledRoute {
  return {
    kind: 'sampled',
    name: `multinomial samples of the mixture, ${WORDS[roles.design]}`,
    sampler: 'direct',
    prepare: (point) => simulation(readSetting(roles, point), error),
    cost: (point) => {
      const draws = numberAt(point, roles.generation) * (roles.design === 'fresh' ? 2 : 1);
      return DRAW_COST * sizeAt(point, roles.law) * draws;
    },
  };
}
