import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  antipodalClustersLoss,
  certifiedInformation,
  circleInstances,
  collapsedLoss,
  equiangularLoss,
  modesLoss,
  swappedPairLoss,
} from '../src/process/index.js';
import { integer, real, regime, vector } from '../src/regime/index.js';

/*
 * Contrastive model inversion for data-free knowledge distillation: Fang et al. (2021).
 *
 * Each of M instances has a local view u_i and a global view v_i, unit vectors both. The loss is the mean over
 * i of -log(exp(u_i.v_i/tau) / sum over all j of exp(u_i.v_j/tau)), the positive pair among the terms. The
 * paper has no theorem: the claims are the content of "diversity as an objective", derived here.
 */

const paper: Paper = {
  key: 'cmi2021',
  authors: 'Fang, Song, Wang, Shen, Wang, Song',
  title: 'Contrastive Model Inversion for Data-Free Knowledge Distillation',
  year: 2021,
  arxiv: '2105.08584',
  venue: 'IJCAI 2021',
};

const instances = (most: number, meaning = 'number of instances') => integer(2, most, 'log', meaning);
const temperature = (least: number, most = 10) => real(least, most, 'log', 'temperature');
const circle = (fewest: number) =>
  vector({
    size: [fewest, 12],
    min: 0,
    max: 2 * Math.PI,
    meaning: 'angles of the local-view features on the unit circle',
  });

export const collapseValue = claim({
  id: 'cmi2021/collapse-value',
  title: 'Identical instances give a contrastive loss of exactly log M',
  kind: 'identity',
  source: { paper, where: 'extreme value of the loss', fidelity: 'derived' },
  regime: regime({
    M: instances(8192, 'number of instances (batch and memory bank together)'),
    tau: temperature(0.01),
    align: real(-1, 1, 'linear', 'cosine between the two views, the same for all instances'),
  }),
  measures: { loss: collapsedLoss() },
  asserts: 'loss = log(M)',
  controls: [
    control('positive pair left out of the denominator', {
      asserts: 'loss = log(M-1)',
      at: { M: 4, tau: 0.1, align: 1 },
    }),
    control('released code once the bank is filled: batch term plus bank term', {
      measures: { loss: collapsedLoss({ reduction: 'batch plus bank' }) },
      at: { M: 256, tau: 0.1, align: 1 },
    }),
    control('log M as an upper bound of every loss: two instances with swapped positives', {
      asserts: 'loss <= log(M)',
      measures: { loss: swappedPairLoss() },
      at: { M: 2, tau: 1, align: -1 },
    }),
  ],
  view: { x: 'M', y: 'tau' },
  notes:
    'All logits are equal, whatever the alignment. A loss of log M does not prove collapse: other configurations reach it, and misaligned positives exceed it; each term is below log(1+(M-1)*exp(2/tau)), a value the whole loss reaches only for M = 2.',
});

// The least loss: the regular simplex, both views equal.

export const simplexLowerBound = claim({
  id: 'cmi2021/simplex-lower-bound',
  title:
    'No configuration has a loss below that of the regular simplex: equiangular family, attained at its end',
  kind: 'inequality',
  source: { paper, where: 'minimum of the loss', fidelity: 'derived' },
  regime: regime(
    {
      M: instances(512),
      tau: temperature(0.03),
      rho: real(-1, 1, 'linear', 'common cosine of different instances (equiangular set, both views equal)'),
    },
    'rho*(M-1) >= -1',
  ),
  where: { least: 'log1p((M-1)*exp(-M/((M-1)*tau)))' },
  measures: { loss: equiangularLoss() },
  asserts: 'loss >= least',
  argument: [],
  controls: [
    control('value of orthonormal instances taken for the minimum', {
      asserts: 'loss >= log1p((M-1)*exp(-1/tau))',
      at: { M: 4, tau: 1, rho: -0.333 },
    }),
    control('minimum above half the collapse value', {
      asserts: 'loss >= log(M)/2',
      at: { M: 16, tau: 0.5, rho: -0.06 },
    }),
    control('all negatives antipodal, claimed reachable', {
      asserts: 'loss <= log1p((M-1)*exp(-2/tau))',
      at: { M: 4, tau: 1, rho: -0.333 },
    }),
    control('exponent -M/tau without the division by M - 1', {
      asserts: 'least = log1p((M-1)*exp(-M/tau))',
      at: { M: 4, tau: 1, rho: 0 },
    }),
  ],
  view: { x: 'M', y: 'tau' },
  notes: 'Equality at rho = -1/(M-1), which needs dimension M - 1 or more.',
});

export const simplexLowerBoundPlane = claim({
  id: 'cmi2021/simplex-lower-bound-plane',
  title:
    'The simplex value bounds the loss of every configuration: arbitrary points on a circle, views rotated against each other',
  kind: 'inequality',
  source: { paper, where: 'minimum of the loss', fidelity: 'derived' },
  regime: regime({
    angles: circle(2),
    shift: real(-Math.PI, Math.PI, 'linear', 'rotation of the global view against the local view'),
    tau: temperature(0.05),
  }),
  where: { M: 'size(angles)' },
  measures: { loss: circleInstances({ shift: 'shift' }).loss },
  asserts: 'loss >= log1p((M-1)*exp(-M/((M-1)*tau)))',
  controls: [
    control('value of orthonormal instances taken for the minimum', {
      asserts: 'loss >= log1p((M-1)*exp(-1/tau))',
      at: { angles: [0, 2.0943951, 4.1887902], shift: 0, tau: 0.5 },
    }),
    control('M in place of M - 1 in front of the exponential', {
      asserts: 'loss >= log1p(M*exp(-M/((M-1)*tau)))',
      at: { angles: [0, Math.PI], shift: 0, tau: 1 },
    }),
    control('collapse value as the maximum', {
      asserts: 'loss <= log(M)',
      at: { angles: [0, Math.PI], shift: Math.PI, tau: 1 },
    }),
  ],
  view: { x: 'tau', y: 'shift' },
  notes: 'Equality only for two antipodal points and for the equilateral triangle, with shift 0.',
});

// What a loss certifies: distance, modes, information.

const onCircle = circleInstances();

export const distanceCertificate = claim({
  id: 'cmi2021/distance-certificate',
  title: 'A low loss certifies a large mean pairwise distance',
  kind: 'inequality',
  source: { paper, where: 'diversity as an optimisable objective, made exact', fidelity: 'derived' },
  regime: regime({ angles: circle(3), tau: temperature(0.05) }),
  where: { M: 'size(angles)' },
  measures: { loss: onCircle.loss, distance: onCircle.distance },
  asserts: 'distance >= tau*log((M-1)/expm1(loss))',
  finding:
    'A low loss certifies a large mean distance, but not the other way round: that a larger mean distance goes with a lower loss is false (distance-converse-as-read).',
  controls: [
    control('M in place of M - 1', {
      asserts: 'distance >= tau*log(M/expm1(loss))',
      at: { angles: [0, 2.0943951, 4.1887902], tau: 1 },
    }),
    control('the converse: distance certified from above', {
      asserts: 'distance <= tau*log((M-1)/expm1(loss))',
      at: { angles: [0, 0.001, 3.1, 3.101], tau: 0.1 },
    }),
    control('temperature doubled', {
      asserts: 'distance >= 2*tau*log((M-1)/expm1(loss))',
      at: { angles: [0, 2.0943951, 4.1887902], tau: 0.5 },
    }),
  ],
  view: { x: 'tau' },
  notes:
    'Equality for equiangular sets (on the circle: the equilateral triangle, and total collapse where both sides are 0). For views that differ, replace the distance by the mean of u_i.v_i - u_i.v_j.',
});

export const distanceConverseAsRead = claim({
  id: 'cmi2021/distance-converse-as-read',
  title: 'As usually read: the more distant the instances on average, the lower the loss',
  kind: 'inequality',
  source: {
    paper,
    where: '"contrastive loss as a measure of diversity", read as monotone in mean pairwise distance',
    fidelity: 'derived',
  },
  regime: regime(
    {
      h: integer(2, 256, 'log', 'half the number of instances, M = 2h'),
      tau: temperature(0.03, 2),
      rho: real(
        -1,
        0.9,
        'linear',
        'common cosine of different instances (equiangular set, both views equal); its mean distance 1 - rho is at most that of the two clusters',
      ),
    },
    'rho*(2*h-1) >= -1',
  ),
  measures: {
    lossClusters: antipodalClustersLoss(),
    lossEqui: equiangularLoss({ instances: '2*h' }),
  },
  asserts: 'lossClusters <= lossEqui',
  expected: 'refuted',
  finding:
    'Two antipodal clusters of copies have the largest possible mean distance, M/(M-1), and yet a loss near log(M/2): the loss is not a decreasing function of mean distance. What holds is the certificate from loss to distance (distance-certificate).',
  witnesses: [{ h: 8, tau: 0.1, rho: 0 }],
  controls: [
    control('up to an additive 1', {
      asserts: 'lossClusters <= lossEqui+1',
      at: { h: 8, tau: 0.1, rho: 0 },
    }),
    control('up to a factor 10', {
      asserts: 'lossClusters <= 10*lossEqui',
      at: { h: 8, tau: 0.1, rho: 0.2 },
    }),
  ],
  view: { x: 'h', y: 'tau' },
  notes: 'Fails unless the temperature is high or rho is near 1.',
});

export const effectiveModesCertificate = claim({
  id: 'cmi2021/effective-modes-certificate',
  title: 'A low loss certifies many modes: loss >= log M minus the entropy of the mode sizes',
  kind: 'inequality',
  source: { paper, where: 'link to mode collapse', fidelity: 'derived' },
  regime: regime(
    {
      counts: vector({
        size: [2, 8],
        min: 1,
        max: 50,
        meaning:
          'numbers of instances of the modes (integers for actual instances; the inequality holds for real weights too)',
      }),
      rho: real(-1, 1, 'linear', 'common cosine of different modes'),
      tau: temperature(0.05),
    },
    'rho*(size(counts)-1) >= -1',
  ),
  where: {
    M: 'sum(counts)',
    entropy: '-sum(counts[c]/M*log(counts[c]/M), c, 1, size(counts))',
  },
  measures: { loss: modesLoss() },
  asserts: 'loss >= log(M)-entropy',
  controls: [
    control('collapse value as soon as there are duplicates', {
      asserts: 'loss >= log(M)',
      at: { counts: [2, 2, 2, 2, 2, 2, 2, 2], rho: 0, tau: 0.1 },
    }),
    control('one mode more than certified', {
      asserts: 'exp(entropy) >= M*exp(-loss)+1',
      at: { counts: [8, 8], rho: -1, tau: 0.1 },
    }),
    control('certified number as an upper bound of the modes', {
      asserts: 'exp(entropy) <= M*exp(-loss)',
      at: { counts: [8, 8], rho: 0.5, tau: 1 },
    }),
  ],
  view: { x: 'tau', y: 'rho' },
  notes:
    'Equivalent: effective number of modes exp(entropy) >= M*exp(-loss). Approached as tau tends to 0 with distinct modes. The premise is one feature per mode: scatter inside a mode weakens it.',
});

export const infonceInformationBound = claim({
  id: 'cmi2021/infonce-information-bound',
  title: 'The loss certifies at most the mutual information of the views, and never more than log M',
  kind: 'inequality',
  source: { paper, where: 'standard property of the loss, independent pairs', fidelity: 'derived' },
  regime: regime({
    m: integer(2, 256, 'log', 'number of equally likely modes, placed on a regular simplex'),
    M: instances(4096),
    tau: temperature(0.03),
  }),
  measures: { certified: certifiedInformation() },
  asserts: ['certified <= min(log(m), log(M))', 'certified >= 0'],
  controls: [
    control('tightness: certified equals the information', {
      asserts: 'certified >= log(m)-0.05',
      at: { m: 4, M: 16, tau: 0.05 },
    }),
    control('a small batch certifies the information up to 1/2', {
      asserts: 'certified >= log(m)-0.5',
      at: { m: 8, M: 4, tau: 0.05 },
    }),
    control('positive pair left out of the denominator', {
      measures: { certified: certifiedInformation({ positive: 'excluded' }) },
      at: { m: 8, M: 8, tau: 0.3 },
    }),
  ],
  view: { x: 'M', y: 'm' },
  notes:
    'The information is log m. Also true batch by batch (effective-modes-certificate). Second relation: every term of the loss is at most log M here, because views are aligned.',
});

export const temperatureMonotone = claim({
  id: 'cmi2021/temperature-monotone',
  title: 'For equiangular instances the loss increases with their similarity and with the temperature',
  kind: 'inequality',
  source: { paper, where: 'role of similarity and temperature', fidelity: 'derived' },
  regime: regime(
    {
      M: instances(512),
      tau: temperature(0.03),
      rho1: real(-1, 0.999, 'linear', 'smaller common cosine'),
      rho2: real(-0.999, 1, 'linear', 'larger common cosine'),
    },
    'rho1*(M-1) >= -1',
    'rho2 - rho1 >= 0.001',
  ),
  measures: {
    lossLow: equiangularLoss({ cosine: 'rho1' }),
    lossHigh: equiangularLoss({ cosine: 'rho2' }),
    lossWarm: equiangularLoss({ cosine: 'rho1', temperature: '2*tau' }),
  },
  asserts: ['lossHigh > lossLow', 'lossWarm > lossLow', 'lossHigh <= log(M)'],
  argument: [
    {
      forAll: { M: [2, 512], z: [0, 100] },
      says: 'log1p((M-1)*exp(-z)) <= log(M)',
      at: { M: 'M', z: '(1-rho2)/tau' },
    },
  ],
  controls: [
    control('a large loss proves similar instances: loss above 0.9*log(M) only for rho > 0.5', {
      asserts: '(rho1 > 0.5 ? 0 : lossLow) <= 0.9*log(M)',
      at: { M: 8, tau: 10, rho1: 0, rho2: 0.5 },
    }),
    control('temperature lowers the loss', {
      asserts: 'lossWarm < lossLow',
      at: { M: 8, tau: 0.1, rho1: 0, rho2: 0.5 },
    }),
    control('loss proportional to the cosine', {
      asserts: 'lossHigh = lossLow*rho2/rho1',
      at: { M: 8, tau: 0.5, rho1: 0.2, rho2: 0.4 },
    }),
  ],
  view: { x: 'rho1', y: 'tau' },
  notes:
    'At rho2 = 1 the loss is exactly log M. With tau near its lower end both losses are tiny but distinct.',
});

export const claims: readonly Claim[] = [
  collapseValue,
  simplexLowerBound,
  simplexLowerBoundPlane,
  distanceCertificate,
  distanceConverseAsRead,
  effectiveModesCertificate,
  infonceInformationBound,
  temperatureMonotone,
];
