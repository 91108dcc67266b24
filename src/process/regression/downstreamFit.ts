import { chiSquare, normal, type Stream } from '../../random/index.js';
import { allOf } from '../_internals/conditions.js';
import { refuse } from '../_internals/refuse.js';
import { bindingText } from '../binding.js';
import { chiSquareMean } from '../numeric/chiSquareMean.js';
import type { ExactRoute, Quantity, Route, SampledRoute } from '../quantity.js';
import { type ErrorDraw, evenTruth } from './directChain.js';
import {
  type DownstreamRoles,
  type DownstreamSetting,
  downstreamRoles,
  readDownstream,
} from './downstreamRoles.js';
import { inverseMean } from './exactChain.js';
import { drawDesign, drawLabels, fitter, squaredDistance } from './rawData.js';
import { gramSampler, ridgeWork } from './ridgeFit.js';
import { ridgeMeans } from './ridgeMeans.js';

/**
 * A chain of n least squares generators (each labels the next one's data, starting from the truth) followed
 * by a least squares or ridge fit on labels of the last; the test error is |w_pred - w0|^2 in the norm of the
 * feature covariance, without irreducible noise.
 *
 * Source: Dohmatob, Feng and Kempe, "Model collapse demystified: the case of regression", 2024.
 */
export function leastSquaresDownstream(given: Partial<DownstreamRoles> = {}): {
  readonly testError: Quantity;
} {
  const roles = downstreamRoles({ signal: 1, design: 'parameter', ...given, ridge: 0 });
  return {
    testError: {
      meaning: `mean test error of least squares after ${bindingText(roles.generations)} fake generations`,
      support: 'nonnegative',
      routes: leastSquaresRoutes(roles),
    },
  };
}

/** As `leastSquaresDownstream`, with a ridge fit in the end. */
export function ridgeDownstream(given: Partial<DownstreamRoles> = {}): {
  readonly testError: Quantity;
  /** Test error less that of the same downstream data labelled by the truth. */
  readonly gain: Quantity;
} {
  const roles = downstreamRoles(given);
  const n = bindingText(roles.generations);
  return {
    testError: {
      meaning: `mean test error of the ridge fit after ${n} fake generations`,
      support: 'nonnegative',
      routes: ridgeRoutes(roles),
    },
    gain: {
      meaning: `mean test error of the ridge fit after ${n} fake generations, less that after none`,
      support: 'real',
      routes: gainRoutes(roles),
    },
  };
}

function leastSquaresRoutes(roles: DownstreamRoles): Route[] {
  const d = bindingText(roles.features);
  const T = bindingText(roles.samples);
  const T0 = bindingText(roles.generatorSamples);
  const n = bindingText(roles.generations);
  const s = bindingText(roles.noise);
  const s0 = bindingText(roles.generatorNoise);
  const spare = (rows: string, k: number) => `(${rows}-${d}-${k})`;
  const inverseVariance = (rows: string) => `2/(${spare(rows, 1)}^2*${spare(rows, 3)})`;
  const mean = `(${s}^2/${spare(T, 1)}+${n}*${s0}^2/${spare(T0, 1)})`;
  const generatorTerms = { fresh: n, shared: `${n}^2` };
  const least = (k: number) => `${atLeast(T, d, k)} and ${atLeast(T0, d, k)}`;
  const moments = { finiteMean: least(2), finiteVariance: least(4) };
  return [
    exact(roles, 'sum over the fits of their noise times a mean inverse chi-square by quadrature', {
      when: least(2),
      compute: exactLeastSquares,
      cost: ({ generations }) => 8000 + generations,
    }),
    ...(['fresh', 'shared'] as const).flatMap((design) => {
      const when = designCondition(roles, design);
      if (when === false) return [];
      const spread = `${s}^4*${inverseVariance(T)}+${generatorTerms[design]}*${s0}^4*${inverseVariance(T0)}`;
      const common = {
        when: allOf(when, least(0)),
        ...moments,
        secondMoment: `${d}*(${d}+2)*(${spread}+${mean}^2)`,
      };
      return [
        sampled(roles, 'least squares generators and a least squares fit', 'direct', {
          ...common,
          prepare: directDownstream,
          cost: directCost,
        }),
        sampled(roles, 'chi-squares', 'reduced', {
          ...common,
          prepare: reducedLeastSquares,
          cost: ({ generations }) => (design === 'fresh' ? 40 + 20 * generations : 60),
        }),
      ];
    }),
  ];
}

function atLeast(rows: string, features: string, more: number): string {
  return more === 0 ? `${rows} >= ${features}` : `${rows} >= ${features} + ${more}`;
}

function designCondition(roles: DownstreamRoles, design: 'fresh' | 'shared'): string | undefined | false {
  if (roles.design === 'parameter') return `design == "${design}"`;
  return roles.design === design ? undefined : false;
}

/** Noises of different fits are uncorrelated, whether or not the generators share their design. */
function exactLeastSquares(setting: DownstreamSetting): number {
  const { features: d, samples, generatorSamples, noise, generatorNoise, generations } = setting;
  const each = generatorNoise * generatorNoise * d * inverseMean(generatorSamples - d + 1);
  let total = noise * noise * d * inverseMean(samples - d + 1);
  for (let m = 1; m <= generations; m++) total += each;
  return total;
}

/** Squared norm of a sum of independent spherical vectors, normal given their scales. */
function reducedLeastSquares(setting: DownstreamSetting): ErrorDraw {
  const { features: d, samples, noise } = setting;
  const generators = generatorSpread(setting);
  return (stream) => {
    const own = (noise * noise) / chiSquare(stream, samples - d + 1);
    return (own + generators(stream)) * chiSquare(stream, d);
  };
}

/** Draws the squared scale of the last generator's whitened error, which is a normal vector given it. */
function generatorSpread(setting: DownstreamSetting): (stream: Stream) => number {
  const { features: d, generatorSamples, generatorNoise, generations, design } = setting;
  const dof = generatorSamples - d + 1;
  const square = generatorNoise * generatorNoise;
  if (generations === 0) return () => 0;
  if (design === 'shared') return (stream) => (generations * square) / chiSquare(stream, dof);
  return (stream) => {
    let spread = 0;
    for (let m = 0; m < generations; m++) spread += square / chiSquare(stream, dof);
    return spread;
  };
}

function ridgeRoutes(roles: DownstreamRoles): Route[] {
  const d = bindingText(roles.features);
  const T0 = bindingText(roles.generatorSamples);
  const least = (k: number) => atLeast(T0, d, k);
  return [
    sampled(
      roles,
      'mean over all noises given the downstream design, which has the same mean and less variance',
      'reduced',
      {
        when: least(2),
        prepare: averagedRidge,
        cost: matrixCost,
      },
    ),
    sampled(roles, 'least squares generators and a ridge fit', 'direct', {
      when: least(0),
      finiteMean: least(2),
      finiteVariance: least(4),
      prepare: directDownstream,
      cost: directCost,
    }),
  ];
}

/** The error of a ridge fit given its design, averaged over all noises: its mean is the quantity's, its variance is smaller. */
function averagedRidge(setting: DownstreamSetting): ErrorDraw {
  const { samples, eigenvalues, signal, ridge, noise, generations, generatorNoise } = setting;
  const draw = ridgeMeans(samples, eigenvalues, evenTruth(signal, eigenvalues).weights, ridge);
  const error = generations * generatorNoise * generatorNoise * meanInverse(setting);
  return (stream) => {
    const { bias, variance, slope } = draw(stream);
    return bias + noise * noise * variance + error * slope;
  };
}

function meanInverse({ generatorSamples, features }: DownstreamSetting): number {
  return inverseMean(generatorSamples - features + 1);
}

function gainRoutes(roles: DownstreamRoles): Route[] {
  const d = bindingText(roles.features);
  const T0 = bindingText(roles.generatorSamples);
  const least = (k: number) => atLeast(T0, d, k);
  const moments = { finiteMean: least(2), finiteVariance: least(4) };
  return [
    exact(roles, 'generator variance added generation by generation, times a mean shrinkage by quadrature', {
      when: `${d} == 1 and ${least(2)}`,
      compute: exactGain,
      cost: ({ generations }) => 8000 + generations,
    }),
    sampled(
      roles,
      "average over the sign of the generators' error, which no law here depends on",
      'reduced',
      {
        when: least(0),
        ...moments,
        prepare: evenGain,
        cost: matrixCost,
      },
    ),
    sampled(
      roles,
      'error of the last generator by chi-squares, both labels on one downstream design',
      'reduced',
      {
        when: least(0),
        ...moments,
        prepare: reducedGain,
        cost: matrixCost,
      },
    ),
    sampled(roles, 'least squares generators, both labels on one downstream design and noise', 'direct', {
      when: least(0),
      ...moments,
      prepare: (setting) => directGain(setting),
      cost: directCost,
    }),
  ];
}

function exactGain(setting: DownstreamSetting): number {
  if (setting.features !== 1) refuse('the number of features', '1 for this algorithm', setting.features);
  const { samples, generatorSamples, generatorNoise, generations, ridge, eigenvalues } = setting;
  const each = generatorNoise * generatorNoise * inverseMean(generatorSamples);
  let variance = 0;
  for (let m = 1; m <= generations; m++) variance += each;
  return variance * shrinkage(samples, ridge, eigenvalues[0]!);
}

/** E (s/(s + ridge))^2 for s = scale chi2_samples / samples. */
export function shrinkage(samples: number, ridge: number, scale = 1): number {
  return chiSquareMean(samples, (x) => {
    const s = (scale * x) / samples;
    return (s / (s + ridge)) * (s / (s + ridge));
  });
}

/** |w_pred - w0|^2 with labels of a generator less the same with labels of the truth. */
function reducedGain(setting: DownstreamSetting): ErrorDraw {
  const { features: d, samples, eigenvalues, signal, ridge, noise } = setting;
  const { weights } = evenTruth(signal, eigenvalues);
  const spread = generatorSpread(setting);
  const drawGram = gramSampler(samples, eigenvalues);
  const gram = new Float64Array(d * d);
  const moment = new Float64Array(d);
  const clean = new Float64Array(d);
  const fake = new Float64Array(d);
  const work = ridgeWork(d, ridge);
  return (stream) => {
    drawGram(stream, gram, moment);
    work.use(gram);
    const scale = Math.sqrt(spread(stream));
    for (let i = 0; i < d; i++) clean[i] = noise * moment[i]! - ridge * weights[i]!;
    for (let i = 0; i < d; i++) moment[i] = (scale * normal(stream)) / Math.sqrt(eigenvalues[i]!);
    for (let i = 0; i < d; i++) {
      fake[i] = 0;
      for (let j = 0; j < d; j++) fake[i]! += gram[i * d + j]! * moment[j]!;
    }
    work.resolve(clean);
    work.resolve(fake);
    return crossed(clean, fake, eigenvalues);
  };
}

/**
 * The mean of the gain over the sign of the generators' error, at one design: the cross terms with bias and
 * noise, which carry most of the variance and none of the mean, are gone. Same mean, not the same law.
 */
function evenGain(setting: DownstreamSetting): ErrorDraw {
  const { features: d, samples, eigenvalues, ridge } = setting;
  const spread = generatorSpread(setting);
  const drawGram = gramSampler(samples, eigenvalues);
  const gram = new Float64Array(d * d);
  const error = new Float64Array(d);
  const fake = new Float64Array(d);
  const work = ridgeWork(d, ridge);
  return (stream) => {
    drawGram(stream, gram);
    work.use(gram);
    const scale = Math.sqrt(spread(stream));
    for (let i = 0; i < d; i++) error[i] = (scale * normal(stream)) / Math.sqrt(eigenvalues[i]!);
    for (let i = 0; i < d; i++) {
      fake[i] = 0;
      for (let j = 0; j < d; j++) fake[i]! += gram[i * d + j]! * error[j]!;
    }
    work.resolve(fake);
    return fake.reduce((sum, value, i) => sum + eigenvalues[i]! * value * value, 0);
  };
}

/** |clean + fake|^2 - |clean|^2 without cancellation. */
function crossed(clean: Float64Array, fake: Float64Array, eigenvalues: Float64Array): number {
  let total = 0;
  for (let i = 0; i < fake.length; i++) total += eigenvalues[i]! * fake[i]! * (fake[i]! + 2 * clean[i]!);
  return total;
}

function directDownstream(setting: DownstreamSetting): ErrorDraw {
  const generator = rawGenerator(setting);
  const downstream = rawDownstream(setting);
  const truth = evenTruth(setting.signal, setting.eigenvalues);
  return (stream) => {
    downstream.draw(stream);
    return downstream.error(generator(stream), truth.weights);
  };
}

function directGain(setting: DownstreamSetting): ErrorDraw {
  const generator = rawGenerator(setting);
  const downstream = rawDownstream(setting);
  const truth = evenTruth(setting.signal, setting.eigenvalues);
  return (stream) => {
    downstream.draw(stream);
    const fake = downstream.error(generator(stream), truth.weights);
    return fake - downstream.error(truth.weights, truth.weights);
  };
}

/** Draws the weights of the last generator from raw data. */
function rawGenerator(setting: DownstreamSetting): (stream: Stream) => Float64Array {
  const { features, generatorSamples, generatorNoise, generations, design, signal, eigenvalues } = setting;
  const truth = evenTruth(signal, eigenvalues);
  const x = new Float64Array(generatorSamples * features);
  const y = new Float64Array(generatorSamples);
  const weights = new Float64Array(features);
  const model = fitter(generatorSamples, features);
  return (stream) => {
    weights.set(truth.weights);
    for (let m = 1; m <= generations; m++) {
      if (m === 1 || design === 'fresh') {
        drawDesign(stream, x, generatorSamples, truth.scales);
        model.use(x);
      }
      drawLabels(stream, x, weights, generatorSamples, generatorNoise, y);
      model.fit(y, weights);
    }
    return weights;
  };
}

/** A downstream design and noise, and the test error of the fit when given weights label it. Ridge as least squares with d rows sqrt(samples ridge) I below. */
function rawDownstream({ features: d, samples, noise, ridge, eigenvalues }: DownstreamSetting) {
  const rows = ridge > 0 ? samples + d : samples;
  const scales = eigenvalues.map(Math.sqrt);
  const x = new Float64Array(rows * d);
  const errors = new Float64Array(samples);
  const labels = new Float64Array(rows);
  const fit = new Float64Array(d);
  const model = fitter(rows, d);
  for (let i = samples; i < rows; i++) x[i * d + (i - samples)] = Math.sqrt(samples * ridge);
  return {
    draw(stream: Stream): void {
      drawDesign(stream, x, samples, scales);
      for (let i = 0; i < samples; i++) errors[i] = noise * normal(stream);
      model.use(x);
    },
    error(weights: Float64Array, truth: Float64Array): number {
      labels.fill(0);
      for (let i = 0; i < samples; i++) {
        labels[i] = errors[i]!;
        for (let j = 0; j < d; j++) labels[i]! += x[i * d + j]! * weights[j]!;
      }
      model.fit(labels, fit);
      return squaredDistance(fit, truth, eigenvalues);
    },
  };
}

interface Algorithm {
  readonly when: string;
  readonly compute: (setting: DownstreamSetting) => number;
  readonly cost: (setting: DownstreamSetting) => number;
}

function exact(roles: DownstreamRoles, name: string, { when, compute, cost }: Algorithm): ExactRoute {
  return {
    kind: 'exact',
    name,
    when,
    compute: (point) => compute(readDownstream(roles, point, 2)),
    error: 1e-12,
    cost: (point) => cost(readDownstream(roles, point, 2)),
  };
}

interface Simulation extends Pick<SampledRoute, 'when' | 'finiteMean' | 'finiteVariance' | 'secondMoment'> {
  readonly prepare: (setting: DownstreamSetting) => ErrorDraw;
  readonly cost: (setting: DownstreamSetting) => number;
}

function sampled(
  roles: DownstreamRoles,
  name: string,
  sampler: 'direct' | 'reduced',
  { prepare, cost, ...rest }: Simulation,
): SampledRoute {
  return {
    kind: 'sampled',
    name,
    sampler,
    ...rest,
    prepare: (point) => prepare(readDownstream(roles, point, 0)),
    cost: (point) => cost(readDownstream(roles, point, 0)),
  };
}

function directCost({ features: d, samples, generatorSamples, generations }: DownstreamSetting): number {
  return (d + 20) * d * (samples + d + generations * generatorSamples);
}

function matrixCost({ features: d, samples }: DownstreamSetting): number {
  return d * d * (3 * d + Math.min(samples, d)) + 40 * d * d;
}
