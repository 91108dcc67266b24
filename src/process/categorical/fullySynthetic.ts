import { binomial, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { bindingText, readInteger } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import {
  collapsedByAncestry,
  collapsedByChain,
  distinctByAncestry,
  distinctByChain,
  squaresByChain,
  squaresByMoments,
  timeByAncestry,
  timeByChain,
  winsByChain,
} from './fullySyntheticExact.js';
import {
  type CategoricalRoles,
  type CategoricalSetting,
  categoricalRoles,
  readCategorical,
  readEndless,
} from './roles.js';
import { sampleLoop } from './sampleLoop.js';

const LOOP = 'multinomial samples of the relative frequencies of the generation before';
const CHAIN = 'the count of one category as a binomial Markov chain, summed over the categories';
const ANCESTRY = 'law of the number of distinct ancestors in generation 1 of the newest samples';
const MULTINOMIAL_COST = 60;

/**
 * The loop that discards: p_m = Multinomial(n, p_(m-1))/n, p_0 the law of the real data, so that fit 1 is
 * made on real data. It is a Wright-Fisher population without mutation, and any one category is a count
 * with binomial transitions.
 *
 * Sources: Seddik et al., "How bad is training on synthetic data?", 2024; Kingman, "The coalescent", 1982
 * (ancestries).
 */
export function fullySynthetic(given: Partial<CategoricalRoles> = {}): {
  /** E of the sum of squared frequencies. */
  readonly sumOfSquares: Quantity;
  /** P(one category has everything). */
  readonly collapsed: Quantity;
  /** E of the first generation (from 1) in which one category has everything. */
  readonly collapseTime: Quantity;
  /** P(the watched category is the one that has everything in the end). */
  readonly wins: Quantity;
  /** E of the number of categories that occur. */
  readonly distinct: Quantity;
} {
  const roles = categoricalRoles(given);
  const n = bindingText(roles.samples);
  const m = bindingText(roles.generation);
  return {
    sumOfSquares: {
      meaning: `mean of the sum of squared frequencies of fit ${m}`,
      support: ['0', '1'],
      routes: [
        exact(roles, 'first two moments, generation by generation', squaresByMoments, {
          error: 1e-12,
          cost: ({ generation }) => 3 * generation,
        }),
        exact(roles, CHAIN, squaresByChain, { when: `${n} <= 40`, error: 1e-12, cost: chainCost }),
        sampled(roles, (counts, size) =>
          counts.reduce((sum, count) => sum + (count / size) * (count / size), 0),
        ),
      ],
    },
    collapsed: {
      meaning: `probability that fit ${m} is concentrated on one category`,
      support: 'indicator',
      routes: [
        exact(roles, ANCESTRY, collapsedByAncestry, {
          when: `${n} <= 1000`,
          error: 1e-12,
          cost: ancestryCost,
        }),
        exact(roles, CHAIN, collapsedByChain, { when: `${n} <= 40`, error: 1e-12, cost: chainCost }),
        sampled(roles, (counts, size) => (counts.includes(size) ? 1 : 0)),
      ],
    },
    collapseTime: collapseTime(roles),
    wins: wins(roles),
    distinct: {
      meaning: `mean number of categories in generation ${m}`,
      support: ['1', `min(${n},size(${roles.law}))`],
      routes: [
        exact(roles, ANCESTRY, distinctByAncestry, {
          when: `${n} <= 1000`,
          error: 1e-12,
          cost: ancestryCost,
        }),
        exact(roles, CHAIN, distinctByChain, { when: `${n} <= 40`, error: 1e-12, cost: chainCost }),
        sampled(roles, (counts) => counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)),
      ],
    },
  };
}

function collapseTime(roles: CategoricalRoles): Quantity {
  const n = bindingText(roles.samples);
  const prepare = (point: Point) => {
    const { masses, samples } = readEndless(roles, point);
    return sampleLoop(masses, samples, Infinity, (_, generation) => generation);
  };
  return {
    meaning: 'mean of the first generation in which one category has everything',
    support: 'nonnegative',
    routes: [
      endless(roles, 'ancestors traced back until one is left, by forward substitution', timeByAncestry, {
        when: `${n} <= 2000`,
        error: 1e-12,
        cost: ({ masses, samples }) => 30 * samples * Math.sqrt(samples) + 5 * samples * masses.length,
      }),
      endless(roles, 'linear system of the count of one category', timeByChain, {
        when: `${n} <= 60`,
        error: 1e-12,
        cost: ({ samples }) => samples * samples * samples,
      }),
      {
        kind: 'sampled',
        name: `${LOOP}, until one category has everything`,
        sampler: 'direct',
        when: `${n} <= 2000`,
        prepare,
        cost: (point) => {
          const { masses, samples } = readEndless(roles, point);
          return 2 * samples * masses.length * MULTINOMIAL_COST;
        },
      },
    ],
  };
}

function wins(roles: CategoricalRoles): Quantity {
  const n = bindingText(roles.samples);
  const token = (point: Point) => readToken(roles, point);
  return {
    meaning: `probability that category ${bindingText(roles.token)} has everything in the end`,
    support: 'indicator',
    routes: [
      {
        kind: 'exact',
        name: 'absorption of the count of one category, by a linear system',
        when: `${n} <= 120`,
        compute: (point) => winsByChain(readEndless(roles, point), token(point)),
        error: 1e-12,
        cost: (point) => cube(readEndless(roles, point).samples),
      },
      {
        kind: 'sampled',
        name: `${LOOP}, until one category has everything`,
        sampler: 'direct',
        when: `${n} <= 2000`,
        prepare: (point) => {
          const { masses, samples } = readEndless(roles, point);
          const watched = token(point);
          return sampleLoop(masses, samples, Infinity, (counts) => (counts[watched] === samples ? 1 : 0));
        },
        cost: (point) => {
          const { masses, samples } = readEndless(roles, point);
          return 2 * samples * masses.length * MULTINOMIAL_COST;
        },
      },
      {
        kind: 'sampled',
        name: 'binomial counts of the watched category, until it has nothing or everything',
        sampler: 'reduced',
        when: `${n} <= 20000`,
        prepare: (point) => {
          const { masses, samples } = readEndless(roles, point);
          const start = masses[token(point)]!;
          return (stream) => (runToTheEnd(stream, samples, start) > 0 ? 1 : 0);
        },
        cost: (point) => 2 * readEndless(roles, point).samples * MULTINOMIAL_COST,
      },
    ],
  };
}

const cube = (n: number): number => n * n * n;

/** Index, from 0, of the watched category. */
function readToken(roles: CategoricalRoles, point: Point): number {
  const { masses } = readEndless(roles, point);
  return readInteger(point, roles.token, { min: 1, max: masses.length }) - 1;
}

function runToTheEnd(stream: Stream, n: number, start: number): number {
  let count = binomial(stream, n, start);
  while (count > 0 && count < n) count = binomial(stream, n, count / n);
  return count;
}

interface Reach<Setting> {
  readonly when?: string;
  readonly error: number;
  readonly cost: (setting: Setting) => number;
}

function exact(
  roles: CategoricalRoles,
  name: string,
  algorithm: (setting: CategoricalSetting) => number,
  { cost, ...reach }: Reach<CategoricalSetting>,
): ExactRoute {
  return {
    kind: 'exact',
    name,
    ...reach,
    compute: (point) => algorithm(readCategorical(roles, point)),
    cost: (point) => cost(readCategorical(roles, point)),
  };
}

type Endless = Omit<CategoricalSetting, 'generation'>;

function endless(
  roles: CategoricalRoles,
  name: string,
  algorithm: (setting: Endless) => number,
  { cost, ...reach }: Reach<Endless>,
): ExactRoute {
  return {
    kind: 'exact',
    name,
    ...reach,
    compute: (point) => algorithm(readEndless(roles, point)),
    cost: (point) => cost(readEndless(roles, point)),
  };
}

/** The loop itself; `seen` gets the counts of the last generation and its size. */
function sampled(
  roles: CategoricalRoles,
  seen: (counts: Float64Array, size: number) => number,
): SampledRoute {
  return {
    kind: 'sampled',
    name: LOOP,
    sampler: 'direct',
    prepare: (point) => {
      const { masses, samples, generation } = readCategorical(roles, point);
      return sampleLoop(masses, samples, generation, (counts) => seen(counts, samples));
    },
    cost: (point) => {
      const { masses, samples, generation } = readCategorical(roles, point);
      return Math.min(generation, 2 * samples) * masses.length * MULTINOMIAL_COST;
    },
  };
}

function ancestryCost({ samples, generation, masses }: CategoricalSetting): number {
  return (
    60 * samples * Math.min(samples, Math.sqrt(samples)) + 60 * generation + 30 * samples * masses.length
  );
}

function chainCost({ samples, generation }: CategoricalSetting): number {
  return samples * samples * (10 + Math.min(generation, 36 * samples));
}
