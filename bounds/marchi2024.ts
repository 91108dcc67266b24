import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  accumulatingLoop,
  evennessFloor,
  externalDataLoop,
  temperedLoop,
  temperedSampling,
  twoTokenWindow,
  uniformExternalData,
} from '../src/process/index.js';
import { choice, integer, real, regime, simplex } from '../src/regime/index.js';

/*
 * Heat death of generative models in closed-loop learning. Marchi, Soatto, Chaudhari, Tabuada (2024).
 *
 * Only the abstract and summaries were read: the process is a reconstruction, the formulas are derived here. A
 * model learns the token frequencies p of its data, is sampled at temperature T, which raises p to the power 1/T
 * and normalises, and its outputs replace a fraction gam of the data; a fraction a of each batch is external.
 */

const paper: Paper = {
  key: 'marchi2024',
  authors: 'Marchi, Soatto, Chaudhari, Tabuada',
  title: 'Heat Death of Generative Models in Closed-Loop Learning',
  year: 2024,
  arxiv: '2404.02325',
  venue: 'IEEE CDC 2024',
};

const derived = (where: string) => ({ paper, where, fidelity: 'derived' }) as const;

const initial = simplex({ size: [2, 20], meaning: 'token frequencies of the initial data' });
const token = (most: number) => integer(1, most, 'linear', 'token');
const replacedFraction = (least: number) => real(least, 1, 'log', 'fraction of the data replaced per round');
const rounds = (least: number, most: number) => integer(least, most, 'log', 'rounds; 0 is the initial data');
const initialData = integer(1, 10_000, 'log', 'size of the initial data');
const added = integer(1, 1000, 'log', 'data added per round');

export const fullReplacementClosedForm = claim({
  id: 'marchi2024/full-replacement-closed-form',
  title: 'Full replacement at temperature T: after t rounds the data are the initial data tempered at T^t',
  kind: 'identity',
  source: derived('own closed form for full replacement without external data'),
  regime: regime(
    {
      p0: initial,
      T: real(0.2, 5, 'log', 'temperature'),
      t: integer(1, 30, 'linear', 'rounds; 0 is the initial data'),
      i: token(20),
    },
    'i <= size(p0)',
    'min(p0) > 0',
  ),
  measures: { pt: temperedLoop({ replaced: 1 }).frequency },
  asserts: 'pt = (p0[i]/max(p0))^(T^(-t))/sum((p0[j]/max(p0))^(T^(-t)), j, 1, size(p0))',
  controls: [
    control('half of the data replaced per round', {
      measures: { pt: temperedLoop({ replaced: 0.5 }).frequency },
      at: { p0: [0.5, 0.3, 0.2], T: 0.5, t: 3, i: 1 },
    }),
    control('exponents add instead of multiplying', {
      asserts: 'pt = (p0[i]/max(p0))^(1+t*(1/T-1))/sum((p0[j]/max(p0))^(1+t*(1/T-1)), j, 1, size(p0))',
      at: { p0: [0.5, 0.3, 0.2], T: 0.5, t: 3, i: 2 },
    }),
    control('the index shifted by one', {
      asserts: 'pt = (p0[i]/max(p0))^(T^(1-t))/sum((p0[j]/max(p0))^(T^(1-t)), j, 1, size(p0))',
      at: { p0: [0.5, 0.3, 0.2], T: 2, t: 4, i: 1 },
    }),
  ],
  view: { x: 'T', y: 't' },
  notes:
    'Dividing by the largest entry keeps both sides finite, as T^(-t) reaches 1e20. Below temperature 1 the limit is uniform over the tokens tied for the largest frequency, above it uniform over all.',
});

export const lowTempCollapse = claim({
  id: 'marchi2024/low-temp-collapse',
  title: 'Below temperature 1 every token loses against the most frequent one at an explicit rate',
  kind: 'inequality',
  source: derived('rate for the abstract’s collapse to a small set of outputs'),
  regime: regime(
    {
      p0: initial,
      i: token(20),
      T: real(0.05, 0.999, 'linear', 'temperature, below 1'),
      loop: choice(
        ['partial', 'accumulate'],
        'a constant fraction gam replaced, or all data kept (K/(N0+K*s) of them new in round s)',
      ),
      gam: replacedFraction(0.001),
      N0: initialData,
      K: added,
      t: rounds(1, 500),
    },
    'i <= size(p0)',
  ),
  where: { r0: 'p0[i]/max(p0)', x: 'r0^(1/T-1)' },
  measures: {
    r: temperedLoop({ replaced: { partial: 'gam', accumulate: 'K/(N0+K*s)' } }).ratioToLeader,
  },
  asserts: 'r <= r0*(loop == "partial" ? (1-gam+gam*x)^t : prod(1-K/(N0+K*s)+K/(N0+K*s)*x, s, 1, t))',
  controls: [
    control('decay as if all data were replaced in every round', {
      asserts: 'r <= r0*x^t',
      at: { p0: [0.5, 0.3, 0.2], i: 2, T: 0.5, loop: 'partial', gam: 0.1, N0: 100, K: 100, t: 20 },
    }),
    control('decay at the replacement rate itself', {
      asserts: 'r <= r0*(1-gam)^t',
      at: { p0: [0.5, 0.3, 0.2], i: 2, T: 0.5, loop: 'partial', gam: 0.1, N0: 100, K: 100, t: 20 },
    }),
    control('above temperature 1 too: the ratio does not grow', {
      asserts: 'r <= r0',
      at: { p0: [0.5, 0.3, 0.2], i: 2, T: 1.4, loop: 'partial', gam: 0.25, N0: 100, K: 100, t: 15 },
    }),
  ],
  view: { x: 'T', y: 't' },
  notes:
    'r is the frequency over that of the token that leads at the start. Equality for ties and for the leader itself; near-ties collapse very slowly. gam counts in the loop partial only, N0 and K in accumulate only.',
});

export const highTempUniform = claim({
  id: 'marchi2024/high-temp-uniform',
  title: 'Above temperature 1 the smallest and the largest frequency approach each other at an explicit rate',
  kind: 'inequality',
  source: derived('rate for the abstract’s uniform distribution over a large set'),
  regime: regime(
    {
      p0: initial,
      T: real(1.01, 10, 'log', 'temperature, above 1'),
      gam: replacedFraction(0.001),
      t: rounds(1, 500),
    },
    'min(p0) > 0',
  ),
  where: { r0: 'min(p0)/max(p0)', A: 'size(p0)^(1/T-1)', w: 'gam*A/(1-gam+gam*A)' },
  measures: { r: temperedLoop().evenness, rho: evennessFloor() },
  asserts: ['r >= r0^((1-w*(1-1/T))^t)', 'r >= rho'],
  controls: [
    control('the log range shrinks by 1/T per round although only a part is replaced', {
      asserts: 'r >= r0^(T^(-t))',
      at: { p0: [0.5, 0.3, 0.2], T: 2, gam: 0.1, t: 20 },
    }),
    control('rate gam instead of w(1-1/T)', {
      asserts: 'r >= r0^((1-gam)^t)',
      at: { p0: [0.6, 0.3, 0.1], T: 1.2, gam: 0.5, t: 30 },
    }),
    control('the factor 1-1/T dropped', {
      asserts: 'r >= r0^((1-w)^t)',
      at: { p0: [0.5, 0.3, 0.2], T: 1.2, gam: 0.3, t: 10 },
    }),
  ],
  view: { x: 'T', y: 't' },
  notes:
    'r is the smallest over the largest frequency, rho a recursive lower bound of it. Equality at gam = 1. Tokens of frequency 0 stay at 0: the limit is uniform over the initial support, of which size(p0) is the number.',
});

export const accumulateRates = claim({
  id: 'marchi2024/accumulate-rates',
  title: 'When data accumulate the loop degenerates at power-law speed: 1/t when cold, t^-(1-1/T) when hot',
  kind: 'rate',
  source: derived('own asymptotics for the accumulating loop'),
  regime: regime(
    {
      T: real(0.15, 8, 'log', 'temperature'),
      q: real(0.55, 0.95, 'linear', 'initial frequency of the first of two tokens'),
      N0: initialData,
      K: added,
      t: integer(300, 200_000, 'log', 'start of the window [t, 2t]'),
    },
    'T <= 0.8 or T >= 1.15',
    'tol <= 0.1',
  ),
  where: {
    h: 'N0/K',
    r0: '(1-q)/q',
    ex: 'abs(1/T-1)',
    rb: 'r0*(1+t/max(1, h))^(-(1-r0^ex))',
    slope: 'T < 1 ? 1 : 1-1/T',
    tol: 'T < 1 ? rb^ex+(h+2)/t : (max(1, h)/t)^(2*ex)+max(1, h)/t',
  },
  measures: { ratio: twoTokenWindow() },
  asserts: ['ratio <= 2^(-slope+tol)', 'ratio >= 2^(-slope-tol)'],
  controls: [
    control('the cold exponent 1/T-1', {
      asserts: 'ratio <= 2^(-(1/T-1)+tol)',
      at: { T: 0.3, q: 0.6, N0: 100, K: 100, t: 10_000 },
    }),
    control('the hot exponent 1', {
      asserts: 'ratio <= 2^(-1+tol)',
      at: { T: 2, q: 0.6, N0: 100, K: 100, t: 10_000 },
    }),
    control('exponential collapse', {
      asserts: 'ratio <= 0.01',
      at: { T: 0.5, q: 0.6, N0: 100, K: 100, t: 1000 },
    }),
    control('the cold correction with t/h instead of t/max(1, h), for batches larger than the initial data', {
      asserts: 'ratio <= 2^(-1+(r0*(1+t/h)^(-(1-r0^ex)))^ex+(h+2)/t)',
      assumptions: ['T <= 0.8'],
      at: { T: 0.8, q: 0.95, N0: 1, K: 942, t: 301 },
    }),
  ],
  view: { x: 'T', y: 'q' },
  notes:
    'The rate is checked for two tokens as the exponent over [t, 2t] within tol: of the losing over the winning frequency when cold, of the distance from 1/2 when hot. tol collects the leading corrections; it is not proved.',
});

export const neutralTemperaturePolya = claim({
  id: 'marchi2024/neutral-temperature-polya',
  title: 'Temperature 1 with accumulation: the expected diversity falls by prod(1-K/N_s^2) only: no collapse',
  kind: 'identity',
  source: derived('own formula for the neutral temperature'),
  regime: regime({ p0: initial, N0: initialData, K: added, t: rounds(1, 10_000) }, 'max(p0) < 1'),
  // H0 is 1-sum(p0^2), written so that it keeps its digits when one token has nearly everything.
  where: { H0: 'sum(p0*(1-p0))' },
  measures: { H: accumulatingLoop().diversity },
  asserts: ['H = H0*prod(1-K/(N0+K*s)^2, s, 1, t)', 'H >= H0*N0/(N0+K)'],
  argument: ['prod(1-K/(N0+K*s)^2, s, 1, t) >= N0*(N0+K*(t+1))/((N0+K)*(N0+K*t))'],
  controls: [
    control('the factor 1-1/N_s', {
      asserts: 'H = H0*prod(1-1/(N0+K*s), s, 1, t)',
      at: { p0: [0.5, 0.5], N0: 10, K: 1, t: 50 },
    }),
    control('the factor 1-1/N_s^2 although K > 1', {
      asserts: 'H = H0*prod(1-1/(N0+K*s)^2, s, 1, t)',
      at: { p0: [0.5, 0.3, 0.2], N0: 20, K: 20, t: 30 },
    }),
    control('replacement instead of accumulation', {
      asserts: 'H = H0*(1-1/K)^t',
      at: { p0: [0.5, 0.3, 0.2], N0: 20, K: 20, t: 30 },
    }),
  ],
  view: { x: 't', y: 'K' },
  notes:
    'N_s = N0+K s are the data after round s; N0 p0 need not be integers. The second relation is the form of no collapse without a limit.',
});

const fewTokens = {
  p0: simplex({ size: [2, 4], meaning: 'token frequencies of the initial data' }),
  ps: simplex({ size: [2, 4], meaning: 'law of the external data' }),
};
const withExternal = externalDataLoop();

export const externalDataFloor = claim({
  id: 'marchi2024/external-data-floor',
  title: 'A constant external fraction a keeps every token above min(p0, a ps), at any temperature',
  kind: 'inequality',
  source: derived('qualifies the abstract’s sufficient amount of external data'),
  regime: regime(
    {
      ...fewTokens,
      i: token(4),
      T: real(0.05, 10, 'log', 'temperature'),
      gam: replacedFraction(0.001),
      a: real(0, 1, 'linear', 'external fraction of each round'),
      t: rounds(1, 2000),
    },
    'size(p0) == size(ps)',
    'i <= size(p0)',
  ),
  measures: { pt: withExternal.frequency },
  asserts: 'pt >= min(p0[i], a*ps[i])',
  finding:
    'A fixed fraction in every round prevents collapse onto one output however small it is; that a sufficient amount would be needed for it is the reading that fails (external-data-floor-as-read).',
  controls: [
    control('the floor min(p0, ps) without the fraction', {
      asserts: 'pt >= min(p0[i], ps[i])',
      at: { p0: [0.6, 0.4], ps: [0.5, 0.5], i: 2, T: 0.5, gam: 1, a: 0.02, t: 500 },
    }),
    control('the floor a instead of a ps', {
      asserts: 'pt >= min(p0[i], a)',
      at: { p0: [0.6, 0.4], ps: [0.5, 0.5], i: 2, T: 0.5, gam: 1, a: 0.02, t: 500 },
    }),
    control('the floor min(p0, 2 a ps)', {
      asserts: 'pt >= min(p0[i], 2*a*ps[i])',
      at: { p0: [0.6, 0.4], ps: [0.5, 0.5], i: 2, T: 0.5, gam: 1, a: 0.02, t: 500 },
    }),
  ],
  view: { x: 'T', y: 'a' },
  notes:
    'The floor can be approached: T = 0.2, a = 0.01, ps = (1/2, 1/2), p0 = (0.98, 0.02) gives 0.005000 against 0.005.',
});

export const externalDataFloorAsRead = claim({
  id: 'marchi2024/external-data-floor-as-read',
  title: 'As usually read: below a sufficient amount of external data a cold loop collapses onto one output',
  kind: 'limit',
  source: { paper, where: 'abstract, as usually read', fidelity: 'abstract' },
  regime: regime(
    {
      ...fewTokens,
      T: real(0.05, 0.95, 'linear', 'temperature, below 1'),
      gam: replacedFraction(0.05),
      a: real(0.001, 0.9, 'log', 'external fraction of each round'),
      t: rounds(1000, 5000),
    },
    'size(p0) == size(ps)',
    'min(ps) > 0.01',
    'a < 1-T',
  ),
  measures: { low: withExternal.smallest },
  asserts: 'low <= 0.000001',
  expected: 'refuted',
  finding:
    'With a fixed external fraction no token that the external data contain ever vanishes (external-data-floor). A sufficient amount can only concern the shape of the limit, or an external amount that is fixed while the synthetic amount grows.',
  witnesses: [{ p0: [0.6, 0.4], ps: [0.5, 0.5], T: 0.5, gam: 1, a: 0.02, t: 1000 }],
  controls: [
    control('weaker: the rarest token falls below a ps/2', {
      asserts: 'low <= a*min(ps)/2',
      at: { p0: [0.6, 0.4], ps: [0.5, 0.5], T: 0.5, gam: 1, a: 0.02, t: 1000 },
    }),
    control('weaker: below a hundredth of a', {
      asserts: 'low <= a/100',
      at: { p0: [0.6, 0.4], ps: [0.1, 0.9], T: 0.5, gam: 1, a: 0.02, t: 1000 },
    }),
  ],
  view: { x: 'T', y: 'a' },
  notes: 'The limit is read as: after 1000 rounds or more. Fails at every point of this regime.',
});

const { deviation, threshold } = uniformExternalData();

export const externalDataThreshold = claim({
  id: 'marchi2024/external-data-threshold',
  title:
    'Cold sampling, uniform external data: every start is forgotten exactly above a threshold of a that grows with the vocabulary',
  kind: 'threshold',
  source: derived('own phase boundary for the abstract’s sufficient amount'),
  regime: regime({
    k: integer(2, 50, 'log', 'vocabulary size'),
    T: real(0.2, 0.9, 'linear', 'temperature'),
    gam: real(0.2, 1, 'linear', 'fraction of the data replaced per round'),
    a: real(0, 1, 'linear', 'external fraction of each round'),
  }),
  measures: { dev: deviation, aglob: threshold },
  asserts: [
    '(abs(a-aglob) < 0.01 ? 0 : (a > aglob ? dev : 0.001)) <= (a > aglob ? 0.000001 : dev)',
    'aglob >= 1-T',
  ],
  controls: [
    control('the local threshold 1-T suffices', {
      asserts: '(abs(a-(1-T)) < 0.01 ? 0 : (a > 1-T ? dev : 0.001)) <= (a > 1-T ? 0.000001 : dev)',
      at: { k: 10, T: 0.5, gam: 1, a: 0.6 },
    }),
    control('any external fraction suffices', {
      asserts: '(a > 0 ? dev : 0) <= 0.000001',
      at: { k: 2, T: 0.5, gam: 1, a: 0.2 },
    }),
    control('one half suffices at every temperature', {
      asserts: '(a >= 0.5 ? dev : 0) <= 0.000001',
      at: { k: 2, T: 0.3, gam: 1, a: 0.65 },
    }),
  ],
  view: { x: 'a', y: 'T' },
  notes:
    'dev is the largest distance from uniform after 20000 rounds from (0.97, the rest equal). One relation covers both sides: above the threshold dev <= 1e-6, below it 0.001 <= dev; within 0.01 of it, where the loop slows down, nothing is claimed. aglob is 1-T for k = 2 and k/(1+sqrt(k-1))^2 for T = 1/2. Convergence from every start is numerical, not proved.',
});

const finiteSamples = temperedSampling();
const startOfTwo = real(0.01, 0.99, 'linear', 'initial frequency of the first of two tokens');

export const finiteSampleReplacementCollapses = claim({
  id: 'marchi2024/finite-sample-replacement-collapses',
  title:
    'Finite samples and full replacement end in total collapse at every temperature, in 2^(n-1) rounds at most',
  kind: 'impossibility',
  source: derived('own limit to the claim that hot sampling ends uniform'),
  regime: regime({
    n: integer(2, 60, 'log', 'samples per round'),
    T: real(0.1, 50, 'log', 'temperature'),
    q: startOfTwo,
  }),
  measures: { ET: finiteSamples.collapseTime },
  asserts: 'ET <= 2^(n-1)',
  finding:
    'That hot outputs become uniform needs infinite samples or accumulation: with finite samples and full replacement every temperature collapses, hot ones only exponentially late. The reading without that condition is finite-sample-replacement-collapses-as-read.',
  controls: [
    control('linear in n at every temperature', { asserts: 'ET <= 10*n', at: { n: 20, T: 2, q: 0.6 } }),
    control('2^(n-2)', { asserts: 'ET <= 2^(n-2)', at: { n: 8, T: 50, q: 0.5 } }),
    control('hot sampling collapses as late as fair coin flips', {
      asserts: 'ET >= 2^(n-1)',
      at: { n: 10, T: 1.25, q: 0.6 },
    }),
  ],
  view: { x: 'n', y: 'T' },
  notes:
    'The bound is on the mean number of rounds, two tokens; for k tokens the same argument gives k^(n-1). The first round is drawn from the tempered initial data. Approached as T grows; equality at n = 2, q = 1/2.',
});

export const finiteSampleReplacementCollapsesAsRead = claim({
  id: 'marchi2024/finite-sample-replacement-collapses-as-read',
  title:
    'As usually read: above temperature 1 outputs spread out, so that a finite-sample loop does not collapse',
  kind: 'limit',
  source: { paper, where: 'abstract, carried over to finite samples', fidelity: 'abstract' },
  regime: regime(
    {
      n: integer(2, 12, 'log', 'samples per round'),
      T: real(1.01, 2, 'linear', 'temperature, above 1'),
      q: startOfTwo,
      t: integer(1, 5000, 'log', 'rounds'),
    },
    't >= 2^n',
  ),
  measures: { collapsed: finiteSamples.collapsed },
  asserts: 'collapsed <= 1/2',
  expected: 'refuted',
  finding:
    'With n samples a round and full replacement the hot loop has collapsed after t rounds with a probability of at least 1-(1-2^(1-n))^t, as behind finite-sample-replacement-collapses.',
  witnesses: [{ n: 5, T: 1.25, q: 0.6, t: 100 }],
  controls: [
    control('weaker: no collapse in one run of five', {
      asserts: 'collapsed <= 0.8',
      at: { n: 8, T: 1.5, q: 0.6, t: 1000 },
    }),
    control('weaker: collapse in at most one run of a hundred, already from 40 rounds', {
      asserts: 'collapsed <= 0.01',
      assumptions: ['t >= 1'],
      at: { n: 8, T: 1.25, q: 0.6, t: 40 },
    }),
  ],
  view: { x: 'n', y: 'T' },
  notes: 'The limit is read as: from 2^n rounds on. Fails at every point of this regime.',
});

export const claims: readonly Claim[] = [
  fullReplacementClosedForm,
  lowTempCollapse,
  highTempUniform,
  accumulateRates,
  neutralTemperaturePolya,
  externalDataFloor,
  externalDataFloorAsRead,
  externalDataThreshold,
  finiteSampleReplacementCollapses,
  finiteSampleReplacementCollapsesAsRead,
];
