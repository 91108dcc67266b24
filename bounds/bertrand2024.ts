import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  bernoulliRefit,
  covarianceRoot,
  gaussianFit,
  gaussianLoop,
  logisticLocation,
  type Quantity,
  retrainingJacobian,
  reusedFit,
  reusedMean,
  withClosed,
} from '../src/process/index.js';
import { integer, real, regime, vector } from '../src/regime/index.js';

/*
 * On the stability of iterative retraining of generative models on their own data. Bertrand, Bose, Duplessis,
 * Jiralerspong and Gidel (2024).
 *
 * A model is refitted by maximum likelihood, again and again, on the real data and on lam times as many points
 * of its own. lam is the ratio of synthetic to real data, not the synthetic share lam/(1+lam).
 */

const paper: Paper = {
  key: 'bertrand2024',
  authors: 'Bertrand, Bose, Duplessis, Jiralerspong, Gidel',
  title: 'On the Stability of Iterative Retraining of Generative Models on their own Data',
  year: 2024,
  arxiv: '2310.00429',
  venue: 'ICLR 2024',
};

// Only synthetic data: a normal law, refitted with the unbiased covariance (divisor n-1).

const draws = (most: number) => integer(2, most, 'log', 'draws per generation');
const generations = (most: number) => integer(1, most, 'log', 'generations');
const loop = { samples: 'n', fits: 't', scale: 'sigma' };

export const gaussianCollapse1d = claim({
  id: 'bertrand2024/gaussian-collapse-1d',
  title:
    'Fully synthetic one-dimensional Gaussian loop: the mean standard deviation is c4(n)^t times the initial one',
  kind: 'identity',
  source: {
    paper,
    where:
      'first proposition (Gaussian, only synthetic data), specialised to dimension 1, where its inequality is an equality',
    fidelity: 'restated',
  },
  regime: regime({
    n: draws(1000),
    t: generations(2000),
    sigma: real(0.01, 100, 'log', 'initial standard deviation'),
  }),
  measures: { meanSd: gaussianLoop({ ...loop, ddof: 1 }).meanStd },
  asserts: 'meanSd = sigma*c4(n)^t',
  controls: [
    control('divisor n (maximum likelihood) in place of n-1: 10.6 % low after one generation', {
      measures: { meanSd: gaussianLoop({ ...loop, ddof: 0 }).meanStd },
      at: { n: 5, t: 1, sigma: 1 },
    }),
    control('root mean square in place of the mean: it does not shrink at all', {
      measures: { meanSquare: gaussianFit({ ddof: 1, variance: 'sigma^2' }).fittedVariance },
      asserts: 'sqrt(meanSquare) = sigma*c4(n)^t',
      at: { n: 10, t: 20, sigma: 1 },
    }),
    control('factor (n-1)/n per generation', {
      asserts: 'meanSd = sigma*((n-1)/n)^t',
      at: { n: 10, t: 1, sigma: 1 },
    }),
    control('generations miscounted by one', {
      asserts: 'meanSd = sigma*c4(n)^(t+1)',
      at: { n: 5, t: 20, sigma: 1 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes:
    'The mean of the variance stays at sigma^2 for every t, so only the deviation (or its logarithm) shows the collapse.',
});

const covariance = covarianceRoot();

export const gaussianCollapseTrace = claim({
  id: 'bertrand2024/gaussian-collapse-trace',
  title:
    'Fully synthetic Gaussian loop in any dimension: the mean square root of the covariance shrinks at least by c4(n) per generation (trace, and each principal direction)',
  kind: 'inequality',
  source: {
    paper,
    where: 'first proposition (Gaussian, only synthetic data), matrix form',
    fidelity: 'restated',
  },
  regime: regime(
    {
      spectrum: vector({
        size: [1, 10],
        min: 0.01,
        max: 100,
        scale: 'log',
        meaning: 'eigenvalues of the initial covariance, which is diagonal without loss of generality',
      }),
      n: draws(200),
      t: generations(100),
      i: integer(1, 10, 'linear', 'principal direction of the initial covariance'),
    },
    'i <= size(spectrum)',
  ),
  measures: { meanTraceRoot: covariance.traceRoot, meanRootEntry: covariance.rootEntry },
  asserts: ['meanTraceRoot <= c4(n)^t*sum(spectrum^0.5)', 'meanRootEntry <= c4(n)^t*spectrum[i]^0.5'],
  controls: [
    control('equality (or the reverse) in dimension 2', {
      asserts: 'meanTraceRoot >= c4(n)^t*sum(spectrum^0.5)',
      at: { spectrum: [1, 1], n: 5, t: 1, i: 1 },
    }),
    control('rate twice as fast', {
      asserts: 'meanTraceRoot <= c4(n)^(2*t)*sum(spectrum^0.5)',
      at: { spectrum: [1, 100], n: 5, t: 1, i: 1 },
    }),
    control('the covariance itself in place of its root: its mean does not shrink', {
      measures: { meanTraceRoot: covariance.trace },
      at: { spectrum: [1, 1], n: 10, t: 20, i: 1 },
    }),
    control('squared Frobenius norm in place of the root trace: it grows in mean', {
      measures: { meanTraceRoot: covariance.squaredNorm },
      at: { spectrum: [1, 1], n: 10, t: 1, i: 1 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes:
    'The statement in the order of matrices is checked entry by entry in the eigenbasis of the initial covariance, where the off-diagonal means vanish. Equality exactly in dimension 1. Singular fits (n <= dimension) are allowed.',
});

// Real data in the mix. The model: a logistic law of scale 1, of which the location is fitted.

const scale = real(
  0.5,
  3,
  'log',
  'scale of the data law (logistic, centred at 0); the model has scale 1, so s = 1 is a well-specified model',
);
const ratio = (most: number) =>
  real(0.01, most, 'log', 'synthetic-to-real ratio (not the synthetic fraction)');
const start = real(
  0.01,
  20,
  'log',
  'distance of the initial model from the optimum; the theorem promises only a neighbourhood',
);

/** F is the Fisher information; alpha is E[sech(s*Z/2)^2]/2, Z standard logistic, by the trapezoidal rule. */
const curvatures = {
  F: '1/3',
  alpha: '0.025*sum((cosh(0.1*s*k)*cosh(0.1*k))^(-2), k, -200, 200)',
};
/** L is the Lipschitz constant of the Hessian, eps the Wasserstein distance of the best model from the data. */
const misspecification = {
  L: '1/(3*sqrt(3))',
  ...curvatures,
  eps: '2*log(2)*abs(s-1)',
  kappa: 'L*eps/alpha',
};
const condition = { ...misspecification, cond: 'lam*(1+kappa)' };
const trapezoid = 'alpha is a trapezoidal sum with step 0.2, exact to about 1e-13 for s <= 3.';

const retraining = logisticLocation();
const slope = 'lam*F/(alpha+lam*F)';
const contraction = withClosed(slope, retraining.contraction);
const lateRatio = withClosed(slope, retraining.lateRatio);

export const jacobianBound = claim({
  id: 'bertrand2024/jacobian-bound',
  title:
    'Contraction factor of iterative retraining at the optimum is at most lam*(alpha+eps*L)/(alpha-lam*(alpha+eps*L)) (logistic location model on misspecified logistic data)',
  kind: 'inequality',
  source: { paper, where: 'main theorem, contraction factor', fidelity: 'restated' },
  regime: regime({ s: scale, lam: ratio(20) }, 'lam*(1+kappa) < 1'),
  where: misspecification,
  measures: { contraction },
  asserts: 'contraction <= lam*(1+kappa)/(1-lam*(1+kappa))',
  controls: [
    control('misspecification term dropped', {
      asserts: 'contraction <= lam/(1-lam)',
      at: { s: 3, lam: 0.05 },
    }),
    control('published denominator with the well-specified numerator', {
      asserts: 'contraction <= lam/(1+lam)',
      at: { s: 1.2, lam: 0.3 },
    }),
    control('factor lam alone', {
      asserts: 'contraction <= lam',
      at: { s: 2, lam: 0.2 },
    }),
  ],
  view: { x: 'lam', y: 's' },
  notes: `Outside lam*(1+kappa) < 1 the right side is negative or infinite and asserts nothing. eps is the distance between the best model and the data. ${trapezoid}`,
});

// Two parameters: minus the expected Hessian is diag(a1,a2), the Fisher information F has eigenvalues f1, f2.

const hessians = {
  a1: real(
    0.01,
    100,
    'log',
    'first eigenvalue of minus the expected Hessian under the data (the basis is its eigenbasis)',
  ),
  a2: real(0.01, 100, 'log', 'second eigenvalue of the same matrix'),
  f1: real(0.01, 100, 'log', 'first eigenvalue of the Fisher information F of the best model'),
  f2: real(0.01, 100, 'log', 'second eigenvalue of F'),
  angle: real(0, Math.PI / 2, 'linear', 'angle from the first axis to the eigenvector of f1'),
  lam: real(0.001, 1000, 'log', 'synthetic-to-real ratio'),
};

/** J = (diag(a1,a2)+lam*F)^(-1)*lam*F by the adjugate, multiplied out so that nothing cancels. */
const jacobian = {
  f11: 'f1*cos(angle)^2+f2*sin(angle)^2',
  f22: 'f1*sin(angle)^2+f2*cos(angle)^2',
  f12: '(f1-f2)*sin(angle)*cos(angle)',
  detS: 'a1*a2+lam*(a1*f22+a2*f11)+lam^2*f1*f2',
  j11: 'lam*(a2*f11+lam*f1*f2)/detS',
  j12: 'lam*a2*f12/detS',
  j21: 'lam*a1*f12/detS',
  j22: 'lam*(a1*f22+lam*f1*f2)/detS',
};
const gap = {
  // Spectral norm of F - diag(a1,a2), from its trace and the difference of its eigenvalues.
  gap: '(abs(f1+f2-a1-a2)+sqrt(max(0, (f1-f2-a1+a2)^2+4*(f1-f2)*(a1-a2)*sin(angle)^2)))/2',
  kappa: 'gap/min(a1,a2)',
};

const operatorNorm = withClosed(
  '(sqrt((j11+j22)^2+(j12-j21)^2)+sqrt((j11-j22)^2+(j12+j21)^2))/2',
  retrainingJacobian().operatorNorm,
);
const spectralRadius = withClosed(
  '(j11+j22)/2+sqrt(((j11-j22)/2)^2+j12*j21)',
  retrainingJacobian().spectralRadius,
);
const trace: Quantity = {
  meaning: 'sum of the eigenvalues of the retraining Jacobian',
  support: 'nonnegative',
  routes: [{ kind: 'closed', expression: 'j11+j22' }],
};

const skewed = { a1: 0.05, a2: 6.3, f1: 0.05, f2: 6.3, angle: 0.25, lam: 0.007 };

export const jacobianBoundMatrix = claim({
  id: 'bertrand2024/jacobian-bound-matrix',
  title:
    'Operator norm of the retraining Jacobian in two dimensions, with the distance of the two Hessians in the place of eps*L',
  kind: 'inequality',
  source: {
    paper,
    where:
      'main theorem, contraction factor, after the step that bounds the distance of the Hessians by eps*L',
    fidelity: 'derived',
  },
  regime: regime(hessians, 'lam*(1+kappa) < 1'),
  where: { ...jacobian, ...gap },
  measures: { operatorNorm },
  asserts: 'operatorNorm <= lam*(1+kappa)/(1-lam*(1+kappa))',
  controls: [
    control('sign of the denominator as in dimension 1', {
      asserts: 'operatorNorm <= lam*(1+kappa)/(1+lam*(1+kappa))',
      at: skewed,
    }),
    control('gap ignored', {
      asserts: 'operatorNorm <= lam/(1-lam)',
      at: skewed,
    }),
    control('gap relative to the larger eigenvalue', {
      asserts: 'operatorNorm <= lam*(1+gap/max(a1,a2))/(1-lam*(1+gap/max(a1,a2)))',
      at: skewed,
    }),
  ],
  view: { x: 'lam', y: 'angle' },
  notes: 'gap is the operator norm of F-diag(a1,a2); alpha = min(a1,a2).',
});

export const stabilityThreshold = claim({
  id: 'bertrand2024/stability-threshold',
  title:
    'If lam*(1+eps*L/alpha) < 1/2, retraining converges linearly to the optimum with ratio at most rho < 1',
  kind: 'threshold',
  source: { paper, where: 'main theorem (sufficient side)', fidelity: 'restated' },
  regime: regime({ s: scale, lam: ratio(20), theta0: start }, 'cond < 1/2'),
  where: { ...condition, rho: 'cond/(1-cond)' },
  measures: { lateRatio },
  asserts: ['lateRatio <= rho', 'rho < 1'],
  controls: [
    control('condition lam < 1 in place of the condition', {
      asserts: 'rho < 1',
      assumptions: ['lam < 1'],
      at: { s: 2, lam: 0.4, theta0: 0.5 },
    }),
    control('published ratio without the misspecification term', {
      asserts: 'lateRatio <= lam/(1-lam)',
      at: { s: 3, lam: 0.05, theta0: 0.5 },
    }),
    control('rate of the squared factor', {
      asserts: 'lateRatio <= rho^2',
      at: { s: 1, lam: 0.2, theta0: 0.5 },
    }),
  ],
  view: { x: 'lam', y: 's' },
  notes: `The ratio of successive distances is taken once the distance is below 1e-4. Only sufficient: see threshold-not-necessary. ${trapezoid}`,
});

export const stabilityThresholdAsRead = claim({
  id: 'bertrand2024/stability-threshold-as-read',
  title:
    'Over-reading of the theorem: when lam*(1+eps*L/alpha) is not below 1/2, retraining does not converge',
  kind: 'threshold',
  source: { paper, where: 'converse of the main theorem, not claimed by the paper', fidelity: 'derived' },
  regime: regime({ s: scale, lam: ratio(20), theta0: start }, 'cond >= 1/2'),
  where: condition,
  measures: { lateRatio },
  asserts: 'lateRatio >= 1',
  expected: 'refuted',
  finding:
    'The condition on lam is sufficient and never necessary: the loop still contracts at every finite lam (threshold-not-necessary).',
  witnesses: [{ s: 1.2, lam: 1, theta0: 0.5 }],
  controls: [
    control('divergence from twice the threshold on', {
      assumptions: ['cond >= 1'],
      at: { s: 1.2, lam: 1, theta0: 0.5 },
    }),
    control('divergence once lam exceeds 1', {
      assumptions: ['lam > 1'],
      at: { s: 1.5, lam: 5, theta0: 0.5 },
    }),
  ],
  view: { x: 'lam', y: 's' },
  notes: `The paper states sufficiency only; the reading is common in summaries. ${trapezoid}`,
});

export const thresholdNotNecessary = claim({
  id: 'bertrand2024/threshold-not-necessary',
  title: 'The optimum is a stable fixed point of retraining for every finite synthetic-to-real ratio',
  kind: 'inequality',
  source: { paper, where: 'derived, in contrast to the main theorem', fidelity: 'derived' },
  regime: regime({ s: scale, lam: ratio(1000) }),
  where: curvatures,
  measures: { contraction },
  asserts: 'contraction < 1',
  argument: [],
  finding:
    'No bound on lam or on the misspecification is needed for local stability; that retraining fails beyond the published condition is refuted (stability-threshold-as-read).',
  controls: [
    control('contraction by the synthetic share whatever the misspecification', {
      asserts: 'contraction <= lam/(1+lam)',
      at: { s: 1.2, lam: 1 },
    }),
    control('uniform gap below 1', {
      asserts: 'contraction <= 0.95',
      at: { s: 3, lam: 10 },
    }),
  ],
  view: { x: 'lam', y: 's' },
  notes: trapezoid,
});

const steep = { a1: 1, a2: 100, f1: 110, f2: 10, angle: 0.7853981633974483, lam: 1 };

export const thresholdNotNecessaryMatrix = claim({
  id: 'bertrand2024/threshold-not-necessary-matrix',
  title:
    'In two dimensions all eigenvalues of the retraining Jacobian lie in [0,1) for every finite ratio, although its norm can exceed 1',
  kind: 'inequality',
  source: { paper, where: 'derived, in contrast to the main theorem', fidelity: 'derived' },
  regime: regime(hessians),
  where: jacobian,
  measures: { spectralRadius },
  asserts: 'spectralRadius < 1',
  finding:
    'No bound on lam is needed for local stability, in any dimension; the one-dimensional form is threshold-not-necessary, the reading it refutes stability-threshold-as-read.',
  controls: [
    control('operator norm in place of the spectral radius', {
      measures: { spectralRadius: operatorNorm },
      at: steep,
    }),
    control('the sum of the eigenvalues in place of the largest', {
      measures: { spectralRadius: trace },
      at: steep,
    }),
  ],
  view: { x: 'lam', y: 'angle' },
  notes: 'The eigenvalues are real and not negative, since J is similar to a positive semidefinite matrix.',
});

// Special cases in which the loop is known in full.

export const expfamRate = claim({
  id: 'bertrand2024/expfam-rate',
  title: 'Exponential family: the mean parameter contracts globally by exactly lam/(1+lam) per generation',
  kind: 'identity',
  source: {
    paper,
    where: 'special case of the main theorem (constant Hessian in natural parameters)',
    fidelity: 'derived',
  },
  regime: regime(
    {
      lam: real(0.01, 1000, 'log', 'synthetic-to-real ratio'),
      t: generations(200),
      mStar: real(0.05, 0.95, 'linear', 'mean of the data (Bernoulli)'),
      mStart: real(0.05, 0.95, 'linear', 'mean of the initial model'),
    },
    'abs(mStart-mStar) >= 0.01',
  ),
  measures: { relativeGap: bernoulliRefit().relativeGap },
  asserts: 'relativeGap = (lam/(1+lam))^t',
  controls: [
    control('published factor lam/(1-lam)', {
      asserts: 'relativeGap = (lam/(1-lam))^t',
      at: { lam: 0.45, t: 1, mStar: 0.7, mStart: 0.1 },
    }),
    control('factor lam', {
      asserts: 'relativeGap = lam^t',
      at: { lam: 0.4, t: 1, mStar: 0.3, mStart: 0.6 },
    }),
    control('share of real data in place of the synthetic share', {
      asserts: 'relativeGap = (1/(1+lam))^t',
      at: { lam: 3, t: 5, mStar: 0.5, mStart: 0.9 },
    }),
  ],
  view: { x: 't', y: 'lam' },
  notes: 'Checked for the Bernoulli family, down to gaps of 1e-260; beyond, doubles end.',
});

const share = '(lam/(1+lam))';
const step = 'sigma*sqrt(2/(1+lam))';
const perStep = `${step}/sqrt(n)*sqrt(log(2*t/delta))`;
const left = `${share}^t*abs(e0)`;
const radius = `${perStep}*sum(${share}^l, l, 0, t-1)+${left}`;

/** P(|mu_t-mu*| > r); mu_t-mu* is normal around rho^t*e0. */
const missing = (r: string): Quantity =>
  withClosed(
    `normcdf((-(${r})-rho^t*e0)/sqrt(variance))+normcdf((-(${r})+rho^t*e0)/sqrt(variance))`,
    reusedMean().misses(r),
  );

export const finiteSampleTube = claim({
  id: 'bertrand2024/finite-sample-tube',
  title:
    'With finite samples the iterates stay in a tube around the optimum with probability at least 1-delta (Gaussian mean, real data reused)',
  kind: 'inequality',
  source: {
    paper,
    where: 'second theorem (approximate stability), explicit constants for the Gaussian mean derived',
    fidelity: 'derived',
  },
  regime: regime({
    n: integer(5, 100_000, 'log', 'real points, reused at every generation'),
    lam: real(0.05, 20, 'log', 'synthetic-to-real ratio; the synthetic mean has variance sigma^2/(lam*n)'),
    t: generations(200),
    delta: real(0.001, 0.5, 'log', 'allowed failure probability'),
    e0: real(-10, 10, 'linear', 'initial error mu_0-mu*'),
    sigma: real(0.01, 100, 'log', 'known standard deviation'),
  }),
  where: {
    rho: 'lam/(1+lam)',
    variance: '(1-rho^t)^2*sigma^2/n+rho^2*sigma^2/(lam*n)*(1-rho^(2*t))/(1-rho^2)',
  },
  measures: { missProbability: missing(radius) },
  asserts: 'missProbability <= delta',
  controls: [
    control('geometric sum dropped', {
      measures: { missProbability: missing(`${perStep}+${left}`) },
      at: { n: 50, lam: 20, t: 30, delta: 0.3, e0: 0, sigma: 1 },
    }),
    control('1/n in place of 1/sqrt(n)', {
      measures: {
        missProbability: missing(`${step}/n*sqrt(log(2*t/delta))*sum(${share}^l, l, 0, t-1)+${left}`),
      },
      at: { n: 100, lam: 0.4, t: 50, delta: 0.05, e0: 0, sigma: 1 },
    }),
    control('neither union bound nor geometric sum', {
      measures: { missProbability: missing(`${step}/sqrt(n)*sqrt(log(2/delta))+${left}`) },
      at: { n: 50, lam: 20, t: 100, delta: 0.1, e0: 0, sigma: 1 },
    }),
  ],
  view: { x: 't', y: 'lam' },
  notes:
    'The radius is a/sqrt(n)*sqrt(log(b*t/delta))*(1+rho+...+rho^(t-1))+rho^t*|e0| with rho = lam/(1+lam), a = sigma*sqrt(2/(1+lam)), b = 2 and no optimisation error: constants of this special case, which the theorem leaves open. The reused real sample makes the errors of the steps dependent; the union bound does not mind.',
});

const pooled = reusedFit();

export const noCollapseReusedReal = claim({
  id: 'bertrand2024/no-collapse-reused-real',
  title:
    'Mean-and-variance Gaussian with n reused real and m synthetic points: the variance has an explicit positive limit for every ratio m/n',
  kind: 'limit',
  source: { paper, where: 'derived, finite-sample counterpart of the main theorem', fidelity: 'derived' },
  regime: regime({
    n: integer(3, 10_000, 'log', 'real points, reused at every generation'),
    m: integer(1, 1_000_000, 'log', 'synthetic points per generation, drawn from the current model'),
  }),
  where: { q: 'm/(n+m)' },
  measures: { limitVariance: pooled.limitVariance, limitMeanError: pooled.limitMeanError },
  asserts: [
    'limitVariance = (n-1)/(n-1/(1+q))',
    'limitMeanError = 1/n+q/(n*(1+q))*(n-1)/(n-1/(1+q))',
    'limitMeanError <= 1.5/n',
  ],
  argument: [],
  controls: [
    control('limit 1 (no bias)', {
      asserts: 'limitVariance = 1',
      at: { n: 20, m: 20 },
    }),
    control('collapse once m/n exceeds 1/2', {
      asserts: 'limitVariance <= 1/2',
      at: { n: 50, m: 100 },
    }),
    control('divisor n+m', {
      measures: { limitVariance: reusedFit({ ddof: 0 }).limitVariance },
      at: { n: 20, m: 20 },
    }),
    control('mean error no larger than that of the real sample', {
      asserts: 'limitMeanError <= 1/n',
      at: { n: 50, m: 20 },
    }),
  ],
  view: { x: 'm', y: 'n' },
  notes:
    'Variance 1 of the real law; divisor n+m-1. With divisor n+m (maximum likelihood) the variance tends to (n-1)/(n+1-1/(1+q)). The pooled variance contains the distance of the two sample means. A simulation stops after as many generations as bring the start below a share of 1e-6.',
});

export const claims: readonly Claim[] = [
  gaussianCollapse1d,
  gaussianCollapseTrace,
  jacobianBound,
  jacobianBoundMatrix,
  stabilityThreshold,
  stabilityThresholdAsRead,
  thresholdNotNecessary,
  thresholdNotNecessaryMatrix,
  expfamRate,
  finiteSampleTube,
  noCollapseReusedReal,
];
