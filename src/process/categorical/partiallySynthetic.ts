import { multinomial, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { between } from '../_internals/between.js';
import { numberAt, sizeAt } from '../_internals/estimates.js';
import { readLaw } from '../_internals/readLaw.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import {
  type CategoryObservable,
  driftByMoments,
  freshSquaresByMoments,
  overRealCounts,
  type PartiallySyntheticSetting,
  squaresByMoments,
} from './partiallySyntheticExact.js';
import { DRAW_COST } from './sampleLoop.js';

/** What plays which role in a loop that trains on real and synthetic data. */
export interface PartiallySyntheticRoles {
  /** Name of the law of the real data. Default `p`. */
  readonly law: string;
  /** Real samples in every fit. Default `N`. */
  readonly real: Binding;
  /** Synthetic samples in every fit but the first. Default `n`. */
  readonly synthetic: Binding;
  /** Which fit is observed; fit 1 is made on real data alone. Default `m`. */
  readonly generation: Binding;
  /**
   * Where the synthetic count is followed as a chain on 0..n for every real count: a boolean expression, or
   * `everywhere` in regimes of small n. Default: where that takes less than about 1e8 operations.
   */
  readonly followed: string;
}

/**
 * The loop that keeps its real data: x = Multinomial(N, p) once, p_1 = x/N and
 * p_m = (x + Multinomial(n, p_(m-1)))/(N + n).
 *
 * Source: Seddik et al., "How bad is training on synthetic data?", 2024.
 */
export function partiallySynthetic(given: Partial<PartiallySyntheticRoles> = {}): {
  /** E of the sum of squared frequencies. */
  readonly sumOfSquares: Quantity;
  /** E of the squared Euclidean distance from the first fit of the same run. */
  readonly squaredDrift: Quantity;
  /** E of the L1 distance from the first fit of the same run. */
  readonly absoluteDrift: Quantity;
} {
  const roles = rolesOf(given);
  const m = bindingText(roles.generation);
  const square: CategoryObservable = (frequency) => frequency * frequency;
  const squaredMove: CategoryObservable = (frequency, first) => (frequency - first) * (frequency - first);
  const move: CategoryObservable = (frequency, first) => Math.abs(frequency - first);
  return {
    sumOfSquares: {
      meaning: `mean of the sum of squared frequencies of fit ${m}, real data kept`,
      support: ['0', '1'],
      routes: [
        byMoments(roles, 1, squaresByMoments),
        byCounts(roles, 1, square),
        sampled(roles, square, 'kept'),
      ],
    },
    squaredDrift: {
      meaning: `mean squared Euclidean distance of fit ${m} from fit 1, real data kept`,
      support: ['0', '2'],
      routes: [
        byMoments(roles, 2, driftByMoments),
        byCounts(roles, 2, squaredMove),
        sampled(roles, squaredMove, 'kept'),
      ],
    },
    absoluteDrift: {
      meaning: `mean L1 distance of fit ${m} from fit 1, real data kept`,
      // Far below 2 where it matters: as a nonnegative mean it is estimated to a share of itself.
      support: 'nonnegative',
      routes: [byCounts(roles, 2, move), { ...sampled(roles, move, 'kept'), when: manyMoves(roles) }],
    },
  };
}

/** The same loop with N new real samples for every fit. */
export function refreshedRealData(given: Partial<PartiallySyntheticRoles> = {}): {
  /** E of the sum of squared frequencies. */
  readonly sumOfSquares: Quantity;
} {
  const roles = rolesOf(given);
  return {
    sumOfSquares: {
      meaning: `mean of the sum of squared frequencies of fit ${bindingText(roles.generation)}, real data drawn anew`,
      support: ['0', '1'],
      routes: [
        byMoments(roles, 1, freshSquaresByMoments),
        sampled(roles, (frequency) => frequency * frequency, 'fresh'),
      ],
    },
  };
}

function rolesOf(given: Partial<PartiallySyntheticRoles>): PartiallySyntheticRoles {
  const roles = { law: 'p', real: 'N', synthetic: 'n', generation: 'm', ...given };
  const [N, n, m] = [roles.real, roles.synthetic, roles.generation].map(bindingText);
  return { followed: `min(${N},12*sqrt(${N}))*${n}^2*(${m}+6) <= 3e7`, ...roles };
}

/** Where a run nearly always moves; elsewhere most runs do not, and a sample says little. */
function manyMoves({ law, real, synthetic, generation }: PartiallySyntheticRoles): string {
  const [N, n, m] = [real, synthetic, generation].map(bindingText);
  return `min(${N},${n})*sum(${law}*(1-${law})) >= 20 and ${m} >= 2`;
}

function readSetting(roles: PartiallySyntheticRoles, point: Point): PartiallySyntheticSetting {
  return {
    ...readLaw(point, roles.law),
    real: readInteger(point, roles.real, { min: 1 }),
    synthetic: readInteger(point, roles.synthetic, { min: 1 }),
    generation: readInteger(point, roles.generation, { min: 1 }),
  };
}

function byMoments(
  roles: PartiallySyntheticRoles,
  most: number,
  algorithm: (setting: PartiallySyntheticSetting) => number,
): ExactRoute {
  return {
    kind: 'exact',
    name: 'first two moments, generation by generation',
    compute: (point) => between(0, most, algorithm(readSetting(roles, point))),
    error: 1e-12,
    cost: (point) => 5 * numberAt(point, roles.generation),
  };
}

function byCounts(roles: PartiallySyntheticRoles, most: number, observable: CategoryObservable): ExactRoute {
  return {
    kind: 'exact',
    name: 'the synthetic count of one category as a Markov chain for every real count, summed over real counts and categories',
    ...(roles.followed !== 'everywhere' && { when: roles.followed }),
    compute: (point) => between(0, most, overRealCounts(readSetting(roles, point), observable)),
    error: 1e-12,
    cost: (point) => countsCost(roles, point),
  };
}

/** Real counts within some ten standard deviations, and generations until the chain forgets its start. */
function countsCost(roles: PartiallySyntheticRoles, point: Point): number {
  const [N, n, m] = [roles.real, roles.synthetic, roles.generation].map((role) => numberAt(point, role)) as [
    number,
    number,
    number,
  ];
  let counts = 0;
  for (const mass of new Set(point[roles.law] as readonly number[]))
    counts += 20 + 21 * Math.sqrt(N * mass * (1 - mass));
  const steps = Math.min(m, 36 / Math.log1p(N / n));
  return N + Math.min(N + 1, counts) * (300 + (n + 1) * (n + 1) * (8 + 1.5 * steps));
}

function sampled(
  roles: PartiallySyntheticRoles,
  observable: CategoryObservable,
  realData: 'kept' | 'fresh',
): SampledRoute {
  return {
    kind: 'sampled',
    name: `multinomial real and synthetic samples, real data ${realData}`,
    sampler: 'direct',
    prepare: (point) => simulation(readSetting(roles, point), observable, realData),
    cost: (point) => {
      const draws = numberAt(point, roles.generation) * (realData === 'kept' ? 1 : 2);
      return DRAW_COST * sizeAt(point, roles.law) * draws;
    },
  };
}

function simulation(
  { masses, real, synthetic, generation }: PartiallySyntheticSetting,
  observable: CategoryObservable,
  realData: 'kept' | 'fresh',
): (stream: Stream) => number {
  const size = masses.length;
  const firstCounts = new Float64Array(size);
  const realCounts = new Float64Array(size);
  const drawn = new Float64Array(size);
  const counts = new Float64Array(size);
  return (stream) => {
    multinomial(stream, real, masses, firstCounts);
    realCounts.set(firstCounts);
    counts.set(firstCounts);
    for (let g = 2; g <= generation; g++) {
      multinomial(stream, synthetic, counts, drawn);
      if (realData === 'fresh') multinomial(stream, real, masses, realCounts);
      for (let i = 0; i < size; i++) counts[i] = realCounts[i]! + drawn[i]!;
    }
    const total = generation === 1 ? real : real + synthetic;
    return counts.reduce((sum, count, i) => sum + observable(count / total, firstCounts[i]! / real), 0);
  };
}
