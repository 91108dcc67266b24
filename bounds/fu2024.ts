import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  alsoClosed,
  bestBandwidth,
  kernelDensity,
  kernelLoop,
  mixedTraining,
  withClosed,
} from '../src/process/index.js';
import { integer, real, regime, simplex } from '../src/regime/index.js';

/*
 * Towards theoretical understandings of self-consuming generative models: Fu et al. (2024).
 *
 * Generation 1 is fitted to real data, generation t+1 to a mixture of real data and data drawn from generation
 * t. Only the abstract was read. The explicit special cases are derived here: relative frequencies on
 * size(p0) cells, and Gaussian kernel densities p_t of bandwidth h with p_0 = N(0, sigma^2).
 */

const paper: Paper = {
  key: 'fu2024',
  authors: 'Fu, Zhang, Wang, Tian, Tao',
  title: 'Towards Theoretical Understandings of Self-Consuming Generative Models',
  year: 2024,
  arxiv: '2402.11778',
  venue: 'ICML 2024',
};

const derived = (where: string) => ({ paper, where, fidelity: 'derived' }) as const;

const law = simplex({ size: [2, 50], meaning: 'true law on size(p0) cells' });
const undecidedTruth = 'max(p0) < 1';
const G = 'sum(p0*(1-p0))';

// Every point real with probability alpha.

const iid = {
  p0: law,
  N: integer(
    2,
    5000,
    'log',
    'training points per generation, all of generation 1 real, later each real with probability alpha and else drawn from the last model',
  ),
  alpha: real(0, 1, 'linear', 'probability that a training point is real'),
  t: integer(1, 200, 'log', 'generation; 1 is the fit on real data only'),
};
const mixed = mixedTraining({ design: 'iid' });

export const tvErrorPropagation = claim({
  id: 'fu2024/tv-error-propagation',
  title:
    'Mixed training: the mean total variation error is at most the one-step error times the geometric sum of the synthetic share',
  kind: 'inequality',
  source: derived(
    'abstract (error control by the share of real data); explicit form for relative frequencies derived here',
  ),
  regime: regime(iid),
  where: { G, r: '(1-alpha)^2*(1-1/N)', D: 'G/N*(1-r^t)/(1-r)' },
  measures: { meanTV: mixed.totalVariation },
  asserts: [
    'meanTV <= 0.5*sqrt((size(p0)-1)/N)*sum((1-alpha)^j, j, 0, t-1)',
    'meanTV <= 0.5*sqrt(size(p0)*D)',
  ],
  controls: [
    control('half the one-step error', {
      asserts: 'meanTV <= 0.25*sqrt((size(p0)-1)/N)*sum((1-alpha)^j, j, 0, t-1)',
      at: { p0: [0.3, 0.7], N: 20, alpha: 0, t: 1 },
    }),
    control('no accumulation', {
      asserts: 'meanTV <= 0.5*sqrt((size(p0)-1)/N)',
      at: { p0: [0.3, 0.7], N: 20, alpha: 0, t: 10 },
    }),
    control('one-step error of order 1/N', {
      asserts: 'meanTV <= 0.5*(size(p0)-1)/N*sum((1-alpha)^j, j, 0, t-1)',
      at: { p0: [0.3, 0.7], N: 50, alpha: 0, t: 1 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes:
    'The first bound is vacuous once above 1. The second is never weaker (size(p0)*G <= size(p0)-1) and in the long run of order 1/sqrt(alpha), not 1/alpha.',
});

export const fullSyntheticL2 = claim({
  id: 'fu2024/full-synthetic-l2',
  title: 'Fully synthetic categorical loop: exact mean squared error',
  kind: 'identity',
  source: derived('derived here'),
  regime: regime({
    p0: law,
    n: integer(
      2,
      5000,
      'log',
      'points per generation, the first generation real, later ones drawn from the last model',
    ),
    t: integer(1, 5000, 'log', 'generation; 1 is the fit on real data'),
  }),
  where: { G },
  measures: { meanSquare: mixedTraining({ design: 'iid', samples: 'n', realShare: 0 }).squaredError },
  asserts: 'meanSquare = G*(1-(1-1/n)^t)',
  controls: [
    control('linear growth', {
      asserts: 'meanSquare = G*t/n',
      at: { p0: [0.3, 0.7], n: 20, t: 10 },
    }),
    control('independent generations: error of one fit only', {
      asserts: 'meanSquare = G/n',
      at: { p0: [0.3, 0.7], n: 20, t: 10 },
    }),
    control('real data again in every generation (share 0.2)', {
      measures: { meanSquare: mixedTraining({ design: 'iid', samples: 'n', realShare: 0.2 }).squaredError },
      at: { p0: [0.3, 0.7], n: 20, t: 10 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'Of the law only G matters. The limit of many generations is G, whatever n.',
});

export const iidL2 = claim({
  id: 'fu2024/iid-l2',
  title:
    'Categorical loop with an independent mixture of real and synthetic points: exact mean squared error',
  kind: 'identity',
  source: derived('derived here'),
  regime: regime(iid),
  where: { G, r: '(1-alpha)^2*(1-1/N)' },
  measures: { meanSquare: mixed.squaredError },
  asserts: 'meanSquare = G/N*(1-r^t)/(1-r)',
  controls: [
    control('synthetic share not squared', {
      asserts: 'meanSquare = G/N*(1-((1-alpha)*(1-1/N))^t)/(1-(1-alpha)*(1-1/N))',
      at: { p0: [0.3, 0.7], N: 20, alpha: 0.2, t: 10 },
    }),
    control('resampling loss forgotten', {
      asserts: 'meanSquare = G/N*(1-(1-alpha)^(2*t))/(1-(1-alpha)^2)',
      at: { p0: [0.3, 0.7], N: 20, alpha: 0.2, t: 10 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes: 'The limit of many generations is G/(N*(1-r)).',
});

// n real points, the same or new ones in every generation, and m synthetic points.

const pools = (synthetic: number) => ({
  p0: law,
  n: integer(2, 10_000, 'log', 'real points'),
  m: integer(1, synthetic, 'log', 'synthetic points per generation'),
  t: integer(2, 200, 'log', 'generation; 1 is the fit on the n real points only'),
});
const share = { G, q: 'm/(n+m)' };

const reusedError = alsoClosed(
  'G/n+q^2*G*(1-1/n)/m*(1-(q^2*(1-1/m))^(t-1))/(1-q^2*(1-1/m))',
  mixedTraining({ design: 'reused' }).squaredError,
);
const freshError = alsoClosed(
  '(q^2-m/(n+m)^2)^(t-1)*G/n+G/(n+m)*(1-(q^2-m/(n+m)^2)^(t-1))/(1-(q^2-m/(n+m)^2))',
  mixedTraining({ design: 'fresh' }).squaredError,
);

export const phaseTransitionReusedReal = claim({
  id: 'fu2024/phase-transition-reused-real',
  title:
    'Reused real data: synthetic points raise the error above that of the real data alone, by less than one half, and the excess dies out as their number grows',
  kind: 'threshold',
  source: {
    paper,
    where: 'abstract (initial ascent, decline beyond a threshold); exact form derived here',
    fidelity: 'abstract',
  },
  regime: regime(pools(10_000_000), undecidedTruth),
  where: share,
  measures: { meanSquare: reusedError },
  asserts: ['meanSquare > G/n', 'meanSquare < 1.5*G/n', 'meanSquare <= G/n+(t-1)*G/m'],
  argument: [
    { forAll: { r: [0, 1], k: [1, Infinity] }, says: '1-r^k <= k*(1-r)', at: { r: 'q^2*(1-1/m)', k: 't-1' } },
    {
      forAll: { g: [0, 1], a: [0, 1], k: [1, Infinity], r: [0, 1], power: [0, 1] },
      given: ['r < 1', '1-power <= k*(1-r)'],
      says: 'a*g*(1-power)/(1-r) <= g*k',
      at: { g: 'G/m', a: 'q^2*(1-1/n)', k: 't-1', r: 'q^2*(1-1/m)', power: '(q^2*(1-1/m))^(t-1)' },
    },
  ],
  controls: [
    control('never above the real data alone', {
      asserts: 'meanSquare <= G/n',
      at: { p0: [0.3, 0.7], n: 10, m: 1, t: 5 },
    }),
    control('fresh real data: a dip, not an ascent', {
      measures: { meanSquare: freshError },
      at: { p0: [0.3, 0.7], n: 10, m: 26, t: 5 },
    }),
    control('excess at most a tenth', {
      asserts: 'meanSquare < 1.1*G/n',
      at: { p0: [0.3, 0.7], n: 10, m: 26, t: 5 },
    }),
    control('decline at a rate 1/m that does not depend on t', {
      asserts: 'meanSquare <= G/n+G/m',
      at: { p0: [0.3, 0.7], n: 10, m: 200, t: 5 },
    }),
  ],
  view: { x: 'm', y: 't' },
  notes:
    'The decline is one in m at fixed t; in the other order of limits it disappears. The paper bounds the error, and its abstract does not say which design it means.',
});

export const phaseTransitionReusedRealTurn = claim({
  id: 'fu2024/phase-transition-reused-real-turn',
  title:
    'Reused real data: doubling the synthetic points raises the error while they are at most as many as the real ones, and lowers it once they exceed t times the real ones',
  kind: 'threshold',
  source: derived(
    'abstract (initial ascent, decline beyond a threshold); the two explicit sides derived here',
  ),
  regime: regime(pools(1_000_000), undecidedTruth, '2*m <= n or m >= t*n'),
  where: share,
  measures: {
    meanSquare: reusedError,
    meanSquareDouble: mixedTraining({ design: 'reused', synthetic: '2*m' }).squaredError,
  },
  asserts: '(2*m <= n ? meanSquareDouble-meanSquare : meanSquare-meanSquareDouble) > 0',
  controls: [
    control('never falls', {
      assumptions: ['m >= t*n'],
      asserts: 'meanSquareDouble-meanSquare > 0',
      at: { p0: [0.3, 0.7], n: 10, m: 50, t: 5 },
    }),
    control('never rises', {
      assumptions: ['2*m <= n'],
      asserts: 'meanSquare-meanSquareDouble > 0',
      at: { p0: [0.3, 0.7], n: 10, m: 5, t: 5 },
    }),
    control('falls already from m = n on', {
      assumptions: ['m >= n'],
      asserts: 'meanSquare-meanSquareDouble > 0',
      at: { p0: [0.3, 0.7], n: 10, m: 10, t: 5 },
    }),
  ],
  view: { x: 'm', y: 't' },
  notes:
    'The first side reaches m = n/2, so that the doubled number is at most n. The peak lies near m/n = 1.54 (t = 3), 2.5 (t = 5), 8.4 (t = 20), 18.2 (t = 50) for large n. At small n and t = 2 the total variation has lattice wiggles; this is the squared error.',
});

export const phaseTransitionFreshRealAsRead = claim({
  id: 'fu2024/phase-transition-fresh-real-as-read',
  title: 'Ascent read with fresh real data: synthetic points first raise the error',
  kind: 'threshold',
  source: {
    paper,
    where: 'abstract (initial ascent), read with new real data in every generation',
    fidelity: 'abstract',
  },
  regime: regime(pools(10_000_000), undecidedTruth),
  where: share,
  measures: { meanSquare: freshError },
  asserts: 'meanSquare > G/n',
  expected: 'refuted',
  finding:
    'With fresh real data the exact error falls below that of the real data alone for every number of synthetic points (fu2024/phase-transition-fresh-real); only an upper bound has the bump.',
  witnesses: [{ p0: [0.3, 0.7], n: 10, m: 26, t: 5 }],
  controls: [
    control('ascent for few synthetic points only', {
      assumptions: ['m <= n'],
      at: { p0: [0.3, 0.7], n: 10, m: 1, t: 5 },
    }),
    control('ascent for late generations only', {
      assumptions: ['t >= 20'],
      at: { p0: [0.3, 0.7], n: 10, m: 26, t: 30 },
    }),
  ],
  view: { x: 'm', y: 't' },
});

export const phaseTransitionFreshReal = claim({
  id: 'fu2024/phase-transition-fresh-real',
  title:
    'Fresh real data: the error with synthetic points is always below that of the real data alone, and mirrors the reused design exactly',
  kind: 'identity',
  source: derived('derived here, in contrast to the abstract'),
  regime: regime(pools(10_000_000), undecidedTruth),
  where: share,
  measures: { meanSquare: freshError, meanSquareReused: reusedError },
  asserts: [
    'meanSquare < G/n',
    'G/n-meanSquare = (n+1)/(n-1)*(meanSquareReused-G/n)',
    'meanSquare >= G/(n*(1+q)+q)',
  ],
  argument: [],
  finding:
    'The repaired form of fu2024/phase-transition-fresh-real-as-read: synthetic data act as up to one extra copy of the real data, and the dip is the mirror image of the ascent with reused data.',
  controls: [
    control('real data reused', {
      measures: { meanSquare: reusedError },
      at: { p0: [0.3, 0.7], n: 10, m: 26, t: 5 },
    }),
    control('mirror with factor 1', {
      asserts: 'G/n-meanSquare = meanSquareReused-G/n',
      at: { p0: [0.3, 0.7], n: 10, m: 26, t: 5 },
    }),
    control('as good as n+m real points', {
      asserts: 'meanSquare <= G/(n+m)',
      at: { p0: [0.3, 0.7], n: 10, m: 26, t: 5 },
    }),
  ],
  view: { x: 'm', y: 't' },
  notes: 'The identity subtracts nearly equal numbers when m is much larger than t*n.',
});

// Kernel densities.

const points = integer(
  1,
  100_000,
  'log',
  'points per generation; generation 1 real, later ones drawn from the last estimate',
);
const bandwidth = real(0.01, 2, 'log', 'bandwidth of the Gaussian kernel');
const estimate = (most: number) => integer(1, most, 'log', 'generation; 1 is the estimate from real data');
const sigma = real(0.1, 10, 'log', 'standard deviation of the true law N(0, sigma^2)');
const alpha = (least: number, scale: 'linear' | 'log') =>
  real(least, 1, scale, 'probability that a training point is real, from generation 2 on');

const kernel = { n: points, h: bandwidth, t: estimate(10_000), sigma };
const synthetic = kernelLoop();
const { modelVariance } = kernelDensity({ workflow: 'replace', variance: 'sigma^2' });

export const kdeMeanDensity = claim({
  id: 'fu2024/kde-mean-density',
  title:
    'Fully synthetic kernel density loop: the expected density at generation t is the normal density of variance sigma^2+t*h^2, whatever n',
  kind: 'identity',
  source: derived('derived here'),
  regime: regime(
    { ...kernel, x: real(-10, 10, 'linear', 'place where the density is read') },
    'x^2 <= 1400*(sigma^2+t*h^2)',
  ),
  where: { v: 'sigma^2+t*h^2' },
  measures: { meanDensity: synthetic.density, drawVariance: synthetic.drawVariance },
  asserts: ['meanDensity = exp(-x^2/(2*v))/sqrt(2*pi*v)', 'drawVariance = v'],
  controls: [
    control('bandwidth not squared', {
      asserts: 'meanDensity = exp(-x^2/(2*(sigma^2+t*h)))/sqrt(2*pi*(sigma^2+t*h))',
      at: { n: 50, h: 0.3, t: 5, sigma: 1, x: 0 },
    }),
    control('generation count squared', {
      asserts: 'meanDensity = exp(-x^2/(2*(sigma^2+t^2*h^2)))/sqrt(2*pi*(sigma^2+t^2*h^2))',
      at: { n: 50, h: 0.3, t: 5, sigma: 1, x: 0 },
    }),
    control('mean variance within one run in place of the variance over runs', {
      asserts: 'drawVariance = v',
      measures: { drawVariance: modelVariance },
      at: { n: 20, h: 0.5, t: 20, sigma: 1, x: 0 },
    }),
  ],
  view: { x: 't', y: 'h' },
  notes:
    'The assumption leaves out places so far away that the density underflows. Draws of one run share ancestors: a check by simulation needs many runs, one value each. With changing bandwidths replace t*h^2 by the sum of their squares.',
});

const variationOfNormals = (g: string) =>
  `erf(sqrt((1+${g})*log1p(${g})/(2*${g})))-erf(sqrt(log1p(${g})/(2*${g})))`;

export const kdeTvLower = claim({
  id: 'fu2024/kde-tv-lower',
  title:
    'Fully synthetic kernel density loop: the mean total variation error is at least that of the expected density',
  kind: 'inequality',
  source: derived('derived here'),
  regime: regime(kernel),
  where: { g: 't*h^2/sigma^2' },
  measures: { meanTV: synthetic.totalVariation },
  asserts: `meanTV >= ${variationOfNormals('g')}`,
  controls: [
    control('as an upper bound', {
      asserts: `meanTV <= ${variationOfNormals('g')}`,
      at: { n: 1, h: 0.5, t: 8, sigma: 1 },
    }),
    control('generation count squared', {
      asserts: `meanTV >= ${variationOfNormals('(t*g)')}`,
      at: { n: 200, h: 0.35, t: 10, sigma: 1 },
    }),
    control('bounded away from 1 for all t', {
      asserts: 'meanTV <= 0.9',
      at: { n: 1, h: 0.5, t: 1000, sigma: 0.1 },
    }),
  ],
  view: { x: 't', y: 'h' },
  notes:
    'The right side is the total variation between N(0, sigma^2*(1+g)) and N(0, sigma^2), about 0.2419707*g for small g: here the error does grow linearly in t, because the bias of every generation has one direction.',
});

export const kdeVariance = claim({
  id: 'fu2024/kde-variance',
  title:
    'Fully synthetic kernel density loop: the mean variance within one run follows a geometric law and stays bounded by max(sigma^2, n*h^2)',
  kind: 'identity',
  source: derived('derived here'),
  regime: regime(kernel),
  measures: { meanVariance: modelVariance },
  asserts: ['meanVariance = (1-1/n)^t*sigma^2+n*h^2*(1-(1-1/n)^t)', 'meanVariance <= max(sigma^2, n*h^2)'],
  argument: [],
  finding:
    'The repaired form of fu2024/kde-variance-as-read: the spread within a run does not grow by h^2 per generation; the rest is the wandering of the centre.',
  controls: [
    control('h^2 per generation', {
      asserts: 'meanVariance = sigma^2+t*h^2',
      at: { n: 20, h: 0.5, t: 20, sigma: 1 },
    }),
    control('divisor n-1 in the empirical variance', {
      asserts: '(meanVariance-h^2)*n/(n-1)+h^2 = (1-1/n)^t*sigma^2+n*h^2*(1-(1-1/n)^t)',
      at: { n: 20, h: 0.5, t: 20, sigma: 1 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'The variance of a density, so the divisor of the empirical part is n.',
});

export const kdeVarianceAsRead = claim({
  id: 'fu2024/kde-variance-as-read',
  title: 'Each generation of kernel smoothing adds h^2 to the variance of the estimate',
  kind: 'identity',
  source: derived('usual reading of the error accumulation of kernel estimates'),
  regime: regime(kernel),
  measures: { meanVariance: withClosed('(1-1/n)^t*sigma^2+n*h^2*(1-(1-1/n)^t)', modelVariance) },
  asserts: 'meanVariance = sigma^2+t*h^2',
  expected: 'refuted',
  finding:
    'True of the variance over runs (fu2024/kde-mean-density), false of the spread within a run, which is bounded by max(sigma^2, n*h^2) (fu2024/kde-variance).',
  witnesses: [{ n: 20, h: 0.5, t: 20, sigma: 1 }],
  controls: [
    control('true at least for large samples, up to 1 %', {
      assumptions: ['n >= 1000'],
      asserts: 'meanVariance >= 0.99*(sigma^2+t*h^2)',
      at: { n: 1000, h: 1, t: 1000, sigma: 1 },
    }),
    control('unbounded growth at half the rate', {
      asserts: 'meanVariance >= sigma^2/2+t*h^2/2',
      at: { n: 20, h: 0.5, t: 200, sigma: 1 },
    }),
  ],
  view: { x: 't', y: 'n' },
});

const bias = '(2*pi*(2*sigma^2+2*t*h^2))^(-d/2)-2*(2*pi*(2*sigma^2+t*h^2))^(-d/2)+(2*pi*(2*sigma^2))^(-d/2)';

export const kdeMise = claim({
  id: 'fu2024/kde-mise',
  title: 'Fully synthetic kernel density loop: exact mean integrated squared error',
  kind: 'identity',
  source: derived('derived here'),
  regime: regime({
    n: points,
    h: bandwidth,
    t: estimate(200),
    sigma,
    d: integer(1, 5, 'linear', 'dimension; the true law is N(0, sigma^2 I)'),
  }),
  measures: { mise: kernelLoop({ dimension: 'd' }).integratedSquare },
  asserts:
    'mise = sum(1/n*(1-1/n)^(j-1)*(4*pi*j*h^2)^(-d/2), j, 1, t)+(1-1/n)^t*(2*pi*(2*sigma^2+2*t*h^2))^(-d/2)-2*(2*pi*(2*sigma^2+t*h^2))^(-d/2)+(2*pi*(2*sigma^2))^(-d/2)',
  controls: [
    control('independent generations: t times the first error', {
      asserts:
        't*mise = sum(1/n*(1-1/n)^(j-1)*(4*pi*j*h^2)^(-d/2), j, 1, t)+(1-1/n)^t*(2*pi*(2*sigma^2+2*t*h^2))^(-d/2)-2*(2*pi*(2*sigma^2+t*h^2))^(-d/2)+(2*pi*(2*sigma^2))^(-d/2)',
      measures: { mise: kernelLoop({ dimension: 'd', generation: 1 }).integratedSquare },
      at: { t: 5, n: 50, h: 0.3, d: 1, sigma: 1 },
    }),
    control('bias of the expected density only', {
      asserts: `mise = ${bias}`,
      at: { t: 5, n: 50, h: 0.3, d: 1, sigma: 1 },
    }),
    control('no common ancestors', {
      asserts:
        'mise = 1/n*(4*pi*h^2)^(-d/2)+(1-1/n)*(2*pi*(2*sigma^2+2*t*h^2))^(-d/2)-2*(2*pi*(2*sigma^2+t*h^2))^(-d/2)+(2*pi*(2*sigma^2))^(-d/2)',
      at: { t: 5, n: 50, h: 0.3, d: 1, sigma: 1 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes:
    'The term of index j belongs to pairs of points whose last common ancestor lies j generations back. The three bias terms nearly cancel when t*h^2 is small against sigma^2.',
});

const mixedKernel = kernelLoop({ realShare: 'alpha' });

export const kdeMiseMixed = claim({
  id: 'fu2024/kde-mise-mixed',
  title:
    'Kernel density loop with an independent mixture of real and synthetic points: exact mean integrated squared error',
  kind: 'identity',
  source: derived('derived here'),
  regime: regime({ n: points, h: bandwidth, t: estimate(60), sigma, alpha: alpha(0, 'linear') }),
  where: {
    beta0: '(1-1/n)*(1-alpha)^2',
    crossTerm:
      'sum(alpha*(1-alpha)^(k-1)/sqrt(2*pi*(2*sigma^2+k*h^2)), k, 1, t-1)+(1-alpha)^(t-1)/sqrt(2*pi*(2*sigma^2+t*h^2))',
    mixed:
      'sum(beta0^(j-1)*(sum(alpha*(1-alpha)^(k-1)/sqrt(2*pi*(2*sigma^2+(2*j+k)*h^2)), k, 1, t-j-1)+(1-alpha)^(t-j-1)/sqrt(2*pi*(2*sigma^2+(t+j)*h^2))), j, 1, t-1)',
    secondMoment:
      'sum(beta0^(j-1)*(1/(n*sqrt(4*pi*j*h^2))+(1-1/n)*alpha^2/sqrt(2*pi*(2*sigma^2+2*j*h^2))), j, 1, t-1)+2*(1-1/n)*alpha*(1-alpha)*mixed+beta0^(t-1)*(1/(n*sqrt(4*pi*t*h^2))+(1-1/n)/sqrt(2*pi*(2*sigma^2+2*t*h^2)))',
  },
  measures: { mise: mixedKernel.integratedSquare },
  asserts: 'mise = secondMoment-2*crossTerm+1/sqrt(4*pi*sigma^2)',
  controls: [
    control('fully synthetic loop', {
      measures: { mise: synthetic.integratedSquare },
      at: { t: 5, n: 50, h: 0.3, alpha: 0.3, sigma: 1 },
    }),
    control('common ancestors ignored', {
      asserts:
        'mise = secondMoment-2*crossTerm+1/sqrt(4*pi*sigma^2)-sum(beta0^j/(n*sqrt(4*pi*(j+1)*h^2)), j, 1, t-1)',
      at: { t: 5, n: 50, h: 0.3, alpha: 0.3, sigma: 1 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes: 'In one dimension. alpha = 0 is fu2024/kde-mise.',
});

export const kdeMixVariance = claim({
  id: 'fu2024/kde-mix-variance',
  title:
    'Kernel density loop with real share alpha: the variance of the expected density converges to sigma^2+h^2/alpha',
  kind: 'limit',
  source: derived('derived here'),
  regime: regime({ h: bandwidth, t: estimate(1000), sigma, alpha: alpha(0.01, 'log') }),
  measures: { drawVariance: mixedKernel.drawVariance },
  asserts: ['drawVariance = sigma^2+h^2*sum((1-alpha)^j, j, 0, t-1)', 'drawVariance <= sigma^2+h^2/alpha'],
  argument: [],
  controls: [
    control('limit h^2/alpha^2', {
      assumptions: ['t >= 100'],
      asserts: 'drawVariance >= sigma^2+0.9*h^2/alpha^2',
      at: { h: 0.3, t: 200, alpha: 0.1, sigma: 1 },
    }),
    control('fully synthetic loop: diverges', {
      measures: { drawVariance: synthetic.drawVariance },
      at: { h: 0.3, t: 200, alpha: 0.1, sigma: 1 },
    }),
    control('bounded by one kernel', {
      asserts: 'drawVariance <= sigma^2+h^2',
      at: { h: 0.3, t: 5, alpha: 0.3, sigma: 1 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes: 'The expected density is a mixture of normals, not normal. The number of points does not enter.',
});

const best = bestBandwidth().integratedSquare;
const bestDouble = bestBandwidth({ samples: '2*n' }).integratedSquare;

export const kdeMiseRate = claim({
  id: 'fu2024/kde-mise-rate',
  title: 'Fully synthetic kernel density loop with the best bandwidth: the error is of order (t/n)^(4/5)',
  kind: 'rate',
  source: derived('derived here'),
  regime: regime(
    {
      n: integer(1000, 100_000_000, 'log', 'points per generation'),
      t: estimate(256),
      sigma,
    },
    'n >= 1000*t',
  ),
  measures: { bestMise: best, bestMiseDouble: bestDouble },
  asserts: [
    'bestMise <= 1.25*(3/(8*sqrt(pi)))^(1/5)*pi^(-2/5)*(t/n)^(4/5)/sigma',
    'bestMiseDouble >= 2^(-0.8)*bestMise',
    'bestMiseDouble <= 2^(-0.74)*bestMise',
  ],
  controls: [
    control('exponent 1 in n', {
      asserts: 'bestMiseDouble <= 2^(-1)*bestMise',
      at: { n: 1_000_000, t: 16, sigma: 1 },
    }),
    control('error of the last generation only: no growth with t', {
      asserts: 'bestMise <= 1.25*(3/(8*sqrt(pi)))^(1/5)*pi^(-2/5)*n^(-4/5)/sigma',
      at: { n: 1_000_000, t: 64, sigma: 1 },
    }),
    control('bandwidth of the first generation kept', {
      measures: { bestMise: bestBandwidth({ chosenFor: 1 }).integratedSquare },
      at: { n: 1_000_000, t: 64, sigma: 1 },
    }),
  ],
  view: { x: 'n', y: 't' },
  notes:
    'The bandwidth is the same in all generations and best for the one observed. A rate, checked as an explicit bound, which holds for all n and t, and as the factor from n to 2n; the local exponent approaches -0.8 from above.',
});

export const claims: readonly Claim[] = [
  tvErrorPropagation,
  fullSyntheticL2,
  iidL2,
  phaseTransitionReusedReal,
  phaseTransitionReusedRealTurn,
  phaseTransitionFreshRealAsRead,
  phaseTransitionFreshReal,
  kdeMeanDensity,
  kdeTvLower,
  kdeVariance,
  kdeVarianceAsRead,
  kdeMise,
  kdeMiseMixed,
  kdeMixVariance,
  kdeMiseRate,
];
