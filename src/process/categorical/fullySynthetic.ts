import { between } from '../_internals/between.js';
import { bindingText } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import {
  collapsedByAncestry,
  collapsedByChain,
  distinctByAncestry,
  distinctByChain,
  squaresByChain,
  squaresByMoments,
} from './fullySyntheticExact.js';
import {
  type CategoricalRoles,
  type CategoricalSetting,
  categoricalRoles,
  readCategorical,
  type Sizes,
  sizesOf,
} from './roles.js';
import { DRAW_COST, sampleLoop } from './sampleLoop.js';

const LOOP = 'multinomial samples of the relative frequencies of the generation before';
const CHAIN = 'the count of one category as a binomial Markov chain, summed over the categories';
const ANCESTRY = 'law of the number of distinct ancestors in generation 1 of the newest samples';

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
        exact(roles, 'first two moments, generation by generation', atMostOne(squaresByMoments), {
          cost: ({ generation }) => 3 * generation,
        }),
        exact(roles, CHAIN, atMostOne(squaresByChain), { when: `${n} <= 40`, cost: chainCost }),
        sampled(roles, (counts, size) =>
          counts.reduce((sum, count) => sum + (count / size) * (count / size), 0),
        ),
      ],
    },
    collapsed: {
      meaning: `probability that fit ${m} is concentrated on one category`,
      support: 'indicator',
      routes: [
        exact(roles, ANCESTRY, atMostOne(collapsedByAncestry), { cost: ancestryCost }),
        exact(roles, CHAIN, atMostOne(collapsedByChain), { when: `${n} <= 40`, cost: chainCost }),
        sampled(roles, (counts, size) => (counts.includes(size) ? 1 : 0)),
      ],
    },
    distinct: {
      meaning: `mean number of categories in generation ${m}`,
      support: ['1', `min(${n},size(${roles.law}))`],
      routes: [
        exact(roles, ANCESTRY, possible(distinctByAncestry), { cost: ancestryCost }),
        exact(roles, CHAIN, possible(distinctByChain), { when: `${n} <= 40`, cost: chainCost }),
        sampled(roles, (counts) => counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)),
      ],
    },
  };
}

const atMostOne =
  (algorithm: Algorithm): Algorithm =>
  (setting) =>
    between(0, 1, algorithm(setting));

const possible =
  (algorithm: Algorithm): Algorithm =>
  (setting) =>
    between(1, Math.min(setting.samples, setting.masses.length), algorithm(setting));

type Algorithm = (setting: CategoricalSetting) => number;

interface Reach {
  readonly when?: string;
  readonly cost: (sizes: Sizes) => number;
}

function exact(
  roles: CategoricalRoles,
  name: string,
  algorithm: Algorithm,
  { cost, ...reach }: Reach,
): ExactRoute {
  return {
    kind: 'exact',
    name,
    ...reach,
    compute: (point) => algorithm(readCategorical(roles, point)),
    error: 1e-12,
    cost: (point) => cost(sizesOf(roles, point)),
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
      const { categories, samples, generation } = sizesOf(roles, point);
      return Math.min(generation, 2 * samples) * categories * DRAW_COST;
    },
  };
}

function ancestryCost({ samples, generation, categories }: Sizes): number {
  return 60 * samples * Math.sqrt(samples) + 200 * generation + 5 * samples * categories;
}

function chainCost({ samples, generation }: Sizes): number {
  return samples * samples * (10 + Math.min(generation, 36 * samples));
}
