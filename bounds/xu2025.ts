import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  biasedWalk,
  exponentialRateError,
  gaussianFit,
  gaussianMean,
  meanChain,
  type Quantity,
  withClosed,
} from '../src/process/index.js';
import { integer, real, regime } from '../src/regime/index.js';

/*
 * A probabilistic perspective on model collapse. Xu, He and Cheng (2025).
 *
 * Fit 1 is made on n_1 = n0 real points; fit t on n_t points drawn from fit t-1, everything else discarded.
 * The parameter error is a random walk whose step t has a variance proportional to 1/n_t.
 */

const paper: Paper = {
  key: 'xu2025',
  authors: 'Xu, He, Cheng',
  title: 'A Probabilistic Perspective on Model Collapse',
  year: 2025,
  arxiv: '2505.13947',
};

const n0 = integer(1, 10_000, 'log', 'prefactor of the schedule; n_1 = n0 real points');
const p = real(0, 4, 'linear', 'growth exponent, n_t = ceil(n0*t^p)');
const horizon = (most: number, least = 1) =>
  integer(least, most, 'log', 'number of fits; fit 1 is on real data');
const sigma = real(0.01, 100, 'log', 'standard deviation of one observation');
const delta = real(0.01, 5, 'log', 'error threshold');
const powers = { n0, p, T: horizon(100_000) };

/** Sum of 1/n_t, the variance of the walk in units of one observation's. */
const S = 'sum(1/ceil(n0*t^p), t, 1, T)';
/** What is left of a variance that loses the share 1/n_t at each fit. */
const kept = 'prod(1-1/ceil(n0*t^p), t, 1, T)';

const mean = gaussianMean();

/** A quantity that is nothing but an expression. */
const instead = (quantity: Quantity, expression: string): Quantity => ({
  ...quantity,
  routes: [{ kind: 'closed', expression }],
});

// Gaussian mean, known variance: a random walk.

export const gaussMeanVar = claim({
  id: 'xu2025/gauss-mean-var',
  title:
    'Recursive Gaussian mean, known variance: the mean squared error is the sum of the one-step variances',
  kind: 'identity',
  source: { paper, where: 'special case of the random-walk analysis', fidelity: 'derived' },
  regime: regime({ ...powers, d: integer(1, 200, 'log', 'dimension of the isotropic Gaussian mean'), sigma }),
  measures: { mse: gaussianMean({ dimension: 'd' }).squaredError },
  asserts: 'mse = d*sigma^2*sum(1/ceil(n0*t^p), t, 1, T)',
  controls: [
    control('the real fit forgotten (sum from t = 2)', {
      asserts: 'mse = d*sigma^2*sum(1/ceil(n0*t^p), t, 2, T)',
      at: { n0: 20, p: 0, T: 100, d: 1, sigma: 1 },
    }),
    control('formula of the accumulate workflow', {
      asserts: 'mse = d*sigma^2/n0*sum(1/t^2, t, 1, T)',
      at: { n0: 20, p: 0, T: 100, d: 1, sigma: 1 },
    }),
    control('accumulating instead of replacing', {
      measures: { mse: gaussianMean({ dimension: 'd', workflow: 'accumulate' }).squaredError },
      at: { n0: 20, p: 0, T: 100, d: 1, sigma: 1 },
    }),
  ],
  view: { x: 'T', y: 'p' },
  notes:
    'Sample sizes are integers, in the formula too; the unrounded power sum is larger by up to a few percent at small n0.',
});

// Schedules: which growth keeps the error bounded.

const steep = { sizes: 'ceil(n0*t^(1+s))' };

export const superlinearZetaBound = claim({
  id: 'xu2025/superlinear-zeta-bound',
  title: 'Growing the sample like t^(1+s) keeps the error below a bound free of T',
  kind: 'inequality',
  source: {
    paper,
    where: 'superlinear growth suffices for unbiased estimation; the zeta constant is derived',
    fidelity: 'restated',
  },
  regime: regime({
    n0,
    s: real(0.01, 3, 'log', 'excess over linear growth, n_t = ceil(n0*t^(1+s))'),
    T: horizon(1_000_000),
    sigma,
  }),
  measures: { mse: withClosed('sigma^2*sum(1/ceil(n0*t^(1+s)), t, 1, T)', gaussianMean(steep).squaredError) },
  asserts: [
    'mse <= sigma^2*zeta(1+s)/n0',
    'mse <= sigma^2/n0*(1+(1-T^(-s))/s)',
    'zeta(1+s) <= 1+1/s',
    'zeta(1+s) >= 1/s',
  ],
  argument: [],
  controls: [
    control('linear schedule held to the bound', {
      asserts: 'sigma^2*sum(1/ceil(n0*t), t, 1, T) <= sigma^2*zeta(1+s)/n0',
      at: { n0: 20, s: 0.1, T: 200_000, sigma: 1 },
    }),
    control('constant schedule held to the bound', {
      asserts: 'sigma^2*T/n0 <= sigma^2*zeta(1+s)/n0',
      at: { n0: 20, s: 0.1, T: 11, sigma: 1 },
    }),
    control('the real fit forgotten: zeta(1+s)-1', {
      asserts: 'mse <= sigma^2*(zeta(1+s)-1)/n0',
      at: { n0: 10, s: 1, T: 5, sigma: 1 },
    }),
    control('sample sizes rounded down instead of up', {
      asserts: 'sigma^2*sum(1/floor(n0*t^(1+s)), t, 1, T) <= sigma^2*zeta(1+s)/n0',
      at: { n0: 1, s: 0.5, T: 1000, sigma: 1 },
    }),
  ],
  view: { x: 's', y: 'T' },
  notes:
    'Saturation is slow for small s (the tail is about T^(-s)/s): no finite simulation separates s = 0.05 from s = 0. At T = 1 the second relation is an equality.',
});

export const schedulePhaseBoundary = claim({
  id: 'xu2025/schedule-phase-boundary',
  title:
    'Power schedules: the error stays bounded exactly when p > 1, that is when the sum of 1/n_t converges',
  kind: 'threshold',
  source: { paper, where: 'sample-growth condition', fidelity: 'restated' },
  regime: regime(powers),
  where: {
    ceiling: '(p == 1 ? log(2)/n0 : T^(1-p)*expm1((1-p)*log(2))/((1-p)*n0))',
    floorGrowth:
      '(p == 1 ? log((2*T+1)/(T+1))/n0 : (T+1)^(1-p)*expm1((1-p)*log((2*T+1)/(T+1)))/((1-p)*n0))*n0*T^p/(n0*T^p+1)',
  },
  measures: { growth: withClosed('sum(1/ceil(n0*t^p), t, T+1, 2*T)', mean.gained('T', '2*T')) },
  asserts: ['growth <= ceiling', 'growth >= floorGrowth', 'growth >= (p <= 1 ? 1/(2*n0) : 0)'],
  argument: [
    'sum(t^(-p), t, T+1, 2*T) <= (p == 1 ? log(2) : T^(1-p)*expm1((1-p)*log(2))/(1-p))',
    'growth <= sum(t^(-p), t, T+1, 2*T)/n0',
    'growth <= (p == 1 ? log(2) : T^(1-p)*expm1((1-p)*log(2))/(1-p))/n0',
    'sum(t^(-p), t, T+1, 2*T) >= (p == 1 ? log((2*T+1)/(T+1)) : (T+1)^(1-p)*expm1((1-p)*log((2*T+1)/(T+1)))/(1-p))',
    'growth >= sum(t^(-p)/(n0+t^(-p)), t, T+1, 2*T)',
    'sum(t^(-p)/(n0+t^(-p)), t, T+1, 2*T) >= sum(t^(-p)/(n0+T^(-p)), t, T+1, 2*T)',
    'growth >= sum(t^(-p), t, T+1, 2*T)/(n0+T^(-p))',
    'sum(t^(-p), t, T+1, 2*T)/(n0+T^(-p)) >= floorGrowth',
  ],
  finding:
    'The condition is that the sum of 1/n_t converges. Read as "any superlinear schedule suffices" or as "growth like t^(1+s) is necessary" it fails (schedule-phase-boundary-superlinear-suffices, schedule-phase-boundary-power-necessary).',
  controls: [
    control('boundary placed at p = 3/2: every p below it gains a fixed amount per doubling', {
      asserts: 'growth >= (p <= 1.5 ? 1/(2*n0) : 0)',
      at: { n0: 20, p: 1.25, T: 1000 },
    }),
    control('linear growth already suffices (the gain per doubling vanishes at p = 1)', {
      asserts: 'growth <= 1/(n0*log(T+1))',
      at: { n0: 20, p: 1, T: 1000 },
    }),
    control('wrong exponent, T^(-p) for T^(1-p)', {
      asserts: 'growth <= ceiling/T',
      at: { n0: 20, p: 0.5, T: 1000 },
    }),
    control('constant schedule instead of n0*t^p', {
      measures: { growth: gaussianMean({ sizes: 'n0' }).gained('T', '2*T') },
      at: { n0: 20, p: 1.5, T: 1000 },
    }),
  ],
  view: { x: 'p', y: 'T' },
  notes:
    'A threshold, checked through the gain per doubling of the horizon: for p <= 1 each doubling adds at least 1/(2*n0), so that the error diverges; for p > 1 the gains fall geometrically, so that it is bounded. At p = 0 the first relation is an equality.',
});

// On the boundary: n_t = ceil(n0*t*log(t+1)^k), the horizon squared again and again.

const boundary = {
  n0,
  k: real(0, 4, 'linear', 'power of the logarithm, n_t = ceil(n0*t*log(t+1)^k)'),
  T: integer(2, 30, 'log', 'number of fits; the horizons are T, T^2 and T^4'),
};
const logSchedule = gaussianMean({ sizes: 'ceil(n0*t*log(t+1)^k)' });
const earlier = withClosed('sum(1/ceil(n0*t*log(t+1)^k), t, T+1, T^2)', logSchedule.gained('T', 'T^2'));
const later = withClosed('sum(1/ceil(n0*t*log(t+1)^k), t, T^2+1, T^4)', logSchedule.gained('T^2', 'T^4'));
const total = withClosed('sum(1/ceil(n0*t*log(t+1)^k), t, 1, T^4)', logSchedule.gained(0, 'T^4'));

export const schedulePhaseBoundaryLog = claim({
  id: 'xu2025/schedule-phase-boundary-log',
  title: 'On the boundary, n_t = n0*t*log(t+1)^k: bounded exactly when k > 1',
  kind: 'threshold',
  source: { paper, where: 'boundary refinement', fidelity: 'derived' },
  regime: regime(boundary),
  where: {
    start: '1/log(2)^k+1/(2*log(3)^k)',
    reach: '(k == 1 ? log(log(T^4)/log(2)) : log(2)^(1-k)*expm1((1-k)*log(log(T^4)/log(2)))/(1-k))',
    limit: '(k > 1 ? (start+log(2)^(1-k)/(k-1))/n0 : 1)',
  },
  measures: { earlier, later, total },
  asserts: ['total <= (start+reach)/n0', 'later >= (k <= 1 ? earlier : 0)', '(k > 1 ? total : 0) <= limit'],
  finding:
    'The repaired form of the two usual readings of the growth condition: between t and t^(1+s) the power of the logarithm decides.',
  controls: [
    control('boundary placed at k = 2', {
      asserts: 'later >= (k <= 2 ? earlier : 0)',
      at: { n0: 100, k: 1.5, T: 20 },
    }),
    control('boundary placed at k = 1/2: bounded for k = 0.75', {
      asserts: 'later <= (k > 0.5 ? earlier : later)',
      at: { n0: 100, k: 0.75, T: 20 },
    }),
    control('integral part of the bound alone', {
      asserts: 'total <= reach/n0',
      at: { n0: 100, k: 3, T: 10 },
    }),
  ],
  view: { x: 'k', y: 'T' },
  notes:
    'A threshold, checked through squared horizons: for k <= 1 each squaring adds at least as much as the one before; for k > 1 a bound free of T holds.',
});

export const schedulePhaseBoundarySuperlinearSuffices = claim({
  id: 'xu2025/schedule-phase-boundary-superlinear-suffices',
  title: 'As usually read: any superlinear schedule keeps the error bounded',
  kind: 'threshold',
  source: { paper, where: 'sample-growth condition, as read in summaries', fidelity: 'restated' },
  regime: regime({ ...boundary, k: real(0.05, 1, 'linear', boundary.k.meaning) }),
  measures: { earlier, later },
  asserts: 'later <= earlier',
  expected: 'refuted',
  finding:
    't*log(t)^k with 0 < k <= 1 is superlinear, yet each squaring of the horizon adds at least as much error as the one before, so that the error diverges; the condition is that the sum of 1/n_t converges (schedule-phase-boundary-log).',
  witnesses: [{ n0: 100, k: 0.5, T: 5 }],
  controls: [
    control('the gain also halving', {
      asserts: 'later <= earlier/2',
      at: { n0: 100, k: 0.5, T: 20 },
    }),
    control('gains at most 1.2 times the one before', {
      asserts: 'later <= 1.2*earlier',
      at: { n0: 100, k: 0.5, T: 20 },
    }),
  ],
  view: { x: 'k', y: 'T' },
});

export const schedulePhaseBoundaryPowerNecessary = claim({
  id: 'xu2025/schedule-phase-boundary-power-necessary',
  title: 'As usually read: bounded error needs growth like t^(1+s)',
  kind: 'threshold',
  source: { paper, where: 'sample-growth condition, as read in summaries', fidelity: 'restated' },
  regime: regime({ ...boundary, k: real(1.2, 4, 'linear', boundary.k.meaning) }),
  measures: { earlier, later },
  asserts: 'later >= earlier',
  expected: 'refuted',
  finding:
    't*log(t)^2 grows slower than every t^(1+s), yet the error stays bounded (schedule-phase-boundary-log).',
  witnesses: [{ n0: 100, k: 2, T: 5 }],
  controls: [
    control('gains at least 0.9 times the one before', {
      asserts: 'later >= 0.9*earlier',
      at: { n0: 100, k: 2, T: 20 },
    }),
    control('gains twice the one before', {
      asserts: 'later >= 2*earlier',
      at: { n0: 100, k: 2, T: 20 },
    }),
  ],
  view: { x: 'k', y: 'T' },
  notes: 'At small T and k close to 1 the reading is not yet refuted.',
});

// Collapse in probability.

const walk = { ...powers, sigma, delta };
const exceed = mean.exceeds('delta');

export const collapseProbability = claim({
  id: 'xu2025/collapse-probability',
  title: 'Exact probability that the recursive Gaussian mean is off by more than delta',
  kind: 'identity',
  source: { paper, where: 'collapse in probability', fidelity: 'derived' },
  regime: regime(walk),
  where: { S },
  measures: { exceed },
  asserts: ['exceed = erfc(delta/(sigma*sqrt(2*S)))', 'exceed <= sigma^2*S/delta^2'],
  argument: [
    {
      forAll: { x: [0, Infinity] },
      given: ['x > 0'],
      says: 'erfc(x) <= 1/(2*x^2)',
      at: { x: 'delta/(sigma*sqrt(2*S))' },
    },
  ],
  finding:
    'Under a superlinear schedule the probability rises to a positive limit: the error of the first fit never goes away. That it falls with the generations is a misreading (collapse-probability-vanishing-as-read).',
  controls: [
    control('variance of one step only', {
      asserts: 'exceed = erfc(delta*sqrt(n0)/(sigma*sqrt(2)))',
      at: { n0: 10, p: 2, T: 200, sigma: 1, delta: 0.6 },
    }),
    control('probability tends to 0 in T under a superlinear schedule', {
      asserts: 'exceed <= sigma^2/(n0*T*delta^2)',
      at: { n0: 10, p: 2, T: 200, sigma: 1, delta: 1 },
    }),
    control('one-sided tail', {
      asserts: 'exceed = erfc(delta/(sigma*sqrt(2*S)))/2',
      at: { n0: 10, p: 2, T: 200, sigma: 1, delta: 0.6 },
    }),
  ],
  view: { x: 'T', y: 'p' },
});

export const collapseProbabilityMaximal = claim({
  id: 'xu2025/collapse-probability-maximal',
  title: 'The probability of ever leaving the delta-neighbourhood obeys the Kolmogorov and Levy bounds',
  kind: 'inequality',
  source: { paper, where: 'collapse in probability, maximal form', fidelity: 'derived' },
  regime: regime({ ...walk, T: horizon(300) }),
  where: { S },
  measures: {
    maxExceed: mean.everExceeds('delta'),
    exceed: instead(exceed, 'erfc(delta/(sigma*sqrt(2*S)))'),
  },
  asserts: ['maxExceed <= sigma^2*S/delta^2', 'maxExceed <= 2*exceed'],
  controls: [
    control('maximum no larger than the terminal probability', {
      asserts: 'maxExceed <= exceed',
      at: { n0: 10, p: 2, T: 200, sigma: 1, delta: 0.6 },
    }),
    control('Levy bound with half the variance', {
      asserts: 'maxExceed <= 2*erfc(delta/(sigma*sqrt(S)))',
      at: { n0: 10, p: 2, T: 200, sigma: 1, delta: 0.6 },
    }),
  ],
  view: { x: 'delta', y: 'T' },
});

export const collapseProbabilityVanishingAsRead = claim({
  id: 'xu2025/collapse-probability-vanishing-as-read',
  title:
    'As usually read: with a superlinear schedule the probability of a large error falls as generations go on',
  kind: 'limit',
  source: { paper, where: '"superlinear growth prevents collapse", as usually read', fidelity: 'restated' },
  regime: regime(
    { n0, p: real(1.05, 4, 'linear', p.meaning), T: horizon(50_000), sigma, delta },
    'sigma^2*zeta(p)/n0 >= delta^2/50',
  ),
  measures: { exceed, exceedLater: gaussianMean({ fits: '2*T' }).exceeds('delta') },
  asserts: 'exceedLater < exceed',
  expected: 'refuted',
  finding:
    'The probability of a large error increases with T under every schedule, to a limit below 1 for superlinear ones (collapse-probability); only a larger n0 makes it small.',
  witnesses: [{ n0: 10, p: 2, T: 100, sigma: 1, delta: 0.6 }],
  controls: [
    control('halves with every doubling', {
      asserts: 'exceedLater <= exceed/2',
      at: { n0: 10, p: 2, T: 100, sigma: 1, delta: 0.6 },
    }),
    control('at most 0.99 of the earlier value', {
      asserts: 'exceedLater <= 0.99*exceed',
      at: { n0: 10, p: 1.5, T: 10, sigma: 1, delta: 0.6 },
    }),
  ],
  view: { x: 'p', y: 'T' },
  notes: 'The assumption keeps the probabilities away from underflow.',
});

// Gaussian, both parameters fitted.

const scheduled = { sizes: 'ceil(n0*t^p)', fits: 'T', variance: 'sigma^2' };
const unbiased = gaussianFit({ ...scheduled, ddof: 1 });
const likelihood = gaussianFit({ ...scheduled, ddof: 0 });
const twoOrMore = integer(2, 10_000, 'log', n0.meaning);

export const gaussUnbiasedMeanDrift = claim({
  id: 'xu2025/gauss-unbiased-mean-drift',
  title:
    'Gaussian with both parameters fitted, unbiased variance: the mean drifts by sigma^2 times the sum of 1/n_t',
  kind: 'identity',
  source: { paper, where: 'Gaussian case', fidelity: 'derived' },
  regime: regime({ ...powers, n0: twoOrMore, sigma }),
  measures: { drift: unbiased.meanError },
  asserts: 'drift = sigma^2*sum(1/ceil(n0*t^p), t, 1, T)',
  finding:
    'The estimator decides: with the unbiased variance the drift is that of the walk, with the maximum-likelihood one it never exceeds sigma^2 (gauss-mle-conservation).',
  controls: [
    control('divisor n instead of n - 1', {
      measures: { drift: likelihood.meanError },
      at: { n0: 20, p: 0, T: 10, sigma: 1 },
    }),
    control('drift never exceeds sigma^2', {
      asserts: 'drift <= sigma^2',
      at: { n0: 2, p: 0, T: 10, sigma: 1 },
    }),
    control('the real fit forgotten', {
      asserts: 'drift = sigma^2*sum(1/ceil(n0*t^p), t, 2, T)',
      at: { n0: 20, p: 1, T: 10, sigma: 1 },
    }),
  ],
  view: { x: 'T', y: 'p' },
  notes:
    'Sample means come out far too small once prod(1+2/(n_t-1)) is large: the variance of fit T is then heavy tailed.',
});

export const gaussUnbiasedVarOfVar = claim({
  id: 'xu2025/gauss-unbiased-var-of-var',
  title: 'Variance of the fitted variance multiplies up generation by generation',
  kind: 'identity',
  source: { paper, where: 'Gaussian case', fidelity: 'derived' },
  regime: regime({ n0: twoOrMore, p, T: horizon(300), sigma }, 'sum(1/(ceil(n0*t^p)-1), t, 1, T) <= 100'),
  measures: { varOfVar: unbiased.varianceOfVariance },
  asserts: 'varOfVar = sigma^4*(prod(1+2/(ceil(n0*t^p)-1), t, 1, T)-1)',
  controls: [
    control('steps added instead of multiplied', {
      asserts: 'varOfVar = sigma^4*sum(2/(ceil(n0*t^p)-1), t, 1, T)',
      at: { n0: 20, p: 0, T: 10, sigma: 1 },
    }),
    control('n in place of n - 1', {
      asserts: 'varOfVar = sigma^4*(prod(1+2/ceil(n0*t^p), t, 1, T)-1)',
      at: { n0: 20, p: 0, T: 10, sigma: 1 },
    }),
  ],
  view: { x: 'T', y: 'n0' },
  notes: 'The assumption only keeps the product inside floating point.',
});

export const gaussUnbiasedCollapse = claim({
  id: 'xu2025/gauss-unbiased-collapse',
  title: 'Unbiased fitted variance dies out exactly when the sum of 1/n_t diverges: two-sided explicit form',
  kind: 'threshold',
  source: { paper, where: 'Gaussian case', fidelity: 'derived' },
  regime: regime({
    n0: twoOrMore,
    p,
    T: horizon(1000),
    eps: real(1e-4, 1, 'log', 'fraction of the true variance'),
  }),
  where: { meanSd: 'prod(c4(ceil(n0*t^p)), t, 1, T)', S },
  measures: { survival: gaussianFit({ ...scheduled, variance: 1, ddof: 1 }).survives('eps') },
  asserts: [
    'survival <= meanSd/sqrt(eps)',
    'survival >= max(0, meanSd-sqrt(eps))^2',
    'meanSd <= exp(-S/4)',
    'meanSd >= prod(1-1/(4*(ceil(n0*t^p)-1)), t, 1, T)',
  ],
  argument: [],
  controls: [
    control('fitted standard deviation taken as decaying like exp(-S)', {
      asserts: 'survival <= exp(-S)/sqrt(eps)',
      at: { n0: 20, p: 0, T: 100, eps: 0.04 },
    }),
    control('variance kept because it is unbiased: survival at least 1 - eps', {
      asserts: 'survival >= 1-eps',
      at: { n0: 20, p: 0, T: 100, eps: 0.04 },
    }),
    control('c4 of n + 1 (wrong degrees of freedom)', {
      asserts: 'meanSd = prod(c4(ceil(n0*t^p)+1), t, 1, T)',
      at: { n0: 2, p: 0, T: 10, eps: 0.04 },
    }),
  ],
  view: { x: 'T', y: 'p' },
  notes:
    'Upper side: Markov for the fitted standard deviation, whose mean is sigma*meanSd. Lower side: Paley-Zygmund with the mean of the variance. So survival tends to 0 exactly when the sum of 1/n_t diverges.',
});

export const gaussMleConservation = claim({
  id: 'xu2025/gauss-mle-conservation',
  title:
    'With the maximum-likelihood variance, drift of the mean and expected variance add up to sigma^2 for every schedule',
  kind: 'identity',
  source: { paper, where: 'Gaussian case', fidelity: 'derived' },
  regime: regime({ ...powers, sigma }),
  where: { kept },
  measures: { drift: likelihood.meanError, meanVar: likelihood.fittedVariance },
  asserts: ['drift = sigma^2*(1-kept)', 'drift + meanVar = sigma^2'],
  controls: [
    control('unbiased variance (divisor n - 1)', {
      measures: { drift: unbiased.meanError },
      at: { n0: 20, p: 0, T: 10, sigma: 1 },
    }),
    control('drift of the walk with known variance', {
      asserts: 'drift = sigma^2*sum(1/ceil(n0*t^p), t, 1, T)',
      at: { n0: 20, p: 0, T: 10, sigma: 1 },
    }),
    control('total variance shrinks', {
      asserts: 'drift + meanVar <= sigma^2*(1-1/(2*n0))',
      at: { n0: 20, p: 1, T: 10, sigma: 1 },
    }),
  ],
  view: { x: 'T', y: 'p' },
  notes:
    'So the mean never drifts by more than sigma^2, even at constant sample size. n_t = 1 is allowed: the variance becomes 0.',
});

// Other families.

export const expmeanVar = claim({
  id: 'xu2025/expmean-var',
  title: 'Exponential with mean parameter: the relative error multiplies up, prod(1+1/n_t) - 1',
  kind: 'identity',
  source: { paper, where: 'exponential case', fidelity: 'derived' },
  regime: regime({ n0, p, T: horizon(1000) }, 'sum(1/ceil(n0*t^p), t, 1, T) <= 100'),
  where: { S },
  measures: {
    mse: meanChain({ family: 'exponential', sizes: 'ceil(n0*t^p)', fits: 'T', start: 1 }).relativeError,
  },
  asserts: ['mse = prod(1+1/ceil(n0*t^p), t, 1, T)-1', 'mse >= S', 'mse <= expm1(S)'],
  argument: ['prod(1+1/ceil(n0*t^p), t, 1, T) <= exp(S)'],
  controls: [
    control('steps added instead of multiplied', { asserts: 'mse = S', at: { n0: 20, p: 0, T: 10 } }),
    control('upper bound without the exponential', {
      asserts: 'mse <= S+S^2/3',
      at: { n0: 20, p: 0, T: 40 },
    }),
    control('rate parametrisation (biased)', {
      measures: { mse: exponentialRateError() },
      at: { n0: 20, p: 0, T: 10 },
    }),
  ],
  view: { x: 'T', y: 'p' },
  notes: 'At T = 1 the second relation is an equality.',
});

const prob = real(0.01, 0.99, 'linear', 'true probability');
const bernoulli = meanChain({ family: 'bernoulli', sizes: 'ceil(n0*t^p)', fits: 'T', start: 'prob' });

export const bernoulliVar = claim({
  id: 'xu2025/bernoulli-var',
  title: 'Bernoulli: variance of the recursive frequency, exact, and never above the random-walk sum',
  kind: 'identity',
  source: { paper, where: 'discrete case', fidelity: 'derived' },
  regime: regime({ ...powers, prob }),
  where: { kept, S },
  measures: { mse: bernoulli.squaredError },
  asserts: ['mse = prob*(1-prob)*(1-kept)', 'mse <= prob*(1-prob)*S'],
  argument: [],
  controls: [
    control('random-walk sum as an identity', {
      asserts: 'mse = prob*(1-prob)*S',
      at: { n0: 20, p: 0, T: 100, prob: 0.3 },
    }),
    control('the real fit forgotten', {
      asserts: 'mse = prob*(1-prob)*(1-prod(1-1/ceil(n0*t^p), t, 2, T))',
      at: { n0: 20, p: 1, T: 100, prob: 0.3 },
    }),
  ],
  view: { x: 'T', y: 'p' },
});

export const bernoulliFixation = claim({
  id: 'xu2025/bernoulli-fixation',
  title: 'Bernoulli: chance that both outcomes are still alive at generation T',
  kind: 'inequality',
  source: { paper, where: 'discrete case, absorption', fidelity: 'derived' },
  regime: regime({ n0: twoOrMore, p, T: horizon(1000), prob }),
  where: { kept, last: 'ceil(n0*T^p)' },
  measures: { alive: bernoulli.alive },
  asserts: ['alive <= last^2/(last-1)*prob*(1-prob)*kept', 'alive >= 4*prob*(1-prob)*kept'],
  controls: [
    control('without the factor for the smallest heterozygosity', {
      asserts: 'alive <= prob*(1-prob)*kept',
      at: { n0: 20, p: 0, T: 20, prob: 0.3 },
    }),
    control('constant schedule keeps both alive with probability at least 1/2', {
      asserts: 'alive >= 1/2',
      at: { n0: 20, p: 0, T: 100, prob: 0.3 },
    }),
  ],
  view: { x: 'T', y: 'p' },
  notes:
    'While both are alive, (last-1)/last^2 <= q*(1-q) <= 1/4. Fixation is certain exactly when the sum of 1/n_t diverges.',
});

const poisson = meanChain({ family: 'poisson', sizes: 'ceil(n0*t^p)', fits: 'T', start: 'lambda' });

export const poissonExtinction = claim({
  id: 'xu2025/poisson-extinction',
  title: 'Poisson: exact extinction probability between two explicit bounds; variance is the random-walk sum',
  kind: 'inequality',
  source: { paper, where: 'discrete case, absorption', fidelity: 'derived' },
  regime: regime({ ...powers, lambda: real(0.01, 100, 'log', 'true mean') }),
  where: { S, last: '1/ceil(n0*T^p)' },
  measures: { extinct: poisson.extinct, mse: poisson.squaredError },
  asserts: ['extinct >= exp(-lambda/(last+(S-last)/2))', 'extinct <= exp(-lambda/S)', 'mse = lambda*S'],
  controls: [
    control('coefficient 1 instead of 1/2 in the lower bound', {
      asserts: 'extinct >= exp(-lambda/S)',
      at: { n0: 20, p: 0, T: 100, lambda: 0.5 },
    }),
    control('coefficient 1/2 in the upper bound', {
      asserts: 'extinct <= exp(-lambda/(last+(S-last)/2))',
      at: { n0: 20, p: 0, T: 100, lambda: 0.5 },
    }),
  ],
  view: { x: 'T', y: 'lambda' },
  notes:
    'The recursion runs backwards in t. Extinction is certain exactly when the sum of 1/n_t diverges. At T = 1 both bounds are equalities.',
});

// Biased estimation.

const kappa = real(0.1, 2, 'linear', 'order of the bias, n^(-kappa)');
const B = real(1e-3, 10, 'log', 'size of the bias');
const biased = biasedWalk();
const gain = withClosed('B*sum(ceil(n0*t^p)^(-kappa), t, T+1, 2*T)', biased.gained('T', '2*T'));

export const biasedThreshold = claim({
  id: 'xu2025/biased-threshold',
  title: 'A bias of order n^(-kappa) stays harmless when p > 1 and p*kappa > 1: a bound free of T',
  kind: 'threshold',
  source: { paper, where: 'growth condition for biased estimation', fidelity: 'restated' },
  regime: regime({ ...powers, kappa, B, sigma }, 'p > 1', 'p*kappa > 1'),
  where: { bias: 'B*sum(ceil(n0*t^p)^(-kappa), t, 1, T)', S },
  measures: { mse: biased.squaredError },
  asserts: ['mse <= (B*n0^(-kappa)*zeta(p*kappa))^2+sigma^2*zeta(p)/n0', 'mse = bias^2+sigma^2*S'],
  argument: [
    'S <= zeta(p)/n0',
    'sum(ceil(n0*t^p)^(-kappa), t, 1, T) <= sum((n0*t^p)^(-kappa), t, 1, T)',
    'sum((n0*t^p)^(-kappa), t, 1, T) <= n0^(-kappa)*sum(t^(-p*kappa), t, 1, T)',
    'sum(t^(-p*kappa), t, 1, T) <= zeta(p*kappa)',
    'bias <= B*n0^(-kappa)*zeta(p*kappa)',
    'bias^2 <= (B*n0^(-kappa)*zeta(p*kappa))^2',
  ],
  finding:
    'With a bias of order n^(-kappa), kappa < 1, growth faster than t^(1/kappa) is needed; p > 1 alone is not enough (biased-threshold-as-read).',
  controls: [
    control('bias ignored', {
      asserts: 'mse <= sigma^2*zeta(p)/n0',
      at: { n0: 10, p: 2.5, kappa: 0.5, B: 1, sigma: 1, T: 1000 },
    }),
    control('bias added linearly instead of squared', {
      asserts: 'mse = bias+sigma^2*S',
      at: { n0: 10, p: 2.5, kappa: 0.5, B: 1, sigma: 1, T: 1000 },
    }),
    control('the first fit left out of both sums', {
      asserts: 'mse <= (B*n0^(-kappa)*(zeta(p*kappa)-1))^2+sigma^2*(zeta(p)-1)/n0',
      at: { n0: 10, p: 3, kappa: 1, B: 1, sigma: 1, T: 10 },
    }),
    control('p = 1.5 said to suffice at kappa = 1/2, with the bound of kappa = 1', {
      assumptions: ['p > 1'],
      asserts: 'mse <= (B*n0^(-kappa)*zeta(p))^2+sigma^2*zeta(p)/n0',
      at: { n0: 10, p: 1.5, kappa: 0.5, B: 1, sigma: 1, T: 1000 },
    }),
  ],
  view: { x: 'p', y: 'kappa' },
  notes:
    'A threshold; the other side is biased-threshold-divergence. Rounding sizes up only shrinks both sums.',
});

export const biasedThresholdDivergence = claim({
  id: 'xu2025/biased-threshold-divergence',
  title: 'When p*kappa <= 1 the bias alone drives the error to infinity: a fixed gain per doubling',
  kind: 'threshold',
  source: { paper, where: 'growth condition for biased estimation, other side', fidelity: 'derived' },
  regime: regime({ n0, p, kappa, B, T: horizon(50_000) }, 'p*kappa <= 1'),
  measures: { gain },
  asserts: 'gain >= B*(n0+1)^(-kappa)/2',
  argument: [
    'sum(ceil(n0*t^p)^(-kappa), t, T+1, 2*T) >= sum(((n0+1)*t^p)^(-kappa), t, T+1, 2*T)',
    'sum(((n0+1)*t^p)^(-kappa), t, T+1, 2*T) >= (n0+1)^(-kappa)*sum(t^(-p*kappa), t, T+1, 2*T)',
    'sum(ceil(n0*t^p)^(-kappa), t, T+1, 2*T) >= (n0+1)^(-kappa)*sum(t^(-p*kappa), t, T+1, 2*T)',
    'sum(t^(-p*kappa), t, T+1, 2*T) >= sum(1/t, t, T+1, 2*T)',
    'sum(1/t, t, T+1, 2*T) >= 1/2',
    'sum(t^(-p*kappa), t, T+1, 2*T) >= 1/2',
    '(n0+1)^(-kappa)*sum(t^(-p*kappa), t, T+1, 2*T) >= (n0+1)^(-kappa)*(1/2)',
    'sum(ceil(n0*t^p)^(-kappa), t, T+1, 2*T) >= (n0+1)^(-kappa)/2',
  ],
  controls: [
    control('boundary moved to p*kappa = 1.5', {
      assumptions: ['p*kappa <= 1.5'],
      at: { n0: 10, p: 3, kappa: 0.5, B: 1, T: 2000 },
    }),
    control('gain grows like the square root of T whenever p*kappa <= 1', {
      asserts: 'gain >= B*(n0+1)^(-kappa)*sqrt(T)/2',
      at: { n0: 10, p: 2, kappa: 0.5, B: 1, T: 100 },
    }),
  ],
  view: { x: 'p', y: 'kappa' },
  notes: 'Because n_t <= n0*t^p + 1 <= (n0+1)*t^p, each term is at least (n0+1)^(-kappa)/t.',
});

export const biasedThresholdAsRead = claim({
  id: 'xu2025/biased-threshold-as-read',
  title: 'As usually read: superlinear growth (p > 1) suffices, biased or not',
  kind: 'threshold',
  source: { paper, where: 'growth condition, read without the bias', fidelity: 'restated' },
  regime: regime({ n0, p, kappa, B, T: horizon(50_000) }, 'p > 1', 'n0*T^p >= 100'),
  measures: {
    gain,
    gainLater: withClosed('B*sum(ceil(n0*t^p)^(-kappa), t, 2*T+1, 4*T)', biased.gained('2*T', '4*T')),
  },
  asserts: 'gainLater <= gain',
  expected: 'refuted',
  finding:
    'With a bias of order n^(-kappa), kappa < 1, growth p between 1 and 1/kappa still diverges: gains multiply by 2^(1-p*kappa) per doubling (biased-threshold, biased-threshold-divergence).',
  witnesses: [{ n0: 10, p: 1.5, kappa: 0.5, B: 1, T: 100 }],
  controls: [
    control('gains grow by at most 10 percent per doubling', {
      asserts: 'gainLater <= 1.1*gain',
      at: { n0: 10, p: 1.5, kappa: 0.5, B: 1, T: 100 },
    }),
    control('gains halve per doubling', {
      asserts: 'gainLater <= gain/2',
      at: { n0: 10, p: 1.5, kappa: 0.5, B: 1, T: 100 },
    }),
  ],
  view: { x: 'p', y: 'kappa' },
  notes: 'Holds where p*kappa > 1, fails where p*kappa < 1.',
});

// Does synthetic training ever help?

const wins = gaussianMean({ dimension: 'd', noise: 1 }).beatsFirst;

export const probBeatsReal = claim({
  id: 'xu2025/prob-beats-real',
  title: 'The final model beats the first real-data model with probability below one half, in closed form',
  kind: 'identity',
  source: { paper, where: 'probability that synthetic training yields a better model', fidelity: 'abstract' },
  regime: regime({
    n0,
    p,
    T: horizon(100_000, 2),
    d: integer(1, 200, 'log', 'dimension of the isotropic Gaussian mean'),
  }),
  where: {
    r: 'sqrt(sum(n0/ceil(n0*t^p), t, 2, T))',
    angle: 'atan(r/2)',
    central:
      '(floor(d/2)*2 == d ? sin(angle)*sum(exp(lgamma(j+1/2)-lgamma(j+1))/sqrt(pi)*cos(angle)^(2*j), j, 0, d/2-1) : 2/pi*(angle+sin(angle)*sum(sqrt(pi)/2*exp(lgamma(j+1)-lgamma(j+3/2))*cos(angle)^(2*j+1), j, 0, (d-3)/2)))',
  },
  measures: { wins },
  asserts: ['wins = (1-central)/2', 'wins < 1/2', 'wins <= atan(2/r)/pi'],
  controls: [
    control('one half, as for a fair coin', { asserts: 'wins = 1/2', at: { n0: 100, p: 0, T: 2, d: 1 } }),
    control('arctan(1/r)/pi', { asserts: 'wins = atan(1/r)/pi', at: { n0: 100, p: 0, T: 2, d: 1 } }),
    control('biased estimator: every synthetic fit halves the distance to the truth', {
      measures: { wins: instead(wins, '1') },
      asserts: 'wins < 1/2',
      at: { n0: 100, p: 0, T: 2, d: 1 },
    }),
    control('dimension ignored', { asserts: 'wins = atan(2/r)/pi', at: { n0: 100, p: 0, T: 2, d: 5 } }),
  ],
  view: { x: 'T', y: 'p' },
  notes:
    'central is P(|t_d| <= r*sqrt(d)/2) for a Student t with d degrees of freedom, as the finite sums for even and odd d; 1-central cancels where wins is tiny, which only many-digit arithmetic sees through. At d = 1 the third relation is an equality.',
});

// Is superlinear growth necessary?

export const monotoneNecessity = claim({
  id: 'xu2025/monotone-necessity',
  title: 'For nondecreasing schedules superlinear growth is necessary: finite-horizon form',
  kind: 'inequality',
  source: { paper, where: 'necessity of superlinear growth', fidelity: 'derived' },
  regime: regime({ n0, p: real(-1, 4, 'linear', p.meaning), T: horizon(100_000) }, 'p >= 0'),
  where: { last: 'ceil(n0*T^p)' },
  measures: {
    tail: withClosed('sum(1/ceil(n0*t^p), t, floor(T/2)+1, T)', mean.gained('floor(T/2)', 'T')),
  },
  asserts: '(T-floor(T/2))/last <= tail',
  argument: [],
  finding:
    'The repaired form of monotone-necessity-as-read: for nondecreasing schedules a bounded error forces n_T/T to infinity.',
  controls: [
    control('monotonicity dropped (decreasing sample sizes)', {
      assumptions: [],
      at: { n0: 1000, p: -0.5, T: 100 },
    }),
    control('all T terms counted', { asserts: 'T/last <= tail', at: { n0: 10, p: 2, T: 2 } }),
    control('n_t = t^2 except (log2 t)^2 at powers of two, at T = 1024', {
      asserts: '(T-floor(T/2))/(log(T)/log(2))^2 <= sum(1/t^2, t, floor(T/2)+1, T-1)+1/(log(T)/log(2))^2',
      at: { n0: 1, p: 2, T: 1024 },
    }),
  ],
  view: { x: 'T', y: 'p' },
  notes:
    'Equality at p = 0, at T <= 2 and wherever all n_t of the second half coincide. Negative exponents are in the domain for the first control only.',
});

export const monotoneNecessityAsRead = claim({
  id: 'xu2025/monotone-necessity-as-read',
  title: 'As usually read: superlinear growth is necessary for every schedule',
  kind: 'threshold',
  source: { paper, where: 'necessity of superlinear growth, read without monotonicity', fidelity: 'derived' },
  regime: regime({ m: integer(1, 16, 'linear', 'horizon T = 2^m') }, 'm >= 2'),
  measures: {
    tail: withClosed(
      'sum(1/t^2, t, 2^(m-1)+1, 2^m-1)+1/m^2',
      gaussianMean({ sizes: 't == 2^floor(log2(t)+1/2) and t >= 2 ? floor(log2(t)+1/2)^2 : t^2' }).gained(
        '2^(m-1)',
        '2^m',
      ),
    ),
  },
  asserts: '2^(m-1)/m^2 <= tail',
  expected: 'refuted',
  finding:
    'Without monotonicity superlinear growth is not necessary: n_t = t^2 except (log2 t)^2 at powers of two has a bounded error while n_t/t tends to 0 along the powers of two (monotone-necessity holds for nondecreasing schedules).',
  witnesses: [{ m: 5 }],
  controls: [
    control('half the horizon replaced by a tenth of it', {
      asserts: '0.2*2^(m-1)/m^2 <= tail',
      at: { m: 10 },
    }),
    control('logarithm of the horizon in place of the horizon', {
      asserts: '2*m/m^2 <= tail',
      at: { m: 10 },
    }),
  ],
  view: { x: 'm' },
});

export const claims: readonly Claim[] = [
  gaussMeanVar,
  superlinearZetaBound,
  schedulePhaseBoundary,
  schedulePhaseBoundaryLog,
  schedulePhaseBoundarySuperlinearSuffices,
  schedulePhaseBoundaryPowerNecessary,
  collapseProbability,
  collapseProbabilityMaximal,
  collapseProbabilityVanishingAsRead,
  gaussUnbiasedMeanDrift,
  gaussUnbiasedVarOfVar,
  gaussUnbiasedCollapse,
  gaussMleConservation,
  expmeanVar,
  bernoulliVar,
  bernoulliFixation,
  poissonExtinction,
  biasedThreshold,
  biasedThresholdDivergence,
  biasedThresholdAsRead,
  probBeatsReal,
  monotoneNecessity,
  monotoneNecessityAsRead,
];
