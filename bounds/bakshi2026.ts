import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import { contaminatedLoop, withClosed } from '../src/process/index.js';
import { integer, real, regime, simplex } from '../src/regime/index.js';

/*
 * From collapse to improvement. Bakshi and Chakraborty (2026).
 *
 * Fit 0 is made on n0 real samples of a law p. Each sample of generation t = 1, 2, ... is real with chance
 * alpha_t, else drawn from fit t-1; fit t is the relative frequencies of the n_t samples of its generation. The
 * error R_t is the expected squared Euclidean distance of fit t from p, summed over the tokens.
 */

const paper: Paper = {
  key: 'bakshi2026',
  authors: 'Bakshi, Chakraborty',
  title:
    'From Collapse to Improvement: Statistical Perspectives on the Evolutionary Dynamics of Iterative Training on Contaminated Sources',
  year: 2026,
  arxiv: '2602.10531',
};

const law = simplex({ size: [2, 20], meaning: 'true law of the tokens' });
const firstSamples = (least: number, most: number) =>
  integer(least, most, 'log', 'samples of the first fit, all real');
const sizeScale = (most: number) => integer(1, most, 'log', 'sample-size scale, n_t = max(1, floor(A*t^b))');
const sizeExponent = (least: number, most: number) => real(least, most, 'linear', 'sample-size exponent');
const generation = (most: number) => integer(1, most, 'log', 'generation; 0 is the first fit');
const realShare = (least: number, most: number) =>
  real(least, most, 'linear', 'chance that a sample is real');

// C = 1-sum(p^2), written so that rounding of the law does not matter.
const C = 'sum(p*(1-p))';

const three = [0.5, 0.3, 0.2];

const sizes = 'max(1, floor(A*t^b))';
const decaying = 'min(1, c*t^(-a))';

// Schedules: growing samples with a decaying real share, the same with constants, nothing real at all.

const growing = { samples: sizes, fresh: decaying };
const afterT = contaminatedLoop(growing).squaredError;
const beforeT = contaminatedLoop({ ...growing, generation: 'T-1' }).squaredError;
const steady = { samples: 'n', fresh: 'alpha' };

export const exactRiskRecursion = claim({
  id: 'bakshi2026/exact-risk-recursion',
  title: 'The error obeys R_t = C/n_t + (1-1/n_t) (1-alpha_t)^2 R_(t-1) exactly',
  kind: 'identity',
  source: { paper, where: 'main recursion, as reproduced in a technical summary', fidelity: 'restated' },
  regime: regime({
    p: law,
    n0: firstSamples(1, 100_000),
    A: sizeScale(10_000),
    b: sizeExponent(0, 4),
    c: real(0, 1, 'linear', 'scale of the real share, alpha_t = min(1, c*t^(-a))'),
    a: real(0, 3, 'linear', 'decay of the real share'),
    T: generation(100),
  }),
  where: { C, nT: 'max(1, floor(A*T^b))', aT: 'min(1, c*T^(-a))' },
  measures: { R: afterT, Rprev: beforeT },
  asserts: [
    'R = C/nT+(1-1/nT)*(1-aT)^2*Rprev',
    'R = C/n0*prod((1-1/max(1, floor(A*u^b)))*(1-min(1, c*u^(-a)))^2, u, 1, T) + sum(C/max(1, floor(A*s^b))*prod((1-1/max(1, floor(A*u^b)))*(1-min(1, c*u^(-a)))^2, u, s+1, T), s, 1, T)',
  ],
  controls: [
    control('the factor 1-1/n left out', {
      asserts: 'R = C/nT+(1-aT)^2*Rprev',
      at: { p: [0.5, 0.5], n0: 5, A: 5, b: 0, c: 0, a: 0, T: 10 },
    }),
    control('1-alpha instead of its square', {
      asserts: 'R = C/nT+(1-1/nT)*(1-aT)*Rprev',
      at: { p: [0.4, 0.3, 0.2, 0.1], n0: 8, A: 8, b: 0, c: 0.3, a: 0, T: 20 },
    }),
    control('exactly alpha*n real samples a generation instead of a random number', {
      measures: {
        R: contaminatedLoop({ ...growing, mixing: 'split' }).squaredError,
        Rprev: contaminatedLoop({ ...growing, mixing: 'split', generation: 'T-1' }).squaredError,
      },
      asserts: 'R = C/nT+(1-1/nT)*(1-aT)^2*Rprev',
      at: { p: [0.5, 0.5], n0: 4, A: 4, b: 0, c: 0.5, a: 0, T: 3 },
    }),
  ],
  view: { x: 'T', y: 'c' },
  notes:
    'The second relation is the recursion unrolled. n = 1 is legal and gives R = C; with T = 1 the error before is C/n0.',
});

export const fixedScheduleLimit = claim({
  id: 'bakshi2026/fixed-schedule-limit',
  title:
    'Constant sample size and real share: geometric approach to the plateau C/(n (1-(1-1/n) (1-alpha)^2))',
  kind: 'limit',
  source: { paper, where: 'fixed point of the paper’s recursion', fidelity: 'derived' },
  regime: regime({
    p: law,
    n0: firstSamples(1, 100_000),
    n: integer(1, 1_000_000, 'log', 'samples of every later generation'),
    alpha: realShare(0, 1),
    t: generation(10_000),
  }),
  where: {
    C,
    rho: '(1-1/n)*(1-alpha)^2',
    // 1-rho without cancellation: a small real share of large samples leaves rho close to 1.
    lost: '1/n+(1-1/n)*alpha*(2-alpha)',
    Rinf: 'C/(n*lost)',
  },
  measures: { R: contaminatedLoop({ ...steady, generation: 't' }).squaredError },
  asserts: 'R = Rinf+rho^t*(C/n0-Rinf)',
  controls: [
    control('plateau C/(n alpha): the number of real samples taken for the effective size', {
      asserts: 'R = C/(n*alpha)',
      at: { p: three, n0: 50, n: 50, alpha: 0.2, t: 200 },
    }),
    control('no damage: the error of n real samples', {
      asserts: 'R <= C/n',
      at: { p: three, n0: 50, n: 50, alpha: 0.2, t: 200 },
    }),
    control('the rate without the square', {
      asserts: 'R = Rinf+((1-1/n)*(1-alpha))^t*(C/n0-Rinf)',
      at: { p: three, n0: 10, n: 50, alpha: 0.2, t: 3 },
    }),
  ],
  view: { x: 'n', y: 'alpha' },
  notes:
    'The limit is checked as an exact formula at every t. With alpha = 0 the plateau is C whatever n; for n*alpha large and alpha small it is close to C/(2 alpha n), the error of twice the real samples of one generation.',
});

export const improvementThreshold = claim({
  id: 'bakshi2026/improvement-threshold',
  title: 'The loop ends better than the first fit exactly when n exceeds (n0-(1-alpha)^2)/(1-(1-alpha)^2)',
  kind: 'threshold',
  source: {
    paper,
    where: 'algebra on the plateau; the abstract promises improvement under fresh information',
    fidelity: 'derived',
  },
  regime: regime(
    {
      n0: firstSamples(2, 100_000),
      alpha: realShare(0.001, 0.999),
      n: integer(1, 100_000_000, 'log', 'samples of every later generation'),
    },
    'abs(n-nstar) > 1e-6*nstar',
  ),
  where: { nstar: '(n0-(1-alpha)^2)/(1-(1-alpha)^2)' },
  measures: {
    plateau: withClosed('1/(n*(1-(1-1/n)*(1-alpha)^2))', contaminatedLoop(steady).plateau),
  },
  asserts: '(n > nstar ? plateau : 1/n0) <= (n > nstar ? 1/n0 : plateau)',
  argument: [],
  finding:
    'Fresh real data alone do not bring improvement (improvement-threshold-as-read fails): the samples have to grow past a threshold near n0/(2 alpha).',
  controls: [
    control('n >= n0 suffices', { asserts: 'plateau <= 1/n0', at: { n0: 50, alpha: 0.2, n: 60 } }),
    control('as many real samples a generation as in the first fit are needed', {
      asserts: '(n > n0/alpha ? plateau : 1/n0) <= (n > n0/alpha ? 1/n0 : plateau)',
      at: { n0: 50, alpha: 0.2, n: 200 },
    }),
    control('a real share above one half suffices', {
      asserts: 'plateau <= 1/n0',
      at: { n0: 20, alpha: 0.6, n: 20 },
    }),
    control('the threshold n0/(2 alpha)', {
      asserts: '(n > n0/(2*alpha) ? plateau : 1/n0) <= (n > n0/(2*alpha) ? 1/n0 : plateau)',
      at: { n0: 50, alpha: 0.5, n: 60 },
    }),
  ],
  view: { x: 'n', y: 'alpha' },
  notes:
    'Both sides are in units of C, so that p does not matter; one relation states both sides of the threshold. The smallest n that improves is floor(nstar)+1.',
});

export const improvementThresholdAsRead = claim({
  id: 'bakshi2026/improvement-threshold-as-read',
  title:
    'Read literally: with fresh real data in every generation, at the same sample size, the loop improves on the first fit',
  kind: 'inequality',
  source: { paper, where: 'title and abstract, as usually read', fidelity: 'abstract' },
  regime: regime(
    {
      p: law,
      n: integer(2, 1_000_000, 'log', 'samples of every generation, the first included'),
      alpha: realShare(0.001, 0.999),
      t: generation(10_000),
    },
    'max(p) < 1',
  ),
  where: { C },
  measures: { R: contaminatedLoop({ ...steady, first: 'n', generation: 't' }).squaredError },
  asserts: 'R <= C/n',
  expected: 'refuted',
  finding:
    'At constant sample size every later generation is worse than the first fit, for every real share below 1. Improvement needs larger samples: improvement-threshold.',
  witnesses: [{ p: three, n: 50, alpha: 0.2, t: 10 }],
  controls: [
    control('weaker: at most half as large again', {
      asserts: 'R <= 1.5*C/n',
      at: { p: three, n: 50, alpha: 0.2, t: 10 },
    }),
    control('weaker: with mostly real data, within 5 per cent', {
      asserts: 'R <= 1.05*C/n',
      at: { p: [0.5, 0.5], n: 20, alpha: 0.6, t: 5 },
    }),
  ],
  view: { x: 'n', y: 'alpha' },
  notes: 'Fails at every point; the ratio of the sides tends to 1/(1-(1-1/n)(1-alpha)^2).',
});

export const collapseWithoutFresh = claim({
  id: 'bakshi2026/collapse-without-fresh',
  title:
    'Without fresh data the error is exactly C (1-(1-1/n0) prod(1-1/n_s)) and never below that of the first fit',
  kind: 'identity',
  source: { paper, where: 'the case alpha = 0 of the recursion', fidelity: 'derived' },
  regime: regime({
    p: law,
    n0: firstSamples(1, 100_000),
    A: sizeScale(10_000),
    b: sizeExponent(0, 4),
    T: generation(100_000),
  }),
  where: { C },
  measures: { R: contaminatedLoop({ samples: sizes, fresh: 0 }).squaredError },
  asserts: ['R = C*(1-(1-1/n0)*prod(1-1/max(1, floor(A*s^b)), s, 1, T))', 'R >= C/n0'],
  argument: [],
  controls: [
    control('growing samples prevent collapse', {
      asserts: 'R <= C/2',
      at: { p: [0.5, 0.5], n0: 10, A: 2, b: 1, T: 60 },
    }),
    control('every schedule collapses soon', {
      asserts: 'R >= 0.99*C',
      at: { p: [0.5, 0.5], n0: 10, A: 10, b: 2, T: 8 },
    }),
    control('the first fit left out of the product', {
      asserts: 'R = C*(1-prod(1-1/max(1, floor(A*s^b)), s, 1, T))',
      at: { p: [0.5, 0.5], n0: 20, A: 20, b: 0, T: 15 },
    }),
  ],
  view: { x: 'T', y: 'b' },
  notes:
    'Total collapse (R tends to C) exactly when the sum of 1/n_s diverges, here for b <= 1; for b > 1 the error stays between C/n0 and C. For every fit that loses next to nothing the second relation is an equality.',
});

const window = integer(300, 500_000, 'log', 'start of the window [T, 2T]');
const shareScale = (shape: string) => real(0.05, 1, 'log', `scale of the real share, alpha_t = ${shape}`);
const rates = { A: sizeScale(1000), n0: firstSamples(1, 1000), T: window };
const ratioOf = (fresh: string) => contaminatedLoop({ samples: sizes, fresh }).errorRatio('T', '2*T');

export const consistencyRate = claim({
  id: 'bakshi2026/consistency-rate',
  title: 'Real share c t^-a, sample size A t^b, a < 1 and a < b: the error decays like t^(a-b)',
  kind: 'rate',
  source: {
    paper,
    where: 'abstract: recovery although the real weight decays; the exponents are derived',
    fidelity: 'derived',
  },
  regime: regime(
    {
      c: shareScale('c*t^(-a)'),
      a: real(0, 0.95, 'linear', 'decay of the real share'),
      b: sizeExponent(0.05, 4),
      ...rates,
    },
    'b >= a+0.05',
    'c*T^(1-a) >= 10',
    'al*A*T^b >= 10',
    'tol <= 0.1',
  ),
  where: {
    al: 'c*T^(-a)',
    tol: 'a*al/(2-al)+((b-a)/(al*A*T^b)+b/(c*T^(1-a)))/2+2/(A*T^b)',
  },
  measures: { ratio: ratioOf(decaying) },
  asserts: ['ratio <= 2^(a-b+tol)', 'ratio >= 2^(a-b-tol)'],
  controls: [
    control('exponent -b, as if all data were real', {
      asserts: 'ratio <= 2^(-b+tol)',
      at: { c: 0.5, a: 0.5, b: 0.75, A: 50, n0: 50, T: 10_000 },
    }),
    control('growing samples alone suffice: decay although b < a', {
      asserts: 'ratio <= 1',
      assumptions: [],
      at: { c: 0.5, a: 0.8, b: 0.5, A: 50, n0: 50, T: 10_000 },
    }),
    control('a divergent sum of shares alone suffices: hardly growing samples', {
      asserts: 'ratio <= 1',
      assumptions: [],
      at: { c: 0.5, a: 0.5, b: 0.05, A: 50, n0: 50, T: 10_000 },
    }),
  ],
  view: { x: 'a', y: 'b' },
  notes:
    'ratio is R_2T/R_T, so that the relations are a statement on the slope over [T, 2T] (p cancels). tol collects the leading corrections: finite real share, finite samples, memory of the filter, rounding of n_t. It is not proved; where b < a the error grows towards C.',
});

export const consistencyRateHarmonic = claim({
  id: 'bakshi2026/consistency-rate-harmonic',
  title: 'Real share c/t, sample size A t^b, b > 1: the error decays like t^-min(2c, b-1)',
  kind: 'rate',
  source: { paper, where: 'boundary case a = 1 of the same; derived', fidelity: 'derived' },
  regime: regime(
    { c: shareScale('c/t'), b: sizeExponent(1.2, 4), ...rates },
    'abs(2*c-(b-1)) >= 0.2',
    'tol <= 0.1',
  ),
  where: { tol: '(1+A/n0+n0/A)*T^(-abs(2*c-(b-1)))+2*T^(1-b)/A+2/T' },
  measures: { ratio: ratioOf('min(1, c/t)') },
  asserts: ['ratio <= 2^(-min(2*c, b-1)+tol)', 'ratio >= 2^(-min(2*c, b-1)-tol)'],
  controls: [
    control('exponent 2c throughout', {
      asserts: 'ratio <= 2^(-2*c+tol)',
      at: { c: 1, b: 1.5, A: 50, n0: 50, T: 10_000 },
    }),
    control('exponent b-1 throughout', {
      asserts: 'ratio <= 2^(-(b-1)+tol)',
      at: { c: 0.1, b: 2.5, A: 50, n0: 50, T: 10_000 },
    }),
    control('exponent a-b, as for a < 1', {
      asserts: 'ratio <= 2^(1-b+tol)',
      at: { c: 0.3, b: 3, A: 50, n0: 50, T: 10_000 },
    }),
  ],
  view: { x: 'c', y: 'b' },
  notes:
    'ratio is R_2T/R_T. Near 2c = b-1 the slope converges logarithmically: kept out by the first assumption. tol is not proved.',
});

export const necessityDivergentWeight = claim({
  id: 'bakshi2026/necessity-divergent-weight',
  title:
    'If the real shares are summable no sample sizes recover the truth: the error keeps a positive floor',
  kind: 'impossibility',
  source: { paper, where: 'derived from the recursion', fidelity: 'derived' },
  regime: regime(
    {
      p: law,
      c: real(0.01, 0.99, 'linear', 'scale of the real share, alpha_t = c*t^(-a)'),
      a: real(1, 3, 'linear', 'decay of the real share'),
      A: sizeScale(10_000),
      b: sizeExponent(0, 6),
      n0: firstSamples(1, 100_000),
      T: generation(100_000),
    },
    'a > 1',
  ),
  where: { C },
  measures: { R: contaminatedLoop({ samples: sizes, fresh: 'c*t^(-a)' }).squaredError },
  asserts: [
    'R >= C/n0*prod((1-c*t^(-a))^2, t, 1, T)',
    'R >= C/n0*(1-c)^2*exp(-2*c*(zeta(a)-1)/(1-c*2^(-a)))',
  ],
  controls: [
    control('the first power of 1-alpha', {
      asserts: 'R >= C/n0*prod(1-c*t^(-a), t, 1, T)',
      at: { p: three, c: 0.9, a: 2, A: 1000, b: 4, n0: 50, T: 1 },
    }),
    control('a floor for a = 1 as well', {
      asserts: 'R >= C/n0*(1-c)^2*exp(-4*c)',
      assumptions: ['a >= 1'],
      at: { p: three, c: 0.5, a: 1, A: 50, b: 3, n0: 50, T: 10_000 },
    }),
    control('the error never falls below that of the first fit', {
      asserts: 'R >= C/n0',
      at: { p: three, c: 0.5, a: 1.5, A: 50, b: 3, n0: 50, T: 1000 },
    }),
  ],
  view: { x: 'a', y: 'c' },
  notes:
    'The first floor holds for every decay and every schedule, but tends to 0 where the shares are not summable; the second does not depend on T.',
});

const pooling = { workflow: 'accumulate', ...steady } as const;
const pooled = contaminatedLoop(pooling);

export const aggregationRecursion = claim({
  id: 'bakshi2026/aggregation-recursion',
  title: 'Pooling all generations: exact one-step recursion of the error',
  kind: 'identity',
  source: { paper, where: 'own formula for the data-aggregation variant', fidelity: 'derived' },
  regime: regime({
    p: law,
    n0: firstSamples(1, 100_000),
    n: integer(1, 1000, 'log', 'samples of every later generation'),
    alpha: realShare(0, 1),
    T: generation(1000),
  }),
  where: { C, M: 'n0+(T-1)*n' },
  measures: {
    R: pooled.squaredError,
    Rprev: contaminatedLoop({ ...pooling, generation: 'T-1' }).squaredError,
  },
  asserts: 'R = (((M+n*(1-alpha))^2-n*(1-alpha)^2)*Rprev+n*C)/(M+n)^2',
  controls: [
    control('the recursion without pooling', {
      asserts: 'R = C/n+(1-1/n)*(1-alpha)^2*Rprev',
      at: { p: three, n0: 50, n: 50, alpha: 0.2, T: 10 },
    }),
    control('the loop without pooling', {
      measures: {
        R: contaminatedLoop(steady).squaredError,
        Rprev: contaminatedLoop({ ...steady, generation: 'T-1' }).squaredError,
      },
      at: { p: three, n0: 50, n: 50, alpha: 0.2, T: 10 },
    }),
    control('the sampling variance of the current fit forgotten', {
      asserts: 'R = ((M+n*(1-alpha))^2*Rprev+n*C)/(M+n)^2',
      at: { p: [0.5, 0.5], n0: 4, n: 4, alpha: 0.2, T: 3 },
    }),
  ],
  view: { x: 'T', y: 'alpha' },
  notes:
    'A fit is made on all samples so far, and a sample of the next generation copies it or is real. Which pooled variant the paper analyses is not certain.',
});

export const aggregationRate = claim({
  id: 'bakshi2026/aggregation-rate',
  title: 'Pooling all generations at a constant real share: the error decays like t^-min(2 alpha, 1)',
  kind: 'rate',
  source: { paper, where: 'derived from the pooled recursion', fidelity: 'derived' },
  regime: regime(
    {
      n0: firstSamples(1, 1000),
      n: integer(1, 1000, 'log', 'samples of every later generation'),
      alpha: realShare(0.02, 1),
      T: window,
    },
    'abs(2*alpha-1) >= 0.1',
    'tol <= 0.1',
  ),
  where: { h: 'max(1, n0/n)', tol: '(h/T)^abs(2*alpha-1)*(1+(1-alpha)^2*n/n0)+h/T' },
  measures: { ratio: pooled.errorRatio('T', '2*T') },
  asserts: ['ratio <= 2^(-min(2*alpha, 1)+tol)', 'ratio >= 2^(-min(2*alpha, 1)-tol)'],
  controls: [
    control('exponent 1 throughout', {
      asserts: 'ratio <= 2^(-1+tol)',
      at: { n0: 50, n: 50, alpha: 0.25, T: 10_000 },
    }),
    control('exponent 2 alpha throughout', {
      asserts: 'ratio <= 2^(-2*alpha+tol)',
      at: { n0: 50, n: 50, alpha: 0.75, T: 50_000 },
    }),
    control('exponent alpha', {
      asserts: 'ratio >= 2^(-alpha-tol)',
      at: { n0: 50, n: 50, alpha: 0.3, T: 20_000 },
    }),
  ],
  view: { x: 'alpha', y: 'T' },
  notes:
    'ratio is R_2T/R_T. With alpha = 1/2 the decay is log(t)/t: kept out. With alpha = 0 the error tends to a positive constant. tol is not proved.',
});

export const claims: readonly Claim[] = [
  exactRiskRecursion,
  fixedScheduleLimit,
  improvementThreshold,
  improvementThresholdAsRead,
  collapseWithoutFresh,
  consistencyRate,
  consistencyRateHarmonic,
  necessityDivergentWeight,
  aggregationRecursion,
  aggregationRate,
];
