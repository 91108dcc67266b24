import { type Claim, claim, control, type Paper } from '../src/claim/index.js';
import {
  alsoClosed,
  ddimLogRatio,
  ddimWeight,
  diffusionSchedule,
  flowLogRatio,
  flowSchedule,
  logError,
  policyRatio,
  scheduleClipping,
  withClosed,
} from '../src/process/index.js';
import { choice, integer, real, regime } from '../src/regime/index.js';

/*
 * Proportionate credit policy optimization for image generators. Lee and Ye (2025).
 *
 * A step of a diffusion or flow sampler is Gaussian, so that the log of the policy ratio is a Gaussian quantity
 * of size w |D|: the native weight w of the step times the change D of the network's prediction.
 */

const paper: Paper = {
  key: 'pcpo2025',
  authors: 'Lee, Ye',
  title: 'PCPO: Proportionate Credit Policy Optimization for Aligning Image Generation Models',
  year: 2025,
  arxiv: '2509.25774',
  venue: 'ICLR 2026',
};

// One stochastic DDIM step from the signal level abt to the next one visited, abp.

const levels = {
  abt: real(0.001, 0.998, 'linear', 'cumulative signal level of the current step'),
  abp: real(0.002, 0.999, 'linear', 'cumulative signal level of the next (less noisy) visited step'),
};
const apart = 'abt <= 0.995*abp';
const change = {
  delta: real(-3, 3, 'linear', 'change of the network prediction, along the noise direction'),
  z: real(-4, 4, 'linear', 'noise of the step in that direction'),
};
/** Where the two terms of the log ratio do not nearly cancel, so that rounding does not decide. */
const noCancellation = 'abs(z+w*delta/2) >= 0.01*abs(w*delta)';

const scales = { a: 'sqrt((1-abt)*abp/abt)', b: 'sqrt(1-abp)' };
/** s is the scale of the DDPM posterior. */
const noiseOfStep = { s: 'sqrt((1-abp)/(1-abt)*(1-abt/abp))', sigma: 'eta*s' };
const ddim = { ...scales, ...noiseOfStep, w: '(a - sqrt(b^2-sigma^2))/sigma' };

const ddimChange = regime(
  {
    ...levels,
    eta: real(0.01, 1, 'log', 'stochasticity, sigma = eta times the DDPM posterior scale'),
    ...change,
  },
  apart,
  noCancellation,
);
const printedCase = { abt: 0.5, abp: 0.6, eta: 0.1, delta: 0.3, z: 0.7 };

export const logRatioIdentity = claim({
  id: 'pcpo2025/log-ratio-identity',
  title: 'The log policy ratio of a diffusion step is -(w*D.z + w^2*|D|^2/2) with native weight w',
  kind: 'identity',
  source: { paper, where: 'proposition 1', fidelity: 'restated' },
  regime: ddimChange,
  where: ddim,
  measures: { logRho: ddimLogRatio() },
  asserts: 'logRho = -(w*delta*z + w^2*delta^2/2)',
  finding:
    'The repaired form of log-ratio-identity-as-printed: the quadratic term carries the square of the weight.',
  controls: [
    control('w in place of w^2 in the quadratic term', {
      asserts: 'logRho = -(w*delta*z + w*delta^2/2)',
      at: printedCase,
    }),
    control('weight with the variance instead of the standard deviation', {
      asserts: 'logRho = -(w/sigma*delta*z + (w/sigma)^2*delta^2/2)',
      at: { abt: 0.5, abp: 0.6, eta: 0.7, delta: 0.3, z: 0.7 },
    }),
    control('sign of the linear term', {
      asserts: 'logRho = w*delta*z - w^2*delta^2/2',
      at: { abt: 0.9, abp: 0.95, eta: 1, delta: 0.3, z: 0.7 },
    }),
  ],
  view: { x: 'abt', y: 'eta' },
  notes:
    'In d dimensions z is the noise component along the change D and delta its norm. Levels are those of consecutive visited steps. Points at which the two terms cancel to less than a hundredth are left out: rounding decides there. A difference of float32 log densities loses everything below about 1e-4.',
});

export const logRatioIdentityAsPrinted = claim({
  id: 'pcpo2025/log-ratio-identity-as-printed',
  title: 'The log policy ratio of a diffusion step is -(w*D.z + (w/2)*|D|^2)',
  kind: 'identity',
  source: { paper, where: 'proposition 1, as one secondary source prints it', fidelity: 'restated' },
  regime: ddimChange,
  where: ddim,
  measures: { logRho: ddimLogRatio() },
  asserts: 'logRho = -(w*delta*z + w/2*delta^2)',
  expected: 'refuted',
  finding:
    'The quadratic term needs w^2 (log-ratio-identity): with w the two sides differ unless w is 0 or 1.',
  witnesses: [printedCase],
  controls: [
    control('quadratic term dropped', {
      asserts: 'logRho = -w*delta*z',
      at: printedCase,
    }),
    control('sign of the linear term', {
      asserts: 'logRho = w*delta*z - w/2*delta^2',
      at: { abt: 0.9, abp: 0.95, eta: 0.5, delta: 0.3, z: 0.7 },
    }),
  ],
  view: { x: 'abt', y: 'eta' },
  notes: 'A typo in one of two secondary sources; the other has the square.',
});

const flowNoise = real(0.05, 1.5, 'linear', 'noise level');

export const logRatioIdentityFlow = claim({
  id: 'pcpo2025/log-ratio-identity-flow',
  title: 'The same identity for the Euler-Maruyama step of a flow sampler',
  kind: 'identity',
  source: { paper, where: 'set-up of proposition 2', fidelity: 'restated' },
  regime: regime(
    {
      t: real(0.02, 0.98, 'linear', 'time of the step, 1 is noise'),
      dt: real(0.001, 0.3, 'log', 'step length'),
      eta: flowNoise,
      kind: choice(['dance', 'flow'], 'dance: sigma = eta; flow: sigma = eta*sqrt(t/(1-t))'),
      ...change,
    },
    'dt <= t',
    noCancellation,
  ),
  where: {
    sig: '(kind == "dance" ? eta : eta*sqrt(t/(1-t)))',
    w: 'sqrt(dt)/sig*(1+(1-t)*sig^2/(2*t))',
  },
  measures: { logRho: flowLogRatio() },
  asserts: 'logRho = -(w*delta*z + w^2*delta^2/2)',
  controls: [
    control('drift correction dropped', {
      asserts: 'logRho = -(sqrt(dt)/sig*delta*z + dt/sig^2*delta^2/2)',
      at: { t: 0.6, dt: 0.05, eta: 0.7, kind: 'flow', delta: 0.3, z: 0.7 },
    }),
    control('dt in place of its square root', {
      asserts: 'logRho = -(w*sqrt(dt)*delta*z + w^2*dt*delta^2/2)',
      at: { t: 0.6, dt: 0.05, eta: 0.3, kind: 'dance', delta: 0.3, z: 0.7 },
    }),
  ],
  view: { x: 't', y: 'eta' },
  notes: 'At t = 1 the flow variant takes 1-t of the second grid point in sigma.',
});

// The policy ratio under the old policy, m the native weight times the norm of the change.

const clipRange = (min: number, max: number) => real(min, max, 'log', 'clip range');
const ratio = policyRatio();

export const logRatioLaw = claim({
  id: 'pcpo2025/log-ratio-law',
  title:
    'Under the old policy log rho is normal with mean -m^2/2 and variance m^2: mean ratio, divergence and clip fraction follow',
  kind: 'identity',
  source: { paper, where: 'derived here from proposition 1', fidelity: 'derived' },
  regime: regime(
    {
      m: real(0.001, 3, 'log', 'native weight times the norm of the change of prediction'),
      xi: clipRange(1e-5, 0.5),
    },
    'm >= xi/8',
  ),
  measures: { clipFraction: ratio.clipFraction, meanRatio: ratio.mean, klStep: ratio.divergence },
  asserts: [
    'clipFraction = normcdf(-(log1p(xi)+m^2/2)/m) + normcdf((log1p(-xi)+m^2/2)/m)',
    'meanRatio = 1',
    'klStep = m^2/2',
  ],
  controls: [
    control('symmetric in log space', {
      asserts: 'clipFraction = 2*normcdf(-log1p(xi)/m)',
      at: { m: 0.5, xi: 0.2 },
    }),
    control('mean of log rho equal to 0', {
      asserts: 'klStep = 0',
      at: { m: 0.5, xi: 0.2 },
    }),
    control('log1p(xi) at both edges', {
      asserts: 'clipFraction = normcdf(-(log1p(xi)+m^2/2)/m) + normcdf((-log1p(xi)+m^2/2)/m)',
      at: { m: 0.5, xi: 0.2 },
    }),
  ],
  view: { x: 'm', y: 'xi' },
  notes: 'rho is heavy-tailed for m > 2: its mean is sampled for m <= 1 only.',
});

// A whole diffusion schedule of n steps, on the levels of Stable Diffusion.

const steps = integer(5, 100, 'linear', 'sampling steps, a divisor of 1000');
const stochasticity = real(0.02, 1, 'log', 'stochasticity, sigma = eta times the DDPM posterior scale');
const divisor = '1000/n == floor(1000/n)';
const reachUpTo = (most: number) => real(0.2, most, 'linear', 'largest m of the schedule over log(1+xi)');
const schedule = diffusionSchedule();
const clipping = scheduleClipping();

export const uniformClipping = claim({
  id: 'pcpo2025/uniform-clipping',
  title: 'Uniform weights with the same mean clip less, as long as the largest m is at most 0.6*log(1+xi)',
  kind: 'inequality',
  source: { paper, where: 'derived here; the argument for uniform weights', fidelity: 'derived' },
  regime: regime({ n: steps, eta: stochasticity, xi: clipRange(1e-4, 0.2), reach: reachUpTo(0.6) }, divisor),
  measures: { nativeClip: clipping.native, uniformClip: clipping.uniform },
  asserts: 'uniformClip <= nativeClip',
  finding:
    'The repaired form of uniform-clipping-as-read: the changes of prediction must be small against the clip range.',
  controls: [
    control('large changes of prediction', {
      assumptions: [divisor],
      at: { n: 50, eta: 1, xi: 0.01, reach: 6.5 },
    }),
    control('uniform at the largest weight in place of the mean', {
      measures: { uniformClip: clipping.largest },
      at: { n: 50, eta: 1, xi: 0.01, reach: 0.5 },
    }),
    control('ten times more still', {
      asserts: 'uniformClip >= 0.1*nativeClip',
      at: { n: 50, eta: 1, xi: 0.01, reach: 0.5 },
    }),
  ],
  view: { x: 'reach', y: 'xi' },
  notes:
    'The clip curve is convex in m up to about xi/sqrt(2); Jensen does the rest. uniformClip may underflow for small reach.',
});

export const uniformClippingAsRead = claim({
  id: 'pcpo2025/uniform-clipping-as-read',
  title: 'Uniform weights with the same mean lower the average clip fraction',
  kind: 'inequality',
  source: { paper, where: 'argument for uniform weights, read without a condition', fidelity: 'derived' },
  regime: regime({ n: steps, eta: stochasticity, xi: clipRange(1e-4, 0.2), reach: reachUpTo(10) }, divisor),
  measures: { nativeClip: clipping.native, uniformClip: clipping.uniform },
  asserts: 'uniformClip <= nativeClip',
  expected: 'refuted',
  finding:
    'False for large changes of prediction, where the clip curve is concave (50 steps, eta = 1, xi = 0.01, reach 6.58, a change of 0.02: uniform 0.3333, native 0.2755); true for small ones (uniform-clipping).',
  witnesses: [{ n: 50, eta: 1, xi: 0.01, reach: 6.5 }],
  controls: [
    control('uniform weights always clip more', {
      asserts: 'uniformClip >= nativeClip',
      at: { n: 50, eta: 1, xi: 0.01, reach: 1 },
    }),
    control('at least halved', {
      asserts: 'uniformClip <= 0.5*nativeClip',
      at: { n: 50, eta: 1, xi: 0.01, reach: 5 },
    }),
  ],
  view: { x: 'reach', y: 'xi' },
  notes: 'At reach 3.3 (a change of 0.01) the uniform weights are still ahead, by 0.0004.',
});

export const nativeWeightDisproportion = claim({
  id: 'pcpo2025/native-weight-disproportion',
  title:
    'On the standard schedule the native weights of a diffusion sampler differ by about one order of magnitude',
  kind: 'inequality',
  source: { paper, where: 'discussion of proposition 1 (figure)', fidelity: 'restated' },
  regime: regime({ n: steps, eta: stochasticity }, divisor),
  measures: { spread: schedule.spread },
  asserts: ['spread > 8', 'spread < 25'],
  finding:
    'The repaired form of native-weight-disproportion-as-printed: with w = C/sigma the spread is a factor of 8.6 to 22.',
  controls: [
    control('two orders of magnitude', {
      asserts: 'spread >= 100',
      at: { n: 50, eta: 1 },
    }),
    control('levels uniform in log SNR at eta = 1: all weights equal', {
      measures: { spread: diffusionSchedule({ spacing: 'log signal-to-noise' }).spread },
      at: { n: 50, eta: 1 },
    }),
    control('weights nearly equal', {
      asserts: 'spread <= 2',
      at: { n: 20, eta: 0.5 },
    }),
  ],
  view: { x: 'n', y: 'eta' },
  notes:
    'The ends 8 and 25 are ours. At eta = 1: w^2 + 1 = SNR of the next level over SNR of the current one. Ten steps and more: at most 13.7.',
});

export const nativeWeightDisproportionAsPrinted = claim({
  id: 'pcpo2025/native-weight-disproportion-as-printed',
  title: 'The native weights span several orders of magnitude',
  kind: 'inequality',
  source: { paper, where: 'discussion of proposition 1', fidelity: 'restated' },
  regime: regime({ n: steps, eta: stochasticity }, divisor),
  measures: { spread: schedule.spread },
  asserts: 'spread >= 100',
  expected: 'refuted',
  finding:
    'With w = C/sigma on the standard schedule the largest weight is 8.6 to 22 times the smallest (native-weight-disproportion); C/sigma^2 would span about two orders.',
  witnesses: [{ n: 50, eta: 1 }],
  controls: [
    control('all equal', {
      asserts: 'spread <= 1.01',
      at: { n: 50, eta: 1 },
    }),
    control('a thousand', {
      asserts: 'spread >= 1000',
      at: { n: 50, eta: 0.05 },
    }),
  ],
  view: { x: 'n', y: 'eta' },
  notes: 'Two orders stand for "several". The published figure may use another schedule or weight.',
});

// Which weights a step can have, and the noise that gives a prescribed one.

const weightOfStep = ddimWeight();

export const weightFloor = claim({
  id: 'pcpo2025/weight-floor',
  title:
    'No choice of the variance gives a native weight below sqrt(SNR_next/SNR_now - 1); eta = 1 attains it',
  kind: 'inequality',
  source: { paper, where: 'derived here', fidelity: 'derived' },
  regime: regime(
    { ...levels, eta: real(0.01, 3, 'log', 'sigma over the DDPM posterior scale') },
    apart,
    'eta^2*(1-abt/abp) <= 1-abt',
  ),
  where: { ...scales, ...noiseOfStep },
  measures: { weight: withClosed('(a - sqrt(max(0, b^2-sigma^2)))/sigma', weightOfStep.weight) },
  asserts: 'weight >= sqrt(abp*(1-abt)/(abt*(1-abp)) - 1)',
  // (r - sqrt(1-u^2))/u is least where u = sqrt(r^2-1)/r.
  argument: [
    {
      forAll: { b: [0, 1], r: [1, Number.POSITIVE_INFINITY], u: [0, 1] },
      given: ['b > 0', 'u > 0'],
      says: '(b*r - sqrt(max(0, b^2-(b*u)^2)))/(b*u) >= sqrt(r^2-1)',
      at: { b: 'b', r: 'a/b', u: 'sigma/b' },
    },
  ],
  controls: [
    control('floor at eta = 0', {
      asserts: 'weight <= sqrt(abp*(1-abt)/(abt*(1-abp)) - 1)',
      at: { abt: 0.5, abp: 0.6, eta: 0.1 },
    }),
    control('decreasing in sigma beyond the floor: the weight at 1.3 below that at 1', {
      asserts: 'weight <= sqrt(a^2/b^2-1)',
      at: { abt: 0.9, abp: 0.95, eta: 1.3 },
    }),
    control('ratio without minus one', {
      asserts: 'weight >= sqrt(abp*(1-abt)/(abt*(1-abp)))',
      at: { abt: 0.5, abp: 0.6, eta: 1 },
    }),
  ],
  view: { x: 'eta', y: 'abt' },
  notes:
    'Equality at eta = 1 exactly. The second assumption says that sigma is at most b, the most that the next level can hold.',
});

const prescribed = { ...levels, w: real(0.02, 50, 'log', 'prescribed weight') };
const floorOfStep = { ...scales, low: 'sqrt(abp*(1-abt)/(abt*(1-abp)) - 1)' };

export const uniformWeightSolution = claim({
  id: 'pcpo2025/uniform-weight-solution',
  title:
    'A step variance with a prescribed weight exists exactly from the floor on: two of them up to a/b, one beyond',
  kind: 'threshold',
  source: {
    paper,
    where: 'recipe of solving for sigma; existence and count derived here',
    fidelity: 'derived',
  },
  regime: regime(
    prescribed,
    apart,
    'abs(w/sqrt(abp*(1-abt)/(abt*(1-abp)) - 1) - 1) >= 0.001',
    'abs(w*sqrt(abt*(1-abp)/(abp*(1-abt))) - 1) >= 0.001',
  ),
  where: floorOfStep,
  measures: { rootCount: weightOfStep.rootCount },
  asserts: 'rootCount = (w < low ? 0 : (w <= a/b ? 2 : 1))',
  controls: [
    control('both roots always valid above the floor', {
      asserts: 'rootCount = (w < low ? 0 : 2)',
      at: { abt: 0.5, abp: 0.6, w: 2 },
    }),
    control('a solution for every weight', {
      asserts: 'rootCount >= 1',
      at: { abt: 0.9, abp: 0.95, w: 1 },
    }),
    control('floor without minus one', {
      asserts: 'rootCount = (w < sqrt(low^2+1) ? 0 : (w <= a/b ? 2 : 1))',
      at: { abt: 0.5, abp: 0.6, w: 0.8 },
    }),
  ],
  view: { x: 'w', y: 'abt' },
  notes:
    'A whole schedule can be made uniform iff w is at least the largest floor. With abp = 1 there is no stochastic step. Within 0.1 % of the two thresholds the count is not asked for.',
});

export const uniformWeightRoot = claim({
  id: 'pcpo2025/uniform-weight-root',
  title: 'The smaller solution is (a*w - sqrt(b^2*(w^2+1) - a^2))/(w^2+1), never above the DDPM scale',
  kind: 'identity',
  source: { paper, where: 'recipe of solving for sigma; formula derived here', fidelity: 'derived' },
  regime: regime(prescribed, apart, 'w >= 1.001*sqrt(abp*(1-abt)/(abt*(1-abp)) - 1)'),
  where: floorOfStep,
  // The product of the two solutions of (w^2+1) sigma^2 - 2 a w sigma + a^2 - b^2 = 0 over the larger one.
  measures: {
    root: alsoClosed('(a^2-b^2)/(a*w + sqrt(b^2*(w^2+1) - a^2))', weightOfStep.smallestRoot),
  },
  asserts: ['root = (a*w - sqrt(b^2*(w^2+1) - a^2))/(w^2+1)', 'root <= sqrt((1-abp)/(1-abt)*(1-abt/abp))'],
  argument: [
    'w >= sqrt(abp*(1-abt)/(abt*(1-abp)) - 1)',
    'b^2*(w^2+1) >= a^2',
    'sqrt((1-abp)/(1-abt)*(1-abt/abp))*a*w >= b^2*low*w',
    'b^2*low*w >= a^2-b^2',
    'sqrt((1-abp)/(1-abt)*(1-abt/abp))*a*w >= a^2-b^2',
    {
      forAll: {
        x: [0, Number.POSITIVE_INFINITY],
        y: [0, Number.POSITIVE_INFINITY],
        s: [0, Number.POSITIVE_INFINITY],
        d: [0, Number.POSITIVE_INFINITY],
      },
      given: ['x > 0', 's*x >= d'],
      says: 'd/(x+y) <= s',
      at: { x: 'a*w', y: 'sqrt(b^2*(w^2+1) - a^2)', s: 'sqrt((1-abp)/(1-abt)*(1-abt/abp))', d: 'a^2-b^2' },
    },
  ],
  controls: [
    control('the larger root', {
      asserts: 'root = (a*w + sqrt(b^2*(w^2+1) - a^2))/(w^2+1)',
      at: { abt: 0.5, abp: 0.6, w: 0.8 },
    }),
    control('small-sigma shortcut (a-b)/w', {
      asserts: 'root = (a-b)/w',
      at: { abt: 0.5, abp: 0.6, w: 0.8 },
    }),
  ],
  view: { x: 'w', y: 'abt' },
  notes: 'For large w the difference cancels; (a^2-b^2)/(a*w + sqrt(b^2*(w^2+1)-a^2)) is the same number.',
});

export const meanWeightTargetInfeasible = claim({
  id: 'pcpo2025/mean-weight-target-infeasible',
  title:
    'For eta of at least 0.3 the mean native weight lies below the largest floor, so no schedule of variances has it at every step',
  kind: 'impossibility',
  source: {
    paper,
    where: 'derived here, against the recipe that the target is the mean of the native weights',
    fidelity: 'derived',
  },
  regime: regime(
    { n: steps, eta: real(0.3, 1, 'linear', 'stochasticity, sigma = eta times the DDPM posterior scale') },
    divisor,
  ),
  measures: { meanWeight: schedule.meanWeight, maxFloor: schedule.largestFloor },
  asserts: 'meanWeight < maxFloor',
  finding:
    'The repaired form of mean-weight-target-infeasible-as-printed: at usual stochasticity the mean cannot be given to every step; with little noise it can.',
  controls: [
    control('infeasible for every eta', {
      assumptions: [divisor],
      at: { n: 50, eta: 0.05 },
    }),
    control('infeasible by a factor of ten', {
      asserts: '10*meanWeight < maxFloor',
      at: { n: 50, eta: 1 },
    }),
    control('largest weight in place of the mean', {
      measures: { meanWeight: schedule.largestWeight },
      at: { n: 50, eta: 0.5 },
    }),
  ],
  view: { x: 'n', y: 'eta' },
  notes:
    'At 50 steps it stays infeasible down to eta = 0.1 and is feasible at 0.08; with 5 steps it is feasible from 0.2 down.',
});

export const meanWeightTargetInfeasibleAsPrinted = claim({
  id: 'pcpo2025/mean-weight-target-infeasible-as-printed',
  title: 'The mean of the native weights can be given to every step by re-solving the variances',
  kind: 'impossibility',
  source: { paper, where: 'recipe with target about 4.5', fidelity: 'restated' },
  regime: regime({ n: steps, eta: stochasticity }, divisor),
  measures: { meanWeight: schedule.meanWeight, maxFloor: schedule.largestFloor },
  asserts: 'meanWeight >= maxFloor',
  expected: 'refuted',
  finding:
    'At eta = 1 the target is below the largest floor at every number of steps (50 steps: 0.517 against 3.275), so the last steps have no solution (mean-weight-target-infeasible); the quoted 4.5 is the mean of C/sigma^2, not of C/sigma.',
  witnesses: [{ n: 50, eta: 1 }],
  controls: [
    control('largest floor not above half the mean', {
      asserts: 'meanWeight >= 2*maxFloor',
      at: { n: 50, eta: 0.05 },
    }),
    control('target 4.5 is that mean', {
      asserts: 'meanWeight >= 4.4',
      at: { n: 50, eta: 1 },
    }),
  ],
  view: { x: 'n', y: 'eta' },
  notes: 'A constant 4.5 is attainable at 50 steps (above 3.2748), but it is not the mean.',
});

// A whole flow schedule of N steps.

const flowSteps = integer(4, 100, 'log', 'sampling steps');
const shiftUpTo = (most: number) =>
  real(1, most, 'linear', 'time shift of the grid t = shift*s/(1+(shift-1)*s)');
const flowKind = choice(
  ['dance', 'flow'],
  'dance: sigma = eta; flow: sigma = eta*sqrt(t/(1-t)), second grid point in 1-t at t = 1',
);
const flow = flowSchedule();

export const flowProportionalWeights = claim({
  id: 'pcpo2025/flow-proportional-weights',
  title:
    'Re-weighting flow steps to zeta*dt makes the credit proportional to the interval and keeps the total; the native weights are not proportional',
  kind: 'identity',
  source: { paper, where: 'proposition 2', fidelity: 'restated' },
  regime: regime({ N: flowSteps, eta: flowNoise, shift: shiftUpTo(8), kind: flowKind }),
  measures: {
    totalAfter: flow.correctedTotal,
    totalNative: flow.nativeTotal,
    spreadAfter: flow.correctedSpread,
    spreadNative: flow.nativeSpread,
  },
  asserts: ['totalAfter = totalNative', 'spreadAfter = 1', 'spreadNative > 1'],
  controls: [
    control('mean in place of the sum', {
      measures: { totalAfter: flowSchedule({ target: 'mean' }).correctedTotal },
      at: { N: 16, eta: 0.3, shift: 3, kind: 'dance' },
    }),
    control('last step left out of zeta', {
      measures: { totalAfter: flowSchedule({ target: 'sum without last step' }).correctedTotal },
      at: { N: 16, eta: 0.3, shift: 3, kind: 'dance' },
    }),
    control('native weights already proportional on a uniform grid', {
      asserts: 'spreadNative = 1',
      at: { N: 16, eta: 0.3, shift: 1, kind: 'dance' },
    }),
  ],
  view: { x: 'N', y: 'shift' },
  notes:
    'The total at (16, 0.3, 3, dance) is the published 13.343; at (10, 0.7, 3, flow) it is 4.297 against the published 4.315, because the convention at t = 1 is not known.',
});

export const gradientSecondMoment = claim({
  id: 'pcpo2025/gradient-second-moment',
  title: 'Making diffusion weights uniform at a fixed total never increases the score-gradient variance',
  kind: 'inequality',
  source: { paper, where: 'derived here; quantifies high-variance learning signal', fidelity: 'derived' },
  regime: regime({ n: steps, eta: stochasticity }, divisor),
  measures: { sumSq: schedule.scoreVariance, total: schedule.totalWeight },
  asserts: 'sumSq >= total^2/n',
  controls: [
    control('equality', {
      asserts: 'sumSq = total^2/n',
      at: { n: 50, eta: 1 },
    }),
    control('never more than 1.5 times', {
      asserts: 'sumSq <= 1.5*total^2/n',
      at: { n: 50, eta: 0.1 },
    }),
    control('square of the total instead of its share', {
      asserts: 'sumSq >= total^2',
      at: { n: 20, eta: 1 },
    }),
  ],
  view: { x: 'n', y: 'eta' },
  notes:
    'Checked for independent steps with equal unit Jacobians. The ratio is 1 + CV(w)^2: 1.647393, 2.103422, 2.293332, 2.429088 at (n, eta) = (50, 1), (20, 1), (50, 0.1), (10, 1).',
});

export const gradientSecondMomentFlow = claim({
  id: 'pcpo2025/gradient-second-moment-flow',
  title:
    'With noise eta*sqrt(t/(1-t)) and a time shift of at most 5, interval-proportional weights do not increase the score-gradient variance',
  kind: 'inequality',
  source: { paper, where: 'derived here', fidelity: 'derived' },
  regime: regime({
    N: flowSteps,
    eta: flowNoise,
    shift: shiftUpTo(5),
    kind: choice(['flow'], 'sigma = eta*sqrt(t/(1-t)), second grid point in 1-t at t = 1'),
  }),
  measures: { reweighted: flow.correctedVariance, native: flow.nativeVariance },
  asserts: 'reweighted <= native',
  finding:
    'The repaired form of gradient-second-moment-as-read: true for this noise and moderate shifts, not for constant noise or strong shifts.',
  controls: [
    control('constant noise', {
      assumptions: [],
      at: { N: 16, eta: 0.3, shift: 3, kind: 'dance' },
    }),
    control('a stronger shift', {
      assumptions: [],
      at: { N: 4, eta: 1.4, shift: 8, kind: 'flow' },
    }),
    control('at least halved', {
      asserts: 'reweighted <= 0.5*native',
      at: { N: 10, eta: 0.7, shift: 3, kind: 'flow' },
    }),
  ],
  view: { x: 'N', y: 'shift' },
  notes:
    'Found numerically (worst ratio 0.972 at N = 4, shift 5), not proven. The ratio depends on eta only through the first step.',
});

export const gradientSecondMomentAsRead = claim({
  id: 'pcpo2025/gradient-second-moment-as-read',
  title: 'Interval-proportional re-weighting never increases the score-gradient variance',
  kind: 'inequality',
  source: { paper, where: 'stability claim of the flow correction, read literally', fidelity: 'derived' },
  regime: regime({ N: flowSteps, eta: flowNoise, shift: shiftUpTo(8), kind: flowKind }),
  measures: { reweighted: flow.correctedVariance, native: flow.nativeVariance },
  asserts: 'reweighted <= native',
  expected: 'refuted',
  finding:
    'False for constant noise on a shifted grid: N = 16, eta = 0.3, shift 3 goes from 12.789 to 16.022 (up 25 %), N = 8, eta = 0.5, shift 5 from 4.835 to 7.354 (up 52 %); true in gradient-second-moment-flow.',
  witnesses: [
    { N: 16, eta: 0.3, shift: 3, kind: 'dance' },
    { N: 8, eta: 0.5, shift: 5, kind: 'dance' },
  ],
  controls: [
    control('never decreases it', {
      asserts: 'reweighted >= native',
      at: { N: 25, eta: 1, shift: 3, kind: 'dance' },
    }),
    control('at most 10 % more', {
      asserts: 'reweighted <= 1.1*native',
      at: { N: 8, eta: 0.5, shift: 5, kind: 'dance' },
    }),
  ],
  view: { x: 'N', y: 'shift' },
  notes: 'Native weights go roughly like sqrt(dt), which is less spread than dt.',
});

// log(rho) in the place of rho - 1.

const awayFromZero = 'abs(x) >= 0.000001';
const err = withClosed('abs(1 - log1p(x)/x)', logError());

export const logVersusRatio = claim({
  id: 'pcpo2025/log-versus-ratio',
  title: 'log(rho) is within 1.2 % of rho - 1 while rho is within 0.0236 of 1',
  kind: 'inequality',
  source: { paper, where: 'log-hinge objective: error never above 1.2 % (empirical)', fidelity: 'restated' },
  regime: regime({ x: real(-0.0236, 0.0236, 'linear', 'rho - 1') }, awayFromZero),
  measures: { err },
  asserts: 'err <= 0.012',
  argument: [],
  controls: [
    control('a wider range', {
      assumptions: [awayFromZero],
      at: { x: 0.03 },
    }),
    control('one per cent', {
      asserts: 'err <= 0.01',
      at: { x: -0.0236 },
    }),
    control('standard clip range 0.2', {
      assumptions: [awayFromZero],
      at: { x: -0.2 },
    }),
  ],
  view: { x: 'x' },
  notes:
    'The range is ours: the paper observes 1.2 % under its own, smaller clip range. Holds exactly for x from -0.023621 to 0.024389. At x = 0 the quotient is 0/0.',
});

export const logVersusRatioGeneral = claim({
  id: 'pcpo2025/log-versus-ratio-general',
  title: 'The relative error of log(rho) against rho - 1 is at most |x|/(2*(1-|x|)), x = rho - 1',
  kind: 'inequality',
  source: { paper, where: 'derived here', fidelity: 'derived' },
  regime: regime({ x: real(-0.95, 0.95, 'linear', 'rho - 1') }, awayFromZero),
  measures: { err },
  asserts: 'err <= abs(x)/(2*(1-abs(x)))',
  argument: ['x-log1p(x) >= 0', 'x-log1p(x) <= x^2/(2*(1-abs(x)))'],
  controls: [
    control('first order only', {
      asserts: 'err <= abs(x)/2',
      at: { x: -0.2 },
    }),
    control('a third in place of a half', {
      asserts: 'err <= abs(x)/(3*(1-abs(x)))',
      at: { x: 0.1 },
    }),
  ],
  view: { x: 'x' },
  notes: 'For |x| below 1e-6 both sides vanish and rounding decides.',
});

export const claims: readonly Claim[] = [
  logRatioIdentity,
  logRatioIdentityAsPrinted,
  logRatioIdentityFlow,
  logRatioLaw,
  uniformClipping,
  uniformClippingAsRead,
  nativeWeightDisproportion,
  nativeWeightDisproportionAsPrinted,
  weightFloor,
  uniformWeightSolution,
  uniformWeightRoot,
  meanWeightTargetInfeasible,
  meanWeightTargetInfeasibleAsPrinted,
  flowProportionalWeights,
  gradientSecondMoment,
  gradientSecondMomentFlow,
  gradientSecondMomentAsRead,
  logVersusRatio,
  logVersusRatioGeneral,
];
