import { binomial, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { between } from '../_internals/between.js';
import { numberAt } from '../_internals/estimates.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute, Support } from '../quantity.js';
import { ancestorLaw } from './ancestry.js';
import { atLeastOne } from './fullySyntheticExact.js';
import { DRAW_COST } from './sampleLoop.js';
import { countMatrix, ownFrequency, startedAt } from './wrightFisher.js';

/** What plays which role in the loop of one category's frequency. */
export interface OneCategoryRoles {
  /** Probability of the category in the real data. Default `p0`. */
  readonly probability: Binding;
  /** Samples of every generation. Default `n`. */
  readonly samples: Binding;
  /** Which resample is observed; the first is drawn from the real law. Default `k`. */
  readonly generation: Binding;
}

interface Setting {
  readonly p: number;
  readonly q: number;
  readonly n: number;
  readonly k: number;
}

const CHAIN = 'the count as a Markov chain with binomial rows';
const ANCESTRY = 'law of the number of distinct ancestors in the first resample of all samples of the last';

/**
 * One category under repeated resampling of n: P_0 = p0, P_k = Binomial(n, P_(k-1))/n. It is the marginal
 * law of any one category of a multinomial loop.
 *
 * Sources: Suresh et al., "Rate of model collapse in recursive training", 2024; Shumailov et al., "AI models
 * collapse when trained on recursively generated data", 2024.
 */
export function oneCategory(given: Partial<OneCategoryRoles> = {}): {
  /** P(P_k > 0). */
  readonly alive: Quantity;
  /** P(P_k = 0). */
  readonly absent: Quantity;
  /** P(0 < P_k < 1). */
  readonly mixed: Quantity;
  /** P(P_1 = 0). */
  readonly absentFirst: Quantity;
  /** E P_k (1 - P_k). */
  readonly spread: Quantity;
} {
  const roles: OneCategoryRoles = { probability: 'p0', samples: 'n', generation: 'k', ...given };
  const k = bindingText(roles.generation);
  const quantity = (
    meaning: string,
    seen: Seen,
    exact: readonly ExactRoute[],
    support: Support = 'indicator',
  ): Quantity => ({
    meaning,
    support,
    routes: [...exact, resampled(roles, seen), labelled(roles, seen)],
  });
  return {
    alive: quantity(`probability that the category occurs in resample ${k}`, alive, [
      byAncestry(roles, ({ p, q }, law) => atLeastOne(law, p, q)),
      byChain(roles, alive),
    ]),
    absent: quantity(`probability that the category is absent from resample ${k}`, absent, [
      byAncestry(roles, ({ q }, law) => none(law, q)),
      byChain(roles, absent),
    ]),
    mixed: quantity(`probability that the category and others occur in resample ${k}`, mixed, [
      byAncestry(roles, ({ p, q }, law) => bothKinds(law, p, q)),
      byChain(roles, mixed),
    ]),
    absentFirst: absentFirst(roles),
    spread: quantity(
      `mean of P (1 - P), P the frequency of the category in resample ${k}`,
      spread,
      [
        exactRoute(roles, {
          name: 'first two moments, resample by resample',
          compute: spreadByMoments,
          cost: (_, k) => 3 * k,
        }),
        byChain(roles, spread),
      ],
      ['0', '1/4'],
    ),
  };
}

/** What is seen of the count of the category among n. */
type Seen = (count: number, n: number) => number;

const alive: Seen = (count) => (count > 0 ? 1 : 0);
const absent: Seen = (count) => (count === 0 ? 1 : 0);
const mixed: Seen = (count, n) => (count > 0 && count < n ? 1 : 0);
const spread: Seen = (count, n) => (count / n) * ((n - count) / n);

function absentFirst(roles: OneCategoryRoles): Quantity {
  const first: OneCategoryRoles = { ...roles, generation: 1 };
  return {
    meaning: 'probability that the category is absent from the first resample',
    support: 'indicator',
    routes: [
      exactRoute(first, { name: 'no hit in draw after draw', compute: missEveryDraw, cost: (n) => n }),
      { ...resampled(first, absent), sampler: 'direct' },
    ],
  };
}

function missEveryDraw({ q, n }: Setting): number {
  let missed = 1;
  for (let draw = 0; draw < n; draw++) missed *= q;
  return missed;
}

/** A binomial count has mean square n p q + (n p)^2. */
function spreadByMoments({ p, q, n, k }: Setting): number {
  let value = p * q;
  for (let g = 0; g < k; g++) value -= value / n;
  return value;
}

/** P(none of K ancestors belongs to the category). */
function none(law: Float64Array, rest: number): number {
  let power = 1;
  let total = 0;
  for (let k = 1; k < law.length; k++) {
    power *= rest;
    total += law[k]! * power;
  }
  return total;
}

/** P(K ancestors are neither all of the category nor all others), summed without subtraction. */
function bothKinds(law: Float64Array, p: number, q: number): number {
  let [allIn, allOut, both, total] = [p, q, 0, 0];
  for (let k = 2; k < law.length; k++) {
    both += allIn * q + allOut * p;
    allIn *= p;
    allOut *= q;
    total += law[k]! * both;
  }
  return total;
}

function readSetting(roles: OneCategoryRoles, point: Point): Setting {
  const p = readReal(point, roles.probability, { min: 0, max: 1 });
  return {
    p,
    q: 1 - p,
    n: readInteger(point, roles.samples, { min: 1 }),
    k: readInteger(point, roles.generation, { min: 1 }),
  };
}

interface Algorithm {
  readonly name: string;
  readonly when?: string;
  readonly compute: (setting: Setting) => number;
  readonly cost: (n: number, k: number) => number;
}

function exactRoute(roles: OneCategoryRoles, { compute, cost, ...rest }: Algorithm): ExactRoute {
  return {
    kind: 'exact',
    ...rest,
    compute: (point) => between(0, 1, compute(readSetting(roles, point))),
    error: 1e-12,
    cost: (point) => cost(numberAt(point, roles.samples), numberAt(point, roles.generation)),
  };
}

function byAncestry(
  roles: OneCategoryRoles,
  compute: (setting: Setting, law: Float64Array) => number,
): ExactRoute {
  return exactRoute(roles, {
    name: ANCESTRY,
    compute: (setting) => compute(setting, ancestorLaw(setting.n, setting.k - 1)),
    cost: (n, k) => (k === 1 ? 3 * n : 60 * n * Math.sqrt(n) + 200 * k),
  });
}

function byChain(roles: OneCategoryRoles, seen: Seen): ExactRoute {
  return exactRoute(roles, {
    name: CHAIN,
    when: `${bindingText(roles.samples)} <= 40`,
    compute: ({ p, q, n, k }) =>
      startedAt(countMatrix(n, ownFrequency(n)), n, (count) => seen(count, n), k - 1)(p, q),
    cost: (n, k) => n * n * (10 + Math.min(k, 36 * n)),
  });
}

/** Counts by binomial draws. */
function resampled(roles: OneCategoryRoles, seen: Seen): SampledRoute {
  return {
    kind: 'sampled',
    name: 'binomial counts',
    sampler: 'reduced',
    prepare: (point) => {
      const { p, n, k } = readSetting(roles, point);
      return (stream) => seen(countAfter(stream, n, p, k, binomial), n);
    },
    cost: (point) => {
      return DRAW_COST * Math.min(numberAt(point, roles.generation), 2 * numberAt(point, roles.samples));
    },
  };
}

/** Counts of labels drawn one by one. */
function labelled(roles: OneCategoryRoles, seen: Seen): SampledRoute {
  return {
    kind: 'sampled',
    name: 'labels drawn one by one from the frequency of the resample before',
    sampler: 'direct',
    prepare: (point) => {
      const { p, n, k } = readSetting(roles, point);
      return (stream) => seen(countAfter(stream, n, p, k, countHits), n);
    },
    cost: (point) => {
      const n = numberAt(point, roles.samples);
      return 15 * n * Math.min(numberAt(point, roles.generation), 2 * n);
    },
  };
}

type CountDraw = (stream: Stream, n: number, p: number) => number;

function countAfter(stream: Stream, n: number, p: number, k: number, draw: CountDraw): number {
  let count = draw(stream, n, p);
  for (let g = 1; g < k && count > 0 && count < n; g++) count = draw(stream, n, count / n);
  return count;
}

function countHits(stream: Stream, n: number, p: number): number {
  let hits = 0;
  for (let draw = 0; draw < n; draw++) if (stream.uniform() < p) hits++;
  return hits;
}
