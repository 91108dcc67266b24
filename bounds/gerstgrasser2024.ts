import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import { regressionChain } from '../src/process/index.js';
import { choice, integer, real, regime } from '../src/regime/index.js';

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
  regime: regime({ ...equalBatches, n: fits(100_000) }, 'T >= d + 2'),
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

export const claims: readonly Claim[] = [
  replaceLinear,
  accumulateIdentity,
  accumulateIdentityAsRead,
  accumulateBound,
  accumulateBoundLargeBatches,
  accumulateBoundAsRead,
  accumulateFreshDesign,
  accumulateUnequalBatches,
];
