import { multinomial, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
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
      routes: [byMoments(roles, squaresByMoments), byCounts(roles, square), sampled(roles, square, 'kept')],
    },
    squaredDrift: {
      meaning: `mean squared Euclidean distance of fit ${m} from fit 1, real data kept`,
      support: ['0', '2'],
      routes: [
        byMoments(roles, driftByMoments),
        byCounts(roles, squaredMove),
        sampled(roles, squaredMove, 'kept'),
      ],
    },
    absoluteDrift: {
      meaning: `mean L1 distance of fit ${m} from fit 1, real data kept`,
      support: ['0', '2'],
      routes: [byCounts(roles, move), sampled(roles, move, 'kept')],
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
        byMoments(roles, freshSquaresByMoments),
        sampled(roles, (frequency) => frequency * frequency, 'fresh'),
      ],
    },
  };
}

function rolesOf(given: Partial<PartiallySyntheticRoles>): PartiallySyntheticRoles {
  return { law: 'p', real: 'N', synthetic: 'n', generation: 'm', ...given };
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
  algorithm: (setting: PartiallySyntheticSetting) => number,
): ExactRoute {
  return {
    kind: 'exact',
    name: 'first two moments, generation by generation',
    compute: (point) => algorithm(readSetting(roles, point)),
    error: 1e-12,
    cost: (point) => 5 * readSetting(roles, point).generation,
  };
}

function byCounts(roles: PartiallySyntheticRoles, observable: CategoryObservable): ExactRoute {
  const [N, n, m] = [roles.real, roles.synthetic, roles.generation].map(bindingText);
  return {
    kind: 'exact',
    name: 'the synthetic count of one category as a Markov chain for every real count, summed over real counts and categories',
    when: `min(${N},12*sqrt(${N}))*${n}^2*(${m}+6) <= 3e7 and ${N} <= 1e5`,
    compute: (point) => overRealCounts(readSetting(roles, point), observable),
    error: 1e-12,
    cost: (point) => countsCost(readSetting(roles, point)),
  };
}

/** Real counts within some ten standard deviations, and generations until the chain forgets its start. */
function countsCost({ masses, real, synthetic, generation }: PartiallySyntheticSetting): number {
  const counts = Math.min(real + 1, 12 * Math.sqrt(real) * Math.min(masses.length, 4));
  const steps = Math.min(generation, 36 / Math.log1p(real / synthetic));
  return counts * (synthetic + 1) * (synthetic + 1) * (6 + steps) + 6 * real * masses.length;
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
      const { masses, generation } = readSetting(roles, point);
      return 60 * masses.length * (realData === 'kept' ? generation : 2 * generation);
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
