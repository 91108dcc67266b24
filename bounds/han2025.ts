import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  filteredError,
  freshNoise,
  logMagnitude,
  multiplicativeError,
  sineFilter,
  weakFilter,
  withClosed,
} from '../src/process/index.js';
import { integer, real, regime } from '../src/regime/index.js';

/*
 * Preventing model collapse via contraction-conditioned neural filters. Han et al. (2025).
 *
 * A parameter is estimated again and again; a filter shrinks its error e before the noise of a new batch is added.
 * Scalar linear instance: e_(t+1) = rho e_t + tau Z_t/sqrt(n_t), Z_t standard normal, t = 0, ..., T-1. It
 * contracts with 1-c = rho^2; rho = 1 means no filter.
 */

const paper: Paper = {
  key: 'han2025',
  authors: 'Han, Liang, Wang, Luo, Huang, Song, Wei',
  title: 'Preventing Model Collapse via Contraction-Conditioned Neural Filters',
  year: 2025,
  arxiv: '2512.00757',
};

const contraction = (least: number, most: number) =>
  real(least, most, 'linear', 'contraction factor of the filtered update (1 = no filter)');
const growing = {
  n0: integer(1, 100_000, 'log', 'sample size n_t = n0*(1+t)^p, not rounded'),
  p: real(0, 3, 'linear', 'growth exponent of the sample size'),
};
const constant = { n: integer(1, 100_000, 'log', 'samples of every batch') };
const noise = { tau: real(0.01, 10, 'log', 'scale of the noise of one sample') };
const start = { e0: real(-10, 10, 'linear', 'initial error') };
const updates = (least: number, most: number) => integer(least, most, 'log', 'number of updates');
const threshold = { delta: real(0.001, 2, 'log', 'error threshold') };

const chain = filteredError();
const constantChain = filteredError({ samples: 'n' });

export const lyapunovRecursion = claim({
  id: 'han2025/lyapunov-recursion',
  title: 'Linear chain: the mean squared error is the discounted start plus the discounted noise',
  kind: 'identity',
  source: { paper, where: 'engine of the main theorem, scalar linear instance', fidelity: 'derived' },
  regime: regime({ rho: contraction(0, 1), ...growing, ...noise, ...start, T: updates(1, 10_000) }),
  measures: { mse: chain.squaredError },
  asserts: 'mse = rho^(2*T)*e0^2+tau^2/n0*sum(rho^(2*(T-1-t))/(1+t)^p, t, 0, T-1)',
  controls: [
    control('rho in place of rho^2', {
      asserts: 'mse = rho^T*e0^2+tau^2/n0*sum(rho^(T-1-t)/(1+t)^p, t, 0, T-1)',
      at: { rho: 0.9, n0: 10, p: 0, tau: 1, e0: 1, T: 60 },
    }),
    control('the noise left out', {
      asserts: 'mse = rho^(2*T)*e0^2',
      at: { rho: 0.9, n0: 10, p: 0, tau: 1, e0: 1, T: 60 },
    }),
    control('noise of the wrong generations (discounted from the first update on)', {
      asserts: 'mse = rho^(2*T)*e0^2+tau^2/n0*sum(rho^(2*t)/(1+t)^p, t, 0, T-1)',
      at: { rho: 0.9, n0: 10, p: 1, tau: 1, e0: 1, T: 60 },
    }),
  ],
  view: { x: 'rho', y: 'T' },
  notes: 'Updates are counted from 0: T updates use n_0, ..., n_(T-1). 0^0 = 1.',
});

export const lyapunovRecursionNonlinear = claim({
  id: 'han2025/lyapunov-recursion-nonlinear',
  title: 'Any contraction obeys the same recursion as an upper bound: the instance e -> rho sin(e)',
  kind: 'inequality',
  source: { paper, where: 'main theorem under a uniform contraction factor', fidelity: 'restated' },
  regime: regime({
    rho: contraction(0.05, 0.999),
    ...growing,
    ...noise,
    e0: real(0.1, 10, 'log', 'initial error'),
    T: updates(1, 300),
  }),
  where: { bound: 'rho^(2*T)*e0^2+tau^2/n0*sum(rho^(2*(T-1-t))/(1+t)^p, t, 0, T-1)' },
  measures: { mse: sineFilter() },
  asserts: 'mse <= bound',
  controls: [
    control('the noise left out', {
      asserts: 'mse <= rho^(2*T)*e0^2',
      at: { rho: 0.9, n0: 10, p: 0, tau: 1, e0: 1, T: 20 },
    }),
    control('rho^4 in place of rho^2', {
      asserts: 'mse <= rho^(4*T)*e0^2+tau^2/n0*sum(rho^(4*(T-1-t))/(1+t)^p, t, 0, T-1)',
      at: { rho: 0.9, n0: 100, p: 0, tau: 1, e0: 1, T: 20 },
    }),
    control('an expanding map, 1.2 sin(e), while rho = 0.9 is claimed', {
      measures: { mse: sineFilter({ gain: 1.2 }) },
      at: { rho: 0.9, n0: 100, p: 0, tau: 1, e0: 1, T: 20 },
    }),
  ],
  view: { x: 'rho', y: 'T' },
  notes: '|rho sin(e)| <= rho |e|; equality is approached where errors are small.',
});

export const vanishingNoiseConvergence = claim({
  id: 'han2025/vanishing-noise-convergence',
  title: 'With a contraction, sample sizes growing at any power rate make the error vanish: two-sided rate',
  kind: 'rate',
  source: { paper, where: 'main theorem as assumed (noise variance tends to 0)', fidelity: 'abstract' },
  regime: regime(
    {
      rho: contraction(0, 0.999),
      n0: growing.n0,
      p: real(0.01, 2, 'linear', 'growth exponent of the sample size'),
      ...noise,
      ...start,
      T: updates(500, 100_000),
      ...threshold,
    },
    'T*(1-rho^2) >= 500',
  ),
  where: { lead: 'tau^2/(n0*T^p*(1-rho^2))' },
  measures: { mse: chain.squaredError, exceed: chain.exceeds('delta') },
  asserts: [
    'mse <= lead*(1+2*p/(T*(1-rho^2)))',
    'mse >= lead*(1-rho^(2*T))',
    'exceed <= lead*(1+2*p/(T*(1-rho^2)))/delta^2',
  ],
  finding:
    'The theorem as assumed: the noise has to vanish. What contraction buys is that any growing sample size suffices, where without it the sum of 1/n_t has to be finite; at constant size the error stays (constant-n-floor-as-read fails).',
  controls: [
    control('no contraction (rho = 1): the error said not to exceed its start', {
      asserts: 'mse <= e0^2',
      assumptions: [],
      at: { rho: 1, n0: 10, p: 0.5, tau: 1, e0: 1, T: 1000, delta: 0.1 },
    }),
    control('constant sample size, still claimed to decay', {
      asserts: 'mse <= tau^2/(n0*T^0.5*(1-rho^2))*1.1',
      assumptions: [],
      at: { rho: 0.9, n0: 10, p: 0, tau: 1, e0: 1, T: 10_000, delta: 0.1 },
    }),
    control('1-rho in place of 1-rho^2', {
      asserts: 'mse >= tau^2/(n0*T^p*(1-rho))',
      at: { rho: 0.9, n0: 10, p: 1, tau: 1, e0: 1, T: 10_000, delta: 0.1 },
    }),
  ],
  view: { x: 'T', y: 'rho' },
  notes:
    'Convergence is checked as a rate, from T (1-rho^2) = 500 on, so that the start is forgotten. The upper constant 2p is verified, not proved; the third relation is Chebyshev’s inequality.',
});

export const constantSizeFloor = claim({
  id: 'han2025/constant-n-floor',
  title: 'Constant sample size: the probability of an error above delta tends to an explicit positive limit',
  kind: 'limit',
  source: { paper, where: 'headline at constant sample size, exact value', fidelity: 'derived' },
  regime: regime(
    { rho: contraction(0, 0.99), ...constant, ...noise, ...threshold },
    'delta*sqrt(n*(1-rho^2))/tau <= 6',
  ),
  measures: { limitExceed: constantChain.exceedsForever('delta') },
  asserts: 'limitExceed = erfc(delta*sqrt(n*(1-rho^2))/(tau*sqrt(2)))',
  finding:
    'The repaired form of constant-n-floor-as-read: with ordinary sampling noise the limit is positive for every delta.',
  controls: [
    control('the noise of one step only', {
      asserts: 'limitExceed = erfc(delta*sqrt(n)/(tau*sqrt(2)))',
      at: { rho: 0.9, n: 10, tau: 1, delta: 0.1 },
    }),
    control('1-rho in place of 1-rho^2', {
      asserts: 'limitExceed = erfc(delta*sqrt(n*(1-rho))/(tau*sqrt(2)))',
      at: { rho: 0.9, n: 10, tau: 1, delta: 0.1 },
    }),
    control('one tail', {
      asserts: 'limitExceed = erfc(delta*sqrt(n*(1-rho^2))/(tau*sqrt(2)))/2',
      at: { rho: 0.5, n: 10, tau: 1, delta: 0.1 },
    }),
  ],
  view: { x: 'n', y: 'rho' },
  notes: 'The assumption keeps the probability above 2e-9. The start is forgotten.',
});

export const constantSizeFloorAsRead = claim({
  id: 'han2025/constant-n-floor-as-read',
  title:
    'As the abstract is read: with a contracting filter the error vanishes in probability even at constant sample size',
  kind: 'limit',
  source: { paper, where: 'abstract, convergence "even with constant sample sizes"', fidelity: 'abstract' },
  regime: regime(
    { rho: contraction(0, 0.99), ...constant, ...noise, ...threshold },
    'delta*sqrt(n*(1-rho^2))/tau <= 4',
  ),
  measures: { limitExceed: constantChain.exceedsForever('delta') },
  asserts: 'limitExceed <= 0',
  expected: 'refuted',
  finding:
    'With ordinary sampling noise at constant sample size the limit is positive for every delta, even for a perfect filter (constant-n-floor gives its value); the theorem needs a noise variance that tends to 0 (vanishing-noise-convergence).',
  witnesses: [{ rho: 0.9, n: 10, tau: 1, delta: 0.1 }],
  controls: [
    control('weaker reading: the limit is at most one per cent', {
      asserts: 'limitExceed <= 0.01',
      at: { rho: 0.9, n: 1000, tau: 1, delta: 0.1 },
    }),
    control('for a perfect filter (rho = 0) only: the limit is at most ten per cent', {
      asserts: 'limitExceed <= 0.1',
      at: { rho: 0, n: 100, tau: 1, delta: 0.1 },
    }),
  ],
  view: { x: 'n', y: 'rho' },
  notes: 'True only under the listed assumption that the noise variance tends to 0.',
});

export const constantSizeVariance = claim({
  id: 'han2025/constant-n-variance',
  title: 'Constant sample size: the mean squared error stays between its start and an explicit floor',
  kind: 'inequality',
  source: { paper, where: 'true statement at constant sample size', fidelity: 'derived' },
  regime: regime({ rho: contraction(0, 0.999), ...constant, ...noise, ...start, T: updates(1, 10_000) }),
  where: { floorMse: 'tau^2/(n*(1-rho^2))' },
  measures: {
    mse: withClosed('rho^(2*T)*e0^2+tau^2/n*(1-rho^(2*T))/(1-rho^2)', constantChain.squaredError, 'rho < 1'),
  },
  asserts: ['mse <= max(e0^2, floorMse)', 'mse >= min(e0^2, floorMse)'],
  argument: [],
  controls: [
    control('the noise of one step as the floor', {
      asserts: 'mse <= max(e0^2, tau^2/n)',
      at: { rho: 0.9, n: 10, tau: 1, e0: 0, T: 60 },
    }),
    control('1-rho in place of 1-rho^2', {
      asserts: 'mse >= min(e0^2, tau^2/(n*(1-rho)))',
      at: { rho: 0.9, n: 10, tau: 1, e0: 3, T: 200 },
    }),
    control('no filter (rho = 1)', {
      asserts: 'mse <= max(e0^2, 10*tau^2/n)',
      at: { rho: 1, n: 10, tau: 1, e0: 1, T: 600 },
    }),
  ],
  view: { x: 'T', y: 'rho' },
  notes:
    'Without a filter the error grows without end, to e0^2+T tau^2/n. A side is met as an equality once rho^(2T) is below rounding, and where e0^2 is the floor.',
});

export const oneStepNoiseFloor = claim({
  id: 'han2025/one-step-noise-floor',
  title: 'No filter can beat the noise of the last batch: a lower bound on the chance of a large error',
  kind: 'impossibility',
  source: { paper, where: 'consequence of fresh sampling noise', fidelity: 'derived' },
  regime: regime(
    {
      ...constant,
      ...noise,
      ...threshold,
      shift: real(-2, 2, 'linear', 'error after filtering, before the new noise'),
    },
    'delta^2*n < tau^2',
  ),
  where: { sd: 'tau/sqrt(n)', u: 'delta^2*n/tau^2' },
  measures: {
    exceed: withClosed('(erfc((delta-shift)/(sd*sqrt(2)))+erfc((delta+shift)/(sd*sqrt(2))))/2', freshNoise()),
  },
  asserts: ['exceed >= (1-u)^2/3', 'exceed >= erfc(delta/(sd*sqrt(2)))'],
  // Two tails at equal distances sum to the more the larger the distance; the first relation follows at shift 0.
  argument: [
    {
      forAll: { x: [0, Infinity], y: [0, Infinity] },
      says: 'erfc(x-y)+erfc(x+y) >= 2*erfc(x)',
      at: { x: 'delta/(sd*sqrt(2))', y: 'abs(shift)/(sd*sqrt(2))' },
    },
    'erfc(delta/(sd*sqrt(2))-abs(shift)/(sd*sqrt(2)))+erfc(delta/(sd*sqrt(2))+abs(shift)/(sd*sqrt(2))) <= erfc((delta-shift)/(sd*sqrt(2)))+erfc((delta+shift)/(sd*sqrt(2)))',
    'delta/(sd*sqrt(2)) <= 0.7072',
    { forAll: { x: [0, 0.7072] }, says: 'erfc(x) >= (1-2*x^2)^2/3', at: { x: 'delta/(sd*sqrt(2))' } },
  ],
  controls: [
    control('a perfect filter reaches a probability below 0.3 at delta = tau/sqrt(n)', {
      asserts: 'exceed <= 0.3',
      assumptions: [],
      at: { n: 100, tau: 1, delta: 0.1, shift: 0 },
    }),
    control('kurtosis 1 in place of 3', {
      asserts: 'exceed >= (1-u)^2',
      at: { n: 1, tau: 1, delta: 0.1, shift: 0 },
    }),
    control('the tail of twice the noise', {
      asserts: 'exceed >= erfc(delta/(2*sd*sqrt(2)))',
      at: { n: 1, tau: 1, delta: 0.5, shift: 0 },
    }),
  ],
  view: { x: 'delta', y: 'shift' },
  notes:
    'Paley and Zygmund’s inequality, 3 being the largest kurtosis about 0 of a normal variate of any mean; other noise has its own. The second relation is an equality where the shift is 0.',
});

const factor = {
  rho: real(0, 1.2, 'linear', 'deterministic factor'),
  s: real(0.05, 3, 'linear', 'scale of the noise relative to the error'),
};

export const multiplicativeNoise = claim({
  id: 'han2025/multiplicative-noise',
  title: 'Noise in proportion to the error: the mean square converges exactly when rho^2+s^2 < 1',
  kind: 'threshold',
  source: { paper, where: 'reading with noise in proportion to the error', fidelity: 'derived' },
  regime: regime({ ...factor, e0: real(0.1, 10, 'log', 'initial error'), T: updates(1, 100) }),
  measures: { mse: multiplicativeError().squaredError },
  asserts: ['mse = e0^2*(rho^2+s^2)^T', '(rho^2+s^2-1)*(mse-e0^2) >= 0'],
  argument: [],
  controls: [
    control('contraction alone decides: rho^2 in place of rho^2+s^2', {
      asserts: '(rho^2-1)*(mse-e0^2) >= 0',
      at: { rho: 0.9, s: 1, e0: 1, T: 20 },
    }),
    control('(rho+s)^2 in place of rho^2+s^2', {
      asserts: 'mse = e0^2*(rho+s)^(2*T)',
      at: { rho: 0.9, s: 0.3, e0: 1, T: 10 },
    }),
    control('additive noise of the same scale', {
      measures: { mse: filteredError({ noise: 's', samples: 1 }).squaredError },
      at: { rho: 0.9, s: 0.3, e0: 1, T: 10 },
    }),
  ],
  view: { x: 'rho', y: 's' },
  notes:
    'The instance is e_(t+1) = (rho+s Z_t) e_t. A simulation of the mean square misleads for large T: rare paths carry it.',
});

const typical = logMagnitude();

export const multiplicativeLyapunov = claim({
  id: 'han2025/multiplicative-lyapunov',
  title:
    'Noise in proportion to the error: it dies out almost surely exactly when the Lyapunov exponent is negative',
  kind: 'threshold',
  source: { paper, where: 'reading with noise in proportion to the error', fidelity: 'derived' },
  regime: regime({ ...factor, T: updates(1, 300) }),
  where: {
    x: 'rho^2/(2*s^2)',
    series:
      '(rho == 0 ? log(s)+(log(2)+digamma(1/2))/2 : log(s)+(log(2)+sum(exp(j*log(x)-x-lgamma(j+1))*digamma(j+1/2), j, 0, floor(x+12*sqrt(x)+40)))/2)',
    // factor = exp E log|rho+s Z| is what a typical path is multiplied by.
    exponent: 'log(factor)',
  },
  measures: {
    factor: typical.typicalFactor,
    spread: typical.variance,
    wrongSide: multiplicativeError().wrongSide,
  },
  asserts: [
    'factor = exp(series)',
    'exponent <= log(rho^2+s^2)/2',
    'wrongSide <= spread/(spread+T*exponent^2)',
  ],
  finding:
    'Almost sure and mean-square convergence have different thresholds: at rho = 0.9, s = 1 the error dies out while its mean square diverges (multiplicative-noise-as-read is the reading in which they coincide).',
  controls: [
    control('the mean-square threshold taken for the almost sure one', {
      asserts: 'exponent*(rho^2+s^2-1) >= 0',
      at: { rho: 0.9, s: 1, T: 100 },
    }),
    control('contraction suffices: negative for every rho < 1', {
      asserts: 'exponent < 0',
      at: { rho: 0, s: 1.9, T: 100 },
    }),
    control('the logarithm of the mean square as the exponent', {
      asserts: 'exponent = log(rho^2+s^2)/2',
      at: { rho: 0.9, s: 0.3, T: 100 },
    }),
  ],
  view: { x: 'rho', y: 's' },
  notes:
    'By the law of large numbers the sign of the exponent decides; in finite time the third relation is Cantelli’s inequality for the sum of the logarithms, vacuous near exponent 0. The first relation compares exponentials, since the exponent has a zero.',
});

export const multiplicativeNoiseAsRead = claim({
  id: 'han2025/multiplicative-noise-as-read',
  title: 'As usually read: errors die out exactly where the mean square does',
  kind: 'threshold',
  source: {
    paper,
    where: 'mean-square condition read as a condition for convergence in probability',
    fidelity: 'derived',
  },
  regime: regime(factor, 'abs(rho^2+s^2-1) >= 0.01'),
  where: { exponent: 'log(factor)' },
  measures: { factor: typical.typicalFactor },
  asserts: '(rho^2+s^2-1)*exponent >= 0',
  expected: 'refuted',
  finding:
    'At rho = 0.9, s = 1 the error tends to 0 almost surely while its mean square grows like 1.81^T. The sign of the Lyapunov exponent decides: multiplicative-lyapunov.',
  witnesses: [{ rho: 0.9, s: 1 }],
  controls: [
    control('the reading moved to s < 1', {
      asserts: '(s-1)*exponent >= 0',
      at: { rho: 0.9, s: 1.5 },
    }),
    control('the reading moved to rho+s < 1', {
      asserts: '(rho+s-1)*exponent >= 0',
      at: { rho: 0.9, s: 0.5 },
    }),
  ],
  view: { x: 'rho', y: 's' },
  notes: 'One direction is true: rho^2+s^2 < 1 makes the exponent negative.',
});

const weak = weakFilter();

export const weakContractionFloor = claim({
  id: 'han2025/weak-contraction-floor',
  title:
    'A filter that contracts only weakly near the truth: a stationary error of the order of the root of the noise variance',
  kind: 'inequality',
  source: {
    paper,
    where: 'contraction factor c(e) = V/(1+V), allowed by the assumptions',
    fidelity: 'derived',
  },
  regime: regime({ q: real(0.0001, 10, 'log', 'noise variance tau^2/n') }),
  measures: { stationary: weak.squaredError, pull: weak.pull },
  asserts: [
    'stationary <= (q+sqrt(q^2+4*q))/2',
    'pull = q',
    'stationary >= max(q, 2*gamma(3/4)/gamma(1/4)*sqrt(q))',
  ],
  controls: [
    control('the floor of a uniform contraction, of order q', {
      asserts: 'stationary <= 4*q',
      at: { q: 0.01 },
    }),
    control('the floor q', { asserts: 'stationary <= q', at: { q: 0.01 } }),
    control('the bound taken for the value', {
      asserts: 'stationary = (q+sqrt(q^2+4*q))/2',
      at: { q: 0.01 },
    }),
  ],
  view: { x: 'q' },
  notes:
    'V = e^2, pull = E V^2/(1+V). The upper side is Jensen’s inequality, the second relation the exact balance of one step. In the third q is proved; 2 gamma(3/4)/gamma(1/4) = 0.676 is the limit of stationary/sqrt(q) for small q, verified and not proved as a lower bound.',
});

export const claims: readonly Claim[] = [
  lyapunovRecursion,
  lyapunovRecursionNonlinear,
  vanishingNoiseConvergence,
  constantSizeFloor,
  constantSizeFloorAsRead,
  constantSizeVariance,
  oneStepNoiseFloor,
  multiplicativeNoise,
  multiplicativeLyapunov,
  multiplicativeNoiseAsRead,
  weakContractionFloor,
];
