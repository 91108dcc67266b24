import { type Claim, claim, control, type Lemma, type Paper } from '../src/claim/index.js';
import {
  gaussianMean,
  meanChain,
  meanQuantile,
  powerFamily,
  type Quantity,
  uniformLevels,
  uniformMixture,
  withClosed,
} from '../src/process/index.js';
import { choice, integer, real, regime } from '../src/regime/index.js';

/*
 * When models don't collapse: on the consistency of iterative MLE. Barzilai and Shamir (2025).
 *
 * Data accumulate: every generation adds n points of the current model to all that was collected, and the next
 * model is the maximum-likelihood fit to the pile. Fit T uses T batches, of which the first is real.
 */

const paper: Paper = {
  key: 'barzilai2025',
  authors: 'Barzilai, Shamir',
  title: "When Models Don't Collapse: On the Consistency of Iterative MLE",
  year: 2025,
  arxiv: '2505.19046',
  venue: 'NeurIPS 2025',
};

const smoothCase = { paper, where: 'explicit smooth case', fidelity: 'derived' } as const;

const points = (least: number, most = 100_000) =>
  integer(least, most, 'log', 'samples per generation, constant');
const fit = integer(1, 10_000, 'log', 'index of the fit: fit T uses T batches, the first of them real');

const accumulating = { workflow: 'accumulate', sizes: 'n', fits: 'T' } as const;
const replacing = { ...accumulating, workflow: 'replace' } as const;

// Smooth families: the error is that of the real fit, up to a constant, for every T.

const anyFamily = {
  families: ['gaussian', 'exponential', 'bernoulli', 'poisson'],
  start: 0.5,
} as const;

/** The error of fit T, in units of the variance of one observation, with n points a batch. */
const smooth = (n: string): Quantity =>
  withClosed(
    `family == "exponential" ? expm1(sum(log1p(1/(${n}*k^2)), k, 1, T)) : family == "bernoulli" ? -expm1(sum(log1p(-1/(${n}*k^2)), k, 1, T)) : sum(1/k^2, k, 1, T)/(${n})`,
    meanChain({ ...accumulating, ...anyFamily, sizes: n }).relativeError,
  );

const basel = 'sum(1/k^2, k, 1, T)';

/**
 * That n*mse is near the partial Basel sum: with logs the logarithm of the product of 1+x or 1-x, x = 1/(n*k^2),
 * exp(logs)-1 lies between the sum of the x with its sign and exp of that sum, less 1.
 */
const nearBasel = (n: string, mse: string): readonly (string | Lemma)[] => {
  const sign = '(family == "exponential" ? 1 : family == "bernoulli" ? -1 : 0)';
  const logs = `sum(log1p(${sign}/(${n}*k^2)), k, 1, T)`;
  const sum = `${sign}*${basel}/(${n})`;
  return [
    `expm1(${logs}) >= ${sum}`,
    `${logs} <= ${sum}`,
    `expm1(${logs}) <= expm1(${sum})`,
    { forAll: { y: [-0.06, 0.06] }, says: 'expm1(y) <= y+0.55*y^2', at: { y: sum } },
    `${n}*${mse} <= ${basel}*(1+1/(${n}))`,
    `${n}*${mse} >= ${basel}*(1-1/(${n}))`,
  ];
};

export const consistencyRate = claim({
  id: 'barzilai2025/consistency-rate',
  title: 'Smooth families: the error is of order n^(-1/2), uniformly in the number of generations',
  kind: 'rate',
  source: {
    paper,
    where: 'Theorem 4.1 (unspecified constants), checked on four explicit families',
    fidelity: 'restated',
  },
  regime: regime({
    n: points(30),
    T: fit,
    family: choice(
      anyFamily.families,
      'mean-type family; error in units of the variance of one observation at the truth',
    ),
  }),
  where: { first: '1/n' },
  measures: { mse: smooth('n'), mseDouble: smooth('2*n') },
  asserts: [
    'mse <= (sinh(pi)/pi-1)*first',
    'abs(log(mse/mseDouble)/log(2)-1) <= 0.1',
    'mse >= (1-1/n)*first',
  ],
  argument: [
    `${basel} <= pi^2/6`,
    `${basel} >= 1`,
    ...nearBasel('n', 'mse'),
    ...nearBasel('2*n', 'mseDouble'),
    'mse <= 2.125*mseDouble',
    'mse >= 1.875*mseDouble',
    {
      forAll: { ratio: [1.875, 2.125] },
      says: 'abs(log(ratio)/log(2)-1) <= 0.1',
      at: { ratio: 'mse/mseDouble' },
    },
  ],
  controls: [
    control('replacing instead of accumulating', {
      measures: { mse: meanChain({ ...replacing, ...anyFamily }).relativeError },
      at: { n: 30, T: 100, family: 'gaussian' },
    }),
    control('synthetic data as good as real: error 1/(n*T)', {
      asserts: 'mse <= 2*first/T',
      at: { n: 30, T: 100, family: 'gaussian' },
    }),
    control('rate 1/n^2', {
      asserts: 'abs(log(mse/mseDouble)/log(2)-2) <= 0.1',
      at: { n: 100, T: 10, family: 'exponential' },
    }),
    control('error growing with T like log(T)', {
      asserts: 'mse >= first*log(T)',
      at: { n: 100, T: 1000, family: 'poisson' },
    }),
  ],
  view: { x: 'n', y: 'T' },
  notes:
    'The theorem leaves its constants open. Here: a factor free of T between the error and that of the real fit, and a slope -1 in the mean square, which is -1/2 in the error. sinh(pi)/pi-1 = 2.676078 is the worst factor over these families and all n (exponential, n = 1, T to infinity); pi^2/6 is only its limit for large n.',
});

const meanLaw = {
  d: integer(1, 200, 'log', 'dimension'),
  n: points(1),
  sigma: real(0.01, 100, 'log', 'standard deviation of one observation'),
  T: fit,
};
const normalMean = { ...accumulating, dimension: 'd', noise: 'sigma' } as const;

export const gaussMeanExact = claim({
  id: 'barzilai2025/gauss-mean-exact',
  title: 'Gaussian mean, accumulating: exact mean squared error and its T-free bound',
  kind: 'identity',
  source: smoothCase,
  regime: regime(meanLaw),
  where: { first: 'sigma^2*d/n' },
  measures: { mse: gaussianMean(normalMean).squaredError },
  asserts: ['mse = first*sum(1/k^2, k, 1, T)', 'mse <= first*pi^2/6'],
  argument: [],
  controls: [
    control('sum of 1/i', {
      asserts: 'mse = first*sum(1/k, k, 1, T)',
      at: { d: 1, n: 1, sigma: 1, T: 10 },
    }),
    control('the real fit forgotten: T - 1 terms', {
      asserts: 'mse = first*sum(1/k^2, k, 1, T-1)',
      at: { d: 1, n: 1, sigma: 1, T: 1 },
    }),
    control('constant 1.5', {
      asserts: 'mse <= 1.5*first',
      at: { d: 1, n: 1, sigma: 1, T: 10 },
    }),
    control('replacing instead of accumulating', {
      measures: { mse: gaussianMean({ ...normalMean, workflow: 'replace' }).squaredError },
      at: { d: 2, n: 10, sigma: 1, T: 10 },
    }),
  ],
  view: { x: 'T', y: 'n' },
  notes: 'Fit 1 is the real fit.',
});

export const gaussMeanTail = claim({
  id: 'barzilai2025/gauss-mean-tail',
  title: 'Gaussian mean, accumulating: explicit high-probability bound for all T',
  kind: 'inequality',
  source: {
    paper,
    where: 'Theorem 4.1 with explicit constants in the Gaussian case',
    fidelity: 'derived',
  },
  regime: regime({ ...meanLaw, delta: real(0.0001, 0.5, 'log', 'failure probability') }),
  measures: { quantile: meanQuantile('delta', normalMean) },
  asserts: 'quantile <= sigma*sqrt(pi^2/6*(d+2*sqrt(d*log(1/delta))+2*log(1/delta))/n)',
  controls: [
    control('dimension term dropped', {
      asserts: 'quantile <= sigma*sqrt(pi^2/6*4*log(1/delta)/n)',
      at: { d: 100, n: 50, sigma: 1, T: 1000, delta: 0.01 },
    }),
    control('quantile of the real fit (T = 1) claimed for all T', {
      // The 95 percent quantile of chi-square with one degree of freedom.
      asserts: 'quantile <= sigma*sqrt(3.8414588206941254/n)',
      at: { d: 1, n: 10, sigma: 1, T: 50, delta: 0.05 },
    }),
    control('replacing instead of accumulating', {
      measures: { quantile: meanQuantile('delta', { ...normalMean, workflow: 'replace' }) },
      at: { d: 5, n: 20, sigma: 1, T: 10, delta: 0.1 },
    }),
  ],
  view: { x: 'T', y: 'd' },
  notes:
    'The tail of the chi-square by Laurent and Massart, which has slack: dropping pi^2/6 alone need not fail.',
});

const exponentialMean = meanChain({ ...accumulating, family: 'exponential', start: 1 });

export const expmeanExact = claim({
  id: 'barzilai2025/expmean-exact',
  title: 'Exponential with mean parameter, accumulating: exact relative error and its T-free bound',
  kind: 'identity',
  source: smoothCase,
  regime: regime({ n: points(1), T: fit }),
  measures: { mse: exponentialMean.relativeError },
  asserts: ['mse = expm1(sum(log1p(1/(n*k^2)), k, 1, T))', 'mse <= sinh(pi/sqrt(n))/(pi/sqrt(n))-1'],
  argument: [],
  finding:
    'The product of 1+1/(n*k^2) exceeds 1 by more than pi^2/(6*n) at every finite n once T is large: the constant pi^2/6 as a finite-sample bound is refuted (expmean-exact-as-read).',
  controls: [
    control('steps added instead of multiplied', {
      asserts: 'mse = sum(1/k^2, k, 1, T)/n',
      at: { n: 1, T: 10 },
    }),
    control('bound pi^2/(6*n)', {
      asserts: 'mse <= pi^2/(6*n)',
      at: { n: 5, T: 100 },
    }),
    control('signs of the Bernoulli case', {
      asserts: 'mse = 1-prod(1-1/(n*k^2), k, 1, T)',
      at: { n: 5, T: 10 },
    }),
  ],
  view: { x: 'T', y: 'n' },
  notes:
    'The product of 1+1/(n*k^2) over k to T, less 1, is written through its logarithm, which does not cancel.',
});

export const expmeanExactAsRead = claim({
  id: 'barzilai2025/expmean-exact-as-read',
  title: 'As usually read: accumulating inflates the squared error by at most pi^2/6, for every sample size',
  kind: 'inequality',
  source: {
    paper,
    where: 'constant pi^2/6 of the accumulation literature, read as a finite-sample bound',
    fidelity: 'derived',
  },
  regime: regime({ n: points(1), T: fit }, 'T >= 2*n'),
  measures: { mse: exponentialMean.relativeError },
  asserts: 'mse <= pi^2/(6*n)',
  expected: 'refuted',
  finding:
    'For the Exponential mean the inflation exceeds pi^2/6 at every finite n once T is a little larger than n (2.676 at n = 1, 1.815 at n = 5, 1.686 at n = 20); pi^2/6 is only the limit for large n. The exact value is in expmean-exact.',
  witnesses: [{ n: 5, T: 100 }],
  controls: [
    control('factor 1.5', {
      asserts: 'mse <= 1.5/n',
      at: { n: 20, T: 100 },
    }),
    control('pi^2/6 raised by one percent', {
      asserts: 'mse <= 1.01*pi^2/(6*n)',
      at: { n: 5, T: 100 },
    }),
  ],
  view: { x: 'T', y: 'n' },
  notes: 'Excess about pi^4/(120*n) in units of 1/n, reached when 1/T is smaller than that.',
});

const bernoulliMean = { family: 'bernoulli', start: 'prob' } as const;

export const bernoulliExact = claim({
  id: 'barzilai2025/bernoulli-exact',
  title: 'Bernoulli, accumulating: exact error, T-free bound, and pi^2/6 as a valid finite-sample constant',
  kind: 'identity',
  source: smoothCase,
  regime: regime({ n: points(1), T: fit, prob: real(0.01, 0.99, 'linear', 'true probability') }),
  measures: { mse: meanChain({ ...accumulating, ...bernoulliMean }).squaredError },
  asserts: [
    'mse = prob*(1-prob)*(n == 1 ? 1 : -expm1(sum(log1p(-1/(n*k^2)), k, 1, T)))',
    'mse <= prob*(1-prob)*(1-sin(pi/sqrt(n))/(pi/sqrt(n)))',
    'mse <= prob*(1-prob)*pi^2/(6*n)',
  ],
  argument: [],
  controls: [
    control('signs of the Exponential case', {
      asserts: 'mse = prob*(1-prob)*(prod(1+1/(n*k^2), k, 1, T)-1)',
      at: { n: 5, T: 10, prob: 0.3 },
    }),
    control('replacing instead of accumulating', {
      measures: { mse: meanChain({ ...replacing, ...bernoulliMean }).squaredError },
      at: { n: 5, T: 10, prob: 0.3 },
    }),
    control('constant 1.5 for all n', {
      asserts: 'mse <= 1.5*prob*(1-prob)/n',
      at: { n: 20, T: 100, prob: 0.3 },
    }),
  ],
  view: { x: 'T', y: 'n' },
  notes:
    'One minus the product of 1-1/(n*k^2) over k to T is written through its logarithm, which does not cancel. At n = 1 the product is 0 and the second relation an equality (fit 1 is already 0 or 1).',
});

const poissonMean = { family: 'poisson', start: 'lambda' } as const;

export const poissonExact = claim({
  id: 'barzilai2025/poisson-exact',
  title: 'Poisson mean, accumulating: exact error',
  kind: 'identity',
  source: smoothCase,
  regime: regime({ n: points(1), T: fit, lambda: real(0.01, 100, 'log', 'true mean') }),
  measures: { mse: meanChain({ ...accumulating, ...poissonMean }).squaredError },
  asserts: ['mse = lambda*sum(1/k^2, k, 1, T)/n', 'mse <= lambda*pi^2/(6*n)'],
  argument: [],
  controls: [
    control('sum of 1/i', {
      asserts: 'mse = lambda*sum(1/k, k, 1, T)/n',
      at: { n: 5, T: 10, lambda: 2 },
    }),
    control('replacing instead of accumulating', {
      measures: { mse: meanChain({ ...replacing, ...poissonMean }).squaredError },
      at: { n: 5, T: 10, lambda: 2 },
    }),
    control('variance taken as the square of the mean', {
      asserts: 'mse = lambda^2*sum(1/k^2, k, 1, T)/n',
      at: { n: 5, T: 10, lambda: 2 },
    }),
  ],
  view: { x: 'T', y: 'n' },
});

// The exponent of a power density: the law of the relative error is free of the truth.

const exponent = powerFamily();

export const betaPivotal = claim({
  id: 'barzilai2025/beta-pivotal',
  title: 'Power-function family: the relative error does not depend on the true parameter',
  kind: 'identity',
  source: { paper, where: 'appendix experiment on less smooth truths', fidelity: 'derived' },
  regime: regime({
    n: points(5, 1000),
    T: integer(1, 100, 'log', 'index of the fit: fit T uses T batches, the first of them real'),
    theta: real(0.01, 100, 'log', 'true exponent of the density theta*x^(theta-1) on (0,1)'),
  }),
  measures: { relMse: exponent.relativeError, pivot: exponent.pivotError },
  asserts: 'relMse = pivot',
  finding:
    'The relative error has one law at every truth. That a small exponent inflates it more, as an experiment has been read, is refuted (beta-pivotal-as-read).',
  controls: [
    control('error proportional to the truth left in (absolute instead of relative)', {
      measures: { relMse: exponent.squaredError },
      at: { n: 20, T: 10, theta: 0.1 },
    }),
    control('error of the first fit claimed for all T', {
      asserts: 'relMse = (n+2)/((n-1)*(n-2))',
      at: { n: 20, T: 10, theta: 1 },
    }),
    control('replacing instead of accumulating', {
      measures: { relMse: powerFamily({ workflow: 'replace' }).relativeError },
      at: { n: 20, T: 10, theta: 1 },
    }),
  ],
  view: { x: 'theta', y: 'T' },
  notes:
    'Checked through the mean squared relative error; its sample has a variance from n = 5 on. At T = 1 both sides are (n+2)/((n-1)*(n-2)). The mean of per-run ratios error(T)/error(1) is infinite: use ratios of means.',
});

/** The mean squared relative error, by simulation at the truth and from the pivot. */
const bothWays = (fits: string | number): Quantity => {
  const { relativeError, pivotError } = powerFamily({ fits });
  return { ...relativeError, routes: [...pivotError.routes, ...relativeError.routes] };
};
const atOne = (fits: string | number): Quantity => {
  const { relativeError, pivotError } = powerFamily({ fits, truth: 1 });
  return { ...relativeError, routes: [...pivotError.routes, ...relativeError.routes] };
};

export const betaPivotalAsRead = claim({
  id: 'barzilai2025/beta-pivotal-as-read',
  title:
    'As the published experiment is read: a less smooth truth (small theta) inflates errors more over generations',
  kind: 'inequality',
  source: {
    paper,
    where: 'appendix experiment, reported ratios 1.25 (theta = 1) and 3.27 (theta = 0.1)',
    fidelity: 'text',
  },
  regime: regime({
    n: points(10, 1000),
    T: integer(2, 100, 'log', 'index of the fit: fit T uses T batches, the first of them real'),
    theta: real(0.01, 0.2, 'log', 'true exponent, less smooth than 1'),
  }),
  where: {
    inflation: 'sqrt(late/first)',
    inflationAtOne: 'sqrt(lateAtOne/firstAtOne)',
  },
  measures: {
    late: bothWays('T'),
    first: bothWays(1),
    lateAtOne: atOne('T'),
    firstAtOne: atOne(1),
  },
  asserts: 'inflation >= 2*inflationAtOne',
  expected: 'refuted',
  finding:
    'The inflation is the same at every truth (about 1.3 for moderate n), since the relative error is pivotal (beta-pivotal); the reported 1.25 against 3.27 is within the noise of 50 runs.',
  witnesses: [{ n: 50, T: 20, theta: 0.1 }],
  controls: [
    control('at least 1.2 times', {
      asserts: 'inflation >= 1.2*inflationAtOne',
      at: { n: 50, T: 20, theta: 0.1 },
    }),
    control('inflation at least 3', {
      asserts: 'inflation >= 3',
      at: { n: 50, T: 20, theta: 0.1 },
    }),
  ],
  view: { x: 'theta', y: 'T' },
  notes:
    'Inflation is the root mean squared error of fit T over that of fit 1. How the published ratios were averaged is not known; a mean of per-run ratios has no finite expectation.',
});

// Construction 1: a family of uniform mixtures that real data learn and the second generation leaves.

const familySize = (least: number) =>
  integer(least, 100_000, 'log', 'samples per generation; the family depends on n');
const mixture = uniformMixture();

export const gen1CloseLiteral = claim({
  id: 'barzilai2025/gen1-close-literal',
  title: 'As printed: after the real fit the distance exceeds log(n)/n with probability at most 1/n',
  kind: 'inequality',
  source: {
    paper,
    where: 'Theorem 5.1, item 1 (constant as recorded by a reader)',
    fidelity: 'restated',
  },
  regime: regime({ n: familySize(5) }),
  measures: { far: mixture.far('log(n)/n') },
  asserts: 'far <= 1/n',
  expected: 'refuted',
  finding:
    'For the exact global maximiser the probability is above 1/n from n = 169 on (0.00391 against 0.00333 at n = 300) and decays only like n^(-0.543), since the fit may drop the largest points; with threshold 2*log(n)/n the statement holds (gen1-close).',
  witnesses: [{ n: 1000 }],
  controls: [
    control('half the threshold', {
      measures: { far: mixture.far('0.5*log(n)/n') },
      at: { n: 100 },
    }),
    control('probability 1/n^2', {
      asserts: 'far <= 1/n^2',
      at: { n: 100 },
    }),
  ],
  view: { x: 'n' },
  notes:
    'far is P(TV(1) > log(n)/n), TV(1) = alpha of the first fit. The printed constant was not readable in the copy at hand. It holds at small n, and if the fit is forced to keep every point inside the main support, alpha = (1 - max x)/2.',
});

export const gen1Close = claim({
  id: 'barzilai2025/gen1-close',
  title: 'Repaired: after the real fit the distance exceeds 2*log(n)/n with probability at most 1/n',
  kind: 'inequality',
  source: { paper, where: 'Theorem 5.1, item 1, constant repaired', fidelity: 'derived' },
  regime: regime({ n: familySize(10) }),
  measures: { far: mixture.far('2*log(n)/n') },
  asserts: 'far <= 1/n',
  finding:
    'The repaired form of gen1-close-literal: twice the threshold is enough at every n, and any constant above 1.842 for large n.',
  controls: [
    control('threshold log(n)/n, as printed', {
      measures: { far: mixture.far('log(n)/n') },
      at: { n: 1000 },
    }),
    control('half the threshold of the printed form', {
      measures: { far: mixture.far('0.5*log(n)/n') },
      at: { n: 100 },
    }),
  ],
  view: { x: 'n' },
  notes: 'For n <= 26 the threshold is at or above the largest possible value 1/4 and the probability is 0.',
});

const nothingEscapes: Quantity = {
  ...mixture.escape,
  routes: [{ kind: 'closed', expression: '0' }],
};

export const gen2Far = claim({
  id: 'barzilai2025/gen2-far',
  title: 'Generation 2 is at distance above 1/10 with constant probability, whatever n',
  kind: 'impossibility',
  source: { paper, where: 'Theorem 5.1, item 2', fidelity: 'restated' },
  regime: regime({ n: familySize(5) }),
  measures: { escape: mixture.escape },
  asserts: ['escape >= 0.2', 'escape >= (1-1/n)^n*(1-exp(-1/4))'],
  controls: [
    control('probability at least 0.3', {
      asserts: 'escape >= 0.3',
      at: { n: 1000 },
    }),
    control('vanishing in n: at most 2/sqrt(n)', {
      asserts: 'escape <= 2/sqrt(n)',
      at: { n: 1000 },
    }),
    control('real data only: 2n real points, none of which can lie in [2,3]', {
      measures: { escape: nothingEscapes },
      at: { n: 100 },
    }),
  ],
  view: { x: 'n' },
  notes:
    'escape is the probability that one of the n points of generation 1 lies in [2,3]. It bounds P(TV(2) > 1/10) from below: such a point makes every alpha up to 1/10 less likely than a narrow window around it. The constants of the theorem are open; the second relation has those of its proof.',
});

// Construction 2: one family for all n, with levels that the loop climbs at a pace of its own.

const levels = uniformLevels();

export const arbitrarilyFastJ2 = claim({
  id: 'barzilai2025/arbitrarily-fast-J2',
  title: 'Collapse by T synthetic batches: probability between two bounds that barely depend on n',
  kind: 'inequality',
  source: { paper, where: 'Theorem 5.2, sharp case of level 2', fidelity: 'derived' },
  regime: regime({
    n: points(2, 1_000_000),
    T: integer(1, 10_000, 'log', 'number of synthetic batches used'),
  }),
  measures: { collapse: levels.exit },
  asserts: ['collapse <= T/(T+2)', 'collapse >= 1-1/(1+T/2-1/n)-2^(-n)'],
  controls: [
    control('T/(T+3) as the upper bound', {
      asserts: 'collapse <= T/(T+3)',
      at: { n: 100, T: 5 },
    }),
    control('probability vanishing in n', {
      asserts: 'collapse <= T/n',
      at: { n: 1000, T: 20 },
    }),
    control('collapse certain at the first synthetic batch', {
      asserts: 'collapse >= 0.9',
      at: { n: 1000, T: 1 },
    }),
  ],
  view: { x: 'T', y: 'n' },
  notes:
    'collapse is the probability that a synthetic point leaves level 0, with f(2) < 2*6^(-n*(T+1)) in the family, which makes one such point enough. Both bounds are tight to order 1/n.',
});

export const levelTimeNFree = claim({
  id: 'barzilai2025/level-time-n-free',
  title: 'Time to reach level 2: its law is free of n up to 1/(5n), and of order log(1/delta)/delta',
  kind: 'rate',
  source: { paper, where: 'Lemma F.6, case of level 2', fidelity: 'derived' },
  regime: regime({
    n: points(2, 1_000_000),
    T: integer(2, 10_000, 'log', 'number of synthetic batches used'),
  }),
  measures: { hit: levels.hit, hitFree: levels.hitLimit },
  asserts: ['hit <= (T-1)/(T+7)', 'abs(hit-hitFree) <= 1/(5*n)', 'hit >= 1-4*(1+log(T))/T-1/(5*n)'],
  controls: [
    control('level 2 as fast as level 1', {
      asserts: 'hit >= T/(T+2)-0.05',
      at: { n: 100, T: 10 },
    }),
    control('time grows with n: probability at most T/n', {
      asserts: 'hit <= T/n',
      at: { n: 10_000, T: 50 },
    }),
    control('failure probability 2/T, as for level 1', {
      asserts: 'hit >= 1-2/T-1/(5*n)',
      at: { n: 100, T: 200 },
    }),
  ],
  view: { x: 'T', y: 'n' },
  notes:
    'hitFree is the limit of hit as n tends to infinity. A batch that first visits level 1 cannot reach level 2. The first relation has a proof (a_1 <= 1/4); the second and third are numerical. The probability of failure behaves like 4*log(T)/T, far better than the general upper bound on the time, whose power grows with the level.',
});

export const claims: readonly Claim[] = [
  consistencyRate,
  gaussMeanExact,
  gaussMeanTail,
  expmeanExact,
  expmeanExactAsRead,
  bernoulliExact,
  poissonExact,
  betaPivotal,
  betaPivotalAsRead,
  gen1CloseLiteral,
  gen1Close,
  gen2Far,
  arbitrarilyFastJ2,
  levelTimeNFree,
];
