import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  categoryDiversity,
  gaussianFit,
  interpolatorChain,
  kernelDensity,
  meanChain,
  regressionChain,
  weightedBatches,
} from '../src/process/index.js';
import { choice, integer, real, regime, simplex } from '../src/regime/index.js';

/*
 * Is model collapse inevitable? Gerstgrasser et al. (2024), with the follow-ups of Dey and Donoho (2024,
 * claims `dd-*`) and of Kazdan et al. (2024, claims `kazdan-*`).
 *
 * Fit n = 1 is made on real data; every later fit on labels or samples of the fit before it.
 */

const paper: Paper = {
  key: 'gerstgrasser2024',
  authors:
    'Gerstgrasser, Schaeffer, Dey, Rafailov, Sleight, Hughes, Korbak, Agrawal, Pai, Gromov, Roberts, Yang, Donoho, Koyejo',
  title:
    'Is Model Collapse Inevitable? Breaking the Curse of Recursion by Accumulating Real and Synthetic Data',
  year: 2024,
  arxiv: '2404.01413',
  venue: 'COLM 2024',
};

// Linear regression: d features, T samples a generation, label noise of standard deviation sigma.

const features = integer(1, 100, 'log', 'features');
const samples = integer(3, 2000, 'log', 'samples in the real batch and in every synthetic batch');
const noise = real(1e-3, 1e3, 'log', 'standard deviation of the label noise (a pure scale)');
const design = choice(
  ['shared', 'fresh'],
  'one design matrix reused by every generation, or a new one each time',
);
const fits = (most: number) => integer(1, most, 'log', 'index of the fit; n = 1 is the fit on real data');

const equalBatches = { d: features, T: samples, sigma: noise, n: fits(200), design };
const firstError = { first: 'sigma^2*d/(T-d-1)' };

const replacing = regressionChain({ workflow: 'replace' });
const accumulating = regressionChain({ workflow: 'accumulate' });

export const replaceLinear = claim({
  id: 'gerstgrasser2024/replace-linear',
  title: 'Replacing the data makes the test error exactly linear in the generation',
  kind: 'identity',
  source: { paper, where: 'theorem on replacing data', fidelity: 'restated' },
  regime: regime(equalBatches, 'T >= d + 2'),
  where: firstError,
  measures: { testError: replacing.squaredError },
  asserts: 'testError = first*n',
  controls: [
    control('the accumulate loop passed to this claim', {
      measures: { testError: accumulating.squaredError },
      at: { d: 5, T: 30, sigma: 1, n: 3, design: 'shared' },
    }),
    control('denominator T-d instead of T-d-1', {
      asserts: 'testError = sigma^2*d/(T-d)*n',
      at: { d: 10, T: 12, sigma: 1, n: 4, design: 'fresh' },
    }),
    control('one generation too few', {
      asserts: 'testError = first*(n-1)',
      at: { d: 5, T: 30, sigma: 1, n: 4, design: 'fresh' },
    }),
    control('quadratic growth', {
      asserts: 'testError = first*n^2',
      at: { d: 5, T: 30, sigma: 1, n: 4, design: 'fresh' },
    }),
  ],
  view: { x: 'n', y: 'T' },
  notes:
    'The error is the excess over the irreducible noise. A simulation has a standard error only for T >= d + 4.',
});

export const accumulateIdentity = claim({
  id: 'gerstgrasser2024/accumulate-identity',
  title: 'With one shared design the accumulated error is the partial Basel sum times the first error',
  kind: 'identity',
  source: { paper, where: 'main theorem, equality part', fidelity: 'restated' },
  regime: regime(equalBatches, 'T >= d + 2', 'design == "shared"'),
  where: firstError,
  measures: { testError: accumulating.squaredError },
  asserts: 'testError = first*sum(1/k^2,k,1,n)',
  finding:
    'The equality needs one design matrix shared by all generations; with fresh designs the error is smaller (accumulate-fresh-design), and the reading without that condition fails (accumulate-identity-as-read).',
  controls: [
    control('fresh designs: the identity is 45 % too large', {
      assumptions: ['T >= d + 2'],
      at: { d: 10, T: 12, sigma: 1, n: 10, design: 'fresh' },
    }),
    control('harmonic weights 1/k', {
      asserts: 'testError = first*sum(1/k,k,1,n)',
      at: { d: 10, T: 40, sigma: 0.5, n: 20, design: 'shared' },
    }),
    control('the replace loop', {
      measures: { testError: replacing.squaredError },
      at: { d: 5, T: 30, sigma: 1, n: 3, design: 'shared' },
    }),
  ],
  view: { x: 'n', y: 'T' },
});

export const accumulateIdentityAsRead = claim({
  id: 'gerstgrasser2024/accumulate-identity-as-read',
  title: 'The partial Basel sum whatever the designs',
  kind: 'identity',
  source: {
    paper,
    where: 'main theorem, equality part, read without the shared design',
    fidelity: 'restated',
  },
  regime: regime(equalBatches, 'T >= d + 2'),
  where: firstError,
  measures: { testError: accumulating.squaredError },
  asserts: 'testError = first*sum(1/k^2,k,1,n)',
  expected: 'refuted',
  finding:
    'Read for generations that draw new covariates, the equality is too large by up to a factor near pi^2/6 (T close to d); it is exact when the design is shared (accumulate-identity).',
  witnesses: [{ d: 1, T: 3, sigma: 1, n: 10, design: 'fresh' }],
  controls: [
    control('the value of fresh designs, on a shared one', {
      asserts: 'testError = sigma^2*d*sum(1/(k*(k*T-d-1)),k,1,n)',
      at: { d: 5, T: 30, sigma: 1, n: 3, design: 'shared' },
    }),
    control('half of the sum', {
      asserts: 'testError = first*sum(1/k^2,k,1,n)/2',
      at: { d: 5, T: 30, sigma: 1, n: 3, design: 'shared' },
    }),
  ],
  view: { x: 'n', y: 'T' },
});

export const accumulateBound = claim({
  id: 'gerstgrasser2024/accumulate-bound',
  title: 'Accumulated error is at most pi^2/6 times the first error, for all n',
  kind: 'inequality',
  source: { paper, where: 'main theorem, inequality part', fidelity: 'restated' },
  regime: regime({ ...equalBatches, n: fits(1_000_000) }, 'T >= d + 2'),
  where: firstError,
  measures: {
    testError: {
      ...accumulating.squaredError,
      routes: [
        {
          kind: 'closed',
          expression: 'design == "shared" ? first*sum(1/k^2,k,1,n) : sigma^2*d*sum(1/(k*(k*T-d-1)),k,1,n)',
        },
        {
          kind: 'closed',
          expression:
            'design == "shared" ? first*(pi^2/6-trigamma(n+1)) : sigma^2*d/(d+1)*(digamma(1)-digamma(1-(d+1)/T)-digamma(n+1)+digamma(n+1-(d+1)/T))',
        },
        ...accumulating.squaredError.routes,
      ],
    },
  },
  asserts: 'testError <= first*pi^2/6',
  argument: [],
  finding:
    'The ceiling pi^2/6 is for synthetic batches as large as the real one (also for larger ones: accumulate-bound-large-batches); for small ones it is exceeded (accumulate-bound-as-read).',
  controls: [
    control('constant 1.5, violated from n = 7 on', {
      asserts: 'testError <= 1.5*first',
      at: { d: 5, T: 30, sigma: 1, n: 7, design: 'shared' },
    }),
    control('the replace loop', {
      measures: { testError: replacing.squaredError },
      at: { d: 5, T: 30, sigma: 1, n: 2, design: 'fresh' },
    }),
    control('each fit trained on a random subset of T of the accumulated rows', {
      measures: { testError: regressionChain({ workflow: 'subsample' }).squaredError },
      at: { d: 2, T: 200, sigma: 1, n: 3, design: 'fresh' },
    }),
  ],
  view: { x: 'n', y: 'T' },
  notes: 'The slack is about 1/n of the bound.',
});

// Synthetic batches of another size than the real one: T1 real rows, then T_step rows a generation.

const unequalBatches = {
  d: features,
  T1: integer(3, 2000, 'log', 'samples in the real batch'),
  T_step: integer(1, 4000, 'log', 'samples in every synthetic batch'),
  sigma: noise,
  n: fits(5000),
};
const firstErrorOfT1 = { first: 'sigma^2*d/(T1-d-1)' };
const growing = regressionChain({
  workflow: 'accumulate',
  design: 'fresh',
  samples: 'T1',
  laterSamples: 'T_step',
});
const growingClosed = {
  ...growing.squaredError,
  routes: [
    {
      kind: 'closed',
      expression: 'sigma^2*d*(1/(T1-d-1)+sum(T_step/((T1+(k-1)*T_step)*(T1+(k-1)*T_step-d-1)),k,2,n))',
    } as const,
    ...growing.squaredError.routes,
  ],
};

export const accumulateBoundLargeBatches = claim({
  id: 'gerstgrasser2024/accumulate-bound-large-batches',
  title:
    'The pi^2/6 ceiling also holds for fresh designs with synthetic batches at least as large as the real one',
  kind: 'inequality',
  source: { paper, where: 'extension of the main theorem, inequality part', fidelity: 'derived' },
  regime: regime(unequalBatches, 'T1 >= d + 2', 'T_step >= T1'),
  where: firstErrorOfT1,
  measures: { testError: growingClosed },
  asserts: 'testError <= first*pi^2/6',
  argument: [],
  controls: [
    control('small synthetic batches allowed', {
      assumptions: ['T1 >= d + 2'],
      at: { d: 5, T1: 1000, T_step: 100, sigma: 1, n: 1001 },
    }),
    control('constant 1.6', {
      asserts: 'testError <= 1.6*first',
      at: { d: 1, T1: 500, T_step: 500, sigma: 1, n: 100 },
    }),
    control('one synthetic row a generation', {
      assumptions: ['T1 >= d + 2'],
      at: { d: 2, T1: 60, T_step: 1, sigma: 1, n: 2000 },
    }),
  ],
  view: { x: 'T_step', y: 'T1' },
  notes: 'Approached as n and T1 grow with T_step = T1.',
});

export const accumulateBoundAsRead = claim({
  id: 'gerstgrasser2024/accumulate-bound-as-read',
  title: 'The pi^2/6 ceiling whatever the sizes of the synthetic batches',
  kind: 'inequality',
  source: {
    paper,
    where: 'main theorem, inequality part, read without equal batch sizes',
    fidelity: 'restated',
  },
  regime: regime(unequalBatches, 'T1 >= d + 2'),
  where: firstErrorOfT1,
  measures: { testError: growingClosed },
  asserts: 'testError <= first*pi^2/6',
  expected: 'refuted',
  finding:
    'pi^2/6 is the ceiling for synthetic batches as large as the real one (accumulate-bound-large-batches); for smaller ones the universal constant is 2 (accumulate-unequal-batches; ratio 1.9388 at d = 5, T1 = 1000, T_step = 100, n = 1001).',
  witnesses: [{ d: 5, T1: 1000, T_step: 100, sigma: 1, n: 1001 }],
  controls: [
    control('constant 1.9 for all schedules', {
      asserts: 'testError <= 1.9*first',
      at: { d: 5, T1: 1000, T_step: 100, sigma: 1, n: 1001 },
    }),
    control('constant 1.5 at equal sizes', {
      asserts: 'testError <= 1.5*first',
      at: { d: 2, T1: 60, T_step: 60, sigma: 1, n: 20 },
    }),
  ],
  view: { x: 'T_step', y: 'n' },
});

export const accumulateFreshDesign = claim({
  id: 'gerstgrasser2024/accumulate-fresh-design',
  title: 'Exact accumulated error when every generation draws new covariates',
  kind: 'identity',
  source: { paper, where: 'not in the paper as far as known', fidelity: 'derived' },
  regime: regime({ d: features, T: samples, sigma: noise, n: fits(200) }, 'T >= d + 2'),
  where: firstError,
  measures: { testError: regressionChain({ workflow: 'accumulate', design: 'fresh' }).squaredError },
  asserts: [
    'testError = sigma^2*d*sum(1/(k*(k*T-d-1)),k,1,n)',
    'testError <= first*sum(1/k^2,k,1,n)',
    'testError <= sigma^2*d/(d+1)*(digamma(1)-digamma(1-(d+1)/T))',
  ],
  argument: [],
  controls: [
    control('the value of a shared design', {
      asserts: 'testError = first*sum(1/k^2,k,1,n)',
      at: { d: 4, T: 14, sigma: 0.7, n: 5 },
    }),
    control('1/(k^2*(T-d-1)) with T-d instead', {
      asserts: 'testError = sigma^2*d/(T-d)*sum(1/k^2,k,1,n)',
      at: { d: 1, T: 6, sigma: 1, n: 10 },
    }),
    control('exchangeability factor 1/k forgotten', {
      asserts: 'testError = sigma^2*d*sum(1/(k*T-d-1),k,1,n)',
      at: { d: 4, T: 14, sigma: 0.7, n: 5 },
    }),
  ],
  view: { x: 'n', y: 'T' },
  notes: 'The second relation is strict for n >= 2; the third is the limit of many generations.',
});

export const accumulateUnequalBatches = claim({
  id: 'gerstgrasser2024/accumulate-unequal-batches',
  title: 'Exact error for a real batch T1 and synthetic batches T_step; the universal constant is 2',
  kind: 'identity',
  source: { paper, where: 'not in the paper as far as known', fidelity: 'derived' },
  regime: regime(unequalBatches, 'T1 >= d + 2'),
  where: { ...firstErrorOfT1, c: 'd+1' },
  measures: { testError: growing.squaredError },
  asserts: [
    'testError = sigma^2*d*(1/(T1-d-1)+sum(T_step/((T1+(k-1)*T_step)*(T1+(k-1)*T_step-d-1)),k,2,n))',
    'testError <= first*(1+(T1-c)/c*log(T1/(T1-c)))',
    'testError <= 2*first',
  ],
  // The terms are at most the integrals of 1/(x*(x-c)) between the sizes of the accumulated data.
  argument: [
    {
      forAll: { c: [1, Infinity], m: [1, Infinity], s: [0, Infinity] },
      says: 'log((m+c)/m)-log((m+s+c)/(m+s)) >= c*s/((m+s)*(m+s+c))',
      at: { c: 'c', m: 'T1+(n-1)*T_step-c', s: 'T_step' },
    },
    'sum(T_step/((T1+(k-1)*T_step)*(T1+(k-1)*T_step-d-1)),k,2,n) <= (log(T1/(T1-c))-log((T1+(n-1)*T_step)/(T1+(n-1)*T_step-c)))/c',
    'log((T1+(n-1)*T_step)/(T1+(n-1)*T_step-c)) >= 0',
    { forAll: { x: [1, Infinity] }, says: 'log(x) <= x-1', at: { x: 'T1/(T1-c)' } },
  ],
  finding:
    'The repaired form of accumulate-bound-as-read: for synthetic batches of any size the accumulated error stays below twice the first error, and 2 cannot be lowered.',
  controls: [
    control('pi^2/6 as the ceiling', {
      asserts: 'testError <= first*pi^2/6',
      at: { d: 1, T1: 40, T_step: 1, sigma: 1, n: 2000 },
    }),
    control('constant 1.9', {
      asserts: 'testError <= 1.9*first',
      at: { d: 1, T1: 200, T_step: 1, sigma: 1, n: 5000 },
    }),
    control('weights of equal batches', {
      asserts: 'testError = first*sum(1/k^2,k,1,n)',
      at: { d: 1, T1: 40, T_step: 3, sigma: 1, n: 50 },
    }),
  ],
  view: { x: 'T_step', y: 'n' },
  notes: 'T_step below d is allowed: only the first fit needs T1 >= d + 2.',
});

const accumulatedGrowth = regressionChain({ workflow: 'accumulate', noise: 1 }).doubling;

export const growthExponents = claim({
  id: 'gerstgrasser2024/growth-exponents',
  title: 'Replacing diverges with exponent 1, accumulating has exponent 0',
  kind: 'rate',
  source: {
    paper,
    where: 'abstract: error grows with iterations, against a finite bound independent of them',
    fidelity: 'abstract',
  },
  regime: regime({ d: features, T: samples, n: fits(2000), design }, 'T >= d + 2'),
  where: { basel: 'sum(1/k^2,k,1,n)' },
  measures: {
    accumulateGrowth: {
      ...accumulatedGrowth,
      routes: [
        {
          kind: 'closed',
          expression:
            '1+(design == "shared" ? sum(1/k^2,k,n+1,2*n)/sum(1/k^2,k,1,n) : sum(1/(k*(k*T-d-1)),k,n+1,2*n)/sum(1/(k*(k*T-d-1)),k,1,n))',
        },
        ...accumulatedGrowth.routes,
      ],
    },
    replaceGrowth: regressionChain({ workflow: 'replace', noise: 1 }).doubling,
  },
  asserts: ['log(accumulateGrowth) <= 1/(2*n*basel)', 'accumulateGrowth >= 1', 'replaceGrowth = 2'],
  // With fresh designs the weights k/(k*T-d-1) of the terms 1/k^2 fall: the later ones weigh less.
  argument: [
    'sum(1/(k*(k*T-d-1)),k,1,n) >= n/(n*T-d-1)*basel',
    'sum(1/k^2,k,n+1,2*n) <= 1/(2*n)',
    'sum(1/(k*(k*T-d-1)),k,n+1,2*n) <= n/(n*T-d-1)*sum(1/k^2,k,n+1,2*n)',
    {
      forAll: { weight: [0, 1], late: [0, 1], early: [0.0005, Infinity], basel: [1, 2], half: [0, 1] },
      given: ['early >= weight*basel', 'late <= weight*half'],
      says: 'late/early <= half/basel',
      at: {
        weight: 'n/(n*T-d-1)',
        late: 'sum(1/(k*(k*T-d-1)),k,n+1,2*n)',
        early: 'sum(1/(k*(k*T-d-1)),k,1,n)',
        basel: 'basel',
        half: 'sum(1/k^2,k,n+1,2*n)',
      },
    },
    'accumulateGrowth-1 <= sum(1/k^2,k,n+1,2*n)/basel',
    'accumulateGrowth-1 <= 1/(2*n*basel)',
    { forAll: { x: [1, Infinity] }, says: 'log(x) <= x-1', at: { x: 'accumulateGrowth' } },
  ],
  controls: [
    control('harmonic growth (weights 1/k)', {
      asserts: 'log(sum(1/k,k,1,2*n)/sum(1/k,k,1,n)) <= 1/(2*n*basel)',
      at: { d: 5, T: 30, n: 10, design: 'shared' },
    }),
    control('twice as flat', {
      asserts: 'log(accumulateGrowth) <= 1/(4*n*basel)',
      at: { d: 5, T: 30, n: 10, design: 'shared' },
    }),
    control('square-root growth under replace', {
      asserts: 'replaceGrowth = sqrt(2)',
      at: { d: 5, T: 30, n: 10, design: 'shared' },
    }),
  ],
  view: { x: 'n', y: 'T' },
  notes:
    'A rate, checked as the factor from fit n to fit 2n. Neither factor depends on sigma; under replace it depends on nothing.',
});

// Fewer samples than features: fits of least norm.

const interpolating = {
  features: 'd',
  samples: 'T',
  noise: 'sigma',
  signal: 'wnorm',
  design: 'shared',
} as const;

export const accumulateOverparam = claim({
  id: 'gerstgrasser2024/accumulate-overparam',
  title: 'Fewer samples than features, one shared design: a constant bias plus the partial Basel sum',
  kind: 'identity',
  source: { paper, where: 'extension beyond the paper', fidelity: 'derived' },
  regime: regime(
    {
      d: integer(3, 200, 'log', 'features'),
      T: integer(1, 198, 'log', 'samples in every batch'),
      sigma: noise,
      n: fits(200),
      wnorm: real(0.01, 100, 'log', 'length of the true weight vector'),
    },
    'T <= d - 2',
  ),
  where: { first: 'wnorm^2*(1-T/d)+sigma^2*T/(d-T-1)' },
  measures: { testError: interpolatorChain({ workflow: 'accumulate', ...interpolating }).squaredError },
  asserts: ['testError = wnorm^2*(1-T/d)+sigma^2*T/(d-T-1)*sum(1/k^2,k,1,n)', 'testError <= first*pi^2/6'],
  argument: [],
  controls: [
    control('bias forgotten', {
      asserts: 'testError = sigma^2*T/(d-T-1)*sum(1/k^2,k,1,n)',
      at: { d: 20, T: 8, sigma: 0.5, n: 5, wnorm: 1 },
    }),
    control('denominator d-T', {
      asserts: 'testError = wnorm^2*(1-T/d)+sigma^2*T/(d-T)*sum(1/k^2,k,1,n)',
      at: { d: 12, T: 7, sigma: 1, n: 6, wnorm: 1 },
    }),
    control('the replace loop', {
      measures: { testError: interpolatorChain({ workflow: 'replace', ...interpolating }).squaredError },
      at: { d: 20, T: 8, sigma: 0.5, n: 5, wnorm: 1 },
    }),
  ],
  view: { x: 'n', y: 'T' },
  notes: 'The bias is a floor that accumulating cannot remove.',
});

// Dey and Donoho: the mean of a natural exponential family with variance function a + b*mu + c*mu^2.

const family = choice(
  ['bernoulli', 'poisson', 'normal', 'exponential', 'geometric', 'variance'],
  'Bernoulli, Poisson, normal mean (variance 1), exponential mean, geometric mean (V = mu+mu^2), normal variance with known mean (V = 2*mu^2)',
);
const batch = integer(1, 1000, 'log', 'batch size');
const fitIndex = (most: number) => integer(1, most, 'log', 'index of the fit; t = 1 is the fit on real data');
const families = { family, n: batch, t: fitIndex(500) };
const curvature =
  'family == "bernoulli" ? -1 : (family == "poisson" or family == "normal" ? 0 : (family == "variance" ? 2 : 1))';
const augmenting = meanChain({ workflow: 'accumulate', start: 0.5 });
const discarding = meanChain({ workflow: 'replace', start: 0.5 });

export const ddAugmentAre = claim({
  id: 'gerstgrasser2024/dd-augment-are',
  title:
    'Augmenting: the variance ratio tends to the partial Basel sum (efficiency at least 6/pi^2) as the batch grows',
  kind: 'limit',
  source: {
    paper,
    where:
      'follow-up by Dey and Donoho, main theorem; explicit rate derived for quadratic variance functions',
    fidelity: 'abstract',
  },
  regime: regime(families),
  where: { c: curvature, basel: 'sum(1/k^2,k,1,t)' },
  measures: { ratio: augmenting.errorRatio },
  asserts: ['ratio <= basel + 4/3*max(c,0)/n', 'ratio >= basel + 4/3*min(c,0)/n'],
  finding:
    'The factor pi^2/6 is a statement about the limit of large batches; at finite batch size it holds exactly when c <= 0 (dd-augment-are-as-read).',
  controls: [
    control('the discard loop', {
      measures: { ratio: discarding.errorRatio },
      at: { family: 'poisson', n: 10, t: 5 },
    }),
    control('error 1/n^2 instead of 1/n', {
      asserts: 'ratio <= basel + 4/3*max(c,0)/n^2',
      at: { family: 'exponential', n: 20, t: 100 },
    }),
    control('no finite-n term for c > 0', {
      asserts: 'ratio <= basel',
      at: { family: 'exponential', n: 5, t: 8 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes:
    'A limit, checked through an explicit rate in n. For c = 0 both relations are equalities. Where an estimator has no mean, such as maximum likelihood in logistic regression, only the variance of the limit law is meant.',
});

export const ddAugmentAreAsRead = claim({
  id: 'gerstgrasser2024/dd-augment-are-as-read',
  title: 'The variance ratio stays below pi^2/6 at every batch size',
  kind: 'inequality',
  source: { paper, where: 'follow-up by Dey and Donoho, read at finite batch size', fidelity: 'abstract' },
  regime: regime(families),
  where: { c: curvature },
  measures: { ratio: augmenting.errorRatio },
  asserts: 'ratio <= pi^2/6',
  expected: 'refuted',
  finding:
    'At finite batch size the ratio exceeds pi^2/6 for every family whose variance function has c > 0: exponential data give 2.1547 at n = 1, t = 6. The repaired form carries the excess c/n (dd-augment-are).',
  witnesses: [{ family: 'exponential', n: 1, t: 6 }],
  controls: [
    control('constant 3/2 for the normal mean', {
      asserts: 'ratio <= 1.5',
      at: { family: 'normal', n: 10, t: 8 },
    }),
    control('the discard loop', {
      measures: { ratio: discarding.errorRatio },
      at: { family: 'poisson', n: 10, t: 5 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'For large n a witness needs many fits: the excess 0.81*c/n must outweigh the missing tail 1/t.',
});

export const ddDiscardLinear = claim({
  id: 'gerstgrasser2024/dd-discard-linear',
  title: 'Discarding: the variance ratio is the generation number in the large-batch limit',
  kind: 'limit',
  source: {
    paper,
    where: 'follow-up by Dey and Donoho; explicit rate derived for quadratic variance functions',
    fidelity: 'abstract',
  },
  regime: regime(families, 'abs(c)*t <= n'),
  where: { c: curvature },
  measures: { ratio: discarding.errorRatio },
  asserts: ['ratio <= t*(1+(e-2)*max(c,0)*t/n)', 'ratio >= t*(1+(e-2)*min(c,0)*t/n)'],
  finding:
    'Linear growth is exact only for c = 0; at fixed batch size the ratio grows exponentially in t for c > 0 and saturates at n/|c| for c < 0 (dd-discard-linear-as-read).',
  controls: [
    control('constant 1/2', {
      asserts: 'ratio <= t*(1+0.5*max(c,0)*t/n)',
      at: { family: 'exponential', n: 400, t: 400 },
    }),
    control('exactly linear', { asserts: 'ratio = t', at: { family: 'bernoulli', n: 40, t: 20 } }),
    control('the augment loop', {
      measures: { ratio: augmenting.errorRatio },
      asserts: 'ratio >= t*(1+(e-2)*min(c,0)*t/n)',
      at: { family: 'poisson', n: 50, t: 10 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes:
    'A limit, checked through an explicit rate where |c|*t <= n. The constant e-2 is approached at c*t = n, n large.',
});

export const ddDiscardLinearAsRead = claim({
  id: 'gerstgrasser2024/dd-discard-linear-as-read',
  title: 'Discarding degrades linearly at every batch size',
  kind: 'identity',
  source: { paper, where: 'follow-up by Dey and Donoho, read at finite batch size', fidelity: 'abstract' },
  regime: regime(families),
  where: { c: curvature },
  measures: { ratio: discarding.errorRatio },
  asserts: 'ratio = t',
  expected: 'refuted',
  finding:
    'At fixed batch size discarding grows exponentially for c > 0 (exponential data, n = 5, t = 10: 25.96 instead of 10) and saturates for c < 0 (Bernoulli, n = 2, t = 10: 1.998 instead of 10). The repaired form is dd-discard-linear.',
  witnesses: [{ family: 'exponential', n: 5, t: 10 }],
  controls: [
    control('linear plus one', { asserts: 'ratio = t+1', at: { family: 'poisson', n: 5, t: 8 } }),
    control('square-root growth', { asserts: 'ratio = sqrt(t)', at: { family: 'normal', n: 5, t: 9 } }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'The first fit agrees.',
});

export const ddQvfExact = claim({
  id: 'gerstgrasser2024/dd-qvf-exact',
  title: 'Exact finite-sample error for natural exponential families with quadratic variance function',
  kind: 'identity',
  source: { paper, where: 'special case of the Dey-Donoho setting', fidelity: 'derived' },
  regime: regime(
    {
      ...families,
      mu0: real(0.05, 20, 'linear', 'true mean parameter (below 1 for Bernoulli)'),
      workflow: choice(['augment', 'discard'], 'fit on all data so far, or on the newest batch only'),
    },
    'family == "bernoulli" ? mu0 < 1 : mu0 > 0',
  ),
  where: {
    c: curvature,
    V: 'family == "bernoulli" ? mu0*(1-mu0) : (family == "poisson" ? mu0 : (family == "normal" ? 1 : (family == "exponential" ? mu0^2 : (family == "geometric" ? mu0+mu0^2 : 2*mu0^2))))',
    growth: 'workflow == "augment" ? prod(1+c/(n*k^2),k,1,t) : (1+c/n)^t',
    steps: 'workflow == "augment" ? sum(1/k^2,k,1,t) : t',
  },
  measures: { meanSquaredError: meanChain({ workflow: 'parameter' }).squaredError },
  asserts: 'meanSquaredError = (c == 0 ? V/n*steps : V/c*(growth-1))',
  controls: [
    control('the pi^2/6 ceiling at c > 0', {
      asserts: 'meanSquaredError <= V/n*pi^2/6',
      at: { family: 'exponential', n: 4, t: 10, mu0: 1, workflow: 'augment' },
    }),
    control('linear growth under discard at c = 1', {
      asserts: 'meanSquaredError = V/n*t',
      at: { family: 'exponential', n: 5, t: 5, mu0: 1, workflow: 'discard' },
    }),
    control('sign of c flipped', {
      asserts: 'meanSquaredError = V/n*prod(1-c/(n*k^2),k,1,t)',
      at: { family: 'bernoulli', n: 5, t: 8, mu0: 0.3, workflow: 'augment' },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'Bernoulli data with n = 1 give V at every fit.',
});

export const ddWorkflowVariance = claim({
  id: 'gerstgrasser2024/dd-workflow-variance',
  title: 'Variance of a weighting workflow by linear recursion',
  kind: 'identity',
  source: {
    paper,
    where: 'Gaussian-process framework of the Dey-Donoho follow-up; closed forms derived',
    fidelity: 'derived',
  },
  regime: regime({
    workflow: choice(
      ['augment', 'discard', 'anchor'],
      'equal weights on all batches, all on the newest, or omega on the real batch and the rest on the newest',
    ),
    G: integer(1, 300, 'log', 'generation; G = 1 is the fit on real data'),
    omega: real(0.01, 0.99, 'linear', 'weight of the real batch (anchor only)'),
  }),
  where: { q: '(1-omega)^2' },
  measures: { varianceRatio: weightedBatches() },
  asserts: [
    'varianceRatio = (workflow == "augment" ? sum(1/k^2,k,1,G) : (workflow == "discard" ? G : 1+q*(1-q^(G-1))/(1-q)))',
    'varianceRatio <= (workflow == "anchor" ? 1/(1-q) : G)',
  ],
  argument: [],
  controls: [
    control('pi^2/6 for any workflow that keeps the real data', {
      asserts: 'varianceRatio <= pi^2/6',
      at: { workflow: 'anchor', G: 10, omega: 0.1 },
    }),
    control('window of the last three batches', {
      measures: { varianceRatio: weightedBatches({ workflow: { window: 3 } }) },
      at: { workflow: 'augment', G: 10, omega: 0.5 },
    }),
    control('q without the square', {
      asserts: 'varianceRatio = 1+(1-omega)*(1-(1-omega)^(G-1))/omega',
      at: { workflow: 'anchor', G: 10, omega: 0.5 },
    }),
  ],
  view: { x: 'G', y: 'omega' },
  notes:
    'Exact for a normal mean. Keeping the real data for ever does not by itself give pi^2/6: anchor has the limit 4/3 at omega = 1/2 and 5.263 at omega = 0.1.',
});

// Kazdan et al.: one-dimensional Gaussian fits, category frequencies, kernel densities.

const gaussian = {
  n: integer(2, 1000, 'log', 'points a generation'),
  t: fitIndex(1000),
  ddof: integer(0, 1, 'linear', '0: the variance divides by the count; 1: unbiased'),
  sigma2: real(1e-3, 1e3, 'log', 'true variance (a pure scale)'),
};
const fittedBy = (workflow: 'replace' | 'accumulate' | 'subsample') => {
  const { fittedVariance, meanError } = gaussianFit({ workflow });
  return { fittedVariance, meanError };
};
const varianceOf = (workflow: 'replace' | 'accumulate') => ({
  fittedVariance: fittedBy(workflow).fittedVariance,
});

export const kazdanGaussianReplace = claim({
  id: 'gerstgrasser2024/kazdan-gaussian-replace',
  title:
    'Gaussian, replace: the variance shrinks geometrically for ddof 0; for ddof 1 its mean stays and the mean error grows linearly',
  kind: 'identity',
  source: { paper, where: 'Gaussian setting of the Kazdan et al. follow-up', fidelity: 'derived' },
  regime: regime(gaussian),
  measures: fittedBy('replace'),
  asserts: [
    'fittedVariance = sigma2*(1-(1-ddof)/n)^t',
    'meanError = (ddof == 0 ? sigma2*(1-(1-1/n)^t) : sigma2*t/n)',
  ],
  finding:
    'The estimator decides: with the biased variance the fitted law collapses in mean and drifts by at most sigma2, with the unbiased one the mean of the variance stays and the drift grows for ever.',
  controls: [
    control('ddof 0 formula with ddof 1', {
      asserts: 'fittedVariance = sigma2*(1-1/n)^t',
      at: { n: 6, t: 6, ddof: 1, sigma2: 1 },
    }),
    control('mean error grows linearly with ddof 0', {
      asserts: 'meanError = sigma2*t/n',
      at: { n: 6, t: 6, ddof: 0, sigma2: 1 },
    }),
    control('the accumulate loop', {
      measures: varianceOf('accumulate'),
      at: { n: 6, t: 6, ddof: 0, sigma2: 1 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'With ddof 1 the fitted variance tends to 0 almost surely while its mean stays at sigma2.',
});

export const kazdanGaussianAccumulate = claim({
  id: 'gerstgrasser2024/kazdan-gaussian-accumulate',
  title: 'Gaussian, accumulate: the variance shrinks to a positive sine limit and does not collapse',
  kind: 'identity',
  source: { paper, where: 'Gaussian setting of the Kazdan et al. follow-up', fidelity: 'derived' },
  regime: regime(gaussian, 'ddof == 0'),
  measures: fittedBy('accumulate'),
  asserts: [
    'fittedVariance = sigma2*prod(1-1/(n*k^2),k,1,t)',
    'fittedVariance >= sigma2*sin(pi/sqrt(n))/(pi/sqrt(n))',
    'meanError = sigma2 - sigma2*prod(1-1/(n*k^2),k,1,t)',
  ],
  argument: [],
  controls: [
    control('no shrinkage', { asserts: 'fittedVariance = sigma2', at: { n: 2, t: 50, ddof: 0, sigma2: 1 } }),
    control('exponent 1/k', {
      asserts: 'fittedVariance = sigma2*prod(1-1/(n*k),k,1,t)',
      at: { n: 5, t: 50, ddof: 0, sigma2: 1 },
    }),
    control('the replace loop', { measures: varianceOf('replace'), at: { n: 6, t: 6, ddof: 0, sigma2: 1 } }),
    control('ddof 1 in the same loop', { assumptions: [], at: { n: 6, t: 6, ddof: 1, sigma2: 1 } }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'Holds for any generator that matches the fitted mean and variance.',
});

const subsampleLoss = '(3*n-1)/(k*n*(k*n-1))';
const subsampleVariance = 'sigma2*(1-1/n)*prod(1-(3*n-1)/(k*n*(k*n-1)),k,2,t)';

export const kazdanAccumulateSubsample = claim({
  id: 'gerstgrasser2024/kazdan-accumulate-subsample',
  title: 'Accumulate-subsample with ddof 0: exact product, no collapse, mean error below (pi^2/2-2)*sigma2/n',
  kind: 'identity',
  source: { paper, where: 'workflow of the Kazdan et al. follow-up', fidelity: 'derived' },
  regime: regime(gaussian, 'ddof == 0'),
  where: { r: 'sqrt(12*n-3)/(2*n)' },
  measures: fittedBy('subsample'),
  asserts: [
    `fittedVariance = ${subsampleVariance}`,
    'fittedVariance >= sigma2*(1-1/n)*gamma(2-1/n)/(gamma(2-1/(2*n)-r)*gamma(2-1/(2*n)+r))',
    `meanError = sigma2 - ${subsampleVariance}`,
    'meanError <= sigma2/n*(pi^2/2-2)',
  ],
  argument: [
    `prod(1-${subsampleLoss},k,2,t) >= 1-sum(${subsampleLoss},k,2,t)`,
    'sum(1/k^2,k,2,t) <= pi^2/6-1',
    `(1-1/n)*sum(${subsampleLoss},k,2,t) <= 3/n*sum(1/k^2,k,2,t)`,
  ],
  finding: 'The repaired form of kazdan-accumulate-subsample-as-read: the plateau needs the biased variance.',
  controls: [
    control('the pi^2/6 ceiling of plain accumulation', {
      asserts: 'meanError <= sigma2/n*pi^2/6',
      at: { n: 10, t: 2, ddof: 0, sigma2: 1 },
    }),
    control('unbiased variance', { assumptions: [], at: { n: 2, t: 50, ddof: 1, sigma2: 1 } }),
    control('subset drawn with replacement', {
      measures: { meanError: gaussianFit({ workflow: 'subsample', withReplacement: true }).meanError },
      asserts: `meanError = sigma2 - ${subsampleVariance}`,
      at: { n: 6, t: 1, ddof: 0, sigma2: 1 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes:
    'The expected raw second moment is conserved: fittedVariance + meanError = sigma2 at every fit. The first fit uses the whole real batch.',
});

/** Sums over the fits from t+1 to 2t; the terms of `logs` are (1/k)/n up to 3/k^2/n. */
const doubled = {
  logs: 'sum(log(1+(k-3)/(k*(k*n-1))),k,t+1,2*t)',
  inverses: 'sum(1/k,k,t+1,2*t)',
  squares: 'sum(1/k^2,k,t+1,2*t)',
  squaresBefore: 'sum(1/(k-1)^2,k,t+1,2*t)',
};

export const kazdanAccumulateSubsampleUnbiased = claim({
  id: 'gerstgrasser2024/kazdan-accumulate-subsample-unbiased',
  title: 'Accumulate-subsample with ddof 1: the fitted variance grows like t^(1/n)',
  kind: 'rate',
  source: { paper, where: 'workflow of the Kazdan et al. follow-up', fidelity: 'derived' },
  regime: regime(gaussian, 'ddof == 1'),
  where: { doubling: 'prod(1+(k-3)/(k*(k*n-1)),k,t+1,2*t)' },
  measures: fittedBy('subsample'),
  asserts: [
    'fittedVariance = sigma2*prod(1+(k-3)/(k*(k*n-1)),k,2,t)',
    'doubling >= 2^(1/n)*(1-2/(n*t))',
    'doubling <= 2^(1/n)',
    'meanError >= fittedVariance*(1-1/t)/n',
  ],
  argument: [
    `${doubled.logs} <= ${doubled.inverses}/n`,
    { forAll: { x: [1, 2] }, says: 'log(x) >= 1-1/x', at: { x: '(2*t+2)/(2*t+1)' } },
    `${doubled.inverses} <= log(2)`,
    `${doubled.logs} <= log(2)/n`,
    'doubling <= 2^(1/n)',
    `${doubled.logs} >= ${doubled.inverses}/n-3/n*(0.9*${doubled.squares}+0.1*${doubled.squaresBefore})`,
    `0.9*${doubled.squares}+0.1*${doubled.squaresBefore} <= 0.55/t`,
    { forAll: { x: [1, 2] }, says: 'log(x) <= x-1', at: { x: '(2*t+2)/(2*t+1)' } },
    `${doubled.inverses} >= log(2)-0.3/t`,
    `${doubled.logs} >= log(2)/n-2/(n*t)`,
    '2^(1/n)*exp(-2/(n*t)) <= doubling',
    { forAll: { y: [0, 1] }, says: '1-y <= exp(-y)', at: { y: '2/(n*t)' } },
    '2^(1/n)*(1-2/(n*t)) <= 2^(1/n)*exp(-2/(n*t))',
  ],
  finding:
    'The hybrid with a fixed budget is bounded only with the biased variance (kazdan-accumulate-subsample); with the unbiased one variance and mean error both diverge slowly.',
  controls: [
    control('plateau of the biased case', {
      asserts: 'meanError <= sigma2/n*(pi^2/2-2)',
      at: { n: 2, t: 50, ddof: 1, sigma2: 1 },
    }),
    control('no growth', { asserts: 'fittedVariance <= sigma2', at: { n: 2, t: 50, ddof: 1, sigma2: 1 } }),
    control('ddof 0 in the same loop', { assumptions: [], at: { n: 6, t: 6, ddof: 0, sigma2: 1 } }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'A rate, checked as the factor from fit t to fit 2t (doubling).',
});

export const kazdanAccumulateSubsampleAsRead = claim({
  id: 'gerstgrasser2024/kazdan-accumulate-subsample-as-read',
  title: 'The mean error of accumulate-subsample plateaus whichever variance estimator is used',
  kind: 'inequality',
  source: {
    paper,
    where: 'workflow of the Kazdan et al. follow-up, read without the estimator',
    fidelity: 'abstract',
  },
  regime: regime({ ...gaussian, t: fitIndex(10_000) }),
  measures: { meanError: fittedBy('subsample').meanError },
  asserts: 'meanError <= sigma2/n*(pi^2/2-2)',
  expected: 'refuted',
  finding:
    'True with the biased variance (kazdan-accumulate-subsample); with the unbiased one the error grows without bound (n = 2: n*meanError/sigma2 is 1.67 at t = 2, 4.04 at t = 50 and 31.94 at t = 10000).',
  witnesses: [{ n: 2, t: 50, ddof: 1, sigma2: 1 }],
  controls: [
    control('pi^2/6 even for ddof 0', {
      asserts: 'meanError <= sigma2/n*pi^2/6',
      at: { n: 10, t: 2, ddof: 0, sigma2: 1 },
    }),
    control('constant 2 for ddof 0', {
      asserts: 'meanError <= 2*sigma2/n',
      at: { n: 50, t: 50, ddof: 0, sigma2: 1 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'A witness needs ddof = 1 and small n; larger n need exponentially more fits.',
});

const workflow = choice(['accumulate', 'replace'], 'made on all data so far, or on the newest n');

export const kazdanDiscreteAccumulate = claim({
  id: 'gerstgrasser2024/kazdan-discrete-accumulate',
  title: 'Expected diversity of refitted category frequencies, accumulate and replace',
  kind: 'identity',
  source: {
    paper,
    where: 'discrete setting in the code of the Kazdan et al. follow-up',
    fidelity: 'derived',
  },
  regime: regime({
    p: simplex({ size: [2, 20], meaning: 'true category probabilities' }),
    n: integer(1, 1000, 'log', 'draws a generation'),
    t: fitIndex(300),
    workflow,
  }),
  where: { initial: 'sum(p*(1-p))' },
  measures: { diversity: categoryDiversity() },
  asserts: [
    'diversity = initial*(workflow == "accumulate" ? prod(1-1/(n*k^2),k,1,t) : (1-1/n)^t)',
    'diversity >= initial*(workflow == "accumulate" ? (n > 1 ? sin(pi/sqrt(n))/(pi/sqrt(n)) : 0) : 0)',
  ],
  argument: [],
  controls: [
    control('replace loop against the accumulate product', {
      asserts: 'diversity = initial*prod(1-1/(n*k^2),k,1,t)',
      at: { p: [0.2, 0.2, 0.2, 0.2, 0.2], n: 8, t: 6, workflow: 'replace' },
    }),
    control('n-1 draws', {
      asserts: 'diversity = initial*(1-1/(n-1))^t',
      at: { p: [0.2, 0.2, 0.2, 0.2, 0.2], n: 8, t: 6, workflow: 'replace' },
    }),
    control('no loss', {
      asserts: 'diversity = initial',
      at: { p: [0.5, 0.5], n: 20, t: 10, workflow: 'accumulate' },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'Diversity is the chance that two draws differ. Entropy has no such closed form.',
});

export const kazdanKde = claim({
  id: 'gerstgrasser2024/kazdan-kde',
  title:
    'Kernel density loop with fixed bandwidth: limit n*h^2 under replace, logarithmic growth under accumulate',
  kind: 'identity',
  source: { paper, where: 'kernel density setting of the Kazdan et al. follow-up', fidelity: 'derived' },
  regime: regime({
    n: integer(2, 1000, 'log', 'points a generation'),
    t: integer(1, 300, 'log', 'index of the model; t = 1 is smoothed from real data'),
    h: real(0, 2, 'linear', 'bandwidth (standard deviation of the kernel)'),
    sigma2: real(1e-3, 1e3, 'log', 'true variance'),
    workflow,
  }),
  where: { firstVariance: 'sigma2*(1-1/n)' },
  measures: { modelVariance: kernelDensity().modelVariance },
  asserts: [
    'modelVariance = (workflow == "accumulate" ? firstVariance*prod(1-1/(n*k^2),k,2,t)+sum(h^2/j*prod(1-1/(n*k^2),k,j+1,t),j,1,t) : n*h^2+(firstVariance+h^2-n*h^2)*(1-1/n)^(t-1))',
    'modelVariance >= (workflow == "accumulate" ? h^2*sum(1/k,k,1,t)*sin(pi/sqrt(n))/(pi/sqrt(n)) : min(n*h^2,firstVariance+h^2))',
  ],
  argument: [
    '(workflow == "accumulate" ? sum(h^2/j*prod(1-1/(n*k^2),k,j+1,t),j,1,t) : 0) >= (workflow == "accumulate" ? sum(h^2/j*sin(pi/sqrt(n))/(pi/sqrt(n)),j,1,t) : 0)',
  ],
  finding: 'With a fixed bandwidth accumulating does not bound the variance: it grows like h^2*log(t).',
  controls: [
    control('accumulating keeps the first smoothed variance as a ceiling', {
      asserts: 'modelVariance <= sigma2 + h^2',
      at: { n: 50, t: 50, h: 0.3, sigma2: 1, workflow: 'accumulate' },
    }),
    control('replace tends to h^2', {
      asserts: 'modelVariance <= sigma2 + h^2',
      at: { n: 8, t: 50, h: 0.5, sigma2: 1, workflow: 'replace' },
    }),
    control('kernel variance added once only', {
      asserts: 'modelVariance = sigma2*prod(1-1/(n*k^2),k,1,t)+h^2',
      at: { n: 8, t: 5, h: 0.5, sigma2: 1, workflow: 'accumulate' },
    }),
  ],
  view: { x: 't', y: 'h' },
});

export const claims: readonly Claim[] = [
  replaceLinear,
  accumulateIdentity,
  accumulateIdentityAsRead,
  accumulateBound,
  accumulateBoundLargeBatches,
  accumulateBoundAsRead,
  accumulateFreshDesign,
  accumulateUnequalBatches,
  growthExponents,
  accumulateOverparam,
  ddAugmentAre,
  ddAugmentAreAsRead,
  ddDiscardLinear,
  ddDiscardLinearAsRead,
  ddQvfExact,
  ddWorkflowVariance,
  kazdanGaussianReplace,
  kazdanGaussianAccumulate,
  kazdanAccumulateSubsample,
  kazdanAccumulateSubsampleUnbiased,
  kazdanAccumulateSubsampleAsRead,
  kazdanDiscreteAccumulate,
  kazdanKde,
];
