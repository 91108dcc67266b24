import type { Stream } from '../../random/index.js';
import { allOf } from '../_internals/conditions.js';
import { bindingText } from '../binding.js';
import type { ExactRoute, Quantity, SampledRoute, Support } from '../quantity.js';
import { countChain } from './countChain.js';
import {
  batchSum,
  constantSizes,
  lastSize,
  type MeanChainRoles,
  type MeanSetting,
  meanChainRoles,
  meanSettingReader,
} from './meanChainRoles.js';
import { meanFamilies, varianceAt } from './meanFamily.js';
import { pointsDrawn, sizeList } from './sizes.js';
import { newestShare } from './workflow.js';

/**
 * The mean of a natural exponential family with quadratic variance function, estimated by the sample mean:
 * batch 1 is real, batch t+1 is drawn from fit t, and fit t is made on its batch alone (replace, discard) or
 * on all batches so far (accumulate, augment).
 *
 * Sources: Dey and Donoho, "Universality of the pi^2/6 pathway in avoiding model collapse", 2024; Xu, He and
 * Cheng, "A probabilistic perspective on model collapse", 2025; Morris, "Natural exponential families with
 * quadratic variance functions", 1982.
 */
export function meanChain(given: Partial<MeanChainRoles> = {}): {
  /** E(mu_t - mu_0)^2. */
  readonly squaredError: Quantity;
  /** The same over that of the first fit, V(mu_0)/n_1. */
  readonly errorRatio: Quantity;
  /** The same over V(mu_0), the variance of one observation. */
  readonly relativeError: Quantity;
  /** P(0 < mu_t < 1) for the Bernoulli family. */
  readonly alive: Quantity;
  /** P(mu_t = 0) for the Poisson family. */
  readonly extinct: Quantity;
} {
  const roles = meanChainRoles(given);
  const unit = ({ family, start }: MeanSetting) => varianceAt(family, start);
  const meaning = `mean squared error of the fitted mean at fit ${bindingText(roles.fits)}`;
  return {
    squaredError: errorOf(roles, meaning, () => 1, roles.family === 'bernoulli' ? ['0', '1'] : 'nonnegative'),
    errorRatio: errorOf(
      roles,
      `${meaning} over that at fit 1`,
      (setting) => setting.sizes(1) / unit(setting),
    ),
    relativeError: errorOf(
      roles,
      `${meaning} over the variance of one observation`,
      (setting) => 1 / unit(setting),
    ),
    alive: alive({ ...roles, family: 'bernoulli' }),
    extinct: extinct({ ...roles, family: 'poisson' }),
  };
}

function errorOf(
  roles: MeanChainRoles,
  meaning: string,
  factor: (setting: MeanSetting) => number,
  support: Support = 'nonnegative',
): Quantity {
  return {
    meaning,
    support,
    routes: [
      exact(roles, 'law of total variance, fit by fit', {
        compute: (setting) => factor(setting) * errorByMoments(setting),
        cost: ({ fits }) => 20 * fits,
      }),
      ...(roles.family === 'bernoulli' ? [errorByCounts(roles, factor)] : []),
      ...sampledPair(roles, lightTail(roles), (setting) => {
        const scale = factor(setting);
        return (mu) => scale * (mu - setting.start) * (mu - setting.start);
      }),
    ],
  };
}

/** Given the past a batch mean has variance V(mu)/n, and E V is linear in E mu^2: s <- s + share^2 E V/n. */
function errorByMoments({ family, workflow, sizes, fits, start }: MeanSetting): number {
  const [a, b, c] = family.variance;
  let error = 0;
  let total = 0;
  for (let t = 1; t <= fits; t++) {
    const size = sizes(t);
    total += size;
    const share = newestShare(workflow, size, total);
    error += (share * share * (a + b * start + c * (start * start + error))) / size;
  }
  return error;
}

function errorByCounts(roles: MeanChainRoles, factor: (setting: MeanSetting) => number): ExactRoute {
  return countRoute(roles, (setting) => {
    const { law, total } = counted(setting);
    return factor(setting) * law.reduce((sum, mass, k) => sum + mass * squared(k / total - setting.start), 0);
  });
}

function alive(roles: MeanChainRoles): Quantity {
  return {
    meaning: `probability that both values occur at fit ${bindingText(roles.fits)}`,
    support: 'indicator',
    routes: [
      countRoute(roles, (setting) => {
        const { law, total } = counted(setting);
        return law.subarray(1, total).reduce((sum, mass) => sum + mass, 0);
      }),
      ...sampledPair(roles, undefined, () => (mu) => (mu > 0 && mu < 1 ? 1 : 0)),
    ],
  };
}

/** The chain on counts, where it has at most some thousand states in all. */
function countRoute(roles: MeanChainRoles, compute: (setting: MeanSetting) => number): ExactRoute {
  const states =
    roles.workflow === 'replace'
      ? batchSum(roles, (size) => size)
      : `${bindingText(roles.fits)}*${batchSum(roles, (size) => size)}`;
  return exact(
    roles,
    'Markov chain on the count of ones, binomial steps',
    { compute, cost: (setting) => 100 + 60 * statesOf(setting) },
    `${states} <= 5000`,
  );
}

function counted({ start, sizes, fits, workflow }: MeanSetting) {
  return countChain(start, sizes, fits, workflow);
}

function statesOf(setting: MeanSetting): number {
  return pointsDrawn(setting) * (setting.workflow === 'replace' ? 1 : setting.fits);
}

function extinct(roles: MeanChainRoles): Quantity {
  return {
    meaning: `probability that nothing is left at fit ${bindingText(roles.fits)}`,
    support: 'indicator',
    routes: [
      ...(roles.workflow === 'replace'
        ? [
            exact(roles, 'Laplace transform of a Poisson batch, from the last fit backwards', {
              compute: extinctBackwards,
              cost: ({ fits }) => 60 * fits,
            }),
          ]
        : []),
      ...sampledPair(roles, undefined, () => (mu) => (mu === 0 ? 1 : 0)),
    ],
  };
}

/** E exp(-a Poisson(n x)/n) = exp(-x n (1 - exp(-a/n))), and P(mu_T = 0 | mu_(T-1) = x) = exp(-n_T x). */
function extinctBackwards({ sizes, fits, start }: MeanSetting): number {
  let a = sizes(fits);
  for (let t = fits - 1; t >= 1; t--) {
    const n = sizes(t);
    a = -n * Math.expm1(-a / n);
  }
  return Math.exp(-start * a);
}

/**
 * Where the variance of the squared error stays moderate. With a variance that grows with the square of the
 * mean the error is log-normal-like, and the runs that carry its mean are missed beyond.
 */
function lightTail(roles: MeanChainRoles): string | undefined {
  const heavy = roles.families.filter((name) => meanFamilies[name].variance[2] > 0);
  const few =
    roles.workflow === 'accumulate' && constantSizes(roles)
      ? `${bindingText(roles.sizes)} >= 4`
      : `${batchSum(roles, (size) => `1/${size}`)} <= 0.5`;
  if (roles.family !== 'parameter') return meanFamilies[roles.family].variance[2] > 0 ? few : undefined;
  if (heavy.length === 0) return undefined;
  const light = roles.families.filter((name) => !heavy.includes(name)).map((name) => `family == "${name}"`);
  return `(${[...light, few].join(' or ')})`;
}

interface Algorithm {
  readonly compute: (setting: MeanSetting) => number;
  readonly cost: (setting: MeanSetting) => number;
}

function exact(roles: MeanChainRoles, name: string, algorithm: Algorithm, when?: string): ExactRoute {
  const read = meanSettingReader(roles);
  return {
    kind: 'exact',
    name,
    ...(when && { when }),
    compute: (point) => algorithm.compute(read(point)),
    error: 1e-11,
    cost: (point) => algorithm.cost(read(point)),
  };
}

/** What is seen of the last fitted mean. */
type Seen = (setting: MeanSetting) => (mu: number) => number;

function sampledPair(roles: MeanChainRoles, when: string | undefined, seen: Seen): SampledRoute[] {
  const read = meanSettingReader(roles);
  // Counts are drawn exactly up to about 1e15.
  const countable = constantSizes(roles) ? undefined : `${lastSize(roles)} <= 1e12`;
  const route = (sampler: 'direct' | 'reduced', name: string, average: Average): SampledRoute => ({
    kind: 'sampled',
    name,
    sampler,
    when: allOf(countable, when),
    prepare: (point) => simulation(read(point), average, seen),
    cost: (point) => simulationCost(read(point), sampler),
  });
  return [
    route('reduced', 'batch means by one or two draws of the conjugate law', ({ family }, stream, n, mu) =>
      family.average(stream, n, mu),
    ),
    route('direct', 'batches of single observations', rawAverage),
  ];
}

type Average = (setting: MeanSetting, stream: Stream, n: number, mu: number) => number;

function simulation(setting: MeanSetting, average: Average, seen: Seen): (stream: Stream) => number {
  const { workflow, start } = setting;
  const sizes = sizeList(setting);
  const observable = seen(setting);
  return (stream) => {
    let mu = start;
    let total = 0;
    for (const size of sizes) {
      total += size;
      const share = newestShare(workflow, size, total);
      mu =
        share === 1
          ? average(setting, stream, size, mu)
          : mu + share * (average(setting, stream, size, mu) - mu);
    }
    return observable(mu);
  };
}

function rawAverage({ family }: MeanSetting, stream: Stream, n: number, mu: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += family.observe(stream, mu);
  return total / n;
}

function simulationCost(setting: MeanSetting, sampler: 'direct' | 'reduced'): number {
  return sampler === 'reduced' ? 60 * setting.fits : 20 * pointsDrawn(setting);
}

function squared(x: number): number {
  return x * x;
}
