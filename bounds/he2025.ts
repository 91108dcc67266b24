import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import { alsoClosed, weightedMeanError, weightedMeanLimit, weightedVariance } from '../src/process/index.js';
import { integer, real, regime } from '../src/regime/index.js';

/*
 * Golden ratio weighting prevents model collapse. He, Xu and Cheng (2025).
 *
 * Every generation collects n fresh real points and draws m synthetic ones from the model before. For the mean of
 * a normal law with known variance,
 *   theta_t = w (mean of the real points) + (1-w) (mean of the synthetic points),
 * and theta_0 is the mean of a first real batch. Old real data are not used again. k = n/m.
 */

const paper: Paper = {
  key: 'he2025',
  authors: 'He, Xu, Cheng',
  title: 'Golden ratio weighting prevents model collapse',
  year: 2025,
  arxiv: '2502.18049',
};

const realPoints = (least: number) => integer(least, 100_000, 'log', 'fresh real samples per generation');
const syntheticPoints = (least: number) => integer(least, 100_000, 'log', 'synthetic samples per generation');
const generation = integer(0, 1000, 'linear', 'generation; t = 0 is the fit on real data only');

const sizes = { n: realPoints(1), m: syntheticPoints(1) };
const weightedLoop = {
  ...sizes,
  w: real(0, 1, 'linear', 'weight of the real part'),
  t: generation,
  sigma: real(1e-3, 1e3, 'log', 'known standard deviation of the data'),
};
const ratioAndWeight = {
  k: real(1e-3, 1e3, 'log', 'real over synthetic sample size, n/m'),
  w: real(1e-3, 1, 'linear', 'weight of the real part'),
};

/** (sqrt(k^2+4k)-k)/2, without its cancellation for large k; 1/golden ratio at k = 1. */
const golden = { k: 'n/m', best: '2*k/(k+sqrt(k^2+4*k))' };

/** The error of every batch with the part of it that the generations after it leave, added up. */
const meanError = alsoClosed(
  'sigma^2*((1-w)^(2*t)*(1/n-w^2/n-(1-w)^2/m)+(w^2/n+(1-w)^2/m)*sum((1-w)^(2*j), j, 0, t))',
  weightedMeanError({ scale: 'sigma' }),
);

// In units of the error sigma^2/n of one real batch.

/** The error that the step e -> w^2 + (1-w)^2 (e + k) leaves as it is. */
const fixedError = (k: string, w: string): string => `((${w})^2+${k}*(1-${w})^2)/((${w})*(2-${w}))`;

/** One minus the synthetic share y of least error, where the derivative of ((1-y)^2 + k y^2)/(1-y^2) vanishes. */
const stationary = '(1-2/(2+n/m+sqrt((2+n/m)^2-4)))';

const limits = weightedMeanLimit({ ratio: 'n/m' });
const longRun = {
  optimalWeight: alsoClosed(stationary, limits.optimalWeight),
  optimalError: alsoClosed(fixedError('n/m', stationary), limits.optimalError),
};
const errorRatio = alsoClosed(fixedError('k', 'w'), weightedMeanLimit({ ratio: 'k', weight: 'w' }).error);

export const meanRecursion = claim({
  id: 'he2025/mean-recursion',
  title: 'Exact error of the weighted Gaussian mean at every generation',
  kind: 'identity',
  source: { paper, where: 'Gaussian mean setting', fidelity: 'derived' },
  regime: regime(weightedLoop, 'w == 0 or w >= 0.0001'),
  where: { first: 'sigma^2/n', limit: 'sigma^2*(w^2/n+(1-w)^2/m)/(w*(2-w))' },
  measures: { meanError },
  asserts: 'meanError = (w > 0 ? limit+(1-w)^(2*t)*(first-limit) : first+t*sigma^2/m)',
  argument: [],
  controls: [
    control('(1-w)^t instead of (1-w)^(2t)', {
      asserts: 'meanError = limit+(1-w)^t*(first-limit)',
      at: { n: 100, m: 100, w: 0.2, t: 3, sigma: 1 },
    }),
    control('sampling noise of the synthetic batch dropped', {
      asserts: 'meanError = sigma^2*w/(n*(2-w))+(1-w)^(2*t)*(first-sigma^2*w/(n*(2-w)))',
      at: { n: 100, m: 100, w: 0.5, t: 10, sigma: 1 },
    }),
    control('the error of n+m pooled real points', {
      asserts: 'meanError = sigma^2/(n+m)',
      at: { n: 100, m: 100, w: 0.5, t: 1, sigma: 1 },
    }),
  ],
  view: { x: 'w', y: 't' },
  notes:
    'The closed form divides by w (2-w) and cancels for tiny w, so that the regime leaves these out; the recursion has no such trouble. At w = 1 and t = 0 the power is 0^0 = 1.',
});

const betweenStartAndLimit =
  '(w > 0 ? sigma^2*((w^2/n+(1-w)^2/m)/(w*(2-w))*(1-(1-w)^(2*t))+(1-w)^(2*t)/n) : sigma^2/n+t*sigma^2/m)';

export const noCollapseAnyWeight = claim({
  id: 'he2025/no-collapse-any-weight',
  title: 'The error stays bounded for every positive real weight and grows linearly without it',
  kind: 'threshold',
  source: { paper, where: 'stability statement of the abstract', fidelity: 'abstract' },
  regime: regime(weightedLoop),
  measures: { meanError },
  asserts: [
    'meanError <= (w > 0 ? sigma^2*max(1/n,(w^2/n+(1-w)^2/m)/(w*(2-w))) : sigma^2/n+t*sigma^2/m)',
    'meanError >= (w > 0 ? 0 : t*sigma^2/m)',
  ],
  // The error lies between that of the start and its limit.
  argument: [
    `meanError <= ${betweenStartAndLimit}`,
    `${betweenStartAndLimit} <= (w > 0 ? sigma^2*max(1/n,(w^2/n+(1-w)^2/m)/(w*(2-w))) : sigma^2/n+t*sigma^2/m)`,
  ],
  finding:
    'What prevents collapse is a positive weight on real data, not its mere presence; a small weight costs about sigma^2/(2 w m).',
  controls: [
    control('w = 0 under the real-only error', {
      asserts: 'meanError <= sigma^2/n',
      at: { n: 100, m: 100, w: 0, t: 10, sigma: 1 },
    }),
    control('never worse than real data only', {
      asserts: 'meanError <= sigma^2/n',
      at: { n: 100, m: 100, w: 0.2, t: 30, sigma: 1 },
    }),
    control('the error of n+m pooled real points', {
      asserts: 'meanError <= sigma^2/(n+m)',
      at: { n: 100, m: 100, w: 0.5, t: 10, sigma: 1 },
    }),
  ],
  view: { x: 'w', y: 't' },
  notes: 'Bounded in t on one side of w = 0, linear in t at w = 0 itself.',
});

export const optimalWeight = claim({
  id: 'he2025/optimal-weight',
  title: 'The optimal real weight depends on k = n/m only and is 1/golden ratio at k = 1',
  kind: 'identity',
  source: { paper, where: 'main result on the optimal weight', fidelity: 'abstract' },
  regime: regime(sizes),
  where: golden,
  measures: { optimalWeight: longRun.optimalWeight },
  asserts: 'optimalWeight = best',
  argument: [],
  controls: [
    control('the weight of naive pooling', { asserts: 'optimalWeight = k/(1+k)', at: { n: 100, m: 100 } }),
    control('k inverted', {
      asserts: 'optimalWeight = (sqrt(1/k^2+4/k)-1/k)/2',
      at: { n: 100, m: 400 },
    }),
    control('the golden ratio whatever the sizes', {
      asserts: 'optimalWeight = (sqrt(5)-1)/2',
      at: { n: 100, m: 400 },
    }),
  ],
  view: { x: 'n', y: 'm' },
  notes:
    'k is real over synthetic; with synthetic over real, k’ = 1/k, the formula is (sqrt(1+4k’)-1)/(2k’). Checked for the mean of a normal law, where it is exact; other models have it in the limit only.',
});

export const optimalValue = claim({
  id: 'he2025/optimal-value',
  title: 'At the optimum the long-run error is the optimal weight times the real-only error',
  kind: 'identity',
  source: { paper, where: 'consequence of the optimal weight', fidelity: 'derived' },
  regime: regime(sizes),
  where: golden,
  measures: { optimalError: longRun.optimalError },
  asserts: 'optimalError = best',
  argument: [],
  finding:
    'The optimality is among the loops that use the fresh real batch and the last model only; optimal-value-as-read is the reading that fails.',
  controls: [
    control('one minus the weight', { asserts: 'optimalError = 1-best', at: { n: 100, m: 100 } }),
    control('the square of the weight', { asserts: 'optimalError = best^2', at: { n: 100, m: 100 } }),
    control('the value of pooling', { asserts: 'optimalError = (1+k)/(k+2)', at: { n: 100, m: 400 } }),
  ],
  view: { x: 'n', y: 'm' },
  notes: 'optimalError is in units of sigma^2/n.',
});

export const optimalValueAsRead = claim({
  id: 'he2025/optimal-value-as-read',
  title: 'The optimally weighted loop is at least as good as any use of the real data collected so far',
  kind: 'inequality',
  source: { paper, where: 'main result, read without the class of estimators', fidelity: 'abstract' },
  regime: regime({ ...sizes, t: generation }),
  measures: { meanError: weightedMeanError({ weight: '2*n/(n+sqrt(n^2+4*n*m))' }) },
  asserts: 'meanError <= 1/((t+1)*n)',
  expected: 'refuted',
  finding:
    'The mean of all (t+1) n real points seen so far beats the golden-weight loop as soon as t+1 > 1/w* (k = 1: already at t = 1, 0.5/n against 0.674/n). The weight is optimal among estimators that keep only the fresh batch and the last model (optimal-value).',
  witnesses: [{ n: 100, m: 100, t: 1 }],
  controls: [
    control('half the real-only error at the start', {
      asserts: 'meanError <= 1/(2*n)',
      at: { n: 100, m: 100, t: 0 },
    }),
    control('better than all real data by a factor of two', {
      asserts: 'meanError <= 1/(2*(t+1)*n)',
      at: { n: 100, m: 100, t: 2 },
    }),
  ],
  view: { x: 't', y: 'm' },
  notes: 'sigma = 1, and the loop runs at the optimal weight. At t = 0 both sides agree.',
});

export const naivePooling = claim({
  id: 'he2025/naive-pooling',
  title: 'Naive pooling is strictly worse than the optimal weight',
  kind: 'identity',
  source: { paper, where: 'comparison with plain mixing', fidelity: 'restated' },
  regime: regime(sizes, 'n <= 1000*m'),
  where: golden,
  measures: {
    pooledError: alsoClosed(
      fixedError('n/m', '(n/(n+m))'),
      weightedMeanLimit({ ratio: 'n/m', weight: 'n/(n+m)' }).error,
    ),
  },
  asserts: ['pooledError = (1+k)/(k+2)', 'pooledError > best'],
  argument: [],
  controls: [
    control('pooling is optimal when synthetic data abound', {
      asserts: 'pooledError = best',
      at: { n: 100, m: 10_000 },
    }),
    control('pooling costs a factor of two', {
      asserts: 'pooledError >= 2*best',
      at: { n: 100, m: 100 },
    }),
    control('the error of n+m real points', { asserts: 'pooledError = k/(k+1)', at: { n: 100, m: 100 } }),
  ],
  view: { x: 'n', y: 'm' },
  notes:
    'In units of sigma^2/n, at the weight n/(n+m). For large k the gap is 1/k^3, so that the regime ends at k = 1000.',
});

export const beatsRealOnlyThreshold = claim({
  id: 'he2025/beats-real-only-threshold',
  title: 'The loop beats one real batch when k/(k+2) < w < 1',
  kind: 'threshold',
  source: { paper, where: 'consequence of the closed form', fidelity: 'derived' },
  regime: regime(ratioAndWeight, 'w*(k+2) > k', 'w < 1'),
  measures: { errorRatio },
  asserts: 'errorRatio < 1',
  // The difference to 1 is (1-w)(k-w(k+2))/(w(2-w)).
  argument: [
    {
      forAll: { v: [0, 1], g: [0, 2000], d: [0, 1] },
      given: ['v > 0', 'g > 0', 'd > 0'],
      says: 'v*g/d > 0',
      at: { v: '1-w', g: 'w*(k+2)-k', d: 'w*(2-w)' },
    },
  ],
  controls: [
    control('any weight beats real data only', { assumptions: ['w < 1'], at: { k: 1, w: 0.2 } }),
    control('threshold k/(k+4)', { assumptions: ['w*(k+4) > k', 'w < 1'], at: { k: 1, w: 0.3 } }),
    control('a gain by a factor of two', { asserts: 'errorRatio < 0.5', at: { k: 1, w: 0.618034 } }),
  ],
  view: { x: 'w', y: 'k' },
  notes: 'The other side is beats-real-only-threshold-below.',
});

export const beatsRealOnlyThresholdBelow = claim({
  id: 'he2025/beats-real-only-threshold-below',
  title: 'Below w = k/(k+2) the loop is worse than one real batch',
  kind: 'threshold',
  source: { paper, where: 'consequence of the closed form', fidelity: 'derived' },
  regime: regime(ratioAndWeight, 'w*(k+2) < k'),
  measures: { errorRatio },
  asserts: 'errorRatio > 1',
  // The difference to 1 is (1-w)(k-w(k+2))/(w(2-w)).
  argument: [
    {
      forAll: { v: [0, 1], g: [0, 2000], d: [0, 1] },
      given: ['v > 0', 'g > 0', 'd > 0'],
      says: 'v*g/d > 0',
      at: { v: '1-w', g: 'k-w*(k+2)', d: 'w*(2-w)' },
    },
  ],
  controls: [
    control('any weight loses', { assumptions: [], at: { k: 1, w: 0.4 } }),
    control('threshold k/(k+1)', { assumptions: ['w*(k+1) < k'], at: { k: 1, w: 0.45 } }),
    control('a loss by a factor of two', { asserts: 'errorRatio > 2', at: { k: 1, w: 0.3 } }),
  ],
  view: { x: 'w', y: 'k' },
  notes: 'At w = k/(k+2) the ratio is 1.',
});

/** One minus the synthetic share y of least variance, where the derivative of (2/(n-1) (1-y)^2 + b y^2)/(1-(1+b) y^2) vanishes. */
const stationaryShare = '(2/(2+b+kap+sqrt((2+b+kap)^2-4*(1+b))))';
const measured = weightedVariance();
const variance = {
  optimalWeight: alsoClosed(`1-${stationaryShare}`, measured.optimalWeight),
  optimalVariance: alsoClosed(
    `(2/(n-1)*(1-${stationaryShare})^2+b*${stationaryShare}^2)/(1-(1+b)*${stationaryShare}^2)`,
    measured.optimalVariance,
  ),
};

export const varianceOptimalWeight = claim({
  id: 'he2025/variance-optimal-weight',
  title: 'Gaussian variance: exact finite-sample optimal weight and value',
  kind: 'identity',
  source: { paper, where: 'covariance setting, which the paper treats asymptotically', fidelity: 'derived' },
  regime: regime({ n: realPoints(2), m: syntheticPoints(2) }),
  where: {
    b: '2/(m-1)',
    kap: '(n-1)/(m-1)',
    // (b-kap+sqrt((kap-b)^2+4*(1+b)*kap))/(2*(1+b)), without its cancellation for n well above m.
    best: '2*kap/(kap-b+sqrt((kap-b)^2+4*(1+b)*kap))',
  },
  measures: { optimalWeight: variance.optimalWeight, optimalVariance: variance.optimalVariance },
  asserts: ['optimalWeight = best', 'optimalVariance = 2*best/(n-1)'],
  argument: [],
  finding:
    'At finite sizes the optimal weight for the variance is not the golden one but tends to it (difference about 0.2113/m at n = m); variance-optimal-weight-as-read is the reading that fails.',
  controls: [
    control('the golden weight at finite n', {
      asserts: 'optimalWeight = (sqrt(5)-1)/2',
      at: { n: 3, m: 3 },
    }),
    control('the growth of the variance through synthetic sampling forgotten (b = 0)', {
      asserts: 'optimalWeight = (sqrt(kap^2+4*kap)-kap)/2',
      at: { n: 5, m: 5 },
    }),
    control('n instead of n-1 in the value', {
      asserts: 'optimalVariance = 2*best/n',
      at: { n: 10, m: 40 },
    }),
  ],
  view: { x: 'n', y: 'm' },
  notes:
    'True variance 1; the two unbiased variances are taken about their own means. A long-run variance exists only for (1-w)^2 (1+2/(m-1)) < 1. Any bias (ddof 0, pooling about a common mean) makes another recursion.',
});

export const varianceOptimalWeightAsRead = claim({
  id: 'he2025/variance-optimal-weight-as-read',
  title: 'The same weight formula is optimal for the variance at every sample size',
  kind: 'identity',
  source: {
    paper,
    where: 'unified expression across settings, read at finite sample sizes',
    fidelity: 'abstract',
  },
  regime: regime({ n: realPoints(2), m: syntheticPoints(2) }),
  where: golden,
  measures: { optimalWeight: measured.optimalWeight },
  asserts: 'optimalWeight = best',
  expected: 'refuted',
  finding:
    'For the variance the formula holds in the limit of large samples only: at n = m = 3 the optimum is 0.7071, not 0.6180. The exact weight is that of variance-optimal-weight.',
  witnesses: [{ n: 3, m: 3 }],
  controls: [
    control('the weight of naive pooling', { asserts: 'optimalWeight = k/(1+k)', at: { n: 3, m: 3 } }),
    control('k inverted', {
      asserts: 'optimalWeight = (sqrt(1/k^2+4/k)-1/k)/2',
      at: { n: 10, m: 40 },
    }),
  ],
  view: { x: 'n', y: 'm' },
  notes: 'The gap is about 0.2113/m at n = m, far above the accuracy of the optimum computed.',
});

export const claims: readonly Claim[] = [
  meanRecursion,
  noCollapseAnyWeight,
  optimalWeight,
  optimalValue,
  optimalValueAsRead,
  naivePooling,
  beatsRealOnlyThreshold,
  beatsRealOnlyThresholdBelow,
  varianceOptimalWeight,
  varianceOptimalWeightAsRead,
];
