import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  adaptiveRidge,
  anisotropicInterpolator,
  equivalentError,
  interpolatorChain,
  leastSquaresDownstream,
  optimalRidge,
  powerLawSlopes,
  powerLawSpectrum,
  projectionRisk,
  type Quantity,
  ridgeDownstream,
  ridgeSlope,
  truncatedNoise,
  twoLevelSpectrum,
} from '../src/process/index.js';
import { choice, integer, real, regime } from '../src/regime/index.js';

/*
 * Model collapse demystified: the case of regression. Dohmatob, Feng and Kempe (2024).
 *
 * n least squares generators, each fitted to T0 labels of the one before plus noise sigma0; then a
 * downstream fit on T labels of the last one plus noise sigma, tested against the truth without noise.
 */

const paper: Paper = {
  key: 'dohmatob2024',
  authors: 'Dohmatob, Feng, Kempe',
  title: 'Model Collapse Demystified: The Case of Regression',
  year: 2024,
  arxiv: '2402.07712',
  venue: 'NeurIPS 2024',
};

const features = integer(1, 100, 'log', 'features');
const generatorSamples = integer(3, 2000, 'log', 'generator samples');
const generations = integer(0, 100, 'linear', 'number of fake generations; 0 is a fit on clean data');
const noise = real(0, 10, 'linear', 'standard deviation of the downstream label noise');
const generatorNoise = real(0, 10, 'linear', 'standard deviation of the generator label noise');
const ridge = real(1e-4, 100, 'log', 'ridge parameter: S + lambda*I with S = X^T X/T');
const decay = real(0, 3, 'linear', 'eigenvalues of the covariance are k^(-decay), k = 1..d');
const length = real(0.01, 100, 'log', 'length of the true weight vector');
const design = choice(['fresh', 'shared'], 'generator designs independent, or one reused');

// More samples than features, no regularisation.

export const olsLinearGrowth = claim({
  id: 'dohmatob2024/ols-linear-growth',
  title: 'Unregularised test error is exactly affine in the number of fake generations',
  kind: 'identity',
  source: { paper, where: 'main theorem, more samples than features', fidelity: 'restated' },
  regime: regime(
    {
      d: features,
      T: integer(3, 2000, 'log', 'downstream samples'),
      T0: generatorSamples,
      sigma: noise,
      sigma0: generatorNoise,
      n: generations,
      design: choice(
        ['fresh', 'shared'],
        'generator designs independent, or one reused; the downstream design is always new',
      ),
    },
    'T >= d + 2',
    'T0 >= d + 2',
  ),
  measures: { testError: leastSquaresDownstream().testError },
  asserts: 'testError = sigma^2*d/(T-d-1) + n*sigma0^2*d/(T0-d-1)',
  controls: [
    control('denominators T-d and T0-d', {
      asserts: 'testError = sigma^2*d/(T-d) + n*sigma0^2*d/(T0-d)',
      at: { d: 10, T: 15, T0: 15, sigma: 1, sigma0: 1, n: 3, design: 'fresh' },
    }),
    control('quadratic growth', {
      asserts: 'testError = sigma^2*d/(T-d-1) + n^2*sigma0^2*d/(T0-d-1)',
      at: { d: 3, T: 10, T0: 10, sigma: 0, sigma0: 2, n: 7, design: 'fresh' },
    }),
    control('downstream fit not counted', {
      asserts: 'testError = n*sigma0^2*d/(T0-d-1)',
      at: { d: 5, T: 30, T0: 30, sigma: 1, sigma0: 1, n: 4, design: 'fresh' },
    }),
  ],
  view: { x: 'n', y: 'T0' },
  notes:
    'The error is the excess over the irreducible noise. A simulation has a standard error only for T, T0 >= d + 4.',
});

// A ridge fit downstream.

const ridgeChain = {
  decay,
  d: integer(1, 200, 'log', 'features'),
  T: integer(1, 2000, 'log', 'downstream samples (T < d allowed)'),
  T0: generatorSamples,
  lambda: ridge,
  n: integer(0, 50, 'linear', 'number of fake generations'),
  sigma: noise,
  sigma0: generatorNoise,
  wnorm: real(0, 100, 'linear', 'length of the true weights, spread evenly over the eigen-directions'),
};
const anisotropic = { spectrum: powerLawSpectrum() };

export const ridgeAffineInN = claim({
  id: 'dohmatob2024/ridge-affine-in-n',
  title: 'For every fixed ridge parameter the test error is exactly affine in the number of fake generations',
  kind: 'identity',
  source: { paper, where: 'general ridge theorem with under-parametrised generators', fidelity: 'restated' },
  regime: regime(ridgeChain, 'T0 >= d + 2'),
  measures: {
    gain: ridgeDownstream(anisotropic).gain,
    gainOfOne: ridgeDownstream({ ...anisotropic, generations: 1 }).gain,
  },
  asserts: 'gain = n*gainOfOne',
  controls: [
    control('quadratic growth', {
      asserts: 'gain = n^2*gainOfOne',
      at: { decay: 0, d: 1, T: 4, T0: 6, lambda: 0.3, n: 5, sigma: 1, sigma0: 1, wnorm: 1 },
    }),
    control('slope of ordinary least squares', {
      asserts: 'gain = n*sigma0^2*d/(T0-d-1)',
      at: { decay: 0, d: 1, T: 4, T0: 6, lambda: 0.3, n: 5, sigma: 1, sigma0: 1, wnorm: 1 },
    }),
    control('saturation: no more than twice the first step', {
      asserts: 'gain <= 2*gainOfOne',
      at: { decay: 0, d: 1, T: 4, T0: 6, lambda: 0.3, n: 5, sigma: 1, sigma0: 1, wnorm: 1 },
    }),
  ],
  view: { x: 'n', y: 'lambda' },
  notes: 'No condition on T when lambda > 0. With T0 < d the statement is false.',
});

export const ridgeAffineInNAsRead = claim({
  id: 'dohmatob2024/ridge-affine-in-n-as-read',
  title: 'Regularisation never makes the collapse faster than least squares',
  kind: 'inequality',
  source: { paper, where: 'natural reading of the remark that ridge lowers the slope', fidelity: 'derived' },
  regime: regime(
    {
      strong: integer(1, 100, 'log', 'number of eigenvalues equal to 1'),
      weak: integer(0, 100, 'linear', 'number of eigenvalues equal to small'),
      small: real(1e-6, 1, 'log', 'the small eigenvalue'),
      T: integer(1, 2000, 'log', 'downstream samples'),
      lambda: real(1e-4, 10, 'log', 'ridge parameter'),
    },
    'T >= strong + weak',
  ),
  measures: { slopeFactor: ridgeSlope({ spectrum: twoLevelSpectrum() }) },
  asserts: 'slopeFactor <= strong + weak',
  expected: 'refuted',
  finding:
    'With unequal eigenvalues a small ridge can raise the slope above the least squares value d (8.7 instead of 4 with three eigenvalues 1, one 1e-4, T = 4, lambda = 0.001), because ridge leaks error from strong into weak directions; for equal eigenvalues the statement holds (ridge-slope-isotropic).',
  witnesses: [{ strong: 3, weak: 1, small: 1e-4, T: 4, lambda: 0.001 }],
  controls: [
    control('even half the least squares slope', {
      asserts: 'slopeFactor <= (strong + weak)/2',
      at: { strong: 4, weak: 0, small: 1, T: 40, lambda: 0.001 },
    }),
    control('slope factor 1', {
      asserts: 'slopeFactor <= 1',
      at: { strong: 4, weak: 0, small: 1, T: 6, lambda: 0.1 },
    }),
  ],
  view: { x: 'lambda', y: 'small' },
  notes:
    'Least squares has slope factor d exactly (T >= d). The effect needs lambda near the geometric middle of the spectrum and T close to d.',
});

export const ridgeSlopeIsotropic = claim({
  id: 'dohmatob2024/ridge-slope-isotropic',
  title: 'For isotropic covariance ridge never makes the collapse faster than least squares',
  kind: 'inequality',
  source: { paper, where: 'repaired form of ridge-affine-in-n-as-read', fidelity: 'derived' },
  regime: regime({
    d: integer(1, 200, 'log', 'features'),
    T: integer(1, 2000, 'log', 'downstream samples'),
    lambda: ridge,
  }),
  measures: { slopeFactor: ridgeSlope() },
  asserts: ['slopeFactor <= min(d,T)', 'slopeFactor <= d/(1+lambda)'],
  finding:
    'The repaired form of ridge-affine-in-n-as-read: with equal eigenvalues the slope factor is at most that of least squares, and at most d/(1+lambda).',
  controls: [
    control('half', { asserts: 'slopeFactor <= min(d,T)/2', at: { d: 4, T: 6, lambda: 0.001 } }),
    control('shrinks like the fourth power of 1+lambda', {
      asserts: 'slopeFactor <= min(d,T)/(1+lambda)^4',
      at: { d: 4, T: 40, lambda: 0.5 },
    }),
  ],
  view: { x: 'lambda', y: 'T' },
  notes:
    'Second relation: the square of a number below 1 is at most the number, and s/(s+lambda) is concave in s, whose mean is 1.',
});

const equivalent = equivalentError(anisotropic);

export const ridgeDeterministicEquivalent = claim({
  id: 'dohmatob2024/ridge-deterministic-equivalent',
  title: 'Bias, variance and collapse slope of ridge in closed form, up to 4/(T-df2)',
  kind: 'limit',
  source: {
    paper,
    where: 'exact test error characterisation in the proportional limit',
    fidelity: 'restated',
  },
  regime: regime(
    {
      ...ridgeChain,
      d: integer(40, 200, 'log', 'features'),
      T: integer(20, 2000, 'log', 'downstream samples'),
      T0: integer(42, 2000, 'log', 'generator samples'),
      lambda: real(1e-4, 10, 'log', 'ridge parameter: S + lambda*I with S = X^T X/T'),
      sigma: real(0.01, 10, 'log', 'standard deviation of the downstream label noise'),
      wnorm: length,
    },
    'T0 >= d + 2',
    'T >= d/5',
    'T <= 10*d',
  ),
  measures: {
    testError: ridgeDownstream(anisotropic).testError,
    equivalent: equivalent.equivalent,
    df2: equivalent.df2,
  },
  asserts: ['testError <= equivalent*(1+4/(T-df2))', 'testError >= equivalent*(1-4/(T-df2))'],
  controls: [
    control('slope of ordinary least squares', {
      measures: { equivalent: equivalentError(anisotropic, { slope: 'features' }).equivalent },
      asserts: 'testError >= equivalent*(1-4/(T-df2))',
      at: { decay: 0, d: 100, T: 200, T0: 300, lambda: 0.2, n: 5, sigma: 0.5, sigma0: 0.5, wnorm: 1 },
    }),
    control('df2 alone in place of the full slope', {
      measures: { equivalent: equivalentError(anisotropic, { slope: 'df2' }).equivalent },
      at: { decay: 1, d: 100, T: 60, T0: 200, lambda: 0.01, n: 2, sigma: 0.3, sigma0: 0.5, wnorm: 1 },
    }),
    control('lambda in place of the effective ridge, T in place of T-df2', {
      measures: { equivalent: equivalentError(anisotropic, { ridge: 'plain' }).equivalent },
      asserts: 'testError >= equivalent*(1-4/(T-df2))',
      at: { decay: 1, d: 100, T: 60, T0: 200, lambda: 0.01, n: 2, sigma: 0.3, sigma0: 0.5, wnorm: 1 },
    }),
  ],
  view: { x: 'lambda', y: 'T' },
  notes:
    'A limit, checked at finite size with an empirical tolerance: 3/(T-df2) is reached by the bias when one eigen-direction carries everything, typical errors are below 1/(T-df2). Near interpolation (T close to d, lambda near 0) the statement is empty.',
});

const best = optimalRidge();

export const optimalRidgeShift = claim({
  id: 'dohmatob2024/optimal-ridge-shift',
  title: 'The clean-optimal ridge parameter is strictly too small as soon as there is one fake generation',
  kind: 'inequality',
  source: {
    paper,
    where: 'qualitative statement about adaptive regularisation; explicit isotropic form derived',
    fidelity: 'abstract',
  },
  regime: regime(
    {
      d: features,
      T: integer(1, 1000, 'log', 'downstream samples'),
      T0: generatorSamples,
      n: integer(1, 100, 'log', 'number of fake generations'),
      sigma: real(0.01, 10, 'log', 'standard deviation of the downstream label noise'),
      sigma0: real(0.01, 10, 'log', 'standard deviation of the generator label noise'),
      wnorm: length,
    },
    'T0 >= d + 2',
  ),
  where: {
    cleanRidge: 'sigma^2*d/(T*wnorm^2)',
    shift: 'n*sigma0^2*d/((T0-d-1)*wnorm^2)',
  },
  measures: { optimalRidge: best.optimum },
  asserts: ['optimalRidge > cleanRidge', 'optimalRidge <= cleanRidge + shift*(1+(d+1)/T)'],
  controls: [
    control('the clean value stays optimal', {
      asserts: 'optimalRidge <= cleanRidge',
      at: { d: 1, T: 5, T0: 10, n: 4, sigma: 1, sigma0: 1, wnorm: 1 },
    }),
    control('shift forgets the size bias', {
      asserts: 'optimalRidge <= cleanRidge + shift/2',
      at: { d: 1, T: 50, T0: 10, n: 10, sigma: 0.2, sigma0: 2, wnorm: 1 },
    }),
    control('shift without the T0 factor', {
      asserts: 'optimalRidge >= cleanRidge + n*sigma0^2*d/wnorm^2',
      at: { d: 2, T: 60, T0: 80, n: 20, sigma: 0.5, sigma0: 0.5, wnorm: 1 },
    }),
  ],
  view: { x: 'n', y: 'T0' },
  notes:
    'The first-order condition reads optimalRidge = cleanRidge + shift*(mean of s with weights s/(s+lambda)^3) over the eigenvalues s of S; those weights favour small s, so that the size-biased mean 1+(d+1)/T is an upper bound. Needs equal eigenvalues. Checked where S has at most two eigenvalues (d or T at most 2), by quadrature: the minimiser is no mean of draws.',
});

// Fewer samples than features.

const wide = {
  d: integer(3, 500, 'log', 'features'),
  T0: integer(1, 498, 'log', 'generator samples'),
  n: integer(1, 100, 'log', 'number of fake generations'),
  wnorm: length,
  design,
};
const noisyWide = { ...wide, sigma0: generatorNoise };
const wideRoles = { samples: 'T0', noise: 'sigma0', signal: 'wnorm' } as const;
const interpolators = interpolatorChain({ workflow: 'replace', ...wideRoles });
const noiseFree = interpolatorChain({ workflow: 'replace', ...wideRoles, noise: 0 });

export const overparamNoiseFreeCollapse = claim({
  id: 'dohmatob2024/overparam-noise-free-collapse',
  title: 'With fewer samples than features and no noise the generators collapse exponentially fast',
  kind: 'identity',
  source: { paper, where: 'abstract; isotropic closed form derived', fidelity: 'abstract' },
  regime: regime(wide, 'T0 <= d - 1', 'design == "fresh"'),
  measures: { generatorError: noiseFree.squaredError },
  asserts: ['generatorError = wnorm^2*(1-(T0/d)^n)', 'generatorError <= wnorm^2'],
  argument: [],
  controls: [
    control('linear growth', {
      asserts: 'generatorError = n*wnorm^2*(1-T0/d)',
      at: { d: 20, T0: 8, n: 5, wnorm: 1.3, design: 'fresh' },
    }),
    control('one shared design', {
      assumptions: ['T0 <= d - 1'],
      at: { d: 20, T0: 8, n: 5, wnorm: 1.3, design: 'shared' },
    }),
    control('rate 1-T0/d', {
      asserts: 'generatorError = wnorm^2*(1-(1-T0/d)^n)',
      at: { d: 20, T0: 8, n: 5, wnorm: 1.3, design: 'fresh' },
    }),
  ],
  view: { x: 'n', y: 'T0' },
  notes:
    'Exponentially fast is the gap wnorm^2 - generatorError = wnorm^2*(T0/d)^n. Single replicates can exceed wnorm^2 for n >= 2.',
});

export const overparamNoisySaturation = claim({
  id: 'dohmatob2024/overparam-noisy-saturation',
  title: 'With fewer samples than features, noise and fresh designs the error saturates',
  kind: 'identity',
  source: { paper, where: 'refinement of the abstract for the over-parametrised case', fidelity: 'derived' },
  regime: regime(noisyWide, 'T0 <= d - 2', 'design == "fresh"'),
  measures: { generatorError: interpolators.squaredError },
  asserts: [
    'generatorError = (1-(T0/d)^n)*(wnorm^2+sigma0^2*T0*d/((d-T0-1)*(d-T0)))',
    'generatorError <= wnorm^2+sigma0^2*T0*d/((d-T0-1)*(d-T0))',
  ],
  argument: [],
  finding:
    'Growth is not linear below the interpolation threshold: the reading that it is fails (overparam-noisy-saturation-as-read).',
  controls: [
    control('n times the first error', {
      asserts: 'generatorError = n*(wnorm^2*(1-T0/d)+sigma0^2*T0/(d-T0-1))',
      at: { d: 60, T0: 30, n: 8, sigma0: 1, wnorm: 1, design: 'fresh' },
    }),
    control('denominator without the -1', {
      asserts: 'generatorError = (1-(T0/d)^n)*(wnorm^2+sigma0^2*T0*d/(d-T0)^2)',
      at: { d: 30, T0: 20, n: 3, sigma0: 0.5, wnorm: 1, design: 'fresh' },
    }),
    control('one shared design', {
      assumptions: ['T0 <= d - 2'],
      at: { d: 60, T0: 30, n: 8, sigma0: 1, wnorm: 1, design: 'shared' },
    }),
  ],
  view: { x: 'n', y: 'T0' },
});

export const overparamNoisySaturationAsRead = claim({
  id: 'dohmatob2024/overparam-noisy-saturation-as-read',
  title: 'The error grows linearly in the number of generations whatever the sample size',
  kind: 'identity',
  source: { paper, where: 'abstract, read without the regime', fidelity: 'abstract' },
  regime: regime(noisyWide, 'T0 <= d - 2'),
  measures: { generatorError: interpolators.squaredError },
  asserts: 'generatorError = n*(wnorm^2*(1-T0/d)+sigma0^2*T0/(d-T0-1))',
  expected: 'refuted',
  finding:
    'With T0 <= d - 2 and fresh designs the error saturates geometrically (3.057 at n = 8, d = 60, T0 = 30, sigma0 = 1, against 12.28 by n times the first error; overparam-noisy-saturation); linear growth needs T0 >= d + 2 (ols-linear-growth), or a shared design up to a constant bias (overparam-shared-design-linear).',
  witnesses: [{ d: 60, T0: 30, n: 8, sigma0: 1, wnorm: 1, design: 'fresh' }],
  controls: [
    control('twice the first error at n = 1', {
      asserts: 'generatorError = (n+1)*(wnorm^2*(1-T0/d)+sigma0^2*T0/(d-T0-1))',
      at: { d: 20, T0: 8, n: 1, sigma0: 0.5, wnorm: 1.3, design: 'fresh' },
    }),
    control('bias forgotten', {
      asserts: 'generatorError = n*sigma0^2*T0/(d-T0-1)',
      at: { d: 20, T0: 8, n: 1, sigma0: 0.5, wnorm: 1.3, design: 'fresh' },
    }),
  ],
  view: { x: 'n', y: 'T0' },
  notes: 'The two sides agree at n = 1.',
});

export const overparamSharedDesignLinear = claim({
  id: 'dohmatob2024/overparam-shared-design-linear',
  title: 'With one shared design the over-parametrised error is a constant bias plus a linear term',
  kind: 'identity',
  source: { paper, where: 'dependent designs; closed form derived', fidelity: 'derived' },
  regime: regime(noisyWide, 'T0 <= d - 2', 'design == "shared"'),
  measures: { generatorError: interpolators.squaredError },
  asserts: 'generatorError = wnorm^2*(1-T0/d)+n*sigma0^2*T0/(d-T0-1)',
  controls: [
    control('fresh designs', {
      assumptions: ['T0 <= d - 2'],
      at: { d: 20, T0: 8, n: 6, sigma0: 0.5, wnorm: 1.3, design: 'fresh' },
    }),
    control('bias paid each time', {
      asserts: 'generatorError = n*(wnorm^2*(1-T0/d)+sigma0^2*T0/(d-T0-1))',
      at: { d: 20, T0: 8, n: 6, sigma0: 0.5, wnorm: 1.3, design: 'shared' },
    }),
    control('bias gone', {
      asserts: 'generatorError = n*sigma0^2*T0/(d-T0-1)',
      at: { d: 20, T0: 8, n: 6, sigma0: 0.5, wnorm: 1.3, design: 'shared' },
    }),
  ],
  view: { x: 'n', y: 'T0' },
  notes: 'The projection on the row space is idempotent, so that the bias is paid once.',
});

const oblique = anisotropicInterpolator();

/** The recursion with its value replaced by an expression. */
const instead = (expression: string): Quantity => ({
  ...oblique.recursion,
  routes: [{ kind: 'closed', expression }],
});

export const overparamAnisotropic = claim({
  id: 'dohmatob2024/overparam-anisotropic',
  title: 'Over-parametrised generators with any spectrum follow a deterministic recursion, up to 2/(T0-df2)',
  kind: 'limit',
  source: { paper, where: 'companion to the over-parametrised theorem', fidelity: 'derived' },
  regime: regime(
    {
      decay: real(0, 2.5, 'linear', 'eigenvalues of the covariance are k^(-decay)'),
      d: integer(40, 200, 'log', 'features'),
      T0: integer(5, 175, 'log', 'generator samples'),
      n: integer(1, 50, 'log', 'number of fake generations'),
      sigma0: generatorNoise,
      wnorm: real(0.01, 100, 'log', 'length of the true weights, spread evenly over the eigen-directions'),
    },
    '8*T0 >= d',
    '8*T0 <= 7*d',
  ),
  where: { nullRisk: 'wnorm^2/d*sum(k^(-decay),k,1,d)' },
  measures: { generatorError: oblique.squaredError, recursion: oblique.recursion, df2: oblique.df2 },
  asserts: ['generatorError <= recursion*(1+2/(T0-df2))', 'generatorError >= recursion*(1-2/(T0-df2))'],
  controls: [
    control('isotropic formula', {
      measures: { recursion: instead('nullRisk*(1-(T0/d)^n)') },
      asserts: 'generatorError >= recursion*(1-2/(T0-df2))',
      at: { decay: 1, d: 60, T0: 30, n: 6, sigma0: 0, wnorm: 3 },
    }),
    control('the recursion stopped one generation early', {
      measures: { recursion: anisotropicInterpolator({ generations: 'n-1' }).recursion },
      at: { decay: 1, d: 60, T0: 30, n: 2, sigma0: 0, wnorm: 3 },
    }),
    control('null risk reached at once', {
      measures: { recursion: instead('nullRisk') },
      asserts: 'generatorError >= recursion*(1-2/(T0-df2))',
      at: { decay: 1, d: 60, T0: 30, n: 6, sigma0: 0, wnorm: 3 },
    }),
  ],
  view: { x: 'n', y: 'decay' },
  notes:
    'A limit, checked at finite size with an empirical tolerance for true weights spread evenly: errors of 1 to 2 % at d = 60, T0 = 30, up to 15 % near T0 = 7*d/8.',
});

export const overparamAnisotropicAsRead = claim({
  id: 'dohmatob2024/overparam-anisotropic-as-read',
  title: 'Without noise the error rises to the null risk from below',
  kind: 'inequality',
  source: { paper, where: 'over-parametrised theorem, read for any spectrum', fidelity: 'abstract' },
  regime: regime(
    {
      decay: real(0, 6, 'linear', 'eigenvalues of the covariance are k^(-decay)'),
      d: integer(2, 100, 'log', 'features'),
      T0: integer(1, 98, 'log', 'generator samples'),
      n: integer(1, 50, 'log', 'number of fake generations'),
      site: integer(1, 100, 'log', 'eigen-direction that carries the true weights'),
    },
    'T0 <= d - 1',
    'site <= d',
  ),
  measures: { riskRatio: projectionRisk() },
  asserts: 'riskRatio <= 1',
  expected: 'refuted',
  finding:
    'True for equal eigenvalues (overparam-noise-free-collapse), false otherwise: with the truth on a weak direction the error overshoots the null risk before it converges to it (2^(decay/2)/2 at d = 2, T0 = 1, n = 1: 1.41 at decay 3); overparam-anisotropic gives the repaired form.',
  witnesses: [{ decay: 3, d: 2, T0: 1, n: 1, site: 2 }],
  controls: [
    control('half the null risk at once, equal eigenvalues', {
      asserts: 'riskRatio <= 0.5',
      at: { decay: 0, d: 20, T0: 8, n: 3, site: 5 },
    }),
    control('leading direction collapses at the isotropic rate', {
      asserts: 'riskRatio >= 1-(T0/d)^n',
      at: { decay: 3, d: 2, T0: 1, n: 4, site: 1 },
    }),
  ],
  view: { x: 'decay', y: 'n' },
});

// Power-law spectra: exponents in the sample size.

const slopes = powerLawSlopes();

export const powerlawScaling = claim({
  id: 'dohmatob2024/powerlaw-scaling',
  title: 'Scaling exponents of bias, variance and fake-data term under capacity and source conditions',
  kind: 'rate',
  source: { paper, where: 'heavy-tail theorem', fidelity: 'restated' },
  regime: regime(
    {
      decay: real(1.2, 3, 'linear', 'eigenvalues k^(-decay)'),
      r: real(0.2, 2, 'linear', 'source exponent: w0_k^2*ev_k = k^(-1-2*r*decay)'),
      ell: real(0.3, 1.8, 'linear', 'the ridge is T^(-ell)'),
      b: real(1, 2, 'linear', 'generator size T0 = d + T^b'),
      T: integer(8192, 65536, 'log', 'downstream samples; slopes are between T and 8*T, with d = T/2'),
    },
    'ell >= decay/4',
    'ell <= 0.6*decay',
    'abs(r-1) >= 0.15',
  ),
  measures: { biasSlope: slopes.bias, varianceSlope: slopes.variance, fakeSlope: slopes.fake },
  asserts: [
    'abs(fakeSlope + b - ell/decay) <= 0.04',
    'abs(varianceSlope + 1 - ell/decay) <= 0.04',
    'abs(biasSlope + 2*min(r,1)*ell) <= 0.06',
  ],
  controls: [
    control('r in place of min(r,1)', {
      asserts: 'abs(biasSlope + 2*r*ell) <= 0.06',
      at: { decay: 2, r: 1.5, ell: 0.5, b: 1, T: 16384 },
    }),
    control('parametric rate for the fake term', {
      asserts: 'abs(fakeSlope + b) <= 0.04',
      at: { decay: 2, r: 0.5, ell: 0.6, b: 1.5, T: 16384 },
    }),
    control('fake term as fast as the bias', {
      asserts: 'abs(fakeSlope + 2*min(r,1)*ell) <= 0.04',
      at: { decay: 2, r: 1.5, ell: 0.5, b: 1, T: 16384 },
    }),
  ],
  view: { x: 'ell', y: 'r' },
  notes:
    'Rates, checked as local slopes of the deterministic equivalent between T and 8*T with an empirical tolerance; constants are unspecified. Convergence is slow for ell near 0 or near decay, and at r = 1 (a logarithm); the bias is off by 0.048 at decay = 1.2, r = 0.2, ell = 0.72, T = 8192.',
});

const adaptive = adaptiveRidge();

export const adaptiveRidgeExponent = claim({
  id: 'dohmatob2024/adaptive-ridge-exponent',
  title: 'Optimal ridge exponent and error rate in the presence of fake data',
  kind: 'rate',
  source: { paper, where: 'corollary on adaptive regularisation', fidelity: 'restated' },
  regime: regime(
    {
      decay: real(1.3, 2.6, 'linear', 'eigenvalues k^(-decay)'),
      r: real(0.25, 1.6, 'linear', 'source exponent'),
      a: real(0, 0.4, 'linear', 'number of fake generations n = T^a'),
      b: real(1, 1.6, 'linear', 'generator size T0 = d + T^b'),
      T: integer(8192, 32768, 'log', 'downstream samples; slopes are between T and 4*T, with d = T/2'),
    },
    'abs(r-1) >= 0.15',
    'b - a >= 0.7',
    'b - a <= 0.55*(2*decay*min(r,1)+1)',
  ),
  where: { smooth: '2*decay*min(r,1)' },
  measures: { ridgeExponent: adaptive.ridgeExponent, errorSlope: adaptive.errorSlope },
  asserts: [
    'abs(errorSlope + min((b-a)*smooth/(smooth+1),smooth)) <= 0.04',
    'abs(ridgeExponent - min((b-a)*decay/(smooth+1),decay)) <= 0.04',
  ],
  controls: [
    control('clean rate', {
      asserts: 'abs(errorSlope + smooth) <= 0.04',
      at: { decay: 2, r: 0.5, a: 0, b: 1, T: 16384 },
    }),
    control('exponent not multiplied by b-a', {
      asserts: 'abs(ridgeExponent - decay/(smooth+1)) <= 0.04',
      at: { decay: 2, r: 0.5, a: 0, b: 1.3, T: 16384 },
    }),
    control('clean-optimal ridge exponent kept', {
      asserts: 'abs(ridgeExponent - decay) <= 0.04',
      at: { decay: 2, r: 0.5, a: 0, b: 1, T: 16384 },
    }),
  ],
  view: { x: 'b', y: 'r' },
  notes:
    'Rates, checked as local slopes between T and 4*T with an empirical tolerance. With b = 1, a = 0 the rate is the slow one of noisy labels although clean noise-free data would allow the fast one; the caps at the fast rate need d >= T and are outside this regime.',
});

// Existence of the mean.

const truncation = {
  d: features,
  T0: integer(1, 300, 'log', 'generator samples'),
  cap: real(1, 1e8, 'log', 'truncation level'),
};

export const finiteMeanThreshold = claim({
  id: 'dohmatob2024/finite-mean-threshold',
  title: 'The noise of one generation has a finite mean when T0 differs from d by at least 2',
  kind: 'threshold',
  source: { paper, where: 'assumption of the main theorem', fidelity: 'restated' },
  regime: regime(truncation, 'abs(T0-d) >= 2'),
  where: { nu: 'abs(T0-d)+1' },
  measures: { truncatedMean: truncatedNoise() },
  asserts: 'truncatedMean <= min(d,T0)/(nu-2)',
  controls: [
    control('T0 = d+1 treated like d+2', {
      assumptions: ['abs(T0-d) >= 1'],
      asserts: 'truncatedMean <= min(d,T0)',
      at: { d: 5, T0: 6, cap: 10000 },
    }),
    control('denominator nu-1', {
      asserts: 'truncatedMean <= min(d,T0)/(nu-1)',
      at: { d: 5, T0: 7, cap: 10000 },
    }),
    control('finite mean at T0 = d', {
      assumptions: [],
      asserts: 'truncatedMean <= 10*min(d,T0)',
      at: { d: 5, T0: 5, cap: 1e6 },
    }),
  ],
  view: { x: 'T0', y: 'd' },
  notes:
    'A threshold, checked through the truncated mean: the bound is the mean itself, reached as the cap grows. The converse is finite-mean-threshold-converse.',
});

export const finiteMeanThresholdConverse = claim({
  id: 'dohmatob2024/finite-mean-threshold-converse',
  title: 'At T0 within 1 of d the truncated mean grows at least like the logarithm of the truncation level',
  kind: 'threshold',
  source: { paper, where: 'converse of the assumption of the main theorem', fidelity: 'derived' },
  regime: regime(truncation, 'abs(T0-d) <= 1'),
  measures: { truncatedMean: truncatedNoise() },
  asserts: 'truncatedMean >= min(1,min(d,T0)/2)*log(1+cap)',
  controls: [
    control('T0 = d+2', { assumptions: [], at: { d: 5, T0: 7, cap: 1e8 } }),
    control('logarithm squared', {
      asserts: 'truncatedMean >= log(1+cap)^2',
      at: { d: 5, T0: 6, cap: 10000 },
    }),
    control('full factor m', {
      asserts: 'truncatedMean >= min(d,T0)*log(1+cap)',
      at: { d: 5, T0: 6, cap: 10000 },
    }),
  ],
  view: { x: 'T0', y: 'd' },
  notes: 'Equality for two degrees of freedom on both sides. A plain simulation drifts and never settles.',
});

export const claims: readonly Claim[] = [
  olsLinearGrowth,
  ridgeAffineInN,
  ridgeAffineInNAsRead,
  ridgeSlopeIsotropic,
  ridgeDeterministicEquivalent,
  optimalRidgeShift,
  overparamNoiseFreeCollapse,
  overparamNoisySaturation,
  overparamNoisySaturationAsRead,
  overparamSharedDesignLinear,
  overparamAnisotropic,
  overparamAnisotropicAsRead,
  powerlawScaling,
  adaptiveRidgeExponent,
  finiteMeanThreshold,
  finiteMeanThresholdConverse,
];
