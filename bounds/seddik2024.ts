import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  alsoClosed,
  fullySynthetic,
  partiallySynthetic,
  refreshedRealData,
  totalCollapse,
} from '../src/process/index.js';
import { integer, real, regime, simplex } from '../src/regime/index.js';

/*
 * How bad is training on synthetic data? Seddik et al. (2024).
 *
 * One context of a next-token model: p is the true law of the next token (generation 0), a fit is a vector of
 * relative frequencies. S0 is the sum of the squared true probabilities, st the number of tokens that occur.
 */

const paper: Paper = {
  key: 'seddik2024',
  authors: 'Seddik, Chen, Hayou, Youssef, Debbah',
  title: 'How Bad is Training on Synthetic Data? A Statistical Analysis of Language Model Collapse',
  year: 2024,
  arxiv: '2404.05090',
  venue: 'COLM 2024',
};

const law = simplex({ size: [2, 20], meaning: 'true law of the next token' });
const undecidedTruth = 'max(p) < 1';
const S0 = 'sum(p^2)';
const st = 'sum(p[i] > 0 ? 1 : 0, i, 1, size(p))';

const uniform = (tokens: number): readonly number[] => Array.from({ length: tokens }, () => 1 / tokens);

// Fully synthetic training: every generation sees n samples of the fit before it, and nothing else.

const samples = (least: number) => integer(least, 100_000, 'log', 'samples per generation');
const generation = integer(1, 5000, 'log', 'generation; 1 is the fit on real data');

const discarding = fullySynthetic();
const theEnd = totalCollapse();

export const secondMomentIdentity = claim({
  id: 'seddik2024/second-moment-identity',
  title: 'Fully synthetic: the expected sum of squared probabilities is 1-(1-1/n)^m (1-S0)',
  kind: 'identity',
  source: { paper, where: 'Theorem 1 (1), eq. (6)', fidelity: 'text' },
  regime: regime({ p: law, n: samples(1), m: generation }, undecidedTruth),
  where: { S0 },
  // S -> 1/n + (1-1/n) S, m times.
  measures: {
    S: alsoClosed('(1-1/n)^m*S0+sum((1-1/n)^(j-1), j, 1, m)/n', discarding.sumOfSquares),
  },
  asserts: 'S = 1-(1-1/n)^m*(1-S0)',
  argument: [],
  controls: [
    control('exponent m-1: generation 0 taken for the first fit', {
      asserts: 'S = 1-(1-1/n)^(m-1)*(1-S0)',
      at: { p: [0.5, 0.5], n: 10, m: 5 },
    }),
    control('n-1 instead of n, as for an unbiased variance', {
      asserts: 'S = 1-(1-1/(n-1))^m*(1-S0)',
      at: { p: [0.5, 0.5], n: 10, m: 5 },
    }),
    control('the exponential approximation taken as exact', {
      asserts: 'S = 1-exp(-m/n)*(1-S0)',
      at: { p: [0.5, 0.5], n: 10, m: 5 },
    }),
  ],
  view: { x: 'm', y: 'n' },
  notes: 'S0 belongs to the truth, generation 0: already 1-S of the first fit is (1-1/n)(1-S0).',
});

export const collapseProbLower = claim({
  id: 'seddik2024/collapse-prob-lower',
  title: 'Fully synthetic: total collapse by generation m has probability at least 1-n(1-S0)(1-1/n)^m',
  kind: 'inequality',
  source: { paper, where: 'Theorem 1 (2), left half of eq. (7)', fidelity: 'text' },
  regime: regime({ p: law, n: samples(1), m: generation }, undecidedTruth),
  where: { S0 },
  measures: { rho: discarding.collapsed },
  asserts: 'rho >= 1-n*(1-S0)*(1-1/n)^m',
  controls: [
    control('constant n replaced by 1', {
      asserts: 'rho >= 1-(1-S0)*(1-1/n)^m',
      at: { p: [0.5, 0.5], n: 20, m: 60 },
    }),
    control('constant n replaced by 3, its value for large m', {
      asserts: 'rho >= 1-3*(1-S0)*(1-1/n)^m',
      at: { p: [0.999, 0.001], n: 50, m: 1 },
    }),
  ],
  view: { x: 'm', y: 'n' },
  notes:
    'A negative right side says nothing, which is the case roughly until m > n log(n(1-S0)). Equality at p = (1/2, 1/2), n = 2.',
});

export const collapseProbLowerSharp = claim({
  id: 'seddik2024/collapse-prob-lower-sharp',
  title: 'The same with n^2/(2(n-1)) in the place of n: twice as good for large n',
  kind: 'inequality',
  source: {
    paper,
    where: 'derived from the argument for eq. (7): a fit that is not collapsed has 1-sum p_i^2 >= 2(n-1)/n^2',
    fidelity: 'derived',
  },
  regime: regime({ p: law, n: samples(2), m: generation }, undecidedTruth),
  where: { S0 },
  measures: { rho: discarding.collapsed },
  asserts: 'rho >= 1-n^2/(2*(n-1))*(1-S0)*(1-1/n)^m',
  controls: [
    control('n/2 instead of n^2/(2(n-1))', {
      asserts: 'rho >= 1-n/2*(1-S0)*(1-1/n)^m',
      at: { p: [0.9999, 0.0001], n: 50, m: 1 },
    }),
    control('the constant 3 of large m', {
      asserts: 'rho >= 1-3*(1-S0)*(1-1/n)^m',
      at: { p: [0.999, 0.001], n: 50, m: 1 },
    }),
  ],
  view: { x: 'm', y: 'n' },
  notes:
    'Tight at m = 1 as the smallest probability tends to 0; equality at n = 2 for every law on two tokens.',
});

export const collapseProbUpper = claim({
  id: 'seddik2024/collapse-prob-upper',
  title: 'Fully synthetic: total collapse by generation m has probability at most 1-(1-S0)/(1-1/s)(1-1/n)^m',
  kind: 'inequality',
  source: { paper, where: 'Theorem 1 (2), right half of eq. (7)', fidelity: 'text' },
  regime: regime({ p: law, n: samples(1), m: generation }, undecidedTruth),
  where: { S0, st },
  measures: { rho: discarding.collapsed },
  asserts: 'rho <= 1-(1-S0)/(1-1/st)*(1-1/n)^m',
  controls: [
    control('the subtracted term doubled', {
      asserts: 'rho <= 1-2*(1-S0)/(1-1/st)*(1-1/n)^m',
      at: { p: [0.5, 0.5], n: 20, m: 60 },
    }),
    control('the subtracted term doubled, at an earlier generation', {
      asserts: 'rho <= 1-2*(1-S0)/(1-1/st)*(1-1/n)^m',
      at: { p: [0.5, 0.5], n: 10, m: 30 },
    }),
    control('exponent m-1', {
      asserts: 'rho <= 1-(1-S0)/(1-1/st)*(1-1/n)^(m-1)',
      at: { p: [0.5, 0.5], n: 2, m: 3 },
    }),
  ],
  view: { x: 'm', y: 'n' },
  notes:
    's is the number of tokens of positive probability, not the size of the vocabulary (which gives a weaker bound, still true).',
});

export const collapseProbUpperSharp = claim({
  id: 'seddik2024/collapse-prob-upper-sharp',
  title: 'The same with min(s, n) in the place of s',
  kind: 'inequality',
  source: {
    paper,
    where: 'derived: after the first fit at most n tokens are left',
    fidelity: 'derived',
  },
  regime: regime({ p: law, n: samples(2), m: generation }, undecidedTruth),
  where: { S0, st },
  measures: { rho: discarding.collapsed },
  asserts: 'rho <= 1-(1-S0)/(1-1/min(st,n))*(1-1/n)^m',
  controls: [
    control('exponent m-1', {
      asserts: 'rho <= 1-(1-S0)/(1-1/min(st,n))*(1-1/n)^(m-1)',
      at: { p: uniform(20), n: 2, m: 1 },
    }),
    control('the subtracted term doubled', {
      asserts: 'rho <= 1-2*(1-S0)/(1-1/min(st,n))*(1-1/n)^m',
      at: { p: [0.5, 0.5], n: 20, m: 60 },
    }),
  ],
  view: { x: 'm', y: 'n' },
  notes: 'Equality at m = 1, n = 2 for the uniform law.',
});

export const expectedCollapseTime = claim({
  id: 'seddik2024/expected-collapse-time',
  title: 'Fully synthetic: the expected collapse time is at least linear and at most quadratic in n',
  kind: 'inequality',
  source: { paper, where: 'Theorem 1 (3), eq. (8)', fidelity: 'text' },
  regime: regime({ p: law, n: samples(1) }, undecidedTruth),
  where: { S0, st },
  measures: { ET: theEnd.time },
  asserts: ['ET >= 1+(1-S0)/(1-1/st)*(n-1)', 'ET <= 1+(1-S0)*n*(n-1)'],
  controls: [
    control('the lower bound half as large again', {
      asserts: 'ET >= 1+1.5*(1-S0)/(1-1/st)*(n-1)',
      at: { p: [0.5, 0.5], n: 10 },
    }),
    control('the upper bound linear in n with the same constant', {
      asserts: 'ET <= 1+(1-S0)*n',
      at: { p: [0.5, 0.5], n: 10 },
    }),
  ],
  view: { x: 'n' },
  notes:
    'The quadratic side is loose by a factor of order n (expected-collapse-time-linear). Equality on both sides at p = (1/2, 1/2), n = 2.',
});

export const expectedCollapseTimeLinear = claim({
  id: 'seddik2024/expected-collapse-time-linear',
  title: 'Fully synthetic: the expected collapse time is at most 2n-1, whatever the law',
  kind: 'inequality',
  source: {
    paper,
    where: 'derived; settles as linear what the paper leaves open after eq. (8)',
    fidelity: 'derived',
  },
  regime: regime({ p: law, n: samples(1) }, undecidedTruth),
  measures: { ET: theEnd.time },
  asserts: 'ET <= 2*n-1',
  controls: [
    control('constant 1.8', { asserts: 'ET <= 1.8*n', at: { p: uniform(20), n: 20 } }),
    control('2n-3/2 instead of 2n-1', { asserts: 'ET <= 2*n-1.5', at: { p: uniform(20), n: 2 } }),
    control('constant 1.4', { asserts: 'ET <= 1.4*n', at: { p: uniform(20), n: 20 } }),
  ],
  view: { x: 'n' },
  notes:
    'Proved for all n and p: the time is at most one more than the generations until n lineages have one ancestor. Nearly tight for uniform laws on many tokens with small n, where it is 2n-1-2/s at n = 2.',
});

export const absorptionLaw = claim({
  id: 'seddik2024/absorption-law',
  title: 'Fully synthetic training ends on token i with probability p_i',
  kind: 'identity',
  source: { paper, where: 'Proposition 1', fidelity: 'text' },
  regime: regime({ p: law, n: samples(1), i: integer(1, 20, 'linear', 'token') }, 'i <= size(p)'),
  measures: { win: theEnd.wins },
  asserts: 'win = p[i]',
  controls: [
    control('squares, normalised', {
      asserts: 'win = p[i]^2/sum(p^2)',
      at: { p: [0.3, 0.7], n: 10, i: 1 },
    }),
    control('the likeliest token always wins', {
      asserts: 'win = (p[i] == max(p) ? 1 : 0)',
      at: { p: [0.7, 0.3], n: 10, i: 1 },
    }),
  ],
  view: { x: 'n', y: 'i' },
  notes: 'True at n = 1 too, where the first fit has collapsed.',
});

// Partially synthetic training: N real samples are drawn once and kept; every fit but the first sees them
// and n samples of the fit before it.

const realSamples = (least: number) => integer(least, 1_000_000, 'log', 'real samples, kept for ever');
const syntheticSamples = (most: number) => integer(1, most, 'log', 'synthetic samples per generation');
const nthFit = (least: number, most: number) =>
  integer(least, most, 'log', 'generation; 1 is the fit on the N real samples');

const keeping = partiallySynthetic();
const alpha = 'n/(N+n)';
const bet = 'n*(n-1)/(N+n)^2';

/**
 * A fit is (N f + n g)/(N+n), with f the first fit and g the frequencies of n samples of the fit before: the mean
 * product with f stays E f^2 = X, and the mean square S turns into (N^2+2 N n)/(N+n)^2 X + n/(N+n)^2 + bet S.
 */
const firstSquares = '(1/N+(1-1/N)*sum(p^2))';
const fadings = `(sum((${bet})^(j-1), j, 1, m)-(${bet})^(m-1))`;
const keptSquares = alsoClosed(
  `(${bet})^(m-1)*${firstSquares}+((N^2+2*N*n)*${firstSquares}+n)/(N+n)^2*${fadings}`,
  keeping.sumOfSquares,
);
/** The mean squared distance from f turns into n (1-X)/(N+n)^2 + bet times itself. */
const keptDrift = alsoClosed(`(1-1/N)*sum(p*(1-p))*n/(N+n)^2*${fadings}`, keeping.squaredDrift);

const fadingsAdded = `sum((${bet})^(j-1), j, 1, m) = (1-(${bet})^m)/(1-${bet})`;

const mixedLoop = { p: law, N: realSamples(1), n: syntheticSamples(1_000_000), m: nthFit(1, 1000) };
const printed = '(1/N)*(1+2*alpha-(1-1/N)*alpha*bet^(m-1))/D + (1-1/N)*S0*(1+alpha-alpha/N*bet^(m-1))/D';
const corrected = '(1/N)*(1+2*alpha-(1-1/N)*alpha*bet^(m-1))/D + (1-1/N)*S0*(1+alpha+alpha/N*bet^(m-1))/D';

export const partialSecondMoment = claim({
  id: 'seddik2024/partial-second-moment',
  title: 'Partially synthetic: the expected sum of squared probabilities in closed form, sign corrected',
  kind: 'identity',
  source: {
    paper,
    where: 'Theorem 2, eq. (9), with the sign of the last term corrected',
    fidelity: 'derived',
  },
  regime: regime(mixedLoop, undecidedTruth),
  where: { S0, alpha, bet, D: '1+(1+1/N)*alpha' },
  measures: { S: keptSquares },
  asserts: `S = ${corrected}`,
  argument: [fadingsAdded],
  finding:
    'Follows from the recursion in the paper’s own proof; the closed form as printed (partial-second-moment-as-printed) has a minus sign where a plus belongs.',
  controls: [
    control('the printed sign', { asserts: `S = ${printed}`, at: { p: [0.3, 0.7], N: 10, n: 5, m: 2 } }),
    control('the printed sign, n much larger than N', {
      asserts: `S = ${printed}`,
      at: { p: [0.5, 0.5], N: 2, n: 50, m: 10 },
    }),
    control('the N real samples drawn anew in every generation', {
      measures: { S: refreshedRealData().sumOfSquares },
      at: { p: [0.5, 0.3, 0.2], N: 10, n: 10, m: 6 },
    }),
  ],
  view: { x: 'n', y: 'N' },
  notes:
    'm counts generations from the first fit, so that the exponent of bet is m-1; 0^0 = 1 at n = 1, m = 1. The slip in print is invisible where bet^(m-1) is small: small m, small N and large n show it.',
});

export const partialSecondMomentAsPrinted = claim({
  id: 'seddik2024/partial-second-moment-as-printed',
  title: 'Partially synthetic: the closed form as printed',
  kind: 'identity',
  source: { paper, where: 'Theorem 2, eq. (9)', fidelity: 'text' },
  regime: regime(mixedLoop, undecidedTruth),
  where: { S0, alpha, bet, D: '1+(1+1/N)*alpha' },
  measures: { S: keptSquares },
  asserts: `S = ${printed}`,
  expected: 'refuted',
  finding:
    'The printed formula does not return the first fit at m = 1, and for n much larger than N it falls below the first fit, which cannot be: a minus sign stands where a plus belongs (partial-second-moment).',
  witnesses: [{ p: [0.5, 0.5], N: 2, n: 50, m: 10 }],
  controls: [
    control('weaker: the printed form at most one per cent too low', {
      asserts: `S <= 1.01*(${printed})`,
      at: { p: [0.5, 0.5], N: 2, n: 50, m: 10 },
    }),
    control('weaker: as an upper estimate, at the first fit', {
      asserts: `S <= ${printed}`,
      at: { p: [0.3, 0.7], N: 10, n: 5, m: 1 },
    }),
  ],
  view: { x: 'n', y: 'N' },
  notes:
    'Off by 2(alpha/N)(1-1/N) S0 bet^(m-1)/D, which is 0 only at N = 1 and negligible for large m or n much smaller than N.',
});

export const partialDispersionCap = claim({
  id: 'seddik2024/partial-dispersion-cap',
  title: 'Partially synthetic: the expected sum of squares stays below an explicit cap: diversity never dies',
  kind: 'inequality',
  source: { paper, where: 'end of the proof of Theorem 2', fidelity: 'text' },
  regime: regime({ ...mixedLoop, N: realSamples(2) }, undecidedTruth),
  where: { S0, alpha, gam: '(1-1/N)*(1+alpha)*(1-S0)/(1+(1+1/N)*alpha)' },
  measures: { S: keptSquares },
  asserts: ['S <= 1-gam', 'gam >= (1+alpha)/(2+3*alpha)*(1-S0)', 'gam < 1-S0'],
  argument: [fadingsAdded],
  controls: [
    control('the cap S0: no more concentrated than the truth', {
      asserts: 'S <= S0',
      at: { p: [0.3, 0.7], N: 10, n: 5, m: 2 },
    }),
    control('the cap S_1: no more concentrated than the first fit', {
      asserts: 'S <= 1/N+(1-1/N)*S0',
      at: { p: [0.3, 0.7], N: 10, n: 5, m: 2 },
    }),
  ],
  view: { x: 'n', y: 'N' },
  notes:
    'The inequality of the paper is strict; 1-gam is the limit in m and doubles reach it, so that <= is checked. Equality of the second relation at N = 2.',
});

export const partialL2Drift = claim({
  id: 'seddik2024/partial-l2-drift',
  title: 'Partially synthetic: the mean squared drift from the first fit, at most (1-S0)/(2N) whatever n',
  kind: 'identity',
  source: { paper, where: 'derived: S_m - S_1 from the recursion behind Theorem 2', fidelity: 'derived' },
  regime: regime(mixedLoop, undecidedTruth),
  // D0 is 1-S0, written so that it keeps its digits when one token has nearly everything.
  where: { D0: 'sum(p*(1-p))', alpha, bet },
  measures: { V: keptDrift, L1: keeping.absoluteDrift },
  asserts: [
    'V = (1-1/N)*D0*alpha*(1-bet^(m-1))/(N*(1+(1+1/N)*alpha))',
    'V <= D0*alpha/(N*(1+alpha))',
    'V <= D0/(2*N)',
    'L1^2 <= size(p)*V',
    'L1 <= sqrt((size(p)-1)/(2*N))',
  ],
  argument: [fadingsAdded],
  controls: [
    control('the cap (1-S0)/(4N)', {
      asserts: 'V <= D0/(4*N)',
      at: { p: [0.5, 0.5], N: 50, n: 200, m: 10 },
    }),
    control('sqrt(s-1) instead of sqrt(s) between the norms', {
      asserts: 'L1^2 <= (size(p)-1)*V',
      at: { p: [0.3, 0.7], N: 10, n: 5, m: 2 },
    }),
    control('exponent m instead of m-1', {
      asserts: 'V = (1-1/N)*D0*alpha*(1-bet^m)/(N*(1+(1+1/N)*alpha))',
      at: { p: [0.3, 0.7], N: 10, n: 5, m: 2 },
    }),
  ],
  view: { x: 'n', y: 'N' },
  notes:
    'Both norms are taken within one run, with the same real samples. V = 0 at m = 1 and at N = 1. Any amount of synthetic data adds at most half of the squared error (1-S0)/N that the first fit has already.',
});

const published = {
  s: 'size(p)',
  C0: 'e^3/(2*pi)',
  C1: '6*e/pi^1.5',
  G: 'C0*n/e+2 <= s ? C1*s*exp(C0*n/(2*e)) : (C0*n/4+2 <= s ? C1*s*(C0*n/s)^(s/2) : 2^s-2)',
};

export const partialL1Deviation = claim({
  id: 'seddik2024/partial-l1-deviation',
  title: 'Partially synthetic: the expected L1 distance to the first fit is below sqrt(pi n/2) G_n(s)/N',
  kind: 'inequality',
  source: { paper, where: 'Theorem 3, eq. (10)', fidelity: 'text' },
  regime: regime(
    { p: law, N: realSamples(2), n: syntheticSamples(10_000), m: nthFit(2, 100) },
    undecidedTruth,
  ),
  where: published,
  measures: { L1: keeping.absoluteDrift },
  asserts: 'L1 < sqrt(pi*n/2)/N*G',
  controls: [
    control('a tenth of the bound', {
      asserts: 'L1 < sqrt(pi*n/2)/N*G/10',
      at: { p: [0.3, 0.7], N: 10, n: 5, m: 4 },
    }),
    control('a tenth of the bound, skewed law', {
      asserts: 'L1 < sqrt(pi*n/2)/N*G/10',
      at: { p: [0.1, 0.9], N: 40, n: 10, m: 8 },
    }),
    control('1/N alone', { asserts: 'L1 < 1/N', at: { p: [0.5, 0.5], N: 20, n: 60, m: 6 } }),
  ],
  view: { x: 'n', y: 'N' },
  notes:
    'Loose by orders of magnitude, and above the trivial value 2 in most of the regime. The first branch of G whose condition holds counts; G jumps between branches. It follows from partial-l2-drift.',
});

const withinBudget = {
  p: simplex({ size: [3, 20], meaning: 'true law of the next token' }),
  N: realSamples(10),
  n: syntheticSamples(50),
  m: nthFit(2, 100),
  eps: real(0.01, 1, 'log', 'allowed L1 drift from the first fit'),
};
const smallBatches = partiallySynthetic({ followed: 'everywhere' });
const budget = {
  ...published,
  nmax: '2*pi/e^2*min(s-2, log(sqrt(2*pi)*N*eps/(6*e*s)))',
};

export const syntheticBudget = claim({
  id: 'seddik2024/synthetic-budget',
  title: 'A synthetic budget n <= nmax keeps the expected L1 drift below eps (a sufficient condition)',
  kind: 'inequality',
  source: { paper, where: 'eq. (11)', fidelity: 'text' },
  regime: regime(withinBudget, 'n <= nmax'),
  where: budget,
  measures: { L1: smallBatches.absoluteDrift },
  asserts: ['L1 < eps', 'sqrt(pi*n/2)/N*G < eps'],
  finding:
    'True as a sufficient condition only; read as the largest admissible amount it fails (synthetic-budget-as-read).',
  controls: [
    control('no budget at all', {
      asserts: 'L1 < eps',
      assumptions: ['n >= 1'],
      at: { p: uniform(4), N: 20, n: 40, m: 6, eps: 0.05 },
    }),
    control('ten times the budget, by way of the bound of Theorem 3', {
      asserts: 'sqrt(pi*n/2)/N*G < eps',
      assumptions: ['n <= 10*nmax'],
      at: { p: uniform(20), N: 1_000_000, n: 50, m: 3, eps: 0.1 },
    }),
  ],
  view: { x: 'N', y: 'n' },
  notes:
    'Needs at least four tokens to allow n = 1. The second relation is the step by which the paper gets there; within the budget its left side is at most sqrt(2) exp(-1.5) = 0.3156 times eps.',
});

export const syntheticBudgetAsRead = claim({
  id: 'seddik2024/synthetic-budget-as-read',
  title: 'Read as necessary: more synthetic data than nmax moves the model by eps or more',
  kind: 'threshold',
  source: { paper, where: 'eq. (11) and the recommendation drawn from it', fidelity: 'text' },
  regime: regime(withinBudget, 'n > nmax'),
  where: budget,
  measures: { L1: smallBatches.absoluteDrift },
  asserts: 'L1 >= eps',
  expected: 'refuted',
  finding:
    'That synthetic data must be far scarcer than real data is not necessary: by partial-l2-drift, N >= (s-1)/(2 eps^2) real samples keep the drift below eps for every n. The sufficient reading is synthetic-budget.',
  witnesses: [{ p: [0.5, 0.3, 0.2], N: 1000, n: 30, m: 8, eps: 0.3 }],
  controls: [
    control('weaker: more than ten times nmax', {
      assumptions: ['n > 10*nmax'],
      at: { p: uniform(10), N: 5000, n: 50, m: 6, eps: 0.1 },
    }),
    control('weaker: a drift of at least eps/2', {
      asserts: 'L1 >= eps/2',
      at: { p: [0.5, 0.3, 0.2], N: 1000, n: 50, m: 6, eps: 0.3 },
    }),
  ],
  view: { x: 'N', y: 'n' },
  notes:
    'nmax may be negative, and then every n is above it. Where N is small the drift does exceed eps, so that not every point is a witness.',
});

export const claims: readonly Claim[] = [
  secondMomentIdentity,
  collapseProbLower,
  collapseProbLowerSharp,
  collapseProbUpper,
  collapseProbUpperSharp,
  expectedCollapseTime,
  expectedCollapseTimeLinear,
  absorptionLaw,
  partialSecondMoment,
  partialSecondMomentAsPrinted,
  partialDispersionCap,
  partialL2Drift,
  partialL1Deviation,
  syntheticBudget,
  syntheticBudgetAsRead,
];
