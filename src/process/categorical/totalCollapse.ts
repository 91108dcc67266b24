import { binomial, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { between } from '../_internals/between.js';
import { bindingText, readInteger } from '../binding.js';
import type { Quantity, SampledRoute } from '../quantity.js';
import { timeByAncestry, timeByChain, winsByAncestry, winsByChain } from './fullySyntheticExact.js';
import { type CategoricalRoles, categoricalRoles, readEndless, sizesOf } from './roles.js';
import { DRAW_COST, sampleLoop } from './sampleLoop.js';

const LOOP = 'multinomial samples of the frequencies before, until one category has everything';

/**
 * How the loop that discards ends: p_m = Multinomial(n, p_(m-1))/n, p_0 the law of the real data, until one
 * category has everything.
 *
 * Source: Seddik et al., "How bad is training on synthetic data?", 2024.
 */
export function totalCollapse(given: Partial<CategoricalRoles> = {}): {
  /** E of the first generation, from 1, in which one category has everything. */
  readonly time: Quantity;
  /** P(the watched category is the one that has everything in the end). */
  readonly wins: Quantity;
} {
  const roles = categoricalRoles(given);
  return { time: time(roles), wins: wins(roles) };
}

function time(roles: CategoricalRoles): Quantity {
  const n = bindingText(roles.samples);
  return {
    meaning: 'mean of the first generation in which one category has everything',
    support: 'nonnegative',
    routes: [
      {
        kind: 'exact',
        name: 'ancestors traced back until one is left, by forward substitution',
        compute: (point) => timeByAncestry(readEndless(roles, point)),
        error: 1e-12,
        cost: (point) => ancestryCost(roles, point, 0),
      },
      {
        kind: 'exact',
        name: 'linear system of the count of one category',
        when: `${n} <= 60`,
        compute: (point) => timeByChain(readEndless(roles, point)),
        error: 1e-12,
        cost: (point) => cubeCost(roles, point),
      },
      {
        kind: 'sampled',
        name: LOOP,
        sampler: 'direct',
        when: `${n} <= 1000`,
        prepare: (point) => {
          const { masses, samples } = readEndless(roles, point);
          return sampleLoop(masses, samples, Infinity, (_, generation) => generation);
        },
        cost: (point) => loopCost(roles, point),
      },
    ],
  };
}

function wins(roles: CategoricalRoles): Quantity {
  const n = bindingText(roles.samples);
  return {
    meaning: `probability that category ${bindingText(roles.token)} has everything in the end`,
    support: 'indicator',
    routes: [
      {
        kind: 'exact',
        name: 'absorption of the count of one category, by a linear system',
        when: `${n} <= 80`,
        compute: (point) => between(0, 1, winsByChain(readEndless(roles, point), readToken(roles, point))),
        error: 1e-12,
        cost: (point) => cubeCost(roles, point),
      },
      {
        kind: 'exact',
        name: 'category of the ancestors of a generation so late that one ancestor is left',
        compute: (point) => between(0, 1, winsByAncestry(readEndless(roles, point), readToken(roles, point))),
        error: 1e-12,
        cost: (point) => ancestryCost(roles, point, 40),
      },
      ...winsSampled(roles, `${n} <= 1000`),
    ],
  };
}

function winsSampled(roles: CategoricalRoles, when: string): SampledRoute[] {
  return [
    {
      kind: 'sampled',
      name: LOOP,
      sampler: 'direct',
      when,
      prepare: (point) => {
        const { masses, samples } = readEndless(roles, point);
        const token = readToken(roles, point);
        return sampleLoop(masses, samples, Infinity, (counts) => (counts[token] === samples ? 1 : 0));
      },
      cost: (point) => loopCost(roles, point),
    },
    {
      kind: 'sampled',
      name: 'binomial counts of the watched category, until it has nothing or everything',
      sampler: 'reduced',
      when,
      prepare: (point) => {
        const { masses, samples } = readEndless(roles, point);
        const start = masses[readToken(roles, point)]!;
        return (stream) => (runToTheEnd(stream, samples, start) > 0 ? 1 : 0);
      },
      cost: (point) => 2 * sizesOf(roles, point).samples * DRAW_COST,
    },
  ];
}

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

function cubeCost(roles: CategoricalRoles, point: Point): number {
  const { samples } = sizesOf(roles, point);
  return 300 + samples * samples * samples;
}

/** At most 2n generations in the mean. */
function loopCost(roles: CategoricalRoles, point: Point): number {
  const { categories, samples } = sizesOf(roles, point);
  return 2 * samples * categories * DRAW_COST;
}

function ancestryCost(roles: CategoricalRoles, point: Point, generations: number): number {
  const { categories, samples } = sizesOf(roles, point);
  return 30 * samples * Math.sqrt(samples) + 5 * samples * categories + 100 * generations * samples;
}
