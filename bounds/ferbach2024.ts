import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  bestOfMany,
  bestOfTwo,
  curationRound,
  logisticLocation,
  mixedCuration,
  pureCuration,
  type Quantity,
  retrainingJacobian,
  withClosed,
} from '../src/process/index.js';
import { choice, integer, real, regime, simplex, vector } from '../src/regime/index.js';

/*
 * Self-consuming generative models with curated data. Ferbach, Bertrand, Bose and Gidel (2024).
 *
 * A model generates K candidates, a user keeps one with probability proportional to exp(reward), and the next
 * model is fitted to what is kept, without sampling error. All laws live on finitely many atoms.
 */

const paper: Paper = {
  key: 'ferbach2024',
  authors: 'Ferbach, Bertrand, Bose, Gidel',
  title: 'Self-Consuming Generative Models with Curated Data Provably Optimize Human Preferences',
  year: 2024,
  arxiv: '2407.09499',
  venue: 'NeurIPS 2024',
};

// One round of curation of the law p with rewards r.

const law = (meaning: string) => simplex({ size: [2, 6], meaning });
const rewards = vector({ size: [2, 6], min: -10, max: 10, meaning: 'reward of each atom' });
const candidates = (most: number) => integer(2, most, 'log', 'candidates of which the user keeps one');
const model = { p: law('law of the current model on size(p) atoms'), r: rewards };

/** E[e^r] under p. */
const mean = 'sum(p[k]*exp(r[k]), k, 1, size(p))/sum(p)';
/** Var(e^r) under p, as a sum over pairs of atoms, which keeps its digits when rewards nearly tie. */
const variance = 'sum(sum(p[j]*p[k]*(exp(r[k])-exp(r[j]))^2, j, 1, k-1), k, 2, size(p))';

const round = curationRound();

export const updateLaw = claim({
  id: 'ferbach2024/update-law',
  title:
    'Curation multiplies the law of the model by a factor H between 0 and K, and the result has total mass 1',
  kind: 'identity',
  source: { paper, where: 'update equation of the pure loop', fidelity: 'restated' },
  regime: regime(
    { ...model, K: candidates(50), i: integer(1, 6, 'linear', 'atom that is looked at') },
    'size(r) == size(p)',
    'i <= size(p)',
  ),
  measures: { keptMass: round.keptMass, factor: round.factor, totalMass: round.totalMass },
  asserts: ['keptMass = p[i]*factor', 'factor < K', 'factor > 0', 'totalMass = 1'],
  controls: [
    control('factor K left out of H', {
      measures: {
        factor: curationRound({ scaled: false }).factor,
        totalMass: curationRound({ scaled: false }).totalMass,
      },
      at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 2, i: 3 },
    }),
    control('H below K-1', {
      asserts: 'factor < K-1',
      at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 2, i: 3 },
    }),
    control('K other candidates instead of K-1: the total mass is K/(K+1)', {
      asserts: 'totalMass = 1',
      measures: { totalMass: curationRound({ rivals: 'one too many' }).totalMass },
      at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 2, i: 3 },
    }),
  ],
  view: { x: 'K', y: 'i' },
  notes: 'K = 1 means no curation: H = 1.',
});

export const infiniteKLimit = claim({
  id: 'ferbach2024/infinite-k-limit',
  title:
    'Many candidates: the curated law tends to p*e^r/E[e^r], with total variation error at most E[e^r*(e^r-m)_+]/(K*m^2), m = E[e^r]',
  kind: 'limit',
  source: { paper, where: 'first lemma (limit); explicit 1/K bound derived', fidelity: 'restated' },
  regime: regime({ ...model, K: candidates(200) }, 'size(r) == size(p)'),
  where: {
    m: mean,
    excess: 'sum(p[k]*exp(r[k])*max(exp(r[k])-m, 0), k, 1, size(p))/m^2',
  },
  measures: { tvToLimit: round.distanceToTilted },
  asserts: [
    'tvToLimit <= excess/K',
    'tvToLimit <= sum(p[k]*exp(r[k])*max(exp(r[k])-m, 0)/(m*(exp(r[k])+(K-1)*m)), k, 1, size(p))',
  ],
  controls: [
    control('rate 1/K^2', {
      asserts: 'tvToLimit <= excess/K^2',
      at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 8 },
    }),
    control('two candidates already reach the limit', {
      asserts: 'tvToLimit <= 0.01',
      at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 2 },
    }),
    control('limit p*e^(K*r)', {
      measures: { tvToLimit: curationRound({ power: 'K' }).distanceToTilted },
      at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 32 },
    }),
  ],
  view: { x: 'K', y: 'p' },
  notes:
    'The limit is checked through its explicit rate at finite K. Map for two atoms with p[1] on the second axis. K*tvToLimit tends to half of E[(e^r/m)*|1+Var(e^r)/m^2-e^r/m|]. When one atom holds nearly all of e^r, the error first drops far faster than 1/K, so there is no lower bound c/K uniform in K.',
});

export const rewardIncrease = claim({
  id: 'ferbach2024/reward-increase',
  title: 'One round of curation raises E[e^r] by at least ((K-1)/K)*Var(e^r)/e^(r*)',
  kind: 'inequality',
  source: { paper, where: 'second lemma', fidelity: 'restated' },
  regime: regime(
    { ...model, K: candidates(50), rStar: real(-10, 12, 'linear', 'upper bound on the reward') },
    'size(r) == size(p)',
    'rStar >= max(r)',
    'max(r)-min(r) >= 0.001',
  ),
  where: { m: mean, variance },
  measures: { rewardGain: round.rewardGain },
  asserts: 'rewardGain >= (K-1)/K*variance/exp(rStar)',
  controls: [
    control('factor (K-1)/K dropped', {
      asserts: 'rewardGain >= variance/exp(rStar)',
      at: { p: [0.02, 0.98], r: [0, 0.1], K: 2, rStar: 0.1 },
    }),
    control('mean in place of the maximum of e^r', {
      asserts: 'rewardGain >= (K-1)/K*variance/m',
      at: { p: [0.999, 0.001], r: [0, 5], K: 3, rStar: 5 },
    }),
    control('bound on the reward understated', {
      assumptions: ['size(r) == size(p)', 'rStar >= max(r)-1'],
      at: { p: [0.9, 0.1], r: [0, 2], K: 2, rStar: 1 },
    }),
  ],
  view: { x: 'K', y: 'rStar' },
  notes: 'The ratio of the sides tends to 1 as the spread of rewards tends to 0.',
});

export const rewardIncreaseUpper = claim({
  id: 'ferbach2024/reward-increase-upper',
  title: 'One round of curation raises E[e^r] by at most Var(e^r)/E[e^r], and never lowers E[r]',
  kind: 'inequality',
  source: { paper, where: 'derived, companion of the second lemma', fidelity: 'derived' },
  regime: regime({ ...model, K: candidates(50) }, 'size(r) == size(p)', 'max(r)-min(r) >= 0.001'),
  where: { m: mean, variance },
  measures: { rewardGain: round.rewardGain, plainGain: round.plainGain },
  asserts: ['rewardGain <= variance/m', 'plainGain >= 0'],
  controls: [
    control('factor (K-1)/K as in the lower bound', {
      asserts: 'rewardGain <= (K-1)/K*variance/m',
      at: { p: [0.02, 0.98], r: [0, 0.1], K: 2 },
    }),
    control('the lower bound as an upper bound', {
      asserts: 'rewardGain <= (K-1)/K*variance/exp(max(r))',
      at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 2 },
    }),
    control('reached at finite K', {
      asserts: 'rewardGain >= variance/m',
      at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 2 },
    }),
  ],
  view: { x: 'K', y: 'p' },
  notes: 'Map for two atoms with p[1] on the second axis. Approached as K grows.',
});

// Curation alone, round after round. The maximiser is atom 1, with reward 0.

const now = pureCuration();
const next = pureCuration({ later: 1 });

export const collapseToMax = claim({
  id: 'ferbach2024/collapse-to-max',
  title:
    'Pure loop: the KL divergence from the law restricted to the maximal reward falls in every round, finally by the factor K*w2/(w2+(K-1)*wmax)',
  kind: 'rate',
  source: { paper, where: 'first theorem (limit); rate derived', fidelity: 'restated' },
  regime: regime(
    {
      p: law('start law; atom 1 is the maximiser (atoms of equal reward behave as one)'),
      deficit: vector({
        size: [1, 5],
        min: 0.1,
        max: 10,
        scale: 'log',
        meaning: 'reward of the maximiser minus the reward of atoms 2, 3, ...',
      }),
      K: candidates(50),
      t: integer(0, 40, 'linear', 'rounds already done'),
    },
    'size(deficit) == size(p)-1',
    'p[1] > 0',
    'p[1] < 1',
  ),
  where: { w2: 'exp(-min(deficit))', rate: 'K*w2/(w2+K-1)' },
  measures: {
    kl: now.divergence,
    klNext: next.divergence,
    second: now.secondMass,
    secondNext: next.secondMass,
  },
  asserts: ['klNext < kl', 'secondNext >= rate*second', 'secondNext <= (rate-K*(K-1)*expm1(-kl))*second'],
  controls: [
    control('contraction by the late rate from the first round on', {
      asserts: 'klNext <= rate*kl',
      at: { p: [0.2, 0.3, 0.5], deficit: [1, 2], K: 2, t: 1 },
    }),
    control('variance of e^r in place of the divergence', {
      asserts: 'klNext < kl',
      measures: { kl: now.rewardVariance, klNext: next.rewardVariance },
      at: { p: [0.2, 0.3, 0.5], deficit: [1, 2], K: 2, t: 0 },
    }),
    control('late rate for the second atom from the first round on', {
      asserts: 'secondNext <= rate*second',
      at: { p: [0.2, 0.3, 0.5], deficit: [1, 2], K: 2, t: 1 },
    }),
  ],
  view: { x: 't', y: 'K' },
  notes:
    'The limit is checked as a contraction in every round. -expm1(-kl) is the mass outside the maximiser; a start already on the maximiser (p[1] = 1) stays there and is left out. Rewards enter only through differences, so the maximum is put at 0. The variance of e^r is not monotone.',
});

// Curation with reference data in the mix: p is the reference, lam the ratio of synthetic to reference data.

const mixture = (mostRounds: number, mostRatio: number) => ({
  p: law('reference law on size(p) atoms'),
  r: rewards,
  K: candidates(20),
  lam: real(0.001, mostRatio, 'log', 'synthetic-to-reference ratio'),
  t: integer(0, mostRounds, 'linear', 'rounds done; t = 0 is the start law'),
  start: choice(
    ['reference', 'lowest'],
    'start law: the reference itself, or all mass on the first atom of least reward',
  ),
});
const fromReference = 'start == "reference"';
const mixed = mixedCuration();

const gainRegime = regime(
  mixture(500, 1000),
  'size(r) == size(p)',
  fromReference,
  't >= 1',
  'max(r)-min(r) >= 0.001',
);
const startOnTheLeast = {
  assumptions: ['size(r) == size(p)', 't >= 1', 'max(r)-min(r) >= 0.001'],
  at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 2, lam: 0.5, t: 1, start: 'lowest' },
};
const roundZero = {
  assumptions: ['size(r) == size(p)', fromReference, 'max(r)-min(r) >= 0.001'],
  at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 2, lam: 0.5, t: 0, start: 'reference' },
};
const rareReward = { p: [0.999, 0.001], r: [0, 5], K: 3, lam: 0.1, t: 1, start: 'reference' };

export const mixedRewardGain = claim({
  id: 'ferbach2024/mixed-reward-gain',
  title:
    'With reference data in the mix the reward stays above the reference by lam/(1+lam)^3*((K-1)/K)*Var(e^r)/e^(r*)',
  kind: 'inequality',
  source: { paper, where: 'third theorem', fidelity: 'restated' },
  regime: gainRegime,
  where: { m: mean, variance },
  measures: { rewardExcess: mixed.rewardExcess },
  asserts: 'rewardExcess >= lam/(1+lam)^3*(K-1)/K*variance/exp(max(r))',
  controls: [
    control('start on the least reward in place of the reference', startOnTheLeast),
    control('round 0', roundZero),
    control('power of 1+lam dropped', {
      asserts: 'rewardExcess >= lam*(K-1)/K*variance/exp(max(r))',
      at: { p: [0.9, 0.1], r: [0, 2], K: 2, lam: 10, t: 1, start: 'reference' },
    }),
    control('mean in place of the maximum of e^r', {
      asserts: 'rewardExcess >= lam/(1+lam)^3*(K-1)/K*variance/m',
      at: rareReward,
    }),
  ],
  view: { x: 'lam', y: 't' },
  notes:
    'The excess grew with t in all trials, so t = 1 is the hard case. A margin larger by (1+lam)^2 holds: mixed-reward-gain-sharp.',
});

export const mixedRewardGainSharp = claim({
  id: 'ferbach2024/mixed-reward-gain-sharp',
  title: 'The same with a margin larger by (1+lam)^2: lam/(1+lam)*((K-1)/K)*Var(e^r)/e^(r*)',
  kind: 'inequality',
  source: { paper, where: 'derived, improves the third theorem', fidelity: 'derived' },
  regime: gainRegime,
  where: { m: mean, variance },
  measures: { rewardExcess: mixed.rewardExcess },
  asserts: 'rewardExcess >= lam/(1+lam)*(K-1)/K*variance/exp(max(r))',
  controls: [
    control('start on the least reward in place of the reference', startOnTheLeast),
    control('round 0', roundZero),
    control('mean in place of the maximum of e^r', {
      asserts: 'rewardExcess >= lam/(1+lam)*(K-1)/K*variance/m',
      at: rareReward,
    }),
  ],
  view: { x: 'lam', y: 't' },
  notes:
    'The excess grew with t in all trials, so t = 1 is the hard case. The published margin (mixed-reward-gain) is true and smaller by the factor (1+lam)^2.',
});

export const klBall = claim({
  id: 'ferbach2024/kl-ball',
  title:
    'If lam < 1/(K-1) the loop with reference data stays within KL divergence -log(1-lam*(K-1)) of the reference',
  kind: 'inequality',
  source: { paper, where: 'fourth theorem', fidelity: 'restated' },
  regime: regime(mixture(500, 10), 'size(r) == size(p)', fromReference, 'lam*(K-1) < 1'),
  measures: { klToReference: mixed.divergence },
  asserts: 'klToReference <= -log(1-lam*(K-1))',
  controls: [
    control('lam/K in place of lam*(K-1)', {
      asserts: 'klToReference <= -log(1-lam/K)',
      at: { p: [0.99, 0.01], r: [0, 8], K: 10, lam: 0.1, t: 400, start: 'reference' },
    }),
    control('a hundredth of the radius', {
      asserts: 'klToReference <= -log(1-lam*(K-1))/100',
      at: { p: [0.5, 0.3, 0.2], r: [0, 1, 2], K: 2, lam: 0.5, t: 400, start: 'reference' },
    }),
    control('start far from the reference', {
      assumptions: ['size(r) == size(p)', 'lam*(K-1) < 1'],
      at: { p: [0.001, 0.999], r: [0, 1], K: 2, lam: 0.5, t: 1, start: 'lowest' },
    }),
  ],
  view: { x: 'lam', y: 'K' },
  notes:
    'True and loose, ten times and more: it is the sharp bound of the largest density ratio (density-ratio), and kl-ball-sharp is the sharp radius. Outside the regime the right side is the log of a non-positive number.',
});

/** Minus the integral over [0,1] of log(1+lam-lam*K*s^(K-1)): 400 terms of its series and a bound of the rest. */
const sharpRadius = '(-log(1+lam)+sum(a^j/(j*(j*(K-1)+1)), j, 1, 400)+a^401/(400*(K-1)))';

export const klBallSharp = claim({
  id: 'ferbach2024/kl-ball-sharp',
  title:
    'Sharp radius of the KL ball, finite at lam = 1/(K-1): minus the integral over [0,1] of log(1+lam-lam*K*s^(K-1))',
  kind: 'inequality',
  source: { paper, where: 'derived, improves the fourth theorem', fidelity: 'derived' },
  regime: regime(mixture(500, 10), 'size(r) == size(p)', fromReference, 'lam*(K-1) <= 1'),
  where: { a: 'lam*K/(1+lam)' },
  measures: { klToReference: mixed.divergence },
  asserts: `klToReference <= ${sharpRadius}`,
  controls: [
    control('K-1 in place of K, against best-of-K selection on 1000 equal atoms', {
      asserts: 'klToReference <= -log(1+lam)+sum((lam*(K-1)/(1+lam))^j/(j*(j*(K-2)+1)), j, 1, 400)',
      measures: { klToReference: bestOfMany().divergence },
      at: { p: [0.5, 0.5], r: [0, 1], K: 4, lam: 0.2, t: 500, start: 'reference' },
    }),
    control('half the radius, against best-of-K selection on 1000 equal atoms', {
      asserts: `klToReference <= 0.5*${sharpRadius}`,
      measures: { klToReference: bestOfMany().divergence },
      at: { p: [0.5, 0.5], r: [0, 1], K: 2, lam: 0.5, t: 500, start: 'reference' },
    }),
    control('start far from the reference', {
      assumptions: ['size(r) == size(p)', 'lam*(K-1) <= 1'],
      at: { p: [0.001, 0.999], r: [0, 1], K: 2, lam: 0.5, t: 1, start: 'lowest' },
    }),
  ],
  view: { x: 'lam', y: 'K' },
  notes:
    'The right side is the integral as a series of 400 terms plus a bound of its tail: too large by less than 1e-5, at a = 1 only; far less below. For K = 2 the integral is 1-((1+lam)*log(1+lam)-(1-lam)*log(1-lam))/(2*lam). Approached by best-of-K selection on many equal atoms.',
});

export const densityRatio = claim({
  id: 'ferbach2024/density-ratio',
  title:
    'The largest density ratio of the model to the reference stays below an explicit geometric recursion, for every lam',
  kind: 'inequality',
  source: { paper, where: 'step behind the fourth theorem, in the form derived', fidelity: 'derived' },
  regime: regime(mixture(60, 10), 'size(r) == size(p)', fromReference),
  where: { c: 'lam*K/(1+lam)' },
  measures: { maxRatio: mixed.largestRatio },
  asserts: 'maxRatio <= c^t+sum(c^j, j, 0, t-1)/(1+lam)',
  controls: [
    control('K-1 in place of K in the recursion', {
      asserts: 'maxRatio <= (lam*(K-1)/(1+lam))^t+sum((lam*(K-1)/(1+lam))^j, j, 0, t-1)/(1+lam)',
      at: { p: [0.999, 0.001], r: [0, 10], K: 3, lam: 0.4, t: 40, start: 'reference' },
    }),
    control('ratio at most K', {
      asserts: 'maxRatio <= K',
      at: { p: [0.999, 0.001], r: [0, 10], K: 3, lam: 0.4, t: 40, start: 'reference' },
    }),
    control('start on the least reward', {
      assumptions: ['size(r) == size(p)'],
      at: { p: [0.1, 0.9], r: [0, 1], K: 2, lam: 0.5, t: 0, start: 'lowest' },
    }),
  ],
  view: { x: 'lam', y: 't' },
  notes: 'For lam < 1/(K-1) the right side increases to 1/(1-lam*(K-1)).',
});

export const klBallImpossibility = claim({
  id: 'ferbach2024/kl-ball-impossibility',
  title:
    'Beyond lam = 1/(K-1) no KL ball holds for all references (K = 2, two atoms, best-of-two selection): the divergence grows like log(1/eta)',
  kind: 'impossibility',
  source: { paper, where: 'derived, sharpness of the condition of the fourth theorem', fidelity: 'derived' },
  regime: regime(
    {
      lam: real(1.01, 10, 'log', 'synthetic-to-reference ratio'),
      eta: real(1e-12, 0.001, 'log', 'reference mass of the preferred atom'),
    },
    'eta < (lam-1)/lam',
    'lam > 1',
  ),
  where: {
    F: '(lam-1)/lam',
    fixed: '((lam-1)+sqrt((lam-1)^2+4*lam*eta))/(2*lam)',
  },
  measures: {
    klFixed: withClosed('fixed*log(fixed/eta)+(1-fixed)*(log1p(-fixed)-log1p(-eta))', bestOfTwo().divergence),
  },
  asserts: 'klFixed >= F*log(F/eta)+(1-F)*log((1-F)/(1-eta))',
  controls: [
    control('radius at the threshold kept beyond it', {
      asserts: 'klFixed <= 1-log(2)',
      at: { lam: 1.25, eta: 0.0001 },
    }),
    control('bounded whatever the reference', {
      asserts: 'klFixed <= 3',
      at: { lam: 1.25, eta: 1e-8 },
    }),
    control('growth with the full mass: log(1/eta)', {
      asserts: 'klFixed >= log(1/eta)',
      at: { lam: 1.25, eta: 0.0001 },
    }),
  ],
  view: { x: 'lam', y: 'eta' },
  notes:
    'The right side is unbounded as eta tends to 0; below the threshold the divergence tends to 0 with eta. Checked for the instance K = 2 with two atoms, eta down to 1e-12.',
});

// Retraining without curation, in the setting of Bertrand et al. (2024): a logistic location model.

const logistic = {
  s: real(
    0.5,
    3,
    'log',
    'scale of the data law (logistic, centred at 0); the model has scale 1, so s = 1 is a well-specified model',
  ),
  lam: real(0.01, 20, 'log', 'synthetic-to-real ratio'),
};
const logisticConstants = {
  L: '1/(3*sqrt(3))',
  F: '1/3',
  eps: '2*log(2)*abs(s-1)',
  alpha: '0.025*sum((cosh(0.1*s*k)*cosh(0.1*k))^(-2), k, -200, 200)',
  kappa: 'L*eps/alpha',
};
const retraining = logisticLocation();
const contraction = withClosed('lam*F/(alpha+lam*F)', retraining.contraction);

export const parametricRate = claim({
  id: 'ferbach2024/parametric-rate',
  title:
    'Without curation: if L*eps < alpha and lam < alpha/(2*L*eps), the KL divergence to the optimum falls at least by the square of lam*(alpha+eps*L)/(alpha+lam*(alpha-eps*L)) per generation (logistic location model)',
  kind: 'rate',
  source: { paper, where: 'second theorem', fidelity: 'restated' },
  regime: regime(logistic, 'kappa < 1', '2*lam*kappa < 1'),
  where: logisticConstants,
  measures: { contraction, klRatio: withClosed('(lam*F/(alpha+lam*F))^2', retraining.divergenceRatio) },
  asserts: [
    'contraction <= lam*(1+kappa)/(1+lam*(1-kappa))',
    'klRatio <= (lam*(1+kappa)/(1+lam*(1-kappa)))^2',
  ],
  controls: [
    control('misspecification term dropped', {
      asserts: 'contraction <= lam/(1+lam)',
      at: { s: 1.2, lam: 0.4 },
    }),
    control('divergence at twice the exponent', {
      asserts: 'klRatio <= (lam*(1+kappa)/(1+lam*(1-kappa)))^4',
      at: { s: 1.2, lam: 0.4 },
    }),
    control('sign of the misspecification term in the numerator', {
      asserts: 'contraction <= lam*(1-kappa)/(1+lam*(1-kappa))',
      at: { s: 1.5, lam: 0.3 },
    }),
  ],
  view: { x: 'lam', y: 's' },
  notes:
    'The rate is checked as the limiting ratio of successive generations. Equality at s = 1. Same model as bertrand2024/jacobian-bound. The condition is sufficient and not necessary; parametric-rate-sharp is the sharp form.',
});

export const parametricRateAsRead = claim({
  id: 'ferbach2024/parametric-rate-as-read',
  title:
    'Over-reading of the second theorem: when lam is at least alpha/(2*L*eps), retraining does not converge',
  kind: 'threshold',
  source: { paper, where: 'converse of the second theorem, not claimed by the paper', fidelity: 'derived' },
  regime: regime(logistic, '2*lam*kappa >= 1'),
  where: logisticConstants,
  measures: { contraction },
  asserts: 'contraction >= 1',
  expected: 'refuted',
  finding:
    'Retraining still converges at every finite lam: the condition of the theorem is only sufficient (parametric-rate-sharp).',
  witnesses: [{ s: 1.5, lam: 5 }],
  controls: [
    control('once the published factor exceeds 2', {
      assumptions: ['2*lam*kappa >= 1', 'lam*(1+kappa)/(1+lam*(1-kappa)) > 2'],
      at: { s: 1.5, lam: 5 },
    }),
    control('far beyond the condition', {
      assumptions: ['lam*kappa >= 5'],
      at: { s: 3, lam: 10 },
    }),
  ],
  view: { x: 'lam', y: 's' },
});

const jacobian = retrainingJacobian();
const operatorNorm: Quantity = {
  ...jacobian.operatorNorm,
  routes: [
    ...jacobian.operatorNorm.routes,
    { kind: 'closed', expression: '(sqrt((j11+j22)^2+(j12-j21)^2)+sqrt((j11-j22)^2+(j12+j21)^2))/2' },
  ],
};

export const parametricRateSharp = claim({
  id: 'ferbach2024/parametric-rate-sharp',
  title:
    'Two-dimensional Jacobian: if the Hessians differ by at most kappa*alpha with kappa <= 1, its norm is at most lam*(1+kappa)/(1+lam*(1+kappa)), below 1 for every lam',
  kind: 'inequality',
  source: { paper, where: 'derived, improves the second theorem', fidelity: 'derived' },
  regime: regime(
    {
      a1: real(
        0.1,
        10,
        'log',
        'first eigenvalue of minus the expected Hessian under the data (the basis is its eigenbasis)',
      ),
      a2: real(0.1, 10, 'log', 'second eigenvalue of the same matrix'),
      f1: real(0.1, 10, 'log', 'first eigenvalue of the Fisher information F of the best model'),
      f2: real(0.1, 10, 'log', 'second eigenvalue of F'),
      angle: real(0, Math.PI / 2, 'linear', 'angle from the first axis to the eigenvector of f1'),
      lam: real(0.001, 100, 'log', 'synthetic-to-real ratio'),
    },
    'kappa <= 1',
  ),
  where: {
    f11: 'f1*cos(angle)^2+f2*sin(angle)^2',
    f22: 'f1*sin(angle)^2+f2*cos(angle)^2',
    f12: '(f1-f2)*sin(angle)*cos(angle)',
    s11: 'a1+lam*f11',
    s22: 'a2+lam*f22',
    s12: 'lam*f12',
    detS: 's11*s22-s12^2',
    j11: 'lam*(s22*f11-s12*f12)/detS',
    j12: 'lam*(s22*f12-s12*f22)/detS',
    j21: 'lam*(s11*f12-s12*f11)/detS',
    j22: 'lam*(s11*f22-s12*f12)/detS',
    // Spectral norm of F - diag(a1,a2), from its trace and the difference of its eigenvalues.
    gap: '(abs(f1+f2-a1-a2)+sqrt(max(0, (f1-f2-a1+a2)^2+4*(f1-f2)*(a1-a2)*sin(angle)^2)))/2',
    kappa: 'gap/min(a1,a2)',
  },
  measures: { operatorNorm },
  asserts: 'operatorNorm <= lam*(1+kappa)/(1+lam*(1+kappa))',
  finding:
    'The repaired form of parametric-rate-as-read: with Hessians that differ by no more than the smaller of their own size, retraining contracts for every lam, not only below alpha/(2*L*eps).',
  controls: [
    control('gap ignored', {
      asserts: 'operatorNorm <= lam/(1+lam)',
      at: { a1: 1, a2: 4, f1: 1.8, f2: 4.2, angle: 0.1, lam: 0.4 },
    }),
    control('no condition on the gap', {
      assumptions: ['lam > 0'],
      at: { a1: 0.1, a2: 10, f1: 0.1, f2: 10, angle: 0.2, lam: 0.01 },
    }),
    control('gap relative to the larger eigenvalue', {
      asserts: 'operatorNorm <= lam*(1+gap/max(a1,a2))/(1+lam*(1+gap/max(a1,a2)))',
      at: { a1: 1, a2: 4, f1: 1.8, f2: 4.2, angle: 0.1, lam: 0.4 },
    }),
  ],
  view: { x: 'lam', y: 'angle' },
  notes:
    'Equality when F = (1+kappa)*diag(a1,a2) with a1 = a2. It implies the published factor, which has 1-kappa in the denominator.',
});

export const claims: readonly Claim[] = [
  updateLaw,
  infiniteKLimit,
  rewardIncrease,
  rewardIncreaseUpper,
  collapseToMax,
  mixedRewardGain,
  mixedRewardGainSharp,
  klBall,
  klBallSharp,
  densityRatio,
  klBallImpossibility,
  parametricRate,
  parametricRateAsRead,
  parametricRateSharp,
];
