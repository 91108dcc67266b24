import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  gaussianLoop,
  gaussianVectorLoop,
  oneCategory,
  shrinkingStd,
  withClosed,
} from '../src/process/index.js';
import { integer, real, regime, vector } from '../src/regime/index.js';

/*
 * AI models collapse when trained on recursively generated data. Shumailov et al. (2024); preprint "The curse
 * of recursion" (2023).
 *
 * Fit a normal law to M points, draw M points from the fit, discard the old ones, n times; the first fit is made
 * on real data. The theorem of the paper divides the sum of squares by M-1 (ddof = 1); ddof = 0 divides by M.
 */

const paper: Paper = {
  key: 'shumailov2024',
  authors: 'Shumailov, Shumaylov, Zhao, Papernot, Anderson, Gal',
  title: 'AI models collapse when trained on recursively generated data',
  year: 2024,
  arxiv: '2305.17493',
  venue: 'Nature 631',
};

const samples = (least: number, most: number) => integer(least, most, 'log', 'samples per generation');
const fits = (most: number) => integer(1, most, 'log', 'number of fits; the first is on real data');
const scale = real(1e-3, 1e3, 'log', 'true standard deviation (a pure scale)');

const normalLoop = {
  M: samples(2, 100_000),
  n: fits(100_000),
  sigma: scale,
  ddof: integer(0, 1, 'linear', '1: unbiased variance (the theorem); 0: divided by the count'),
};
const unbiased = 'ddof == 1';
const maximumLikelihood = 'ddof == 0';

const loop = gaussianLoop({ samples: 'M', fits: 'n', scale: 'sigma', ddof: 'ddof' });

// The risk is E W2^2, the expected squared Wasserstein-2 distance of the n-th fit from the real law.
const risk = withClosed(
  'ddof == 1 ? sigma^2*(n/M+2*(1-c4(M)^n)) : 2*sigma^2*(1-(c4(M)*sqrt((M-1)/M))^n)',
  loop.squaredWasserstein,
);
const meanLogVariance = withClosed('n*(digamma((M-1)/2)-log((M-1)/2))', loop.meanLogVariance, 'ddof == 1');

export const varianceGrowth = claim({
  id: 'shumailov2024/variance-growth',
  title: 'The variance of a data point of generation n is sigma^2 (1+n/M)',
  kind: 'identity',
  source: { paper, where: 'one-dimensional Gaussian analysis', fidelity: 'restated' },
  regime: regime(normalLoop, unbiased),
  measures: { pointVariance: loop.pointVariance },
  asserts: 'pointVariance = sigma^2*(1+n/M)',
  controls: [
    control('ddof 0', { assumptions: [], at: { M: 10, n: 50, sigma: 1, ddof: 0 } }),
    control('compound growth', {
      asserts: 'pointVariance = sigma^2*(1+1/M)^n',
      at: { M: 10, n: 50, sigma: 1, ddof: 1 },
    }),
    control('one generation too few', {
      asserts: 'pointVariance = sigma^2*(1+(n-1)/M)',
      at: { M: 10, n: 5, sigma: 1, ddof: 1 },
    }),
  ],
  view: { x: 'n', y: 'M' },
  notes:
    'The variance is over the randomness of all generations. With ddof 0 it is sigma^2 for every n: no growth.',
});

export const w2Exact = claim({
  id: 'shumailov2024/w2-exact',
  title: 'The exact expected squared Wasserstein-2 distance after n fits with M points each',
  kind: 'identity',
  source: { paper, where: 'derived; sharpens the one-dimensional Gaussian theorem', fidelity: 'derived' },
  regime: regime(normalLoop, unbiased),
  measures: { risk: loop.squaredWasserstein },
  asserts: 'risk = sigma^2*(n/M+2*(1-c4(M)^n))',
  controls: [
    control('the root term linearised (first-order formula)', {
      asserts: 'risk = 1.5*sigma^2*n/M',
      at: { M: 10, n: 50, sigma: 1, ddof: 1 },
    }),
    control('ddof 0', { assumptions: [], at: { M: 10, n: 50, sigma: 1, ddof: 0 } }),
    control('c4 taken at M+1', {
      asserts: 'risk = sigma^2*(n/M+2*(1-c4(M+1)^n))',
      at: { M: 10, n: 5, sigma: 1, ddof: 1 },
    }),
  ],
  view: { x: 'n', y: 'M' },
  notes:
    'A naive simulation misleads: at M = 10, n = 200 it reports about 12 with a tiny standard error, where the truth is 21.99, because rare runs carry the mean. Simulation counts only where (1+2/(M-1))^n <= 100.',
});

export const w2FirstOrder = claim({
  id: 'shumailov2024/w2-first-order-3-2',
  title: 'To first order the risk is (3/2) sigma^2 n/M, with explicit errors on both sides',
  kind: 'limit',
  source: {
    paper,
    where: 'expansion in 1/M of the Gaussian theorem; the error terms are derived',
    fidelity: 'restated',
  },
  regime: regime(normalLoop, unbiased),
  measures: { risk },
  asserts: ['risk <= 1.5*sigma^2*n/M*(1+1/(3*(M-1)))', 'risk >= 1.5*sigma^2*n/M*(1-n/(24*M))'],
  argument: [
    '2*sigma^2*c4(M)^n <= 2*sigma^2*exp(-n/(4*M))',
    { forAll: { x: [0, Infinity] }, says: 'exp(-x) <= 1-x+x^2/2', at: { x: 'n/(4*M)' } },
    '2*sigma^2*exp(-n/(4*M)) <= 2*sigma^2*(1-n/(4*M)+n^2/(32*M^2))',
  ],
  finding:
    'The slope 3/2 is the initial one, for n well below M; the long-run slope at fixed M is 1 (w2-first-order-3-2-as-read is the reading that fails).',
  controls: [
    control('3/2 as an upper bound', {
      asserts: 'risk <= 1.5*sigma^2*n/M',
      at: { M: 10, n: 1, sigma: 1, ddof: 1 },
    }),
    control('slope 1', {
      asserts: 'risk <= sigma^2*n/M*(1+1/(3*(M-1)))',
      at: { M: 100, n: 10, sigma: 1, ddof: 1 },
    }),
    control('half of the lower error term', {
      asserts: 'risk >= 1.5*sigma^2*n/M*(1-n/(48*M))',
      at: { M: 1000, n: 1000, sigma: 1, ddof: 1 },
    }),
    control('ddof 0', {
      asserts: 'risk >= 1.5*sigma^2*n/M*(1-n/(24*M))',
      assumptions: [],
      at: { M: 10, n: 50, sigma: 1, ddof: 0 },
    }),
  ],
  view: { x: 'n', y: 'M' },
  notes:
    'The limit M to infinity with n fixed is checked as a bound on both sides at finite M. 3/2 itself is neither an upper bound (n = 1) nor a lower one (n well above M). Both error terms are sharp to leading order: 1/(3M) at n = 1, n/(24M) for 1 << n << M.',
});

export const w2FirstOrderAsRead = claim({
  id: 'shumailov2024/w2-first-order-3-2-as-read',
  title: 'Read as a growth rate: the risk diverges like (3/2) sigma^2 n/M at fixed M',
  kind: 'rate',
  source: { paper, where: 'expansion of the Gaussian theorem, as often quoted', fidelity: 'restated' },
  regime: regime(normalLoop, unbiased, 'M >= 5'),
  measures: { risk },
  asserts: ['risk >= 1.5*sigma^2*n/M*(1-0.1)', 'risk <= 1.5*sigma^2*n/M*(1+0.1)'],
  expected: 'refuted',
  finding:
    'As a rate 3/2 is wrong: the ratio to (3/2) sigma^2 n/M is 0.867 at M = 10, n = 50 and tends to 2/3, since the term of the standard deviation saturates at 2 sigma^2. The first-order reading is w2-first-order-3-2.',
  witnesses: [{ M: 10, n: 50, sigma: 1, ddof: 1 }],
  controls: [
    control('slope 2', {
      asserts: 'risk >= 2*sigma^2*n/M*(1-0.1)',
      at: { M: 10, n: 5, sigma: 1, ddof: 1 },
    }),
    control('slope 1 at the start', {
      asserts: 'risk <= sigma^2*n/M*(1+0.1)',
      at: { M: 100, n: 10, sigma: 1, ddof: 1 },
    }),
  ],
  view: { x: 'n', y: 'M' },
  notes: 'The rate is read as: within ten per cent. A witness needs n well above M.',
});

export const w2TwoSided = claim({
  id: 'shumailov2024/w2-two-sided',
  title: 'Explicit bounds of the risk on both sides, for all n and M',
  kind: 'inequality',
  source: { paper, where: 'derived; sharpens the Gaussian theorem', fidelity: 'derived' },
  regime: regime(normalLoop, unbiased),
  measures: { risk },
  asserts: ['risk <= sigma^2*min(n/M+2, n/M+n/(2*(M-1)))', 'risk >= sigma^2*n/M'],
  argument: [],
  controls: [
    control('3/2 as an upper bound', {
      asserts: 'risk <= 1.5*sigma^2*n/M',
      at: { M: 10, n: 1, sigma: 1, ddof: 1 },
    }),
    control('saturation at 1 instead of 2', {
      asserts: 'risk <= sigma^2*(n/M+1)',
      at: { M: 10, n: 50, sigma: 1, ddof: 1 },
    }),
    control('slope 3/2 as a lower bound', {
      asserts: 'risk >= 1.5*sigma^2*n/M',
      at: { M: 10, n: 50, sigma: 1, ddof: 1 },
    }),
  ],
  view: { x: 'n', y: 'M' },
  notes: 'From 1-c4(M)^n <= n (1-c4(M)) and 1-c4(M) <= 1/(4(M-1)).',
});

export const divergence = claim({
  id: 'shumailov2024/divergence',
  title: 'At fixed M the expected distance diverges while the fitted variance collapses',
  kind: 'limit',
  source: { paper, where: 'main Gaussian theorem', fidelity: 'restated' },
  regime: regime(normalLoop, unbiased),
  measures: { risk, meanLogVariance },
  asserts: ['risk >= sigma^2*n/M', 'meanLogVariance <= -n/(M-1)'],
  argument: [],
  finding:
    'The fitted variance has mean sigma^2 at every n although it tends to 0 almost surely: drift of the mean and rare runs carry the divergence. It needs the unbiased variance (divergence-as-read fails without).',
  controls: [
    control('ddof 0', { assumptions: [], at: { M: 10, n: 50, sigma: 1, ddof: 0 } }),
    control('collapse at rate 2 per M generations', {
      asserts: 'meanLogVariance <= -2*n/(M-1)',
      at: { M: 10, n: 5, sigma: 1, ddof: 1 },
    }),
    control('slope 3/2', {
      asserts: 'risk >= 1.5*sigma^2*n/M',
      at: { M: 10, n: 50, sigma: 1, ddof: 1 },
    }),
  ],
  view: { x: 'n', y: 'M' },
  notes:
    'The limits are checked as explicit rates: the second relation drives the logarithm of the variance to minus infinity, by the law of large numbers almost surely, on a scale of M generations.',
});

export const divergenceAsRead = claim({
  id: 'shumailov2024/divergence-as-read',
  title: 'Read without the estimator: the expected distance diverges at fixed M whichever variance is used',
  kind: 'limit',
  source: {
    paper,
    where: 'main Gaussian theorem, read without the unbiased estimator',
    fidelity: 'restated',
  },
  regime: regime(normalLoop),
  measures: { risk },
  asserts: 'risk >= sigma^2*n/M',
  expected: 'refuted',
  finding:
    'With the maximum likelihood variance (ddof 0) the expected distance stays below 2 sigma^2 for ever (w2-ddof0-bounded): 1.964 instead of 6.50 at M = 10, n = 50. Only the collapse of the variance survives; with ddof 1 the statement holds (divergence).',
  witnesses: [{ M: 10, n: 50, sigma: 1, ddof: 0 }],
  controls: [
    control('slope 3/2, unbiased', {
      asserts: 'risk >= 1.5*sigma^2*n/M',
      at: { M: 10, n: 50, sigma: 1, ddof: 1 },
    }),
    control('upper bound 2 sigma^2, unbiased', {
      asserts: 'risk <= 2*sigma^2',
      at: { M: 10, n: 50, sigma: 1, ddof: 1 },
    }),
  ],
  view: { x: 'n', y: 'M' },
  notes: 'A witness needs ddof 0 and n of the order of M or more.',
});

export const w2MaximumLikelihoodBounded = claim({
  id: 'shumailov2024/w2-ddof0-bounded',
  title: 'With the maximum likelihood variance the expected distance stays below 2 sigma^2',
  kind: 'identity',
  source: { paper, where: 'derived; variant of the Gaussian theorem', fidelity: 'derived' },
  regime: regime(normalLoop, maximumLikelihood),
  measures: { risk: loop.squaredWasserstein },
  asserts: ['risk = 2*sigma^2*(1-(c4(M)*sqrt((M-1)/M))^n)', 'risk <= 2*sigma^2'],
  argument: [],
  finding:
    'The divergence of the expected distance (divergence) is a property of the unbiased variance: the choice of ddof turns the theorem into its opposite (divergence-as-read).',
  controls: [
    control('the formula of ddof 1', {
      asserts: 'risk = sigma^2*(n/M+2*(1-c4(M)^n))',
      at: { M: 10, n: 50, sigma: 1, ddof: 0 },
    }),
    control('the ceiling sigma^2', {
      asserts: 'risk <= sigma^2',
      at: { M: 10, n: 50, sigma: 1, ddof: 0 },
    }),
    control('ddof 1 in the loop', { assumptions: [], at: { M: 10, n: 50, sigma: 1, ddof: 1 } }),
  ],
  view: { x: 'n', y: 'M' },
  notes: 'Simulation is reliable here: shift and variance have bounded second moments.',
});

export const varianceCollapseTail = claim({
  id: 'shumailov2024/variance-collapse-tail',
  title: 'The probability that the fitted variance is still above eps decays geometrically',
  kind: 'inequality',
  source: {
    paper,
    where: 'almost sure collapse in the main Gaussian theorem; the explicit bound is derived',
    fidelity: 'derived',
  },
  regime: regime({
    M: samples(2, 10_000),
    n: integer(1, 10_000, 'log', 'number of fits'),
    eps: real(1e-4, 1, 'log', 'threshold as a fraction of the true variance'),
    order: real(0.02, 0.98, 'linear', 'moment used in the second bound'),
  }),
  where: { rho: 'exp(order*log(2/(M-1))+lgamma((M-1)/2+order)-lgamma((M-1)/2))' },
  measures: { survival: shrinkingStd({ samples: 'M', fits: 'n', level: 'sqrt(eps)' }).above },
  asserts: ['survival <= c4(M)^n/sqrt(eps)', 'survival <= rho^n*eps^(-order)'],
  controls: [
    control('collapse within n = M generations', {
      asserts: 'survival <= 0.5',
      at: { M: 100, n: 100, eps: 0.01, order: 0.5 },
    }),
    control('twice the rate', {
      asserts: 'survival <= c4(M)^(2*n)/sqrt(eps)',
      at: { M: 10, n: 200, eps: 0.01, order: 0.3 },
    }),
    control('the factor of the threshold forgotten', {
      asserts: 'survival <= c4(M)^n',
      at: { M: 10, n: 20, eps: 0.01, order: 0.5 },
    }),
  ],
  view: { x: 'n', y: 'eps' },
  notes:
    'Markov’s inequality on a power of the variance, unbiased; order = 1/2 is the first relation. Says nothing above 1; the best order depends on the point.',
});

const growing = withClosed(
  'sigma^2*(sum(1/ceil(M0*k^(1+s)),k,1,n)+2*(1-prod(c4(ceil(M0*k^(1+s))),k,1,n)))',
  gaussianLoop({ samples: 'ceil(M0*t^(1+s))', fits: 'n', scale: 'sigma' }).squaredWasserstein,
);

export const superlinearBounded = claim({
  id: 'shumailov2024/superlinear-bounded',
  title: 'With sample sizes that grow like i^(1+s), s > 0, the expected distance stays bounded',
  kind: 'threshold',
  source: {
    paper,
    where: 'remark on superlinear sampling; the explicit bound is derived',
    fidelity: 'derived',
  },
  regime: regime(
    {
      M0: integer(2, 10_000, 'log', 'samples in the first generation'),
      s: real(0.01, 3, 'linear', 'excess of the growth exponent of the schedule over 1'),
      n: integer(1, 10_000, 'log', 'number of fits'),
      sigma: scale,
    },
    's > 0',
  ),
  measures: { risk: growing },
  asserts: [
    'risk <= sigma^2*zeta(1+s)/M0*(1+M0/(2*(M0-1)))',
    'risk >= sigma^2*sum(1/ceil(M0*k^(1+s)),k,1,n)',
  ],
  argument: [
    'sum(1/ceil(M0*k^(1+s)),k,1,n) <= zeta(1+s)/M0',
    '1-prod(c4(ceil(M0*k^(1+s))),k,1,n) <= M0/(4*(M0-1))*sum(1/ceil(M0*k^(1+s)),k,1,n)',
  ],
  controls: [
    control('a linear schedule kept under the ceiling of s = 1', {
      measures: { risk: gaussianLoop({ samples: 'M0*t', fits: 'n', scale: 'sigma' }).squaredWasserstein },
      at: { M0: 10, s: 1, n: 1000, sigma: 1 },
    }),
    control('a constant schedule', {
      measures: { risk: gaussianLoop({ samples: 'M0', fits: 'n', scale: 'sigma' }).squaredWasserstein },
      at: { M0: 10, s: 0.5, n: 10, sigma: 1 },
    }),
    control('only the drift term', {
      asserts: 'risk <= sigma^2*zeta(1+s)/M0',
      at: { M0: 10, s: 1, n: 10, sigma: 1 },
    }),
  ],
  view: { x: 's', y: 'M0' },
  notes:
    'Fit i = 1 .. n sees M_i = ceil(M0 i^(1+s)) points, unbiased variance. Bounded exactly when the sum of 1/M_i converges: i and i log(i) diverge, so that superlinear growth alone is not enough. ceil makes the left side jump in s.',
});

const category = oneCategory({ probability: 'q', samples: 'M', generation: 'n' });

export const categoryLoss = claim({
  id: 'shumailov2024/category-loss',
  title: 'A rare category is lost at once with probability (1-q)^M, and diversity decays geometrically',
  kind: 'identity',
  source: { paper, where: 'discrete argument', fidelity: 'restated' },
  regime: regime(
    {
      q: real(1e-5, 0.5, 'log', 'probability of the category in the real data'),
      M: samples(1, 10_000),
      n: integer(1, 1000, 'log', 'number of resamplings; the first is drawn from the real law'),
    },
    'M*q <= 400',
  ),
  measures: { absentFirst: category.absentFirst, absent: category.absent, spread: category.spread },
  asserts: ['absentFirst = (1-q)^M', 'absent >= (1-q)^M', 'spread = q*(1-q)*(1-1/M)^n'],
  controls: [
    control('the Poisson value as a lower bound', {
      asserts: 'absentFirst >= exp(-M*q)',
      at: { q: 0.01, M: 100, n: 1 },
    }),
    control('the probability divided among the draws', {
      asserts: 'absentFirst = (1-q/M)^M',
      at: { q: 0.01, M: 100, n: 1 },
    }),
    control('diversity decays at rate 1/(2M)', {
      asserts: 'spread = q*(1-q)*(1-1/(2*M))^n',
      at: { q: 0.2, M: 20, n: 10 },
    }),
  ],
  view: { x: 'q', y: 'M' },
  notes:
    'What is absent stays absent. With several categories the expected 1 - sum p^2 decays by the same factor 1-1/M. The assumption keeps (1-q)^M above what doubles can hold.',
});

export const meanDriftD = claim({
  id: 'shumailov2024/mean-drift-d',
  title: 'In d dimensions the expected squared drift of the mean is trace(Sigma) n/M',
  kind: 'identity',
  source: { paper, where: 'derived; multivariate Gaussian setting', fidelity: 'derived' },
  regime: regime({
    M: samples(2, 10_000),
    n: integer(1, 1000, 'log', 'number of fits'),
    spectrum: vector({ size: [1, 20], min: 0, max: 10, meaning: 'eigenvalues of the true covariance' }),
  }),
  measures: { drift: gaussianVectorLoop().squaredDrift },
  asserts: 'drift = sum(spectrum)*n/M',
  controls: [
    control('divided by M-1', {
      asserts: 'drift = sum(spectrum)*n/(M-1)',
      at: { M: 3, n: 2, spectrum: [2, 1, 1, 0.5] },
    }),
    control('the largest eigenvalue instead of the trace', {
      asserts: 'drift = max(spectrum)*n/M',
      at: { M: 10, n: 5, spectrum: [1, 1, 1, 1, 1] },
    }),
    control('dimension counted, scale ignored', {
      asserts: 'drift = size(spectrum)*n/M',
      at: { M: 20, n: 3, spectrum: [1, 0.5, 0.1] },
    }),
  ],
  view: { x: 'n', y: 'M' },
  notes: 'Unbiased covariance. Singular fitted covariances (M <= d) are allowed.',
});

export const claims: readonly Claim[] = [
  varianceGrowth,
  w2Exact,
  w2FirstOrder,
  w2FirstOrderAsRead,
  w2TwoSided,
  divergence,
  divergenceAsRead,
  w2MaximumLikelihoodBounded,
  varianceCollapseTail,
  superlinearBounded,
  categoryLoss,
  meanDriftD,
];
