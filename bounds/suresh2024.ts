import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  forgetTime,
  fullySynthetic,
  gaussianLoop,
  oneCategory,
  poissonLoop,
  sampledWhere,
  shrinkingStd,
  survivalExponent,
  symmetricMixture,
} from '../src/process/index.js';
import { integer, real, regime, simplex } from '../src/regime/index.js';

/*
 * Rate of model collapse in recursive training. Suresh, Thangaraj, Khandavally (2024).
 *
 * Generation 0 is given (the truth, or the corpus); generation k >= 1 is estimated from n samples of generation
 * k-1. g_k is defined by g_1 = 1 and g_(k+1) = 1 - exp(-g_k).
 */

const paper: Paper = {
  key: 'suresh2024',
  authors: 'Suresh, Thangaraj, Khandavally',
  title: 'Rate of Model Collapse in Recursive Training',
  year: 2024,
  arxiv: '2412.17646',
  venue: 'AISTATS 2025',
};

const samples = (least: number, most: number) => integer(least, most, 'log', 'samples per generation');
const generation = (most: number) => integer(1, most, 'log', 'generation; 1 is the first refit');

const g = survivalExponent();

export const gkEnvelope = claim({
  id: 'suresh2024/gk-envelope',
  title: 'The survival exponent g_k lies between 1/k and 3/k',
  kind: 'inequality',
  source: { paper, where: 'used in Theorems 1 and 2', fidelity: 'restated' },
  regime: regime({ k: generation(1_000_000) }),
  measures: { g },
  asserts: ['g >= 1/k', 'g <= 3/k'],
  argument: [],
  controls: [
    control('lower constant 2', { asserts: 'g >= 2/k', at: { k: 3 } }),
    control('upper constant 1.9: true up to k = 38, false from 39 on', {
      asserts: 'g <= 1.9/k',
      at: { k: 39 },
    }),
  ],
  view: { x: 'k' },
  notes: 'k starts at 1, and k g_k tends to 2.',
});

export const gkEnvelopeSharp = claim({
  id: 'suresh2024/gk-envelope-sharp',
  title: 'g_k is at most 2/(k+1) and at least 1/((k+1)/2 + log(k)/6)',
  kind: 'inequality',
  source: {
    paper,
    where: 'derived from 1/x + 1/2 <= 1/(1-exp(-x)) <= 1/x + 1/2 + x/12',
    fidelity: 'derived',
  },
  regime: regime({ k: generation(1_000_000) }),
  measures: { g },
  asserts: ['g <= 2/(k+1)', 'g >= 1/((k+1)/2+log(k)/6)'],
  controls: [
    control('2/(k+2)', { asserts: 'g <= 2/(k+2)', at: { k: 5 } }),
    control('the lower bound without the logarithm', { asserts: 'g >= 2/(k+1)', at: { k: 50 } }),
    control('log(k)/8 instead of log(k)/6, false only for large k', {
      asserts: 'g >= 1/((k+1)/2+log(k)/8)',
      at: { k: 2000 },
    }),
  ],
  view: { x: 'k' },
  notes: 'Equality on both sides at k = 1.',
});

// One symbol: P_0 = p0, P_k = Binomial(n, P_(k-1))/n, as any symbol of a multinomial model.

const symbol = {
  n: samples(1, 1000),
  p0: real(1e-4, 1, 'log', 'initial probability of the symbol'),
  k: generation(500),
};
const bernoulli = oneCategory();

export const bernoulliSurvivalLower = claim({
  id: 'suresh2024/bernoulli-survival-lower',
  title: 'A symbol survives k rounds with probability at least 1-exp(-n p0 g_k)',
  kind: 'inequality',
  source: { paper, where: 'Theorem 1, left part', fidelity: 'restated' },
  regime: regime(symbol),
  measures: { alive: bernoulli.alive, g },
  asserts: ['alive >= 1-exp(-n*p0*g)', 'alive >= 1-exp(-n*p0/k)'],
  controls: [
    control('the asymptotic 2/k for g_k', {
      asserts: 'alive >= 1-exp(-2*n*p0/k)',
      at: { n: 100, p0: 0.01, k: 5 },
    }),
    control('3/k for g_k', { asserts: 'alive >= 1-exp(-3*n*p0/k)', at: { n: 10, p0: 0.5, k: 6 } }),
  ],
  view: { x: 'p0', y: 'k' },
  notes:
    'Proved for all parameters. As k grows the left side tends to p0, since the symbol may be left alone, and the right side to 0.',
});

export const bernoulliSurvivalUpper = claim({
  id: 'suresh2024/bernoulli-survival-upper',
  title: 'A symbol survives k rounds with probability at most 1-(1-3 n p0^2-3 k p0) exp(-n p0 g_k)',
  kind: 'inequality',
  source: { paper, where: 'Theorem 1, right part', fidelity: 'restated' },
  regime: regime(symbol),
  where: { bracket: '1-3*n*p0^2-3*k*p0' },
  measures: { alive: bernoulli.alive, g },
  asserts: 'alive <= 1-bracket*exp(-n*p0*g)',
  controls: [
    control('constant 1/4 instead of 3', {
      asserts: 'alive <= 1-(1-0.25*n*p0^2-0.25*k*p0)*exp(-n*p0*g)',
      at: { n: 1, p0: 0.7, k: 1 },
    }),
    control('the bracket left out', {
      asserts: 'alive <= 1-exp(-n*p0*g)',
      at: { n: 100, p0: 0.2, k: 50 },
    }),
    control('the bracket left out, small n', {
      asserts: 'alive <= 1-exp(-n*p0*g)',
      at: { n: 10, p0: 0.5, k: 6 },
    }),
  ],
  view: { x: 'p0', y: 'k' },
  notes:
    'Says something only where the bracket is positive; elsewhere the right side is at least 1. Not proved again here. On a grid with n <= 200 already the constant 1/2 would do, which is needed at n = k = 1, p0 = 1.',
});

export const bernoulliBothEnds = claim({
  id: 'suresh2024/bernoulli-both-ends',
  title: 'Neither lost nor alone after k rounds: probability at least 1-exp(-n p0 g_k)-exp(-n (1-p0) g_k)',
  kind: 'inequality',
  source: {
    paper,
    where: 'extension of Theorem 1 to both ends, as in the authors’ notebook',
    fidelity: 'restated',
  },
  regime: regime({ ...symbol, p0: real(1e-4, 0.9999, 'linear', 'initial probability of the symbol') }),
  measures: { inside: bernoulli.mixed, g },
  asserts: 'inside >= 1-exp(-n*p0*g)-exp(-n*(1-p0)*g)',
  controls: [
    control('the second exponential left out', {
      asserts: 'inside >= 1-exp(-n*p0*g)',
      at: { n: 50, p0: 0.99, k: 20 },
    }),
    control('the asymptotic 2/k for g_k', {
      asserts: 'inside >= 1-exp(-2*n*p0/k)-exp(-2*n*(1-p0)/k)',
      at: { n: 100, p0: 0.01, k: 5 },
    }),
  ],
  view: { x: 'k', y: 'n' },
  notes:
    'Negative for k of the order of n and beyond, where the exponential lower bound 4 p0 (1-p0) (1-1/n)^k of two tokens is the better one: neither implies the other.',
});

const poisson = poissonLoop();

export const poissonSurvival = claim({
  id: 'suresh2024/poisson-survival',
  title: 'Poisson model: the survival probability is exactly 1-exp(-n lambda0 g_k)',
  kind: 'identity',
  source: { paper, where: 'Theorem 2', fidelity: 'restated' },
  regime: regime({
    n: samples(1, 10_000),
    lambda0: real(1e-4, 10, 'log', 'initial mean of the Poisson model'),
    k: generation(1000),
  }),
  measures: { alive: poisson.alive, g },
  asserts: ['alive = 1-exp(-n*lambda0*g)', 'alive >= 1-exp(-n*lambda0/k)', 'alive <= 1-exp(-3*n*lambda0/k)'],
  controls: [
    control('2/(k+1) taken for g_k', {
      asserts: 'alive = 1-exp(-2*n*lambda0/(k+1))',
      at: { n: 10, lambda0: 0.3, k: 5 },
    }),
    control('the same identity for the Bernoulli chain', {
      asserts: 'alive = 1-exp(-n*lambda0*g)',
      measures: { alive: oneCategory({ probability: 'lambda0' }).alive },
      at: { n: 10, lambda0: 0.5, k: 6 },
    }),
    control('the index shifted by one', {
      asserts: 'alive = 1-exp(-n*lambda0*g)',
      measures: { g: survivalExponent('k+1') },
      at: { n: 10, lambda0: 0.3, k: 5 },
    }),
  ],
  view: { x: 'k', y: 'lambda0' },
  notes:
    'Depends on n lambda0 only. Sampled where the count is likely to survive; the time to extinction has no mean.',
});

// Zipf's law (rank + b)^-a, rounded, of which the first two are initial laws in the controls.

const thirtySymbols = [
  0.11573, 0.091103, 0.07512, 0.063908, 0.055609, 0.049217, 0.044143, 0.040017, 0.036597, 0.033715, 0.031254,
  0.029128, 0.027273, 0.02564, 0.024191, 0.022898, 0.021735, 0.020685, 0.019732, 0.018863, 0.018067, 0.017335,
  0.016661, 0.016037, 0.015458, 0.014919, 0.014417, 0.013947, 0.013507, 0.013094,
];
const twentySymbols = [
  0.195465, 0.143606, 0.109948, 0.086873, 0.070367, 0.058154, 0.048866, 0.041637, 0.035901, 0.031274,
  0.027487, 0.024348, 0.021718, 0.019492, 0.017592, 0.015956, 0.014539, 0.013302, 0.012216, 0.011259,
];

export const uniqueSymbols = claim({
  id: 'suresh2024/unique-symbols',
  title: 'The expected number of surviving symbols, from both sides',
  kind: 'inequality',
  source: { paper, where: 'Corollary 1', fidelity: 'restated' },
  regime: regime({
    p: simplex({ size: [2, 60], meaning: 'initial law of the symbols' }),
    n: samples(1, 1000),
    k: generation(200),
  }),
  measures: { uniq: fullySynthetic({ generation: 'k' }).distinct, g },
  asserts: [
    'uniq >= sum(1-exp(-n*p[i]*g), i, 1, size(p))',
    'uniq <= sum(1-max(1-3*n*p[i]^2-3*k*p[i], 0)*exp(-n*p[i]*g), i, 1, size(p))',
  ],
  controls: [
    control('one generation too early in the lower bound', {
      asserts: 'uniq >= sum(1-exp(-n*p[i]*g), i, 1, size(p))',
      measures: { g: survivalExponent('k-1') },
      at: { p: thirtySymbols, n: 60, k: 5 },
    }),
    control('the asymptotic 2/k for g_k in the lower bound', {
      asserts: 'uniq >= sum(1-exp(-2*n*p[i]/k), i, 1, size(p))',
      at: { p: thirtySymbols, n: 60, k: 5 },
    }),
    control('the lower bound taken as an upper bound', {
      asserts: 'uniq <= sum(1-exp(-n*p[i]*g), i, 1, size(p))',
      at: { p: twentySymbols, n: 40, k: 8 },
    }),
  ],
  view: { x: 'n', y: 'k' },
  notes: 'Generation 0 is p itself, not a fit.',
});

export const forgetTimeLinear = claim({
  id: 'suresh2024/forget-time-linear',
  title: 'The time to forget a word is linear in its count: K/lam tends to 2/log(1/delta)',
  kind: 'rate',
  source: { paper, where: 'abstract; the bracket is derived', fidelity: 'derived' },
  regime: regime({
    lam: real(0.1, 1000, 'log', 'count of the word in the original corpus, n p0'),
    delta: real(0.05, 0.95, 'linear', 'probability with which it must be forgotten'),
  }),
  where: { L: 'log(1/delta)' },
  measures: { K: forgetTime() },
  asserts: ['K >= lam/L', 'K <= max(1, ceil(2*lam/L-1))', 'K+1+log(K)/3 >= 2*lam/L'],
  controls: [
    control('quadratic in the count', { asserts: 'K >= (lam/L)^2', at: { lam: 10, delta: 0.5 } }),
    control('square root of the count', { asserts: 'K <= 2*sqrt(lam)/L', at: { lam: 100, delta: 0.5 } }),
    control('lower constant 2', { asserts: 'K >= 2*lam/L', at: { lam: 10, delta: 0.5 } }),
  ],
  view: { x: 'lam', y: 'delta' },
  notes:
    'The rate is checked as a bracket at finite lam, in the Poisson model, where K is the least k with exp(-lam g_k) >= delta; the Bernoulli chain has the same law while lam^2 << n. The clamp at 1 matters for lam < log(1/delta)/2. The mean of the time is infinite.',
});

// A normal law refitted with the unbiased variance (divisor n-1): Sigma_k is the fitted standard deviation.

const standardDeviation = real(0.01, 100, 'log', 'initial standard deviation');
const refits = { fits: 'k', scale: 'sigma0' };

export const gaussianMeanStd = claim({
  id: 'suresh2024/gaussian-mean-std',
  title: 'The expected standard deviation after k refits: sigma0 c4(n)^k, at most sigma0 exp(-k/(4n-1))',
  kind: 'identity',
  source: { paper, where: 'ingredient of Theorem 3', fidelity: 'restated' },
  regime: regime({ n: samples(2, 100_000), k: generation(5000), sigma0: standardDeviation }, 'k <= 1000*n'),
  measures: { meanStd: gaussianLoop(refits).meanStd },
  asserts: ['meanStd = sigma0*c4(n)^k', 'meanStd <= sigma0*exp(-k/(4*n-1))'],
  argument: [],
  controls: [
    control('4n-4 instead of 4n-1, false everywhere by a hair', {
      asserts: 'meanStd <= sigma0*exp(-k/(4*n-4))',
      at: { n: 10, k: 20, sigma0: 1 },
    }),
    control('divisor n instead of n-1', {
      asserts: 'meanStd = sigma0*c4(n)^k',
      measures: { meanStd: gaussianLoop({ ...refits, ddof: 0 }).meanStd },
      at: { n: 10, k: 20, sigma0: 1 },
    }),
  ],
  view: { x: 'k', y: 'n' },
  notes:
    'c4 as a difference of log-gammas loses digits for large n. The assumption keeps c4(n)^k above what doubles can hold.',
});

export const gaussianMeanStdSharp = claim({
  id: 'suresh2024/gaussian-mean-std-sharp',
  title: 'c4(n) lies between exp(-1/(4n-4)) and exp(-1/(4n-3))',
  kind: 'inequality',
  source: { paper, where: 'derived; sharpens c4(n) <= exp(-1/(4n-1))', fidelity: 'derived' },
  regime: regime({ n: samples(2, 1_000_000) }),
  asserts: ['c4(n) <= exp(-1/(4*n-3))', 'c4(n) >= exp(-1/(4*n-4))'],
  argument: [],
  controls: [
    control('4n-4 on the upper side', { asserts: 'c4(n) <= exp(-1/(4*n-4))', at: { n: 10 } }),
    control('4n-3.6, false at n = 2 only', { asserts: 'c4(n) <= exp(-1/(4*n-3.6))', at: { n: 2 } }),
    control('4n-3 on the lower side', { asserts: 'c4(n) >= exp(-1/(4*n-3))', at: { n: 5 } }),
  ],
  view: { x: 'n' },
  notes: 'The slack is 3/(16 n^2) above and 1/(24 (n-1)^3) below.',
});

export const gaussianTail = claim({
  id: 'suresh2024/gaussian-tail',
  title: 'Gaussian refits: P(Sigma_k > eps) is at most (sigma0/eps) exp(-k/(4n-1))',
  kind: 'inequality',
  source: { paper, where: 'Theorem 3', fidelity: 'restated' },
  regime: regime({
    n: samples(2, 300),
    k: generation(5000),
    sigma0: standardDeviation,
    eps: real(1e-5, 100, 'log', 'level of the standard deviation'),
  }),
  measures: { tail: shrinkingStd({ scale: 'sigma0' }).above },
  asserts: 'tail <= sigma0/eps*exp(-k/(4*n-1))',
  controls: [
    control('the typical rate k/(2n)', {
      asserts: 'tail <= sigma0/eps*exp(-k/(2*n))',
      at: { n: 10, k: 200, sigma0: 1, eps: 0.1 },
    }),
    control('the typical rate, larger n', {
      asserts: 'tail <= sigma0/eps*exp(-k/(2*n))',
      at: { n: 100, k: 1000, sigma0: 1, eps: 0.1 },
    }),
    control('the abstract taken literally: rate k/n', {
      asserts: 'tail <= sigma0/eps*exp(-k/n)',
      at: { n: 10, k: 20, sigma0: 1, eps: 0.5 },
    }),
  ],
  view: { x: 'k', y: 'n' },
  notes:
    'Says something only for k > (4n-1) log(sigma0/eps). Depends on eps/sigma0 only. With divisor n it holds too, far from tight.',
});

export const gaussianTypicalTime = claim({
  id: 'suresh2024/gaussian-typical-time',
  title: 'The median number of refits to shrink by eps is log(1/eps)/mu_n, about 2n log(1/eps)',
  kind: 'rate',
  source: { paper, where: 'abstract (informal); the exact law is derived', fidelity: 'derived' },
  regime: regime({
    n: samples(2, 300),
    eps: real(1e-6, 0.5, 'log', 'level, as a fraction of the initial standard deviation'),
  }),
  where: { mu: '(log((n-1)/2)-digamma((n-1)/2))/2' },
  measures: { Kmed: shrinkingStd().medianTime },
  asserts: ['Kmed >= log(1/eps)/mu', 'Kmed <= log(1/eps)/mu+1.5', 'Kmed <= 2*(n-1)*log(1/eps)+1.5'],
  finding:
    'The sentence of the abstract that the standard deviation is gone at about n iterations holds as an order of magnitude: about 2n log(1/eps) refits are needed. Read literally it fails (gaussian-typical-time-as-read).',
  controls: [
    control('n iterations', { asserts: 'Kmed <= n', at: { n: 30, eps: 0.01 } }),
    control('n log(1/eps), without the factor 2', {
      asserts: 'Kmed <= n*log(1/eps)',
      at: { n: 30, eps: 0.01 },
    }),
    control('quadratic in n', { asserts: 'Kmed >= n^2/4', at: { n: 100, eps: 0.01 } }),
  ],
  view: { x: 'n', y: 'eps' },
  notes:
    'mu_n = -E log(Sigma_1/sigma0) lies between 1/(2(n-1)) and 1/(n-1). The first two relations are numerical findings, not proved: for n from 2 to 200 the offset from log(1/eps)/mu was within 0.41 to 1.38.',
});

export const gaussianTypicalTimeAsRead = claim({
  id: 'suresh2024/gaussian-typical-time-as-read',
  title: 'Read literally: after n refits the standard deviation has probably vanished',
  kind: 'rate',
  source: { paper, where: 'abstract', fidelity: 'abstract' },
  regime: regime(
    {
      n: integer(2, 300, 'log', 'samples per generation, and number of generations'),
      eps: real(0.001, 0.3, 'log', 'fraction of the initial standard deviation that counts as vanished'),
    },
    'n >= 5',
  ),
  measures: { gone: shrinkingStd({ fits: 'n' }).below },
  asserts: 'gone >= 1/2',
  expected: 'refuted',
  finding:
    'About n iterations is an order of magnitude only: after n refits the standard deviation is still above a tenth of its start with a probability above 0.98. The scale that holds is in gaussian-typical-time.',
  witnesses: [{ n: 30, eps: 0.1 }],
  controls: [
    control('weaker: with probability at least one tenth', {
      asserts: 'gone >= 0.1',
      at: { n: 30, eps: 0.1 },
    }),
    control('weaker: with probability at least one in a hundred', {
      asserts: 'gone >= 0.01',
      at: { n: 300, eps: 0.1 },
    }),
  ],
  view: { x: 'n', y: 'eps' },
  notes:
    'Fails at every point of this regime; the probability to be below half of the start tends to 0.39 only.',
});

const mixture = symmetricMixture();

export const gmmTail = claim({
  id: 'suresh2024/gmm-tail',
  title: 'Symmetric two-component mixture: P(Sigma_k > eps) is at most (sigma0/eps) exp(-k/(4n))',
  kind: 'inequality',
  source: { paper, where: 'Theorem 4, estimator as in the authors’ notebook', fidelity: 'restated' },
  regime: regime({
    n: samples(3, 50),
    k: generation(100),
    mu0: real(0, 10, 'linear', 'half the distance of the two components'),
    sigma0: real(0.1, 10, 'log', 'initial standard deviation of a component'),
    eps: real(0.001, 10, 'log', 'level of the standard deviation'),
  }),
  measures: {
    // A sample tells nothing where the bound is tiny, and little where it is far above 1.
    tail: sampledWhere('0.3*eps <= sigma0*exp(-k/(4*n)) and sigma0*exp(-k/(4*n)) <= 10*eps', mixture.above),
    step: mixture.firstStd,
  },
  asserts: ['tail <= sigma0/eps*exp(-k/(4*n))', 'step <= sigma0*exp(-1/(4*n))'],
  controls: [
    control('ten times the rate', {
      asserts: 'tail <= sigma0/eps*exp(-10*k/(4*n))',
      measures: { tail: mixture.above },
      at: { n: 10, k: 20, mu0: 1, sigma0: 1, eps: 0.1 },
    }),
    control('fifteen times the rate, well separated components', {
      asserts: 'tail <= sigma0/eps*exp(-15*k/(4*n))',
      measures: { tail: mixture.above },
      at: { n: 50, k: 20, mu0: 5, sigma0: 1, eps: 0.9 },
    }),
    control('one step shrinks by exp(-1/n)', {
      asserts: 'step <= sigma0*exp(-1/n)',
      at: { n: 10, k: 1, mu0: 3, sigma0: 1, eps: 0.9 },
    }),
  ],
  view: { x: 'k', y: 'mu0' },
  notes:
    'Simulated from raw data only. The second relation is the contraction in one step behind the theorem, and the sharp one: the first says nothing wherever its left side is not small.',
});

export const claims: readonly Claim[] = [
  gkEnvelope,
  gkEnvelopeSharp,
  bernoulliSurvivalLower,
  bernoulliSurvivalUpper,
  bernoulliBothEnds,
  poissonSurvival,
  uniqueSymbols,
  forgetTimeLinear,
  gaussianMeanStd,
  gaussianMeanStdSharp,
  gaussianTail,
  gaussianTypicalTime,
  gaussianTypicalTimeAsRead,
  gmmTail,
];
