import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  bestUnbiased,
  contaminatedMean,
  disagreementLearner,
  type Quantity,
  repeatedErm,
} from '../src/process/index.js';
import { integer, real, regime } from '../src/regime/index.js';

/*
 * Learning from synthetic data: limitations of ERM. Amin, Bie, Kong, Syed and Vassilvitskii (2026).
 *
 * From round 2 on, a share alpha of the data comes from the learner's own last output and cannot be told apart.
 * Round 1 is all natural.
 */

const paper: Paper = {
  key: 'amin2026',
  authors: 'Amin, Bie, Kong, Syed, Vassilvitskii',
  title: 'Learning from Synthetic Data: Limitations of ERM',
  year: 2026,
  arxiv: '2601.15468',
  venue: 'ALT 2026',
};

// Mean estimation: X_1 = mu + U_1, X_t = alpha*Y_{t-1} + (1-alpha)*mu + U_t, Y_t the plain average of X_1 .. X_t.

const roundsFrom = (least: number, most: number) =>
  integer(least, most, 'log', 'round; round 1 is all natural');
const share = (min: number, max: number) => real(min, max, 'linear', 'contamination rate');

const average = contaminatedMean({ weighting: 'uniform' });
/** Var(Y_t)/Var(U_1), with the closed form of theorem 1 as its last route. */
const estVar: Quantity = {
  ...average.variance,
  routes: [
    ...average.variance.routes,
    {
      kind: 'closed',
      expression: 'sum(exp(2*(lgamma(t+alpha)-lgamma(t+1)+lgamma(k)-lgamma(k+alpha))), k, 1, t)',
    },
  ],
};

export const uniformVarianceExact = claim({
  id: 'amin2026/uniform-variance-exact',
  title: 'The variance of the uniformly weighted estimator has a closed form for every contamination rate',
  kind: 'identity',
  source: { paper, where: 'theorem 1', fidelity: 'restated' },
  regime: regime({ t: roundsFrom(1, 5000), alpha: share(0, 1) }),
  measures: { estVar: average.variance },
  asserts: 'estVar = sum(exp(2*(lgamma(t+alpha)-lgamma(t+1)+lgamma(k)-lgamma(k+alpha))), k, 1, t)',
  controls: [
    control('contamination ignored', {
      asserts: 'estVar = 1/t',
      at: { t: 50, alpha: 0.5 },
    }),
    control('gamma prefactor off by one', {
      asserts:
        'estVar = (t/(t-1+alpha))^2*sum(exp(2*(lgamma(t+alpha)-lgamma(t+1)+lgamma(k)-lgamma(k+alpha))), k, 1, t)',
      at: { t: 20, alpha: 0.25 },
    }),
    control('last term counted twice', {
      asserts:
        'estVar = 1/t^2 + sum(exp(2*(lgamma(t+alpha)-lgamma(t+1)+lgamma(k)-lgamma(k+alpha))), k, 1, t)',
      at: { t: 10, alpha: 0.25 },
    }),
    control('the newest round alone instead of the average of all', {
      measures: { estVar: contaminatedMean({ weighting: 'newest' }).variance },
      at: { t: 10, alpha: 0.5 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes:
    'One coordinate, noise of variance 1; any noise law has the same variance. The sum is written with lgamma because gamma overflows for t > 170.',
});

export const uniformVarianceSandwich = claim({
  id: 'amin2026/uniform-variance-sandwich',
  title:
    'Up to half contamination the variance lies between 1/(1+(t-1)(1-alpha)^2) and 1/(1+(t-1)(1-2*alpha)) at every t',
  kind: 'inequality',
  source: { paper, where: 'derived here; sharpens the rates after theorem 1', fidelity: 'derived' },
  regime: regime({ t: roundsFrom(1, 5000), alpha: share(0, 0.5) }),
  measures: { estVar },
  asserts: ['estVar <= 1/(1+(t-1)*(1-2*alpha))', 'estVar >= 1/(1+(t-1)*(1-alpha)^2)'],
  argument: [],
  controls: [
    control('(1-alpha)^2 in the upper bound', {
      asserts: 'estVar <= 1/(1+(t-1)*(1-alpha)^2)',
      at: { t: 50, alpha: 0.5 },
    }),
    control('more than half contaminated', {
      assumptions: [],
      at: { t: 10, alpha: 0.6 },
    }),
    control('1-2*alpha in the lower bound', {
      asserts: 'estVar >= 1/(1+(t-1)*(1-2*alpha))',
      at: { t: 10, alpha: 0.25 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes: 'Equalities at t = 1 and at alpha = 0. The lower bound holds for every alpha in [0,1].',
});

export const uniformVarianceSandwichAboveHalf = claim({
  id: 'amin2026/uniform-variance-sandwich-above-half',
  title:
    'Above half contamination the variance is at most C(alpha)*t^(2*alpha-2), and the relative slack is at most t^(1-2*alpha)',
  kind: 'inequality',
  source: { paper, where: 'derived here; rate t^(2*alpha-2) after theorem 1', fidelity: 'derived' },
  regime: regime({ t: roundsFrom(1, 5000), alpha: share(0.55, 1) }),
  where: {
    C: 'sum(exp(2*(lgamma(k)-lgamma(k+alpha))), k, 1, 400) + (400+alpha/2)^(1-2*alpha)/(2*alpha-1)',
  },
  measures: { estVar },
  asserts: ['estVar <= C*t^(2*alpha-2)', 'estVar >= C*t^(2*alpha-2)*(1-t^(1-2*alpha))'],
  controls: [
    control('rate 1/t', {
      asserts: 'estVar <= C/t',
      at: { t: 1000, alpha: 0.75 },
    }),
    control('only the first term of the series', {
      asserts: 'estVar <= t^(2*alpha-2)/gamma(1+alpha)^2',
      at: { t: 50, alpha: 0.75 },
    }),
    control('series cut at 20 terms without its tail', {
      asserts: 'estVar <= sum(exp(2*(lgamma(k)-lgamma(k+alpha))), k, 1, 20)*t^(2*alpha-2)',
      at: { t: 1000, alpha: 0.7 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes:
    'C(alpha) is an infinite series, 3F2(1,1,1;1+alpha,1+alpha;1)/gamma(1+alpha)^2; 400 terms plus the tail are high by less than 3e-8 relative. It diverges at 1/2, so alpha starts at 0.55.',
});

export const uniformVarianceSandwichAtHalf = claim({
  id: 'amin2026/uniform-variance-sandwich-at-half',
  title: 'At half contamination the variance is harmonic: (H+G/4)/(t+1/pi) <= variance <= (H+G/pi)/(t+1/4)',
  kind: 'inequality',
  source: { paper, where: 'derived here; rate log(t)/t after theorem 1', fidelity: 'derived' },
  regime: regime({ t: roundsFrom(1, 20_000), alpha: share(0.5, 0.5) }, 'alpha == 0.5'),
  measures: { estVar: average.variance },
  asserts: [
    'estVar <= (sum(1/k, k, 1, t) + sum(1/k^2, k, 1, t)/pi)/(t+1/4)',
    'estVar >= (sum(1/k, k, 1, t) + sum(1/k^2, k, 1, t)/4)/(t+1/pi)',
    't*estVar - log(t) < 1.01732',
    't*estVar - log(t) > 0.92',
  ],
  controls: [
    control('order 1/t', {
      asserts: 'estVar <= 2/t',
      at: { t: 1000, alpha: 0.5 },
    }),
    control('constants 1/4 and 1/pi exchanged', {
      asserts: 'estVar <= (sum(1/k, k, 1, t) + sum(1/k^2, k, 1, t)/4)/(t+1/pi)',
      at: { t: 10, alpha: 0.5 },
    }),
    control('quarter contamination does not have the logarithm', {
      asserts: 'estVar >= (sum(1/k, k, 1, t) + sum(1/k^2, k, 1, t)/4)/(t+1/pi)',
      assumptions: [],
      at: { t: 100, alpha: 0.25 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes: 'H is the sum of 1/k, G of 1/k^2. t*variance - log(t) tends to 1.0173171549.',
});

export const uniformRatePhases = claim({
  id: 'amin2026/uniform-rate-phases',
  title:
    'The variance falls like 1/t below half contamination and like t^(2*alpha-2) above; the local exponent is off by at most 0.71*t^(-|1-2*alpha|)',
  kind: 'rate',
  source: {
    paper,
    where: 'discussion after theorem 1 (rates); the explicit error derived here',
    fidelity: 'derived',
  },
  regime: regime({ t: roundsFrom(1, 20_000), alpha: share(0, 1) }),
  measures: { slope: average.slope },
  asserts: 'abs(slope - max(-1, 2*alpha-2)) <= 0.71*t^(-abs(1-2*alpha))',
  controls: [
    control('exponent 2*alpha-2 below one half too', {
      asserts: 'abs(slope - (2*alpha-2)) <= 0.71*t^(-abs(1-2*alpha))',
      at: { t: 1000, alpha: 0.1 },
    }),
    control('exponent -1 above one half too', {
      asserts: 'abs(slope + 1) <= 0.71*t^(-abs(1-2*alpha))',
      at: { t: 1000, alpha: 0.75 },
    }),
    control('error a third of that size', {
      asserts: 'abs(slope - max(-1, 2*alpha-2)) <= 0.2*t^(-abs(1-2*alpha))',
      at: { t: 10, alpha: 0.4 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes:
    'The rate is checked as log2 of the variance at round 2*t over that at t. The constant 0.71 comes from t = 1, alpha = 1/2 (0.70044). Near one half the claim is nearly empty because convergence is that slow; do not fit rates there.',
});

export const uniformRateConstants = claim({
  id: 'amin2026/uniform-rate-constants',
  title:
    'Below half contamination t*(1-2*alpha)*variance tends to 1 from below, with error at most t^(2*alpha-1)',
  kind: 'limit',
  source: { paper, where: 'discussion after theorem 1; constants derived here', fidelity: 'derived' },
  regime: regime({ t: roundsFrom(1, 20_000), alpha: share(0, 0.49) }),
  measures: { estVar: average.variance },
  asserts: ['(1-2*alpha)*t*estVar >= 1 - t^(2*alpha-1)', '(1-2*alpha)*t*estVar <= 1'],
  controls: [
    control('error of order 1/t', {
      asserts: '(1-2*alpha)*t*estVar >= 1 - 1/t',
      at: { t: 100, alpha: 0.4 },
    }),
    control('limit constant of the optimal weighting', {
      asserts: '(1-alpha)^2*t*estVar <= 1',
      at: { t: 1000, alpha: 0.3 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes:
    'The limit is checked through its explicit error at finite t. At alpha = 0 the product is exactly 1, so the second relation is an equality there.',
});

const best = bestUnbiased();
const bestVar: Quantity = {
  ...best,
  routes: [{ kind: 'closed', expression: '1/(1+(t-1)*(1-alpha)^2)' }, ...best.routes],
};

export const nonuniformBeatsUniform = claim({
  id: 'amin2026/nonuniform-beats-uniform',
  title:
    'A non-uniform weighting beats the plain average at every contaminated round; the best variance is 1/(1+(t-1)(1-alpha)^2)',
  kind: 'inequality',
  source: {
    paper,
    where: 'abstract and theorem on weighting (its weights unread); the optimum derived here',
    fidelity: 'derived',
  },
  regime: regime({ t: roundsFrom(2, 400), alpha: share(0.02, 1) }),
  measures: { bestVar, estVar },
  asserts: ['bestVar < estVar', 'bestVar = 1/(1+(t-1)*(1-alpha)^2)'],
  argument: [],
  controls: [
    control('fixed geometric weights, Y = 0.8*Y + 0.2*X, instead of the optimum', {
      measures: { bestVar: contaminatedMean({ weighting: 'geometric' }).variance },
      at: { t: 200, alpha: 0.25 },
    }),
    control('better by a fixed factor', {
      asserts: 'bestVar < 0.9*estVar',
      at: { t: 20, alpha: 0.25 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes:
    'The weights of the paper were not read: the claim is about the best ones. At t = 2 the ratio is only 1 + alpha^4/4, so a sampled comparison is hopeless there; at alpha = 0 the two are equal, so alpha starts at 0.02.',
});

export const noConvergenceAtFullContamination = claim({
  id: 'amin2026/no-convergence-at-full-contamination',
  title: 'At full contamination the plain average does not converge: its variance rises to pi^2/6',
  kind: 'limit',
  source: { paper, where: 'theorem 1, special case', fidelity: 'restated' },
  regime: regime({ t: roundsFrom(2, 5000), alpha: share(1, 1) }, 'alpha == 1'),
  measures: { estVar: average.variance },
  asserts: ['estVar = sum(1/k^2, k, 1, t)', 'pi^2/6 - estVar > 1/(t+1)', 'pi^2/6 - estVar < 1/t'],
  argument: [],
  finding:
    'The repaired form of no-convergence-at-full-contamination-as-read: at alpha = 1 the variance rises to pi^2/6, so that convergence to the mean needs alpha < 1.',
  controls: [
    control('variance tends to 0', {
      asserts: 'estVar <= 10/t',
      at: { t: 500, alpha: 1 },
    }),
    control('limit 1', {
      asserts: 'estVar <= 1',
      at: { t: 10, alpha: 1 },
    }),
    control('grows without bound, as when data are replaced', {
      asserts: 'estVar >= log(t)',
      at: { t: 500, alpha: 1 },
    }),
    control('nearly full contamination', {
      assumptions: [],
      at: { t: 100, alpha: 0.9 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes: 'The limit is checked through the explicit distance from it at finite t.',
});

export const noConvergenceAtFullContaminationAsRead = claim({
  id: 'amin2026/no-convergence-at-full-contamination-as-read',
  title:
    'The plain average converges to the true mean at every contamination rate: its variance keeps falling',
  kind: 'limit',
  source: { paper, where: 'abstract, read without alpha < 1', fidelity: 'abstract' },
  regime: regime({ t: roundsFrom(10_000, 50_000), alpha: share(0, 1) }),
  measures: {
    estVar: average.variance,
    laterVar: contaminatedMean({ weighting: 'uniform', round: '2*t' }).variance,
  },
  asserts: 'laterVar < estVar',
  expected: 'refuted',
  finding:
    'False at alpha = 1, where the variance increases to pi^2/6 for ever (no-convergence-at-full-contamination); convergence needs alpha < 1.',
  witnesses: [{ t: 10_000, alpha: 1 }],
  controls: [
    control('the variance keeps rising', {
      asserts: 'laterVar > estVar',
      at: { t: 10_000, alpha: 0.5 },
    }),
    control('it halves with every doubling', {
      asserts: 'laterVar <= 0.55*estVar',
      at: { t: 10_000, alpha: 0.8 },
    }),
  ],
  view: { x: 't', y: 'alpha' },
  notes: 'The only witness is the edge alpha = 1 (numerically also 1-alpha below about 3e-5).',
});

/*
 * Two hypotheses, the true one and a false one, that differ at one point of probability p. Each round brings n
 * examples; from round 2 on each label is the learner's own last output with probability alpha.
 */

const instance = (mostExamples: number, mostRounds: number) => ({
  p: real(0.02, 0.95, 'linear', 'probability of the disputed point'),
  alpha: share(0.02, 1),
  n: integer(1, mostExamples, mostExamples > 1 ? 'log' : 'linear', 'examples a round'),
  t: roundsFrom(1, mostRounds),
});
const erm = repeatedErm();

export const repeatedErmStuck = claim({
  id: 'amin2026/repeated-erm-stuck',
  title:
    'Above half contamination repeated ERM keeps an error of at least p*(1-p)^n*(2*alpha-1)/alpha for ever',
  kind: 'threshold',
  source: {
    paper,
    where: 'lower-bound theorem (alpha > 1/2, statement only); instance and constant derived here',
    fidelity: 'derived',
  },
  regime: regime(instance(20, 300)),
  measures: { err: erm },
  asserts: 'err >= p*(1-p)^n*max(0, (2*alpha-1)/alpha)',
  controls: [
    control('optimistic tie-break', {
      measures: { err: repeatedErm({ tieBreak: 'optimistic' }) },
      at: { p: 0.5, alpha: 0.75, n: 1, t: 60 },
    }),
    control('never more than this for several examples a round', {
      asserts: 'err <= p*(1-p)^n*max(0, (2*alpha-1)/alpha)',
      at: { p: 0.1, alpha: 0.8, n: 5, t: 300 },
    }),
    control('error vanishes for every alpha < 1', {
      asserts: 'err <= 0.01',
      at: { p: 0.5, alpha: 0.75, n: 1, t: 300 },
    }),
    control('threshold at alpha = 0 (constant p*(1-p)^n*alpha)', {
      asserts: 'err >= p*(1-p)^n*alpha',
      at: { p: 0.5, alpha: 0.6, n: 1, t: 300 },
    }),
  ],
  view: { x: 'alpha', y: 't' },
  notes:
    'The special case of two hypotheses, with the pessimistic tie-break; the bound of the theorem itself was not read. Round 1 cannot contribute wrong labels. At n = 1 and large t the two sides agree to rounding.',
});

export const repeatedErmPhases = claim({
  id: 'amin2026/repeated-erm-phases',
  title:
    'One example a round: the error tends to p*(1-p)*max(0,(2*alpha-1)/alpha), geometrically fast on either side of one half',
  kind: 'threshold',
  source: {
    paper,
    where: 'lower-bound theorem (phenomenon); limit and speed derived here',
    fidelity: 'derived',
  },
  regime: regime(instance(1, 300), 'n == 1'),
  where: { rate: '1 - p*(1-2*sqrt(alpha*(1-alpha)))' },
  measures: { err: erm },
  asserts: [
    'err <= p*(1-p)*(max(0, (2*alpha-1)/alpha) + min(1, (1-alpha)/alpha)*rate^(t-1))',
    'err >= p*(1-p)*max(0, (2*alpha-1)/alpha)',
  ],
  controls: [
    control('limit 0 for every alpha < 1', {
      asserts: 'err <= p*(1-p)*min(1, (1-alpha)/alpha)*rate^(t-1)',
      at: { p: 0.5, alpha: 0.75, n: 1, t: 60 },
    }),
    control('five examples a round', {
      asserts: 'err <= p*(1-p)^n*(max(0, (2*alpha-1)/alpha) + min(1, (1-alpha)/alpha)*rate^(n*(t-1)))',
      assumptions: [],
      at: { p: 0.1, alpha: 0.8, n: 5, t: 100 },
    }),
    control('speed of an uncontaminated loop', {
      asserts: 'err <= p*(1-p)*(max(0, (2*alpha-1)/alpha) + (1-p)^(t-1))',
      at: { p: 0.5, alpha: 0.6, n: 1, t: 40 },
    }),
  ],
  view: { x: 'alpha', y: 't' },
  notes: 'At alpha = 1/2 the bound is constant while sqrt(t)*err tends to p*(1-p)*sqrt(2/(pi*p)).',
});

export const disagreementLearnerConverges = claim({
  id: 'amin2026/disagreement-learner-converges',
  title:
    'A rule that trusts disagreeing labels learns at every contamination rate below 1, and is never worse than repeated ERM',
  kind: 'identity',
  source: {
    paper,
    where: 'positive theorem (any class, alpha < 1); explicit instance derived here',
    fidelity: 'derived',
  },
  regime: regime(instance(20, 200), 'n*t*p*(1-alpha) <= 300'),
  measures: { learnerErr: disagreementLearner(), err: erm },
  asserts: ['learnerErr = p*(1-p)^n*(1-p*(1-alpha))^(n*(t-1))', 'learnerErr <= err'],
  controls: [
    control('error vanishes at full contamination', {
      asserts: 'learnerErr <= 0.01',
      at: { p: 0.5, alpha: 1, n: 1, t: 100 },
    }),
    control('first round counted as contaminated too', {
      asserts: 'learnerErr = p*(1-p)^n*(1-p*(1-alpha))^(n*t)',
      at: { p: 0.5, alpha: 0.75, n: 1, t: 2 },
    }),
    control('plain ERM in its place', {
      measures: { learnerErr: erm },
      at: { p: 0.5, alpha: 0.75, n: 1, t: 60 },
    }),
  ],
  view: { x: 'alpha', y: 't' },
  notes:
    'The special case of two hypotheses; the algorithm of the paper was not read. Equal to repeated ERM for every t at alpha = 1 and, with one example a round, at t = 1 and 2. The assumption keeps the error above what doubles can hold.',
});

export const claims: readonly Claim[] = [
  uniformVarianceExact,
  uniformVarianceSandwich,
  uniformVarianceSandwichAboveHalf,
  uniformVarianceSandwichAtHalf,
  uniformRatePhases,
  uniformRateConstants,
  nonuniformBeatsUniform,
  noConvergenceAtFullContamination,
  noConvergenceAtFullContaminationAsRead,
  repeatedErmStuck,
  repeatedErmPhases,
  disagreementLearnerConverges,
];
