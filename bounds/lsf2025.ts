import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  bayesConfidence,
  classOverlap,
  keptEnergy,
  lineOverlap,
  realShare,
  subspaceOverlap,
  tiltedBlocks,
} from '../src/process/index.js';
import { integer, real, regime, vector } from '../src/regime/index.js';

/*
 * Stabilizing self-consuming diffusion models with latent space filtering: Cai et al. (2025).
 *
 * Latents of two classes lie near two r-dimensional subspaces at principal angles theta. The overlap score of
 * two classes (OLE) is the sum of their nuclear norms minus the nuclear norm of both side by side: 0 for
 * orthogonal classes, larger as they align. The constants of the two theorems were not readable; the explicit
 * versions here are derived anew.
 */

const paper: Paper = {
  key: 'lsf2025',
  authors: 'Cai, Wang, Liu, Zhang',
  title: 'Stabilizing Self-Consuming Diffusion Models with Latent Space Filtering',
  year: 2025,
  arxiv: '2511.12742',
  venue: 'AAAI 2026',
};

const rightAngle = Math.PI / 2;
const angle = (meaning: string, min = 0) => real(min, rightAngle, 'linear', meaning);
const rank = (most: number) => integer(1, most, 'linear', 'dimension of each class subspace');
const noise = (min: number, max: number, scale: 'linear' | 'log') =>
  real(min, max, scale, 'standard deviation of the noise in every direction');

// The overlap score.

const blocks = tiltedBlocks();

export const oleNonnegative = claim({
  id: 'lsf2025/ole-nonnegative',
  title: 'The overlap score lies between 0 and (1-1/sqrt(2)) times the sum of the nuclear norms',
  kind: 'inequality',
  source: { paper, where: 'property of the score; upper end derived here', fidelity: 'derived' },
  regime: regime({
    d: integer(1, 20, 'linear', 'rows of each block'),
    n0: integer(1, 40, 'log', 'columns of the first class'),
    n1: integer(1, 40, 'log', 'columns of the second class'),
    overlap: real(
      0.02,
      1,
      'linear',
      'cosine of the tilt between the two row blocks; 0 would be orthogonal classes',
    ),
    u: real(0.5, 2, 'linear', 'frequency of the first class'),
    v: real(0.5, 2, 'linear', 'frequency of the second class'),
  }),
  measures: { ole: blocks.overlapScore, total: blocks.totalNorm },
  asserts: ['ole >= 0', 'ole <= (1-1/sqrt(2))*total'],
  controls: [
    control('bounded away from 0 for nearly orthogonal classes', {
      asserts: 'ole >= 0.01*total',
      at: { d: 4, n0: 6, n1: 9, overlap: 0.02, u: 1, v: 1.3 },
    }),
    control('squared Frobenius norms in place of nuclear norms: their difference is always 0', {
      asserts: 'ole >= 0.001*total',
      measures: { ole: blocks.frobeniusScore },
      at: { d: 4, n0: 6, n1: 9, overlap: 0.9, u: 1, v: 1.3 },
    }),
    control('at most a tenth of the total', {
      asserts: 'ole <= 0.1*total',
      at: { d: 1, n0: 5, n1: 5, overlap: 1, u: 1, v: 1.3 },
    }),
  ],
  view: { x: 'overlap', y: 'd' },
  notes:
    'Checked on two classes of waves, tilted towards each other by rows. Zero iff the column spaces are orthogonal; the upper end is reached by equal matrices.',
});

export const oleSubspaceExact = claim({
  id: 'lsf2025/ole-subspace-exact',
  title:
    'For orthonormal bases the score is 2*r - sqrt(2)*sum sqrt(1+sin(theta_i)), and it falls as the angles open',
  kind: 'identity',
  source: { paper, where: 'derived here (explicit case of theorem 1)', fidelity: 'derived' },
  regime: regime(
    {
      theta: vector({
        size: [1, 8],
        min: 0,
        max: 1.5,
        meaning: 'principal angles between the two r-dimensional subspaces, r = size(theta)',
      }),
      d: integer(2, 30, 'linear', 'ambient dimension'),
      h: real(0.001, 0.07, 'log', 'amount by which every angle is opened'),
    },
    'd >= 2*size(theta)',
  ),
  measures: { score: subspaceOverlap(), wider: subspaceOverlap({ opening: 'h' }) },
  asserts: ['score = 2*size(theta) - sqrt(2)*sum(sqrt(1+sin(theta[k])), k, 1, size(theta))', 'wider < score'],
  controls: [
    control('cosine in place of sine', {
      asserts: 'score = 2*size(theta) - sqrt(2)*sum(sqrt(1+cos(theta[k])), k, 1, size(theta))',
      at: { theta: [0.3, 0.3], d: 10, h: 0.01 },
    }),
    control('grows as the angles open', {
      asserts: 'wider > score',
      at: { theta: [0.3, 0.3], d: 10, h: 0.01 },
    }),
    control('factor sqrt(2) missing', {
      asserts: 'score = 2*size(theta) - sum(sqrt(1+sin(theta[k])), k, 1, size(theta))',
      at: { theta: [1, 1, 1], d: 16, h: 0.01 },
    }),
  ],
  view: { x: 'd', y: 'h' },
  notes: 'The ambient dimension does not matter as long as d >= 2r.',
});

// Theorem 1: a lower bound of the expected score, C1 - sqrt(n)*S(theta).

export const oleLowerBound = claim({
  id: 'lsf2025/ole-lower-bound',
  title:
    'Expected overlap score is at least C1 - sqrt(n)*S(theta): the expected nuclear norm of both classes together is at most sqrt(n)*S',
  kind: 'inequality',
  source: {
    paper,
    where: 'theorem 1 (form C1 - C2*phi); this explicit version derived here',
    fidelity: 'derived',
  },
  regime: regime(
    {
      d: integer(2, 20, 'linear', 'latent dimension'),
      r: rank(6),
      theta: angle('principal angle, the same for all r'),
      sigma: noise(0, 2, 'linear'),
      n: integer(1, 200, 'log', 'samples a class'),
    },
    'd >= 2*r',
  ),
  where: {
    S: 'r*(sqrt(1+2*sigma^2+cos(theta)) + sqrt(1+2*sigma^2-cos(theta))) + (d-2*r)*sqrt(2)*sigma',
  },
  measures: { jointNorm: classOverlap().jointNorm },
  asserts: 'jointNorm <= sqrt(n)*S',
  controls: [
    control('factor sqrt(n) missing', {
      asserts: 'jointNorm <= S',
      at: { d: 10, r: 2, theta: 0.3, sigma: 0.1, n: 20 },
    }),
    control('noise outside the subspaces ignored', {
      asserts: 'jointNorm <= sqrt(n)*r*(sqrt(1+cos(theta))+sqrt(1-cos(theta)))',
      at: { d: 12, r: 3, theta: 0.2, sigma: 0.3, n: 40 },
    }),
    control('three per cent smaller, at large n', {
      asserts: 'jointNorm <= 0.97*sqrt(n)*S',
      at: { d: 4, r: 1, theta: 0.8, sigma: 0.5, n: 200 },
    }),
  ],
  view: { x: 'theta', y: 'n' },
  notes:
    'C1, twice the expected nuclear norm of one class, does not depend on theta, so the bound on the score rises as the angle closes. Jensen for the trace of the matrix square root; tight as n grows.',
});

const lines = {
  n: integer(1, 500, 'log', 'samples a class'),
  theta: angle('angle between the two lines'),
};

export const oleLowerBoundPlanar = claim({
  id: 'lsf2025/ole-lower-bound-planar',
  title:
    'One-dimensional noiseless classes: expected score at least 2*E||M||_* - sqrt(n)*(sqrt(1+cos)+sqrt(1-cos)), in closed form',
  kind: 'inequality',
  source: { paper, where: 'theorem 1; explicit case derived here', fidelity: 'derived' },
  regime: regime(lines),
  measures: { meanOle: lineOverlap().meanScore },
  asserts:
    'meanOle >= 2*sqrt(2)*exp(lgamma((n+1)/2)-lgamma(n/2)) - sqrt(n)*(sqrt(1+cos(theta))+sqrt(1-cos(theta)))',
  controls: [
    control('the large-n limit as a lower bound', {
      asserts: 'meanOle >= sqrt(n)*(2 - sqrt(1+cos(theta)) - sqrt(1-cos(theta)))',
      at: { n: 10, theta: 0.5 },
    }),
    control('the bound as an upper bound', {
      asserts:
        'meanOle <= 2*sqrt(2)*exp(lgamma((n+1)/2)-lgamma(n/2)) - sqrt(n)*(sqrt(1+cos(theta))+sqrt(1-cos(theta)))',
      at: { n: 10, theta: 0.5 },
    }),
    control('factor sqrt(n) missing', {
      asserts:
        'meanOle >= 2*sqrt(2)*exp(lgamma((n+1)/2)-lgamma(n/2)) - (sqrt(1+cos(theta))+sqrt(1-cos(theta)))',
      at: { n: 10, theta: 0.5 },
    }),
  ],
  view: { x: 'n', y: 'theta' },
  notes: 'r = 1 and sigma = 0. At theta = pi/2 the score is 0 and the bound slightly negative.',
});

export const oleLowerBoundMonotone = claim({
  id: 'lsf2025/ole-lower-bound-monotone',
  title: 'The bound of theorem 1 rises as the angle closes: S is strictly increasing in theta',
  kind: 'inequality',
  source: { paper, where: 'theorem 1; explicit version derived here', fidelity: 'derived' },
  regime: regime(
    {
      theta1: angle('smaller angle'),
      theta2: angle('larger angle'),
      sigma: noise(0, 2, 'linear'),
    },
    'theta2 >= theta1 + 0.001',
  ),
  where: { c: '1+2*sigma^2' },
  asserts: 'sqrt(c+cos(theta1)) + sqrt(c-cos(theta1)) < sqrt(c+cos(theta2)) + sqrt(c-cos(theta2))',
  argument: [],
  controls: [
    control('decreasing', {
      asserts: 'sqrt(c+cos(theta1)) + sqrt(c-cos(theta1)) > sqrt(c+cos(theta2)) + sqrt(c-cos(theta2))',
      at: { theta1: 0.3, theta2: 0.6, sigma: 0.1 },
    }),
    control('sine in place of cosine', {
      asserts: 'sqrt(c+sin(theta1)) + sqrt(c-sin(theta1)) < sqrt(c+sin(theta2)) + sqrt(c-sin(theta2))',
      at: { theta1: 0.3, theta2: 0.6, sigma: 0.1 },
    }),
  ],
  view: { x: 'theta1', y: 'theta2' },
  notes:
    'Angles at least 0.001 apart; the factor r and the part of S without theta cancel. The square of each side is 2*c + 2*sqrt(c^2-cos^2).',
});

// The function phi of theorem 1, as two secondary sources quote it; l is a constant that was not readable.

const publishedPhi = {
  phi1: 'sqrt(2*n)*sqrt(l*cos(theta1)) + sqrt(2*n*(2*n-1))*sqrt(1-cos(theta1))',
  phi2: 'sqrt(2*n)*sqrt(l*cos(theta2)) + sqrt(2*n*(2*n-1))*sqrt(1-cos(theta2))',
};
const phiParameters = {
  n: integer(1, 1000, 'log', 'samples a class'),
  l: integer(1, 200, 'log', 'constant of the published function (a rank)'),
  theta1: real(0, 1.5707, 'linear', 'smaller angle'),
  theta2: real(0.001, 1.5707, 'linear', 'larger angle'),
};

export const publishedPhiMonotone = claim({
  id: 'lsf2025/published-phi-monotone',
  title: 'The published function phi increases with the angle up to acos(l/(l+2n-1)) only',
  kind: 'threshold',
  source: { paper, where: 'theorem 1, function phi', fidelity: 'restated' },
  regime: regime(phiParameters, 'theta2 >= theta1 + 0.001', 'cos(theta2) >= l/(l+2*n-1)'),
  where: publishedPhi,
  asserts: 'phi1 < phi2',
  // The root lies below its tangents, and the tangents of the two terms at the larger angle have the right order.
  argument: [
    'cos(theta1) > cos(theta2)',
    {
      forAll: { m: [1, 100], l: [1, 200], y: [0, 1], g: [0, 1] },
      given: ['y > 0', 'g > 0'],
      says: 'm*(sqrt(l*(y+g))-sqrt(l*y)) < m*(l*g)/(2*sqrt(l*y))',
      at: { m: 'sqrt(2*n)', l: 'l', y: 'cos(theta2)', g: 'cos(theta1)-cos(theta2)' },
    },
    {
      forAll: { m: [1, 2000], z: [0, 1], g: [0, 1] },
      given: ['g > 0'],
      says: 'm*(sqrt(z+g)-sqrt(z)) > m*g/(2*sqrt(z+g))',
      at: { m: 'sqrt(2*n*(2*n-1))', z: '1-cos(theta1)', g: 'cos(theta1)-cos(theta2)' },
    },
    {
      forAll: { n: [1, 1000], l: [1, 200], y: [0, 1], g: [0, 1] },
      given: ['y > 0', 'y < 1', 'y >= l/(l+2*n-1)'],
      says: 'sqrt(2*n)*(l*g)/(2*sqrt(l*y)) <= sqrt(2*n*(2*n-1))*g/(2*sqrt(1-y))',
      at: { n: 'n', l: 'l', y: 'cos(theta2)', g: 'cos(theta1)-cos(theta2)' },
    },
  ],
  finding:
    'phi grows with the angle up to its maximum at cos(theta) = l/(l+2n-1) and no further; read up to a right angle the statement fails (published-phi-monotone-as-printed).',
  controls: [
    control('up to a right angle', {
      assumptions: ['theta2 >= theta1 + 0.001'],
      at: { n: 5, l: 10, theta1: 1.02, theta2: 1.55 },
    }),
    control('decreasing', {
      asserts: 'phi1 > phi2',
      at: { n: 10, l: 2, theta1: 0.3, theta2: 0.8 },
    }),
    control('turning point at cos = l/(l+4n)', {
      assumptions: ['theta2 >= theta1 + 0.001', 'cos(theta2) >= l/(l+4*n)'],
      at: { n: 5, l: 10, theta1: 1.1, theta2: 1.2 },
    }),
  ],
  view: { x: 'theta1', y: 'theta2' },
  notes: 'The maximum is sqrt(2n)*sqrt(l+2n-1). The constant l was not readable: it is a parameter here.',
});

export const publishedPhiMonotoneAsPrinted = claim({
  id: 'lsf2025/published-phi-monotone-as-printed',
  title: 'The published function phi decreases as the angle shrinks, all the way from a right angle',
  kind: 'threshold',
  source: { paper, where: 'theorem 1, function phi', fidelity: 'restated' },
  regime: regime(phiParameters, 'theta2 >= theta1 + 0.001'),
  where: publishedPhi,
  asserts: 'phi1 < phi2',
  expected: 'refuted',
  finding:
    'phi has its maximum at cos(theta) = l/(l+2n-1) and falls from there to a right angle: n=5, l=10: 13.784 at 58.2 degrees, 9.487 at 90. Up to that angle it does increase (published-phi-monotone).',
  witnesses: [{ n: 5, l: 10, theta1: 1.02, theta2: 1.55 }],
  controls: [
    control('decreasing everywhere', {
      asserts: 'phi1 > phi2',
      at: { n: 10, l: 2, theta1: 0.3, theta2: 0.8 },
    }),
    control('doubling', {
      asserts: '2*phi1 < phi2',
      at: { n: 10, l: 2, theta1: 0.7, theta2: 0.8 },
    }),
  ],
  view: { x: 'theta1', y: 'theta2' },
  notes: 'Minor for n >> l, real when l is comparable with 2n.',
});

// Theorem 2: the expected confidence of the Bayes classifier in the true class.

const confidenceParameters = {
  r: rank(20),
  theta: angle('principal angle, the same for all r', 0.01),
  sigma: noise(0.2, 5, 'log'),
};
const kappa = { kappa: 'sin(theta)^2/(2*sigma^2*(1+sigma^2))' };

export const confidenceUpperBound = claim({
  id: 'lsf2025/confidence-upper-bound',
  title:
    'Expected Bayes confidence is at most the logistic function of r*sin(theta)^2/(2*sigma^2*(1+sigma^2))',
  kind: 'inequality',
  source: { paper, where: 'theorem 2, factor inside the sigmoid', fidelity: 'restated' },
  regime: regime(confidenceParameters),
  where: kappa,
  measures: { confidence: bayesConfidence() },
  asserts: ['confidence <= 1/(1+exp(-r*kappa))', 'confidence >= 1/2'],
  finding:
    'The factor 1/(2*sigma^2*(1+sigma^2)) belongs inside the logistic function; printed outside, the bound fails (confidence-upper-bound-as-printed).',
  controls: [
    control('4 in place of 2 in the denominator', {
      asserts: 'confidence <= 1/(1+exp(-r*kappa/2))',
      at: { r: 4, theta: 0.1, sigma: 0.2 },
    }),
    control('cosine in place of sine', {
      asserts: 'confidence <= 1/(1+exp(-r*cos(theta)^2/(2*sigma^2*(1+sigma^2))))',
      at: { r: 1, theta: 1.4, sigma: 0.5 },
    }),
    control('one angle only', {
      asserts: 'confidence <= 1/(1+exp(-kappa))',
      at: { r: 10, theta: 1.5, sigma: 1.5 },
    }),
  ],
  view: { x: 'theta', y: 'sigma' },
  notes: 'Everything depends on r and kappa only. Both bounds merge with the confidence as kappa tends to 0.',
});

export const confidenceUpperBoundAsPrinted = claim({
  id: 'lsf2025/confidence-upper-bound-as-printed',
  title:
    'Expected Bayes confidence is at most the logistic function of sum sin(theta)^2, divided by 2*sigma^2*(1+sigma^2)',
  kind: 'inequality',
  source: { paper, where: 'theorem 2, as one secondary source prints it', fidelity: 'restated' },
  regime: regime(confidenceParameters),
  where: kappa,
  measures: { confidence: bayesConfidence() },
  asserts: 'confidence <= 1/(1+exp(-r*sin(theta)^2))/(2*sigma^2*(1+sigma^2))',
  expected: 'refuted',
  finding:
    'With the factor outside the logistic function the bound falls below 1/2 for sigma of order 1 and more: r=3, theta=0.6, sigma=1: 0.5511 against 0.1806. With the factor inside it holds (confidence-upper-bound).',
  witnesses: [{ r: 3, theta: 0.6, sigma: 1 }],
  controls: [
    control('half of it', {
      asserts: 'confidence <= 0.5/(1+exp(-r*sin(theta)^2))/(2*sigma^2*(1+sigma^2))',
      at: { r: 3, theta: 0.6, sigma: 1 },
    }),
    control('the same with a cosine', {
      asserts: 'confidence <= 1/(1+exp(-r*cos(theta)^2))/(2*sigma^2*(1+sigma^2))',
      at: { r: 5, theta: 1.2, sigma: 2 },
    }),
  ],
  view: { x: 'theta', y: 'sigma' },
  notes: 'True by accident for small sigma.',
});

export const confidenceMonotoneInAngle = claim({
  id: 'lsf2025/confidence-monotone-in-angle',
  title: 'Expected Bayes confidence increases with the angle between the class subspaces',
  kind: 'inequality',
  source: { paper, where: 'theorem 2, message; proof derived here', fidelity: 'derived' },
  regime: regime(
    {
      r: rank(20),
      theta1: angle('smaller angle', 0.01),
      theta2: angle('larger angle', 0.02),
      sigma: noise(0.2, 5, 'log'),
    },
    'theta2 >= theta1 + 0.01',
    'r*sin(theta2)^2/(2*sigma^2*(1+sigma^2)) <= 30',
  ),
  measures: {
    confidence1: bayesConfidence({ angle: 'theta1' }),
    confidence2: bayesConfidence({ angle: 'theta2' }),
  },
  asserts: 'confidence1 < confidence2',
  controls: [
    control('decreasing', {
      asserts: 'confidence1 > confidence2',
      at: { r: 2, theta1: 0.5, theta2: 1, sigma: 0.5 },
    }),
    control('certain at a right angle', {
      asserts: 'confidence2 >= 0.9',
      at: { r: 2, theta1: 0.5, theta2: 1.57, sigma: 0.5 },
    }),
    control('twice the noise at the larger angle', {
      measures: { confidence2: bayesConfidence({ angle: 'theta2', noise: '2*sigma' }) },
      at: { r: 2, theta1: 0.9, theta2: 1, sigma: 0.5 },
    }),
  ],
  view: { x: 'theta1', y: 'theta2' },
  notes:
    'Angles at least 0.01 apart, and r*kappa at most 30: beyond, the confidence saturates at 1 and the difference drowns in rounding.',
});

// The filter: keep the most confident part of a pool. A toy version of the empirical part of the paper.

const kept = real(0.02, 0.95, 'linear', 'share kept');

export const filterEnrichesReal = claim({
  id: 'lsf2025/filter-enriches-real',
  title: 'Keeping the most confident samples never lowers the share of real ones',
  kind: 'inequality',
  source: { paper, where: 'empirical finding; toy theorem derived here', fidelity: 'derived' },
  regime: regime({
    r: rank(20),
    phi: real(0.02, Math.PI / 4, 'linear', 'tilt of the degraded generation'),
    sigma: noise(0.1, 2, 'log'),
    f: real(0.05, 0.95, 'linear', 'share of real samples in the pool'),
    q: kept,
  }),
  measures: { realShare: realShare() },
  asserts: 'realShare >= f',
  controls: [
    control('the least confident kept', {
      measures: { realShare: realShare({ keep: 'least confident' }) },
      at: { r: 5, phi: 0.6, sigma: 0.6, f: 0.35, q: 0.3 },
    }),
    control('classifier retrained on the tilted generation', {
      measures: { realShare: realShare({ classifier: 'tilted' }) },
      at: { r: 4, phi: 0.6, sigma: 1, f: 0.2, q: 0.2 },
    }),
    control('enrichment to nine tenths', {
      asserts: 'realShare >= 0.9',
      at: { r: 2, phi: 0.3, sigma: 0.5, f: 0.5, q: 0.25 },
    }),
  ],
  view: { x: 'phi', y: 'q' },
  notes: 'Strict for phi > 0. Exact in the population; in finite pools only on average.',
});

export const filterSelectionBias = claim({
  id: 'lsf2025/filter-selection-bias',
  title:
    'Even on purely real data the filter distorts: the signal energy of the kept samples is too large and the energy across too small',
  kind: 'inequality',
  source: { paper, where: 'derived here (limitation hinted at)', fidelity: 'derived' },
  regime: regime({ r: rank(20), sigma: noise(0.1, 2, 'log'), q: kept }),
  measures: { keptSignal: keptEnergy({ along: 'signal' }), keptNoise: keptEnergy({ along: 'noise' }) },
  asserts: ['keptSignal > 1', 'keptNoise < 1'],
  controls: [
    control('filtering leaves real data unchanged', {
      asserts: 'keptSignal = 1',
      at: { r: 2, sigma: 0.5, q: 0.5 },
    }),
    control('signs exchanged', {
      asserts: ['keptSignal < 1', 'keptNoise > 1'],
      at: { r: 8, sigma: 0.5, q: 0.5 },
    }),
    control('doubled at least', {
      asserts: 'keptSignal >= 2',
      at: { r: 8, sigma: 0.5, q: 0.5 },
    }),
  ],
  view: { x: 'q', y: 'sigma' },
  notes:
    'For r = 2 and a positive threshold keptNoise is exactly (1+sigma^2)/(1+2*sigma^2). So a Gaussian refitted to the kept samples widens every generation.',
});

export const claims: readonly Claim[] = [
  oleNonnegative,
  oleSubspaceExact,
  oleLowerBound,
  oleLowerBoundPlanar,
  oleLowerBoundMonotone,
  publishedPhiMonotone,
  publishedPhiMonotoneAsPrinted,
  confidenceUpperBound,
  confidenceUpperBoundAsPrinted,
  confidenceMonotoneInAngle,
  filterEnrichesReal,
  filterSelectionBias,
];
