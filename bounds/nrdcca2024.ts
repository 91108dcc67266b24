import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  extremeCorrelations,
  lostCorrelation,
  mappedNoiseEnergy,
  noiseCorrelation,
  reconstructionError,
  redundancyGap,
  ridgeWaveCorrelation,
  singularTail,
  waveCorrelation,
  waveNorm,
} from '../src/process/index.js';
import { choice, integer, real, regime } from '../src/regime/index.js';

/*
 * Preventing model collapse in deep canonical correlation analysis by noise regularization: He et al. (2024).
 *
 * X holds n samples of d features in its columns, A is noise of the same shape, W a linear map of features.
 * Corr(X, A) is the sum of the canonical correlations, rows centred. The correlation invariant property (CIP)
 * asks Corr(W X, W A) = Corr(X, A); the regulariser is the absolute difference. "Collapse" is here that of the
 * rank of a network's weights. Test data: X_ij = sin(u*i*j + 0.1*i) and A_ij = cos(v*i*j + 0.2*j).
 */

const paper: Paper = {
  key: 'nrdcca2024',
  authors: 'He, Du, Xu, Ma',
  title: 'Preventing Model Collapse in Deep Canonical Correlation Analysis by Noise Regularization',
  year: 2024,
  arxiv: '2411.00383',
  venue: 'NeurIPS 2024',
};

const data = real(0.7, 1.3, 'linear', 'frequency of the test data X_ij = sin(u*i*j + 0.1*i)');
const noise = real(1.2, 1.4, 'linear', 'frequency of the test noise A_ij = cos(v*i*j + 0.2*j)');
const samples = (least: number) => integer(least, 300, 'log', 'samples');
const rank = integer(1, 9, 'linear', 'rank of the map');
const square = integer(2, 10, 'linear', 'rows of X, of A and of the square map');

const before = waveCorrelation();
const redundant = { map: 'repeated rows' } as const;

// Theorem 1: invertible maps keep the correlation invariant, rank-deficient ones do not.

export const cipHoldsForInvertibleMaps = claim({
  id: 'nrdcca2024/cip-holds-for-invertible-maps',
  title:
    'An invertible linear map leaves the total canonical correlation with the noise unchanged; the two views may even be mapped differently',
  kind: 'identity',
  source: { paper, where: 'theorem 1, if part', fidelity: 'restated' },
  regime: regime(
    {
      d: integer(1, 10, 'linear', 'rows of X, of A and of the square map'),
      n: samples(4),
      c: real(0.001, 10, 'log', 'diagonal of the map W_ij = 1/(i+j) + (i == j ? c : 0), positive definite'),
      u: data,
      v: noise,
    },
    'n >= 2*d + 2',
  ),
  measures: {
    corrAfter: waveCorrelation({ map: 'invertible', diagonal: 'c' }),
    corrBefore: before,
    corrTwoMaps: waveCorrelation({ map: 'invertible', diagonal: 'c', noiseMap: 'shear' }),
  },
  asserts: ['corrAfter = corrBefore', 'corrTwoMaps = corrBefore'],
  finding:
    'Full rank is enough for square maps only: an encoder of full row rank that reduces the dimension loses correlation (cip-holds-for-invertible-maps-as-read).',
  controls: [
    control('rank one map: every row of W equals its first', {
      measures: { corrAfter: waveCorrelation({ map: 'repeated rows', rank: 1, diagonal: 'c' }) },
      at: { d: 3, n: 12, c: 1, u: 1, v: 1.3 },
    }),
    control('rectangular map of full row rank: only the first two rows of W', {
      measures: { corrAfter: waveCorrelation({ map: 'first rows', rank: 2, diagonal: 'c' }) },
      at: { d: 3, n: 12, c: 1, u: 1, v: 1.3 },
    }),
    control('nonlinear map max(0, W*x)', {
      measures: {
        corrAfter: waveCorrelation({ map: 'invertible', diagonal: 'c', activation: 'rectifier' }),
      },
      at: { d: 3, n: 12, c: 1, u: 1, v: 1.3 },
    }),
    control('ridge of 0.001 on both covariances (divisor n-1), inputs scaled by 0.1 (W = 0.1*identity)', {
      measures: { corrAfter: ridgeWaveCorrelation({ ridge: 0.001, scale: 0.1 }) },
      at: { d: 3, n: 12, c: 1, u: 1, v: 1.3 },
    }),
  ],
  view: { x: 'n', y: 'd' },
  notes:
    'Computed to 1e-15 times the condition numbers of W and of the data, hence compared to 1e-8. Rows are centred. At n <= d+1 every correlation is 1.',
});

export const cipHoldsForInvertibleMapsAsRead = claim({
  id: 'nrdcca2024/cip-holds-for-invertible-maps-as-read',
  title:
    'Full row rank is enough: an encoder that keeps m of d dimensions with full rank leaves the total canonical correlation unchanged',
  kind: 'identity',
  source: { paper, where: 'theorem 1, read for reducing maps', fidelity: 'derived' },
  regime: regime(
    {
      d: integer(2, 10, 'linear', 'rows of X and A'),
      m: integer(1, 9, 'linear', 'rows of the map: the first m rows of W_ij = 1/(i+j) + (i == j)'),
      n: samples(4),
      u: data,
      v: noise,
    },
    'm < d',
    'n >= 2*d + 2',
  ),
  measures: {
    corrAfter: waveCorrelation({ map: 'first rows', rank: 'm' }),
    corrBefore: before,
  },
  asserts: 'corrAfter = corrBefore',
  expected: 'refuted',
  finding:
    'False for m < d: a map of full row rank m loses correlation; the theorem needs a square map (cip-holds-for-invertible-maps).',
  witnesses: [{ d: 3, m: 1, n: 12, u: 1, v: 1.3 }],
  controls: [
    control('reducing increases the correlation', {
      asserts: 'corrAfter >= corrBefore',
      at: { d: 3, m: 2, n: 12, u: 1, v: 1.3 },
    }),
    control('at most a tenth is lost', {
      asserts: 'corrAfter >= 0.9*corrBefore',
      at: { d: 3, m: 1, n: 12, u: 1, v: 1.3 },
    }),
  ],
  view: { x: 'm', y: 'd' },
  notes: 'Always corrAfter <= corrBefore, by interlacing.',
});

export const cipFailsForRankDeficientMaps = claim({
  id: 'nrdcca2024/cip-fails-for-rank-deficient-maps',
  title: 'A rank-k square map loses at least the d-k smallest canonical correlations',
  kind: 'inequality',
  source: {
    paper,
    where: 'theorem 1, only-if part; the quantitative form derived here',
    fidelity: 'derived',
  },
  regime: regime({ d: square, k: rank, n: samples(4), u: data, v: noise }, 'k < d', 'n >= 2*d + 2'),
  measures: {
    lost: lostCorrelation(redundant),
    dropped: extremeCorrelations({ which: 'smallest' }),
  },
  asserts: 'lost >= dropped',
  finding:
    'A rank-deficient map loses at least the smallest canonical correlations; that it always loses something is false when these vanish (cip-fails-for-rank-deficient-maps-as-printed).',
  controls: [
    control('equality', {
      asserts: 'lost = dropped',
      at: { d: 3, k: 2, n: 12, u: 1, v: 1.3 },
    }),
    control('the largest correlations are lost', {
      measures: { dropped: extremeCorrelations({ which: 'largest' }) },
      at: { d: 6, k: 4, n: 40, u: 1, v: 1.3 },
    }),
    control('full rank instead of rank k', {
      measures: { lost: lostCorrelation({ map: 'invertible' }) },
      at: { d: 3, k: 2, n: 12, u: 1, v: 1.3 },
    }),
  ],
  view: { x: 'n', y: 'k' },
  notes:
    'W_ij = 1/(i+j) + (i == j) with row i replaced by row 1 + mod(i-1, k). With covariance inverses a redundant representation is 0/0: the exact route works on row spaces.',
});

export const cipFailsForRankDeficientMapsAsPrinted = claim({
  id: 'nrdcca2024/cip-fails-for-rank-deficient-maps-as-printed',
  title: 'Every rank-deficient square map changes the total canonical correlation',
  kind: 'inequality',
  source: { paper, where: 'theorem 1, only-if part', fidelity: 'restated' },
  regime: regime({ d: square, k: rank, n: samples(3), u: data, v: noise }, 'k < d'),
  measures: { lost: lostCorrelation(redundant) },
  asserts: 'lost > 0.000000001',
  expected: 'refuted',
  finding:
    'False when the lost correlations vanish, and when n - 1 <= k: then every row space is the whole centred space and both sides equal n - 1 (d=6, n=4, k=4: 3 and 3). What holds is a lower bound by the smallest correlations (cip-fails-for-rank-deficient-maps).',
  witnesses: [
    { d: 6, k: 4, n: 4, u: 1, v: 1.3 },
    { d: 8, k: 5, n: 5, u: 1, v: 1.3 },
  ],
  controls: [
    control('a rank-deficient map gains correlation', {
      asserts: 'lost < 0',
      at: { d: 3, k: 1, n: 12, u: 1, v: 1.3 },
    }),
    control('at least a tenth is lost', {
      asserts: 'lost >= 0.1',
      at: { d: 6, k: 4, n: 4, u: 1, v: 1.3 },
    }),
  ],
  view: { x: 'n', y: 'k' },
  notes:
    'The exact value at the witnesses is 0; rounding leaves about 1e-15, hence the threshold 1e-9 in place of 0.',
});

// What the regulariser measures: the correlation of independent noise, an effect of finite samples.

export const spuriousCorrelationMoment = claim({
  id: 'nrdcca2024/spurious-correlation-moment',
  title: 'Independent Gaussian noise has an exact expected squared correlation p*q/(n-1) with any fixed view',
  kind: 'identity',
  source: { paper, where: 'derived here (explains what the regulariser measures)', fidelity: 'derived' },
  regime: regime(
    {
      p: integer(1, 12, 'linear', 'rows of the fixed view X_ij = sin(i*j + 0.1*i)'),
      q: integer(1, 12, 'linear', 'rows of the Gaussian noise'),
      n: integer(3, 2000, 'log', 'samples'),
    },
    'n >= max(p,q) + 2',
    'n >= p + q + 1',
  ),
  measures: { sqCorr: noiseCorrelation('squares'), sumCorr: noiseCorrelation('correlations') },
  asserts: ['sqCorr = p*q/(n-1)', 'sumCorr <= sqrt(min(p,q)*p*q/(n-1))'],
  controls: [
    control('n in place of n-1', {
      asserts: 'sqCorr = p*q/n',
      at: { p: 3, q: 3, n: 20 },
    }),
    control('the sum of correlations instead of their squares', {
      asserts: 'sumCorr = p*q/(n-1)',
      at: { p: 3, q: 3, n: 20 },
    }),
    control('Jensen bound without min(p,q)', {
      asserts: 'sumCorr <= sqrt(p*q/(n-1))',
      at: { p: 4, q: 4, n: 50 },
    }),
  ],
  view: { x: 'n', y: 'p' },
  notes:
    'Exact for Gaussian noise only; the view may be anything of row rank p. When p + q > n - 1 some correlations are exactly 1; the identity still holds.',
});

export const populationVacuity = claim({
  id: 'nrdcca2024/population-vacuity',
  title:
    'With independent noise the correlation gap of any map vanishes as n grows: the regulariser sees only a finite-sample effect',
  kind: 'limit',
  source: { paper, where: 'derived here; a caveat to theorem 1', fidelity: 'derived' },
  regime: regime(
    {
      d: integer(2, 8, 'linear', 'rows of Gaussian X and A'),
      k: integer(1, 7, 'linear', 'rank of the map'),
      n: integer(20, 2000, 'log', 'samples'),
    },
    'k < d',
    'n >= 2*d + 2',
  ),
  measures: { meanZeta: redundancyGap('correlations'), sqGap: redundancyGap('squares') },
  asserts: ['meanZeta <= d*sqrt(d/(n-1))', 'sqGap = (d^2-k^2)/(n-1)', 'meanZeta >= 0'],
  controls: [
    control('a gap of at least 0.1 at every n', {
      asserts: 'meanZeta >= 0.1',
      at: { d: 3, k: 2, n: 1000 },
    }),
    control('decay of order 1/n', {
      asserts: 'meanZeta <= d^2/(n-1)',
      at: { d: 8, k: 4, n: 100 },
    }),
    control('gap (d-k)^2 in place of d^2-k^2', {
      asserts: 'sqGap = (d-k)^2/(n-1)',
      at: { d: 4, k: 2, n: 30 },
    }),
  ],
  view: { x: 'n', y: 'd' },
  notes:
    'The limit is checked as bounds at every n that tend to 0: like 1/(n-1) for squared correlations, like n^(-1/2) for their sum.',
});

// Theorem 2: reconstruction and response to noise.

export const reconstruction = claim({
  id: 'nrdcca2024/reconstruction',
  title:
    'A rank-k map loses at least the Eckart-Young tail of the data; a full-rank square map loses nothing',
  kind: 'inequality',
  source: {
    paper,
    where: 'theorem 2, first part (zero error at full rank); the lower bound derived here',
    fidelity: 'derived',
  },
  regime: regime(
    { d: integer(2, 10, 'linear', 'rows of X and of the square map'), k: rank, n: samples(4), u: data },
    'k < d',
    'n >= 2*d + 2',
  ),
  measures: {
    residual: reconstructionError(redundant),
    tail: singularTail(),
    fullResidual: reconstructionError({ map: 'invertible' }),
    normX: waveNorm(),
  },
  asserts: ['residual >= tail', 'fullResidual <= 0.00000001*normX'],
  controls: [
    control('upper bound instead of lower', {
      asserts: 'residual <= tail',
      at: { d: 5, k: 3, n: 30, u: 1 },
    }),
    control('lossless at full row rank: the first k rows of W', {
      asserts: 'residual <= 0.00000001*normX',
      measures: { residual: reconstructionError({ map: 'first rows' }) },
      at: { d: 3, k: 2, n: 12, u: 1 },
    }),
    control('tail from the k-th singular value on', {
      measures: { tail: singularTail({ without: 'k-1' }) },
      at: { d: 5, k: 3, n: 30, u: 1 },
    }),
  ],
  view: { x: 'n', y: 'k' },
  notes: 'No centring here. Zero error is checked as at most 1e-8 of the norm of the data.',
});

export const denoisingEnergy = claim({
  id: 'nrdcca2024/denoising-energy',
  title: 'White noise leaves a map with expected energy n times the squared Frobenius norm',
  kind: 'identity',
  source: {
    paper,
    where: 'theorem 2, second part (its own normalisation may drop the factor n)',
    fidelity: 'restated',
  },
  regime: regime({
    d: integer(1, 12, 'linear', 'rows of the map'),
    n: integer(1, 200, 'log', 'samples'),
    c: real(0.1, 10, 'log', 'diagonal of the map W_ij = 1/(i+j) + (i == j ? c : 0)'),
    noise: choice(
      ['gaussian', 'rademacher', 'exponential'],
      'law of the independent entries, mean 0 and variance 1',
    ),
  }),
  where: { frob: 'sum(sum((1/(k+m) + (k == m ? c : 0))^2, m, 1, d), k, 1, d)' },
  measures: { energy: mappedNoiseEnergy() },
  asserts: 'energy = n*frob',
  controls: [
    control('spectral instead of Frobenius norm, for a nearly diagonal map', {
      asserts: 'energy = n*(c + 1.1)^2',
      at: { d: 6, n: 20, c: 10, noise: 'gaussian' },
    }),
    control('factor n missing', {
      asserts: 'energy = frob',
      at: { d: 2, n: 9, c: 1, noise: 'rademacher' },
    }),
    control('noise with variance 2', {
      measures: { energy: mappedNoiseEnergy({ variance: 2 }) },
      at: { d: 2, n: 9, c: 1, noise: 'gaussian' },
    }),
  ],
  view: { x: 'n', y: 'd' },
  notes: 'Holds for any independent entries with mean 0 and variance 1.',
});

export const claims: readonly Claim[] = [
  cipHoldsForInvertibleMaps,
  cipHoldsForInvertibleMapsAsRead,
  cipFailsForRankDeficientMaps,
  cipFailsForRankDeficientMapsAsPrinted,
  spuriousCorrelationMoment,
  populationVacuity,
  reconstruction,
  denoisingEnergy,
];
