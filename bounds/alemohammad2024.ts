import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  augmentationLoop,
  freshDataLoop,
  gaussianLoop,
  isotropicLoop,
  wassersteinGrowth,
  withClosed,
} from '../src/process/index.js';
import { integer, real, regime } from '../src/regime/index.js';

/*
 * Self-consuming generative models go MAD. Alemohammad et al. (2024).
 *
 * A normal law is fitted (sample mean, unbiased covariance) to a training set again and again. Synthetic points
 * come from the model before with too small a covariance: from N(mu, lam Sigma), lam in (0, 1].
 *   fully synthetic: n synthetic points; generation 0 is the exact reference.
 *   fresh data:      nr new real points and ns synthetic ones; generation 1 is a fit on nini real points.
 *   augmentation:    the same nr real points for ever and ns synthetic ones; generation 0 is the fit on the real ones.
 * Everything is in units of the reference: mean 0, and variance 1 (covariance the identity in d dimensions).
 */

const paper: Paper = {
  key: 'alemohammad2024',
  authors: 'Alemohammad, Casco-Rodriguez, Luzi, Humayun, Babaei, LeJeune, Siahkoohi, Baraniuk',
  title: 'Self-consuming generative models go MAD',
  year: 2024,
  arxiv: '2307.01850',
  venue: 'ICLR 2024',
};

const biasMeaning = 'sampling bias: draws come from covariance lam*Sigma';
const lam = real(0.05, 1, 'linear', biasMeaning);

// The fully synthetic loop.

const n = integer(2, 10_000, 'log', 'sample size of one generation');
const d = integer(1, 20, 'linear', 'dimension');
const fromReference = integer(0, 200, 'linear', 'generation; generation 0 is the exact reference');
const fromFirst = integer(1, 200, 'linear', 'generation');

const synthetic = gaussianLoop({ bias: 'lam' });
const vectors = isotropicLoop();

export const covarianceSupermartingale = claim({
  id: 'alemohammad2024/covariance-supermartingale',
  title:
    'The expected covariance is lam^t times the reference covariance, and the expected mean does not move',
  kind: 'identity',
  source: { paper, where: 'section 3.1', fidelity: 'text' },
  regime: regime({ n, lam, t: fromReference, d }, 'n >= d + 1'),
  measures: { covRatio: vectors.meanTrace, meanShift: vectors.meanShift },
  asserts: ['covRatio = lam^t', 'meanShift = 0'],
  controls: [
    control('covariance with divisor n', {
      measures: { covRatio: isotropicLoop({ ddof: 0 }).meanTrace },
      at: { n: 10, lam: 1, t: 5, d: 1 },
    }),
    control('standard deviation instead of variance scaled by lam', {
      measures: { covRatio: isotropicLoop({ bias: 'lam^2' }).meanTrace },
      at: { n: 50, lam: 0.9, t: 20, d: 3 },
    }),
    control('one generation too few', {
      asserts: 'covRatio = lam^(t-1)',
      at: { n: 50, lam: 0.5, t: 3, d: 2 },
    }),
  ],
  view: { x: 't', y: 'lam' },
  notes:
    'covRatio is the mean trace of the fitted covariance over d, meanShift the mean of the first coordinate of the fitted mean. For lam = 1 and t well above n sample averages come out low, since rare runs carry the mean: sampled for t <= n/2 only.',
});

export const collapseExponent = claim({
  id: 'alemohammad2024/collapse-exponent',
  title: 'The variance dies almost surely: its mean logarithm falls by an explicit amount every generation',
  kind: 'identity',
  source: {
    paper,
    where: 'proposition in section 3.1 (almost sure collapse); the exponent is derived',
    fidelity: 'derived',
  },
  regime: regime({ n, lam, t: fromFirst }),
  measures: { logDrift: synthetic.logDrift },
  asserts: [
    'logDrift = log(lam) + digamma((n-1)/2) + log(2/(n-1))',
    'logDrift < log(lam) - 1/(n-1)',
    'logDrift > log(lam) - 2/(n-1)',
  ],
  argument: [],
  controls: [
    control('exponent 0 at lam = 1, read off the constant expected covariance', {
      asserts: 'logDrift = 0',
      at: { n: 10, lam: 1, t: 5 },
    }),
    control('the rate of the mean standard deviation in place of the rate of almost every path', {
      asserts: 'logDrift = log(lam) + 2*log(c4(n))',
      at: { n: 10, lam: 1, t: 5 },
    }),
    control('the lower edge as an upper bound', {
      asserts: 'logDrift < log(lam) - 2/(n-1)',
      at: { n: 100, lam: 0.9, t: 10 },
    }),
  ],
  view: { x: 'n', y: 'lam' },
  notes:
    'In one dimension: the mean of log(sigma_t^2)/t, which does not depend on t. The logarithm of the variance is a walk with independent steps of this negative mean, so that the variance tends to 0 almost surely.',
});

export const logdetIdentity = claim({
  id: 'alemohammad2024/logdet-identity',
  title: 'The mean log-determinant of the covariance falls linearly with an explicit slope',
  kind: 'identity',
  source: { paper, where: 'derived from the Bartlett decomposition', fidelity: 'derived' },
  regime: regime({ n, lam, t: fromFirst, d }, 'n >= d + 1'),
  measures: { logDet: vectors.logDeterminant },
  asserts: 'logDet = t*(d*log(lam/(n-1)) + sum(digamma((n-k)/2) + log(2), k, 1, d))',
  controls: [
    control('n-1 degrees of freedom in every factor', {
      asserts: 'logDet = t*d*(log(lam) + digamma((n-1)/2) + log(2/(n-1)))',
      at: { n: 10, lam: 0.9, t: 5, d: 3 },
    }),
    control('lam counted once instead of d times', {
      asserts: 'logDet = t*(log(lam) - d*log(n-1) + sum(digamma((n-k)/2) + log(2), k, 1, d))',
      at: { n: 10, lam: 0.9, t: 5, d: 3 },
    }),
    control('the logarithm of the mean: no fall at lam = 1', {
      asserts: 'logDet = t*d*log(lam)',
      at: { n: 9, lam: 1, t: 2, d: 2 },
    }),
  ],
  view: { x: 'n', y: 'd' },
  notes: 'n = d+1 is the smallest sample with an invertible covariance.',
});

export const sdDecay = claim({
  id: 'alemohammad2024/sd-decay',
  title: 'The expected standard deviation decays geometrically with factor sqrt(lam)*c4(n)',
  kind: 'identity',
  source: { paper, where: 'derived', fidelity: 'derived' },
  regime: regime({ n, lam, t: fromReference }),
  measures: { sdRatio: synthetic.meanStd },
  asserts: 'sdRatio = (sqrt(lam)*c4(n))^t',
  controls: [
    control('lam in place of sqrt(lam)', {
      asserts: 'sdRatio = (lam*c4(n))^t',
      at: { n: 50, lam: 0.5, t: 3 },
    }),
    control('bias ignored', { asserts: 'sdRatio = c4(n)^t', at: { n: 50, lam: 0.5, t: 3 } }),
    control('square root of the expected variance', {
      asserts: 'sdRatio = lam^(t/2)',
      at: { n: 10, lam: 1, t: 5 },
    }),
  ],
  view: { x: 't', y: 'n' },
  notes: 'In one dimension.',
});

export const meanWalk = claim({
  id: 'alemohammad2024/mean-walk',
  title:
    'The mean is a random walk: its mean square displacement is explicit, linear in t at lam = 1 and bounded for lam < 1',
  kind: 'identity',
  source: { paper, where: 'section 3.1 (qualitative); the formula is derived', fidelity: 'derived' },
  regime: regime({ n, lam, t: fromReference }),
  measures: { walk: synthetic.squaredShift },
  asserts: ['walk = (lam == 1 ? t/n : lam*(1-lam^t)/(n*(1-lam)))', 'walk*(1-lam) <= lam/n'],
  argument: [],
  controls: [
    control('linear growth although lam < 1', { asserts: 'walk = t/n', at: { n: 100, lam: 0.9, t: 20 } }),
    control('first factor lam missing', {
      asserts: 'walk = (1-lam^t)/(n*(1-lam))',
      at: { n: 100, lam: 0.9, t: 20 },
    }),
    control('n-1 in place of n', { asserts: 'walk = t/(n-1)', at: { n: 10, lam: 1, t: 5 } }),
  ],
  view: { x: 't', y: 'lam' },
  notes:
    'In one dimension; in d dimensions the same in units of the trace of the reference covariance. At lam = 1 the limit law of the mean has infinite variance.',
});

export const w2sqIdentity = claim({
  id: 'alemohammad2024/w2sq-identity',
  title: 'Expected squared Wasserstein distance of the fully synthetic loop in closed form',
  kind: 'identity',
  source: {
    paper,
    where: 'claim that the expected distance grows; the exact form is derived',
    fidelity: 'derived',
  },
  regime: regime({ n, lam, t: fromReference }),
  // M is the mean square displacement of the mean (mean-walk), g the factor of the mean deviation (sd-decay).
  where: { M: 'sum(lam^k,k,1,t)/n', g: 'sqrt(lam)*c4(n)' },
  measures: { w2sq: synthetic.squaredWasserstein },
  asserts: 'w2sq = M + 1 + lam^t - 2*g^t',
  controls: [
    control('bounded at lam = 1 (displacement of the mean dropped)', {
      asserts: 'w2sq <= 2',
      at: { n: 10, lam: 1, t: 50 },
    }),
    control('mean deviation replaced by the root of the mean variance', {
      asserts: 'w2sq = M + (1-lam^(t/2))^2',
      at: { n: 10, lam: 1, t: 5 },
    }),
    control('bias not applied to the standard deviation', {
      asserts: 'w2sq = M + 1 + lam^t - 2*c4(n)^t',
      at: { n: 50, lam: 0.5, t: 3 },
    }),
  ],
  view: { x: 't', y: 'lam' },
  notes:
    'In one dimension. At lam = 1 the distance grows for ever by 1/n a generation although almost every path converges. For t above n a sample mean hides that: 200,000 runs at n = 5, t = 100 give 10.4 for 21.996.',
});

const growth = withClosed(
  'lam/n + lam - 1 + 2*(c4(n)/sqrt(lam))^t*(1-sqrt(lam)*c4(n))',
  wassersteinGrowth({ samples: 'n', bias: 'lam', fits: 't' }),
);

export const w2sqIncreasing = claim({
  id: 'alemohammad2024/w2sq-increasing',
  title: 'Expected squared Wasserstein distance increases with every generation, for n >= 3 and every lam',
  kind: 'inequality',
  source: { paper, where: 'definition of the disorder: expected distance increases', fidelity: 'derived' },
  regime: regime({
    n: integer(3, 10_000, 'log', 'sample size of one generation'),
    lam,
    t: integer(0, 400, 'linear', 'generation'),
  }),
  measures: { growth },
  asserts: 'growth > 0',
  // The power is at least 1 where c4(n) >= sqrt(lam); elsewhere lam > c4(n)^2 > n/(n+1).
  argument: [
    '(c4(n)/sqrt(lam))^t >= (c4(n) >= sqrt(lam) ? 1 : 0)',
    'c4(n)^2*(1+1/n) > 1',
    {
      forAll: { c: [0, 1], l: [0.05, 1] },
      says: '(c >= sqrt(l) ? 1 : l) >= (c >= sqrt(l) ? 0 : c^2)',
      at: { c: 'c4(n)', l: 'lam' },
    },
    'lam/n+lam-1+2*(c4(n) >= sqrt(lam) ? 1 : 0)*(1-sqrt(lam)*c4(n)) > 0',
  ],
  finding:
    'Three draws a generation are needed: with two the distance can shrink (w2sq-increasing-as-read fails there).',
  controls: [
    control('two draws a generation', { at: { n: 2, lam: 0.66, t: 300 } }),
    control('the distance converges at lam = 1: growth below 1/(2n)', {
      asserts: 'growth <= 1/(2*n)',
      at: { n: 10, lam: 1, t: 50 },
    }),
    control('the distance shrinks when lam < 1', { asserts: 'growth <= 0', at: { n: 50, lam: 0.5, t: 3 } }),
  ],
  view: { x: 't', y: 'lam' },
  notes:
    'In one dimension. growth is the increase from generation t to t+1 over lam^t: the increase itself is too small for doubles where lam^t is. It exceeds (1-sqrt(lam))^2 at t = 0, and c4(n)^2 >= n/(n+1) for n >= 3 keeps its growing term growing wherever the other is negative.',
});

export const w2sqIncreasingAsRead = claim({
  id: 'alemohammad2024/w2sq-increasing-as-read',
  title:
    'Expected squared Wasserstein distance increases with every generation, for every n >= 2 and lam <= 1',
  kind: 'inequality',
  source: { paper, where: 'definition of the disorder: expected distance increases', fidelity: 'derived' },
  regime: regime({ n, lam, t: integer(0, 2000, 'linear', 'generation') }),
  measures: { growth },
  asserts: 'growth > 0',
  expected: 'refuted',
  finding:
    'For n = 2 and lam strictly between 2/pi and 2/3 the distance decreases, by a minute amount, from some generation on, because c4(2)^2 = 2/pi is below n/(n+1) = 2/3. From n = 3 on it always increases (w2sq-increasing).',
  witnesses: [{ n: 2, lam: 0.65, t: 400 }],
  controls: [
    control('the distance converges at lam = 1', {
      asserts: 'growth <= 1/(2*n)',
      at: { n: 10, lam: 1, t: 50 },
    }),
    control('the distance shrinks when lam < 1', { asserts: 'growth <= 0', at: { n: 50, lam: 0.5, t: 3 } }),
  ],
  view: { x: 't', y: 'lam' },
  notes: 'The violating set is a thin strip in lam at n = 2, and begins near t = 236 at lam = 0.66.',
});

// The loop with fresh data.

const nr = integer(2, 10_000, 'log', 'real points a generation');
const ns = integer(2, 10_000, 'log', 'synthetic points a generation');
const fresh = freshDataLoop();

/** Mean variance V and mean squared error of the mean D in the long run. */
const freshLimit = {
  N: 'nr+ns',
  p: 'nr/N',
  q: 'ns/N',
  h: 'q/((N-1)*(1+q))',
  V: 'p*(1+h)/(1-q*lam*(1+h))',
  D: '(p+q*lam*V)/(N*p*(1+q))',
};

export const freshLoopFixedPoint = claim({
  id: 'alemohammad2024/fresh-loop-fixed-point',
  title: 'With fresh real data the error of the mean and the mean variance tend to an explicit limit',
  kind: 'identity',
  source: {
    paper,
    where: 'equation 3 (limit depends on nr, ns, lam only; simulated there); the formula is derived',
    fidelity: 'derived',
  },
  regime: regime({ nr, ns, lam }),
  where: freshLimit,
  measures: { meanErr: fresh.limitShift, meanVar: fresh.limitVariance },
  asserts: ['meanErr = D', 'meanVar = V'],
  controls: [
    control('the term between the groups omitted', {
      asserts: ['meanVar = p/(1-q*lam)', 'meanErr = (p+q*lam*p/(1-q*lam))/(N*p*(1+q))'],
      at: { nr: 10, ns: 40, lam: 1 },
    }),
    control('bias omitted in the error of the mean', {
      asserts: 'meanErr = (p+q*V)/(N*p*(1+q))',
      at: { nr: 20, ns: 200, lam: 0.7 },
    }),
    control('the error of nr real points', { asserts: 'meanErr = 1/nr', at: { nr: 100, ns: 900, lam: 1 } }),
  ],
  view: { x: 'ns', y: 'nr' },
  notes:
    'In one dimension. The distance between the two groups adds p q N/(N-1) E(mu-mu_0)^2 to the pooled variance, which makes V exceed 1 at lam = 1.',
});

export const freshLoopTransient = claim({
  id: 'alemohammad2024/fresh-loop-transient',
  title: 'The fresh loop forgets its first sample size geometrically, at an explicit rate',
  kind: 'identity',
  source: {
    paper,
    where: 'equation 3 (independence of the initial model); the formula is derived',
    fidelity: 'derived',
  },
  regime: regime({
    nr,
    ns,
    lam,
    nini: integer(2, 10_000, 'log', 'real points of the first fit'),
    t: integer(1, 200, 'linear', 'generation; generation 1 is the first fit'),
  }),
  where: {
    ...freshLimit,
    // The step of (D, V) is [[a, b], [c, f]], with eigenvalues u and v.
    a: 'q^2',
    b: 'q*lam/N',
    c: 'p*q*N/(N-1)',
    f: 'q*lam',
    r: 'sqrt((a-f)^2+4*b*c)',
    u: '(a+f+r)/2',
    v: '(a+f-r)/2',
    x: '1/nini - D',
    y: '1 - V',
  },
  measures: { meanErr: fresh.squaredShift },
  asserts: 'meanErr = D + (u^(t-1)*((a-v)*x + b*y) - v^(t-1)*((a-u)*x + b*y))/r',
  controls: [
    control('the first sample size remembered for ever', {
      asserts: 'meanErr >= 1/nini',
      at: { nr: 100, ns: 900, lam: 1, nini: 10, t: 61 },
    }),
    control('forgetting at rate q instead of q^2 and q*lam', {
      asserts: 'meanErr = D + q^(t-1)*x',
      at: { nr: 50, ns: 50, lam: 0.9, nini: 5, t: 3 },
    }),
    control('already at the limit', {
      asserts: 'meanErr = D',
      at: { nr: 100, ns: 900, lam: 1, nini: 10, t: 5 },
    }),
  ],
  view: { x: 't', y: 'nini' },
  notes: 'Generation 1 is the fit on nini real points, so that generation t has made t-1 steps.',
});

export const effectiveSampleSize = claim({
  id: 'alemohammad2024/effective-sample-size',
  title: 'Without bias the fresh loop is worth nr + ns - ns^2/(nr+ns-1) real points, between nr and 2*nr-1',
  kind: 'identity',
  source: {
    paper,
    where: 'section 5.3 (simulated, Wasserstein based); the mean-based formula is derived',
    fidelity: 'derived',
  },
  regime: regime({ nr, ns, lam: real(1, 1, 'linear', 'fixed: no sampling bias') }, 'lam == 1'),
  measures: { nEff: fresh.effectiveSize },
  asserts: ['nEff = nr + ns - ns^2/(nr+ns-1)', 'nEff > nr', 'nEff < 2*nr - 1'],
  argument: [],
  controls: [
    control('synthetic points counted as real', {
      asserts: 'nEff = nr + ns',
      at: { nr: 100, ns: 900, lam: 1 },
    }),
    control('synthetic points worthless', { asserts: 'nEff = nr', at: { nr: 10, ns: 40, lam: 1 } }),
    control('biased sampling', { assumptions: [], at: { nr: 50, ns: 10, lam: 0.9 } }),
  ],
  view: { x: 'ns', y: 'nr' },
  notes:
    'The number of real points whose mean has the long-run error of the loop’s mean; the paper measures by distances of laws. At nr = 1 it is exactly 1. For lam < 1 the mean looks better still, but the variance is biased.',
});

// With bias: the quadratic proxy E(mu-mu_0)^2 + E(sigma^2-1)^2/4 of the squared Wasserstein distance.
const distances = { freshError: fresh.limitDistance, realError: fresh.realDistance };

/** Half the constant 4*(3-lam-lam^2/2)/(1-lam)^2, to which the largest useful ns tends as nr grows. */
const half = '2*(3-lam-lam^2/2)/(1-lam)^2';
const manyReal = 'nr >= 4*(3-lam-lam^2/2)/(1-lam)^2';
const notTooFewReal = 'nr*(1-lam) >= 2';
const clearBias = real(0.05, 0.97, 'linear', biasMeaning);
const anySynthetic = integer(1, 10_000_000, 'log', 'synthetic points a generation');

export const admissibleThreshold = claim({
  id: 'alemohammad2024/admissible-threshold',
  title:
    'With biased sampling a modest amount of synthetic data still helps: up to half of 4*(3-lam-lam^2/2)/(1-lam)^2, whatever nr',
  kind: 'threshold',
  source: { paper, where: 'figures 11 and 12 (simulation); the law is derived', fidelity: 'derived' },
  regime: regime(
    { nr: integer(10, 1_000_000, 'log', 'real points a generation'), ns: anySynthetic, lam: clearBias },
    manyReal,
    `ns <= ${half}`,
  ),
  measures: distances,
  asserts: 'freshError <= realError',
  controls: [
    control('threshold proportional to nr', {
      assumptions: [manyReal, 'ns <= 0.5*nr'],
      at: { nr: 5000, ns: 2500, lam: 0.85 },
    }),
    control('few real points and slight bias (nr below the threshold)', {
      assumptions: [`ns <= ${half}`],
      at: { nr: 100, ns: 1200, lam: 0.95 },
    }),
    control('threshold of order 1/(1-lam)^3', {
      assumptions: [manyReal, 'ns <= 2*(3-lam-lam^2/2)/(1-lam)^3'],
      at: { nr: 5000, ns: 1000, lam: 0.85 },
    }),
  ],
  view: { x: 'ns', y: 'nr' },
  notes:
    'The asymptotic law for nr to infinity is checked in the form that holds at every nr above the constant. The two sides differ by a few per cent only: the exact route decides. The true distance has the same sign but another size when the bias is large. With full covariance in d dimensions the constant is 4*((2-lam)+(d+1)*(2-lam^2)/4)/(1-lam)^2.',
});

export const admissibleThresholdExceeded = claim({
  id: 'alemohammad2024/admissible-threshold-exceeded',
  title:
    'With biased sampling, more synthetic data than 1.1 times the constant 4*(3-lam-lam^2/2)/(1-lam)^2 hurts, however many real points beyond 50 there are',
  kind: 'threshold',
  source: { paper, where: 'figures 11 and 12 (simulation); the law is derived', fidelity: 'derived' },
  regime: regime(
    { nr: integer(50, 1_000_000, 'log', 'real points a generation'), ns: anySynthetic, lam: clearBias },
    'ns >= 4.4*(3-lam-lam^2/2)/(1-lam)^2',
    notTooFewReal,
  ),
  measures: distances,
  asserts: 'freshError > realError',
  controls: [
    control('threshold of order 1/(1-lam)', {
      assumptions: ['ns >= 4.4*(3-lam-lam^2/2)/(1-lam)', notTooFewReal],
      at: { nr: 5000, ns: 100, lam: 0.85 },
    }),
    control('strong bias with a few tens of real points', {
      at: { nr: 20, ns: 15, lam: 0.05 },
    }),
    control('hardly any real points', {
      assumptions: ['ns >= 4.4*(3-lam-lam^2/2)/(1-lam)^2'],
      at: { nr: 5, ns: 500, lam: 0.85 },
    }),
    control('no bias', { assumptions: [], at: { nr: 100, ns: 100_000, lam: 1 } }),
  ],
  view: { x: 'ns', y: 'nr' },
  notes:
    'For nr below about 2/(1-lam) the real-only fit is so poor that any amount of synthetic data helps. With a few tens of real points and strong bias somewhat more than 1.1 times the constant still helps (nr = 20, ns = 15, lam = 0.05), so that the regime begins at nr = 50. At lam = 1 there is no threshold.',
});

// The augmentation loop.

const keptReal = integer(2, 10_000, 'log', 'real points, the same for ever');
const added = integer(1, 10_000, 'log', 'synthetic points a generation');
const augmented = augmentationLoop();
const next = augmentationLoop({ generation: 't+1' });

export const augmentationBounded = claim({
  id: 'alemohammad2024/augmentation-bounded',
  title:
    'Keeping the same real data bounds the error of the mean for ever by (1+lam*q/(1+q))/nr, at most 1.5 times real-only',
  kind: 'inequality',
  source: {
    paper,
    where: 'section 4 (says that real data only delay); the Gaussian counterpart is derived',
    fidelity: 'derived',
  },
  regime: regime({ nr: keptReal, ns: added, lam, t: integer(0, 5000, 'linear', 'generation') }),
  where: { q: 'ns/(nr+ns)' },
  measures: { meanErr: augmented.squaredShift },
  asserts: ['meanErr <= (1 + lam*q/(1+q))/nr', 'meanErr >= 1/nr'],
  finding:
    'In the Gaussian model real data that are kept do prevent the divergence; augmentation-bounded-as-read is the reading that fails.',
  controls: [
    control('no degradation at all', {
      asserts: 'meanErr <= 1/nr',
      at: { nr: 20, ns: 20, lam: 1, t: 10 },
    }),
    control('synthetic points counted as real: an error below real-only', {
      asserts: 'meanErr <= 1/(nr+ns)',
      at: { nr: 20, ns: 20, lam: 1, t: 10 },
    }),
    control('the real data dropped after generation 0: fully synthetic loop of ns points', {
      measures: {
        meanErr: gaussianLoop({ samples: 't == 1 ? nr : ns', fits: 't+1', bias: 'lam' }).squaredShift,
      },
      at: { nr: 20, ns: 20, lam: 1, t: 100 },
    }),
  ],
  view: { x: 't', y: 'ns' },
  notes: 'In one dimension. The error of the mean is not monotone in t (augmentation-monotone-as-read).',
});

export const augmentationLimit = claim({
  id: 'alemohammad2024/augmentation-limit',
  title: 'The augmentation loop converges to an explicit error and an explicit mean variance',
  kind: 'limit',
  source: { paper, where: 'section 4; the formula is derived', fidelity: 'derived' },
  regime: regime({ nr: keptReal, ns: added, lam }),
  where: { N: 'nr+ns', q: 'ns/N', V: '(nr-1)/(N-1-lam*(ns-1+1/(1+q)))' },
  measures: { limitErr: augmented.limitShift, limitVar: augmented.limitVariance },
  asserts: ['limitErr = 1/nr + q*lam*V/(nr*(1+q))', 'limitVar = V'],
  controls: [
    control('collapse to a point at the truth', {
      asserts: ['limitErr = 0', 'limitVar = 0'],
      at: { nr: 20, ns: 200, lam: 1 },
    }),
    control('the real-only error', { asserts: 'limitErr = 1/nr', at: { nr: 20, ns: 20, lam: 1 } }),
    control('the formula of lam = 1 used with bias', {
      asserts: 'limitErr = 1/nr + q/(nr*(1+q))*(nr-1)/(nr-1/(1+q))',
      at: { nr: 50, ns: 50, lam: 0.8 },
    }),
  ],
  view: { x: 'ns', y: 'nr' },
  notes:
    'The limit t to infinity is that of the moment recursion, found as its fixed point; convergence is geometric, at a rate of about max(q^2, lam*q).',
});

export const augmentationBoundedAsRead = claim({
  id: 'alemohammad2024/augmentation-bounded-as-read',
  title:
    'Fixed real data only delay the degradation: sooner or later the error of the mean exceeds twice that of the real data',
  kind: 'impossibility',
  source: { paper, where: 'section 4 (unqualified reading)', fidelity: 'derived' },
  regime: regime({ nr: keptReal, ns: added, lam, t: integer(1000, 5000, 'linear', 'generation') }),
  measures: { meanErr: augmented.squaredShift },
  asserts: 'meanErr > 2/nr',
  expected: 'refuted',
  finding:
    'In the Gaussian model the error of the mean with the same real data kept never exceeds 1.5/nr (augmentation-bounded): degradation is bounded and not merely delayed.',
  witnesses: [{ nr: 20, ns: 200, lam: 1, t: 1000 }],
  controls: [
    control('a degradation above 1.5 times real-only', {
      asserts: 'meanErr > 1.5/nr',
      at: { nr: 20, ns: 200, lam: 1, t: 1000 },
    }),
    control('linear growth as without real data', {
      asserts: 'meanErr >= 1/nr + t/(4*ns)',
      at: { nr: 20, ns: 20, lam: 1, t: 1000 },
    }),
  ],
  view: { x: 't', y: 'ns' },
  notes:
    'A Gaussian counterpart of a statement about deep models; sooner or later is read as: from generation 1000 on. Fails everywhere in its regime.',
});

export const augmentationMonotoneAsRead = claim({
  id: 'alemohammad2024/augmentation-monotone-as-read',
  title: 'With the same real data kept the error of the mean increases with every generation',
  kind: 'inequality',
  source: { paper, where: 'section 4 (error increases with t); Gaussian reading', fidelity: 'derived' },
  regime: regime({ nr: keptReal, ns: added, lam, t: integer(0, 200, 'linear', 'generation') }),
  measures: { meanErr: augmented.squaredShift, nextErr: next.squaredShift },
  asserts: 'nextErr >= meanErr',
  expected: 'refuted',
  finding:
    'The error of the mean overshoots: with nr = ns = 2 and lam = 1 it is 0.635417 at t = 2 and 0.632812 at t = 3, on the way to 0.625; with strong bias it falls from t = 1 on. What holds is the bound of augmentation-bounded.',
  witnesses: [{ nr: 2, ns: 2, lam: 1, t: 2 }],
  controls: [
    control('it decreases instead', {
      asserts: 'nextErr <= meanErr',
      at: { nr: 20, ns: 20, lam: 1, t: 0 },
    }),
    control('it grows by a fixed factor', {
      asserts: 'nextErr >= 1.1*meanErr',
      at: { nr: 20, ns: 20, lam: 1, t: 10 },
    }),
  ],
  view: { x: 't', y: 'ns' },
  notes: 'The first step always increases the error, by q^2*lam/ns.',
});

export const claims: readonly Claim[] = [
  covarianceSupermartingale,
  collapseExponent,
  logdetIdentity,
  sdDecay,
  meanWalk,
  w2sqIdentity,
  w2sqIncreasing,
  w2sqIncreasingAsRead,
  freshLoopFixedPoint,
  freshLoopTransient,
  effectiveSampleSize,
  admissibleThreshold,
  admissibleThresholdExceeded,
  augmentationBounded,
  augmentationLimit,
  augmentationBoundedAsRead,
  augmentationMonotoneAsRead,
];
