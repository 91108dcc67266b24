import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  autoregressionGain,
  componentWeights,
  evidenceGap,
  relabelledLikelihood,
  reversedDivergence,
  scoreLikelihood,
} from '../src/process/index.js';
import { integer, real, regime, simplex, vector } from '../src/regime/index.js';

/*
 * Discovering mixtures of structural causal models from time series data: Varambally, Ma and Yu (2024).
 *
 * Each sample comes from one of K components, with log likelihoods L_k and weights written `prior` here (pi is
 * the constant). The theorems were not readable: the claims are explicit special cases, derived here.
 */

const paper: Paper = {
  key: 'mcd2024',
  authors: 'Varambally, Ma, Yu',
  title: 'Discovering Mixtures of Structural Causal Models from Time Series Data',
  year: 2024,
  arxiv: '2310.06312',
  venue: 'ICML 2024',
};

const logLikelihoods = vector({
  size: [2, 6],
  min: -50,
  max: 50,
  meaning: 'log likelihood of each component',
});
const prior = simplex({
  size: [2, 6],
  meaning: 'component weights (written pi in papers; pi is the constant here)',
});
const logLik = 'log(sum(prior[k]*exp(L[k]), k, 1, size(L)))';

export const elboGapIdentity = claim({
  id: 'mcd2024/elbo-gap-identity',
  title:
    'The log likelihood exceeds the evidence lower bound by exactly the divergence of the membership distribution from the posterior',
  kind: 'identity',
  source: { paper, where: 'abstract (evidence lower bound); standard', fidelity: 'abstract' },
  regime: regime(
    {
      L: logLikelihoods,
      prior,
      q: simplex({ size: [2, 6], meaning: 'membership distribution of the sample' }),
    },
    'size(prior) == size(L)',
    'size(q) == size(L)',
    'min(prior) > 0',
  ),
  where: {
    logLik,
    mass: 'sum(q)',
    elbo: 'sum((q[k] == 0 ? 0 : q[k]*(L[k] + log(prior[k]) - log(q[k]/mass))), k, 1, size(q))/mass',
  },
  measures: { gap: evidenceGap() },
  asserts: [
    'gap = sum((q[k] == 0 ? 0 : q[k]*log(q[k]/mass/(prior[k]*exp(L[k]-logLik)))), k, 1, size(q))/mass',
    'elbo <= logLik',
  ],
  controls: [
    control('entropy term counted twice', {
      asserts: 'elbo - sum((q[k] == 0 ? 0 : q[k]*log(q[k])), k, 1, size(q)) <= logLik',
      at: { L: [0, -1], prior: [0.5, 0.5], q: [0.5, 0.5] },
    }),
    control('prior omitted from the bound', {
      asserts: 'sum((q[k] == 0 ? 0 : q[k]*(L[k] - log(q[k]))), k, 1, size(q)) <= logLik',
      at: { L: [0, -1], prior: [0.5, 0.5], q: [0.5, 0.5] },
    }),
    control('entropy term dropped: not tight', {
      asserts:
        'logLik - sum(q[k]*(L[k] + log(prior[k])), k, 1, size(q)) = sum((q[k] == 0 ? 0 : q[k]*log(q[k]/(prior[k]*exp(L[k]-logLik)))), k, 1, size(q))',
      at: { L: [0, -1], prior: [0.5, 0.5], q: [0.731059, 0.268941] },
    }),
    control('divergence the other way round', {
      asserts: 'gap = sum(prior[k]*exp(L[k]-logLik)*log(prior[k]*exp(L[k]-logLik)/q[k]), k, 1, size(q))',
      at: { L: [-2, -3, -5], prior: [0.2, 0.3, 0.5], q: [0.4, 0.3, 0.3] },
    }),
  ],
  view: { x: 'q', y: 'L' },
  notes:
    'Every component has a positive weight, else the bound may be minus infinity. 0*log(0) = 0. The mass of q is 1; it stands in the formulas because numbers in a computer sum to 1 to rounding only. Both sides cancel when q is the posterior.',
});

export const hardAssignmentSandwich = claim({
  id: 'mcd2024/hard-assignment-sandwich',
  title: 'The log likelihood exceeds its best single term by between 0 and log(K)',
  kind: 'inequality',
  source: {
    paper,
    where: 'derived here (relation of likelihood and hard clustering)',
    fidelity: 'derived',
  },
  regime: regime({
    score: vector({
      size: [1, 50],
      min: -50,
      max: 50,
      meaning: 'log likelihood plus log weight of each component, K = size(score)',
    }),
  }),
  measures: { logLik: scoreLikelihood() },
  asserts: ['logLik - max(score) <= log(size(score))', 'logLik - max(score) >= 0'],
  controls: [
    control('half the logarithm', {
      asserts: 'logLik - max(score) <= log(size(score))/2',
      at: { score: [-1, -1.1] },
    }),
    control('(K-1)/K of it', {
      asserts: 'logLik - max(score) <= (size(score)-1)/size(score)*log(size(score))',
      at: { score: [-3, -3, -3.1] },
    }),
    control('strictly a hard assignment', {
      asserts: 'logLik <= max(score)',
      at: { score: [0, -1] },
    }),
  ],
  view: { x: 'score' },
  notes:
    'Equality on the right iff all components fit equally well (collapsed mixture), on the left for K = 1; the mean over a data set, divided by log(K), is a collapse index. Rounding decides the left end when one score leads by more than 37.',
});

export const mixtureBeatsSingle = claim({
  id: 'mcd2024/mixture-beats-single',
  title:
    'Fitting one model to a two-component mixture costs T/2*log(1/(1-a^2)) nats a series, less at most log(2)',
  kind: 'inequality',
  source: { paper, where: 'abstract (message); explicit instance derived here', fidelity: 'derived' },
  regime: regime({
    a: real(0.05, 0.97, 'linear', 'autoregression coefficient, plus or minus a by component'),
    T: integer(1, 200, 'log', 'transitions a series'),
  }),
  measures: { gain: autoregressionGain() },
  asserts: ['gain <= T/2*log(1/(1-a^2))', 'gain >= T/2*log(1/(1-a^2)) - log(2)', 'gain > 0'],
  controls: [
    control('T in place of T/2 in the lower bound', {
      asserts: 'gain >= T*log(1/(1-a^2)) - log(2)',
      at: { a: 0.5, T: 20 },
    }),
    control('a fixed gain for every a', { asserts: 'gain >= 0.1', at: { a: 0.05, T: 3 } }),
    control('full log(2) always recovered', {
      asserts: 'gain <= T/2*log(1/(1-a^2)) - log(2)',
      at: { a: 0.5, T: 5 },
    }),
    control('no cost of not knowing the component', {
      asserts: 'gain >= T/2*log(1/(1-a^2))',
      at: { a: 0.8, T: 10 },
    }),
  ],
  view: { x: 'a', y: 'T' },
  notes:
    'One variable, two components x_t = +-a*x_(t-1) + e with equal weights, stationary start. The gain is small where a^2*T is (3e-5 at a = 0.05, T = 3), and its lower end is reached to rounding where the sign is certain.',
});

export const equalVarianceIdentifiability = claim({
  id: 'mcd2024/equal-variance-identifiability',
  title:
    'With equal noise variances the wrong instantaneous direction costs log(cosh(log(1+b^2))) nats per time step',
  kind: 'identity',
  source: {
    paper,
    where: 'identifiability theorem (unread); two-variable version derived here',
    fidelity: 'derived',
  },
  regime: regime({
    b: real(-5, 5, 'linear', 'instantaneous coefficient of y = b*x + e'),
    s2: real(0.01, 100, 'log', 'common noise variance'),
  }),
  measures: { reverseKl: reversedDivergence() },
  asserts: 'reverseKl = log(cosh(log(1+b^2)))',
  controls: [
    control('unequal variances allowed in the reversed model: it fits exactly', {
      measures: { reverseKl: reversedDivergence({ variances: 'free' }) },
      at: { b: 0.8, s2: 1 },
    }),
    control('b^2', { asserts: 'reverseKl = b^2', at: { b: 1, s2: 1 } }),
    control('depends on the noise level', {
      asserts: 'reverseKl = s2*log(cosh(log(1+b^2)))',
      at: { b: 1, s2: 4 },
    }),
    control('free coefficient fixed at b', {
      measures: { reverseKl: reversedDivergence({ coefficient: 'true' }) },
      at: { b: 1, s2: 1 },
    }),
  ],
  view: { x: 'b', y: 's2' },
  notes:
    'Of order b^4/2 for small b; the minimiser is c = b/(1+b^2). Lag terms can be matched exactly, so this is the cost per time step.',
});

export const labelPermutation = claim({
  id: 'mcd2024/label-permutation',
  title: 'Relabelling the components, or splitting one into two copies, leaves the log likelihood unchanged',
  kind: 'identity',
  source: { paper, where: 'standard caveat of mixture identifiability', fidelity: 'derived' },
  regime: regime(
    {
      L: logLikelihoods,
      prior,
      s: real(0.01, 0.99, 'linear', 'share of the first copy when the first component is split'),
    },
    'size(prior) == size(L)',
  ),
  where: { logLik },
  measures: { permuted: relabelledLikelihood('reversed'), split: relabelledLikelihood('split') },
  asserts: ['permuted = logLik', 'split = logLik'],
  controls: [
    control('weights permuted, components not', {
      measures: { permuted: relabelledLikelihood('weights reversed') },
      at: { L: [0, -1], prior: [0.3, 0.7], s: 0.5 },
    }),
    control('weights not renormalised after the split', {
      asserts: 'split = logLik',
      measures: { split: relabelledLikelihood('copied') },
      at: { L: [0, -1], prior: [0.3, 0.7], s: 0.5 },
    }),
  ],
  view: { x: 's', y: 'L' },
  notes: 'So with more components than the truth the weights are not identifiable.',
});

// How many components? Samples n = 1..N with fixed component log likelihoods L_nk = 3*sin(u*n*k + k).

const growingMixture = {
  N: integer(1, 60, 'log', 'samples'),
  K: integer(1, 8, 'linear', 'components before the new one'),
  u: real(0.3, 3, 'linear', 'frequency of the component log likelihoods L_nk = 3*sin(u*n*k + k)'),
  drop: real(0, 50, 'linear', 'amount by which the new component K+1 is worse'),
};
const uniform = componentWeights({ weights: 'uniform' });
const uniformNext = componentWeights({ weights: 'uniform', components: 'K+1' });

export const likelihoodMonotoneInK = claim({
  id: 'mcd2024/likelihood-monotone-in-K',
  title: 'With weights fitted, the best mean log likelihood never falls when a component is added',
  kind: 'inequality',
  source: { paper, where: 'derived here (choice of the number of components)', fidelity: 'derived' },
  regime: regime(growingMixture),
  measures: { bestNext: componentWeights({ components: 'K+1' }), best: componentWeights() },
  asserts: 'bestNext >= best',
  finding:
    'More components never hurt when their weights are fitted; with the uniform weights of released code they can (likelihood-monotone-in-K-as-read).',
  controls: [
    control('uniform weights', {
      measures: { bestNext: uniformNext, best: uniform },
      at: { N: 20, K: 3, u: 1, drop: 50 },
    }),
    control('a strict gain of 0.1 always', {
      asserts: 'bestNext >= best + 0.1',
      at: { N: 20, K: 3, u: 1, drop: 50 },
    }),
    control('falls', { asserts: 'bestNext <= best', at: { N: 20, K: 3, u: 1, drop: 0 } }),
  ],
  view: { x: 'K', y: 'drop' },
  notes: 'Equality when the new component is useless, to the tolerance of the fit.',
});

export const likelihoodMonotoneInKAsRead = claim({
  id: 'mcd2024/likelihood-monotone-in-K-as-read',
  title: 'With uniform weights too the mean log likelihood never falls when a component is added',
  kind: 'inequality',
  source: {
    paper,
    where: 'released code uses a uniform prior on the component',
    fidelity: 'derived',
  },
  regime: regime(growingMixture),
  measures: { uniformNext, uniform },
  asserts: 'uniformNext >= uniform',
  expected: 'refuted',
  finding:
    'False: a useless component costs log((K+1)/K) at fixed uniform weights (0.6931 from one to two, 0.4055 from two to three). With fitted weights it holds (likelihood-monotone-in-K).',
  witnesses: [{ N: 20, K: 1, u: 1, drop: 50 }],
  controls: [
    control('it never rises', {
      asserts: 'uniformNext <= uniform',
      at: { N: 10, K: 1, u: 1.3, drop: 0 },
    }),
    control('a loss of at most a tenth', {
      asserts: 'uniformNext >= uniform - 0.1',
      at: { N: 20, K: 1, u: 1, drop: 50 },
    }),
  ],
  view: { x: 'K', y: 'drop' },
  notes: 'The loss is at most log((K+1)/K).',
});

export const claims: readonly Claim[] = [
  elboGapIdentity,
  hardAssignmentSandwich,
  mixtureBeatsSingle,
  equalVarianceIdentifiability,
  labelPermutation,
  likelihoodMonotoneInK,
  likelihoodMonotoneInKAsRead,
];
