import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  biasedAugmentation,
  gainLoop,
  mixedTraining,
  onePointInfluence,
  sampledWhere,
  withClosed,
} from '../src/process/index.js';
import { integer, real, regime, simplex } from '../src/regime/index.js';

/*
 * How to prevent model collapse in self-consuming training loops: Fu et al. (2025).
 *
 * Every generation trains on the same n real points and on m points drawn from the last model; generation 1 on
 * the real points only. N = n+m and the share of real data is alpha = n/(n+m). Only the abstract was read: the
 * explicit special cases (relative frequencies, Gaussian means, a linear learner) are derived here.
 */

const paper: Paper = {
  key: 'fu2025',
  authors: 'Fu, Wang, Chen, Tian, Tao',
  title: 'A Theoretical Perspective: How to Prevent Model Collapse in Self-consuming Training Loops',
  year: 2025,
  arxiv: '2502.18865',
  venue: 'ICLR 2025',
};

const derived = (where: string) => ({ paper, where, fidelity: 'derived' }) as const;

const law = simplex({ size: [2, 50], meaning: 'true law on size(p0) cells' });
const undecidedTruth = 'max(p0) < 1';
const G = 'sum(p0*(1-p0))';

const realPoints = (most: number) => integer(2, most, 'log', 'real points, the same in every generation');
const syntheticPoints = integer(1, 1_000_000, 'log', 'synthetic points per generation');
const generation = (most: number) =>
  integer(1, most, 'log', 'generation; 1 is the fit on the real points only');

const mixture = { alpha: 'n/(n+m)', N: 'n+m' };
const reused = mixedTraining({ design: 'reused' });

// What is left of the last generations after so many is below exp(-32) of the limit.
const late = '1+ceil(16/log1p(n/m))';
const lateError = sampledWhere(
  'm <= 20*n',
  mixedTraining({ design: 'reused', generation: late }).squaredError,
);
const neverRealAgain = mixedTraining({
  design: 'iid',
  samples: 'n+m',
  realShare: 0,
  generation: '60*(n+m)',
}).squaredError;

export const uniformConvergenceConstantReal = claim({
  id: 'fu2025/uniform-convergence-constant-real',
  title: 'With a constant share of reused real data the error is O(1/N) uniformly over all generations',
  kind: 'inequality',
  source: {
    paper,
    where: 'abstract (a constant-sized share of real data ensures convergence); explicit form derived here',
    fidelity: 'abstract',
  },
  regime: regime(
    { p0: law, n: realPoints(10_000), m: syntheticPoints, t: generation(10_000) },
    undecidedTruth,
  ),
  where: { G, ...mixture, q: 'm/(n+m)' },
  measures: {
    supSquare: withClosed('G/n+q*G*(1-1/n)/(n*(1+q)+q)', lateError),
    meanTV: reused.totalVariation,
  },
  asserts: [
    'supSquare <= 1.5*G/(alpha*N)',
    'supSquare >= G/(alpha*N)',
    'meanTV <= 0.5*sqrt(1.5*size(p0)*G/(alpha*N))',
  ],
  argument: [],
  controls: [
    control('no real data after generation 1', {
      measures: { supSquare: neverRealAgain },
      at: { p0: [0.3, 0.7], n: 20, m: 80, t: 10 },
    }),
    control('as good as the real data alone', {
      asserts: 'supSquare <= G/(alpha*N)',
      at: { p0: [0.3, 0.7], n: 20, m: 80, t: 10 },
    }),
    control('rate 1/N^2', {
      asserts: 'supSquare <= 1.5*G/(alpha*N)^2',
      at: { p0: [0.3, 0.7], n: 20, m: 80, t: 10 },
    }),
    control('as good as N real points', {
      asserts: 'supSquare <= 1.5*G/N',
      at: { p0: [0.3, 0.7], n: 6, m: 54, t: 30 },
    }),
  ],
  view: { x: 'n', y: 'm' },
  notes:
    'Checked for relative frequencies. supSquare is the supremum over generations of the mean squared distance from the truth, which grows with the generation; alpha*N is n. The first two relations give the exponent -1 in N at fixed alpha. With fresh real data the error is smaller than G/n (fu2024/phase-transition-fresh-real).',
});

export const shiftAccumulation = claim({
  id: 'fu2025/shift-accumulation',
  title:
    'Accumulated shift: the mean total variation error is at most the one-step error times (1-(1-alpha)^(t-1))/alpha plus what is left of the first error',
  kind: 'inequality',
  source: derived('abstract (accumulated distribution shift); explicit form derived here'),
  regime: regime({ p0: law, n: realPoints(10_000), m: syntheticPoints, t: generation(200) }),
  where: {
    ...mixture,
    oneStep: '0.5*sqrt((size(p0)-1)/N)*(sqrt(alpha)+sqrt(1-alpha))',
    firstError: '0.5*sqrt((size(p0)-1)/(alpha*N))',
  },
  measures: { meanTV: reused.totalVariation },
  asserts: 'meanTV <= oneStep*(1-(1-alpha)^(t-1))/alpha+(1-alpha)^(t-1)*firstError',
  controls: [
    control('no accumulation: the one-step error only', {
      asserts: 'meanTV <= oneStep',
      at: { p0: [0.3, 0.7], n: 10, m: 30, t: 20 },
    }),
    control('geometric factor without 1/alpha', {
      asserts: 'meanTV <= oneStep*(1-(1-alpha)^(t-1))+(1-alpha)^(t-1)*firstError',
      at: { p0: [0.3, 0.7], n: 6, m: 54, t: 30 },
    }),
    control('one-step error of order 1/N', {
      asserts: 'meanTV <= oneStep/sqrt(N)*(1-(1-alpha)^(t-1))/alpha+(1-alpha)^(t-1)*firstError/sqrt(N)',
      at: { p0: [0.3, 0.7], n: 20, m: 80, t: 10 },
    }),
  ],
  view: { x: 't', y: 'm' },
  notes:
    'Generation 1 is real-only, hence t-1. Vacuous above 1. The error itself grows like 1/sqrt(alpha) as alpha falls, not like 1/alpha.',
});

const tvOfShift = 'erf(Delta/(2*sqrt(2)*n*sqrt(sigma^2+V)))';

export const recursiveStabilityGaussian = claim({
  id: 'fu2025/recursive-stability-gaussian',
  title:
    'Changing one real point by Delta moves the output law of every generation by at most Delta/(n*sqrt(2*pi)*sigma) in total variation',
  kind: 'inequality',
  source: derived('notion of recursive stability; Gaussian instance derived here'),
  regime: regime({
    n: realPoints(100_000),
    m: syntheticPoints,
    t: generation(1000),
    Delta: real(0.01, 20, 'log', 'change of one real point'),
    sigma: real(0.01, 100, 'log', 'known standard deviation of the Gaussian model'),
  }),
  where: { q: 'm/(n+m)', V: 'sigma^2*m/(n*(n+2*m))*(1-q^(2*(t-1)))' },
  measures: { outputTV: withClosed(tvOfShift, onePointInfluence()) },
  asserts: 'outputTV <= Delta/(n*sqrt(2*pi)*sigma)',
  argument: [
    'V >= 0',
    {
      forAll: { d: [0, 20], n: [2, 100_000], s: [0.01, 100], v: [0, Infinity] },
      says: 'erf(d/(2*sqrt(2)*n*sqrt(s^2+v))) <= d/(n*sqrt(2*pi)*s)',
      at: { d: 'Delta', n: 'n', s: 'sigma', v: 'V' },
    },
  ],
  controls: [
    control('1/n^2', {
      asserts: 'outputTV <= Delta/(n^2*sqrt(2*pi)*sigma)',
      at: { n: 20, m: 20, t: 5, Delta: 1, sigma: 1 },
    }),
    control('influence diluted by all points', {
      asserts: 'outputTV <= Delta/((n+m)*sqrt(2*pi)*sigma)',
      at: { n: 20, m: 180, t: 50, Delta: 1, sigma: 1 },
    }),
    control('influence forgotten at the synthetic share per generation', {
      asserts: 'outputTV <= q^(t-1)*Delta/(n*sqrt(2*pi)*sigma)',
      at: { n: 20, m: 20, t: 5, Delta: 1, sigma: 1 },
    }),
  ],
  view: { x: 't', y: 'm' },
  notes:
    'The influence of a real point is not forgotten, because it is used again in every generation. For small Delta/(n*sigma) and t = 1 the two sides agree to rounding: their relative gap is (Delta/(n*sigma))^2/24.',
});

const learner = {
  alpha: real(0, 1, 'linear', 'share of real data'),
  L: real(0, 10, 'linear', 'gain of the learner per generation'),
  t: generation(200),
};
const rho = '(1-alpha)*L';
const sensitivity = withClosed('alpha*sum(rho^j, j, 0, t-2)+rho^(t-1)', gainLoop().sensitivity);

export const gainThreshold = claim({
  id: 'fu2025/gain-threshold',
  title: 'A learner with gain L per generation stays bounded in its real data when alpha > 1-1/L',
  kind: 'threshold',
  source: derived('derived here, a proxy for the joint role of architecture and share of real data'),
  regime: regime(learner, '(1-alpha)*L < 1'),
  where: { rho },
  measures: { sensitivity },
  asserts: 'sensitivity <= max(1, alpha/(1-rho))',
  argument: [
    'rho >= 0',
    { forAll: { r: [0, 1], n: [0, Infinity] }, says: 'r^n <= 1', at: { r: 'rho', n: 't-1' } },
    {
      forAll: { r: [0, 1], a: [0, 1], part: [0, 1] },
      given: ['r < 1'],
      says: 'a*(1-part)/(1-r)+part <= max(1, a/(1-r))',
      at: { r: 'rho', a: 'alpha', part: 'rho^(t-1)' },
    },
  ],
  controls: [
    control('threshold 1/L for the share', {
      assumptions: ['alpha > 1/L'],
      at: { alpha: 0.3, L: 4, t: 20 },
    }),
    control('any positive share is enough', {
      assumptions: ['alpha > 0'],
      at: { alpha: 0.2, L: 1.5, t: 20 },
    }),
    control('never amplified', { asserts: 'sensitivity <= 1', at: { alpha: 0.6, L: 2, t: 100 } }),
  ],
  view: { x: 'L', y: 'alpha' },
  notes:
    'The other side is fu2025/gain-threshold-divergence. At rho = 1 the sensitivity is alpha*(t-1)+1. A linear proxy, not the condition on transformers of the paper.',
});

export const gainThresholdDivergence = claim({
  id: 'fu2025/gain-threshold-divergence',
  title:
    'A learner with gain L per generation is exponentially sensitive to its real data when alpha < 1-1/L',
  kind: 'threshold',
  source: derived('derived here, other side of the threshold'),
  regime: regime(learner, '(1-alpha)*L > 1'),
  where: { rho },
  measures: { sensitivity },
  asserts: 'sensitivity >= rho^(t-1)',
  argument: [],
  controls: [
    control('bounded by a constant', {
      asserts: 'sensitivity <= 50',
      at: { alpha: 0.2, L: 1.5, t: 20 },
    }),
    control('growth at the gain itself', {
      asserts: 'sensitivity >= L^(t-1)',
      at: { alpha: 0.2, L: 1.5, t: 20 },
    }),
  ],
  view: { x: 'L', y: 'alpha' },
});

const augmented = {
  n: integer(2, 100_000, 'log', 'real points'),
  b: real(0.001, 10, 'log', 'bias of the generator'),
  sigma: real(0.01, 10, 'log', 'standard deviation of one point, real or synthetic'),
  m: integer(1, 1_000_000, 'log', 'synthetic points added'),
};
const pooled = biasedAugmentation();

export const optimalSyntheticSize = claim({
  id: 'fu2025/optimal-synthetic-size',
  title:
    'One-shot augmentation with a biased generator has a finite optimal amount of synthetic data when 2*n*b^2 > sigma^2',
  kind: 'identity',
  source: derived('abstract (optimal synthetic data sizing); explicit instance derived here'),
  regime: regime(augmented, '2*n*b^2 >= 1.01*sigma^2'),
  measures: {
    bestError: pooled.bestError,
    bestSize: pooled.bestSize,
    pooledError: pooled.squaredError,
  },
  asserts: [
    'bestError = sigma^2/n*(1-sigma^2/(4*n*b^2))',
    'bestSize = n*sigma^2/(2*n*b^2-sigma^2)',
    'pooledError >= sigma^2/n*(1-sigma^2/(4*n*b^2))',
  ],
  argument: [],
  controls: [
    control('best without synthetic data as soon as the generator is biased', {
      asserts: 'bestError = sigma^2/n',
      at: { n: 50, b: 0.2, sigma: 1, m: 17 },
    }),
    control('best amount proportional to n', {
      asserts: 'bestSize = n*sigma^2/(2*b^2-sigma^2)',
      at: { n: 1000, b: 0.05, sigma: 1, m: 250 },
    }),
    control('no condition on the bias: the formula outside its regime', {
      assumptions: ['b > 0'],
      at: { n: 50, b: 0.05, sigma: 1, m: 100 },
    }),
  ],
  view: { x: 'n', y: 'b' },
  notes:
    'm is a real number in the optimum, an integer in the third relation. The other side is fu2025/optimal-synthetic-size-unbounded.',
});

export const optimalSyntheticSizeUnbounded = claim({
  id: 'fu2025/optimal-synthetic-size-unbounded',
  title:
    'With a generator of small bias, 2*n*b^2 <= sigma^2, more synthetic data always helps and the error tends to b^2',
  kind: 'threshold',
  source: derived('derived here, other side of the optimum'),
  regime: regime(augmented, '2*n*b^2 <= sigma^2'),
  measures: {
    pooledError: pooled.squaredError,
    pooledErrorDouble: biasedAugmentation({ synthetic: '2*m' }).squaredError,
  },
  asserts: ['pooledErrorDouble < pooledError', 'pooledError > b^2'],
  argument: [],
  controls: [
    control('same assertion on the other side', {
      assumptions: ['2*n*b^2 > sigma^2'],
      at: { n: 50, b: 0.2, sigma: 1, m: 17 },
    }),
    control('error of n+m real points', {
      asserts: 'pooledError <= sigma^2/(n+m)',
      at: { n: 50, b: 0.05, sigma: 1, m: 100 },
    }),
  ],
  view: { x: 'n', y: 'b' },
  notes: 'Decrease is checked from m to 2*m synthetic points.',
});

const discarding = mixedTraining({ design: 'iid', realShare: 0 });
const oneInTwenty = mixedTraining({ design: 'reused', real: 'ceil(N/20)', synthetic: 'N-ceil(N/20)' });

export const pureSyntheticFails = claim({
  id: 'fu2025/pure-synthetic-fails',
  title:
    'Without real data no sample size prevents collapse: at log(2)*N generations the squared error has reached half its largest value',
  kind: 'impossibility',
  source: derived('derived here'),
  regime: regime(
    {
      p0: law,
      N: integer(
        2,
        5000,
        'log',
        'points per generation; the first generation real, later ones drawn from the last model',
      ),
      t: integer(1, 50_000, 'log', 'generation; 1 is the fit on real data'),
    },
    't >= -log(2)/log1p(-1/N)',
  ),
  where: { G },
  measures: { meanSquare: withClosed('G*(1-(1-1/N)^t)', discarding.squaredError) },
  asserts: 'meanSquare >= G/2',
  argument: [
    't*log1p(-1/N) <= -log(2)',
    'exp(t*log1p(-1/N)) <= exp(-log(2))',
    '(1-1/N)^t <= exp(t*log1p(-1/N))',
    '(1-1/N)^t <= 1/2',
  ],
  controls: [
    control('a twentieth of real data in every generation', {
      measures: { meanSquare: oneInTwenty.squaredError },
      at: { p0: [0.3, 0.7], N: 100, t: 200 },
    }),
    control('half its largest value already at N/2 generations', {
      assumptions: ['t >= N/2'],
      at: { p0: [0.3, 0.7], N: 20, t: 10 },
    }),
    control('nine tenths at the same time', {
      asserts: 'meanSquare >= 0.9*G',
      at: { p0: [0.3, 0.7], N: 100, t: 69 },
    }),
  ],
  view: { x: 't', y: 'N' },
  notes:
    't >= 0.7*N implies the assumption. Equality occurs (N = 2, t = 1). The closed route is itself the claim fu2024/full-synthetic-l2.',
});

export const claims: readonly Claim[] = [
  uniformConvergenceConstantReal,
  shiftAccumulation,
  recursiveStabilityGaussian,
  gainThreshold,
  gainThresholdDivergence,
  optimalSyntheticSize,
  optimalSyntheticSizeUnbounded,
  pureSyntheticFails,
];
