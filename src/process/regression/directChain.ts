import { type Stream, uniformInteger } from '../../random/index.js';
import { applyQTransposed, qr, solveR } from '../numeric/householder.js';
import { drawDesign, drawLabels, fitter, squaredDistance } from './rawData.js';
import type { RegressionSetting } from './roles.js';

/** Draws the squared error of the last fit of a chain, from raw data and real fits. */
export type ErrorDraw = (stream: Stream) => number;

/** What the simulations share: true weights, scales of the features, eigenvalues of their covariance. */
export interface Truth {
  readonly weights: Float64Array;
  readonly scales: Float64Array;
  readonly eigenvalues: Float64Array;
}

/** True weights spread evenly over the eigen-directions. */
export function evenTruth(signal: number, eigenvalues: Float64Array): Truth {
  const d = eigenvalues.length;
  return {
    weights: new Float64Array(d).fill(signal / Math.sqrt(d)),
    scales: eigenvalues.map(Math.sqrt),
    eigenvalues,
  };
}

/** Every fit on the newest generation only; least squares, or the least-norm interpolator when samples < features. */
export function directReplace(setting: RegressionSetting, truth: Truth): ErrorDraw {
  const { features, samples, noise, generations, design } = setting;
  const x = new Float64Array(samples * features);
  const y = new Float64Array(samples);
  const weights = new Float64Array(features);
  const model = fitter(samples, features);
  return (stream) => {
    weights.set(truth.weights);
    for (let k = 1; k <= generations; k++) {
      if (k === 1 || design === 'fresh') {
        drawDesign(stream, x, samples, truth.scales);
        model.use(x);
      }
      drawLabels(stream, x, weights, samples, noise, y);
      model.fit(y, weights);
    }
    return squaredDistance(weights, truth.weights, truth.eigenvalues);
  };
}

/**
 * Every fit by least squares on all generations so far (samples >= features). The stack is carried as the
 * triangular factor of its QR decomposition and triangularised anew with each batch under it.
 */
export function directAccumulate(setting: RegressionSetting, truth: Truth): ErrorDraw {
  const { features: d, samples, laterSamples, noise, generations, design } = setting;
  const most = Math.max(samples, laterSamples);
  const x = new Float64Array(most * d);
  const stack = new Float64Array((d + most) * d);
  const labels = new Float64Array(d + most);
  const newLabels = new Float64Array(most);
  const scales = new Float64Array(d);
  const work = new Float64Array(d);
  const weights = new Float64Array(d);
  return (stream) => {
    weights.set(truth.weights);
    stack.fill(0, 0, d * d);
    labels.fill(0, 0, d);
    for (let k = 1; k <= generations; k++) {
      const rows = k === 1 ? samples : laterSamples;
      if (k === 1 || design === 'fresh') drawDesign(stream, x, rows, truth.scales);
      drawLabels(stream, x, weights, rows, noise, newLabels);
      stack.set(x.subarray(0, rows * d), d * d);
      labels.set(newLabels.subarray(0, rows), d);
      const factors = qr(stack, d + rows, d, scales, work);
      applyQTransposed(factors, labels);
      weights.set(labels.subarray(0, d));
      solveR(factors, weights);
      dropReflectors(stack, d);
    }
    return squaredDistance(weights, truth.weights, truth.eigenvalues);
  };
}

/** Every fit by least squares on `samples` rows drawn without replacement from all rows so far. */
export function directSubsample(setting: RegressionSetting, truth: Truth): ErrorDraw {
  const { features: d, samples, noise, generations, design } = setting;
  const x = new Float64Array(generations * samples * d);
  const y = new Float64Array(generations * samples);
  const chosen = new Float64Array(samples * d);
  const chosenLabels = new Float64Array(samples);
  const order = Int32Array.from({ length: generations * samples }, (_, i) => i);
  const weights = new Float64Array(d);
  const model = fitter(samples, d);
  return (stream) => {
    weights.set(truth.weights);
    for (let k = 1; k <= generations; k++) {
      const batch = x.subarray((k - 1) * samples * d, k * samples * d);
      if (k === 1 || design === 'fresh') drawDesign(stream, batch, samples, truth.scales);
      else batch.set(x.subarray(0, samples * d));
      drawLabels(stream, batch, weights, samples, noise, y.subarray((k - 1) * samples, k * samples));
      chooseFirst(stream, order, samples, k * samples);
      for (let i = 0; i < samples; i++) {
        const row = order[i]!;
        chosen.set(x.subarray(row * d, (row + 1) * d), i * d);
        chosenLabels[i] = y[row]!;
      }
      model.use(chosen);
      model.fit(chosenLabels, weights);
    }
    return squaredDistance(weights, truth.weights, truth.eigenvalues);
  };
}

/** Leaves the triangular factor in the first d rows and nothing below its diagonal. */
function dropReflectors(packed: Float64Array, d: number): void {
  for (let i = 1; i < d; i++) packed.fill(0, i * d, i * d + i);
}

/** Moves a uniformly random subset to the first `size` of the first `population` entries. */
function chooseFirst(stream: Stream, order: Int32Array, size: number, population: number): void {
  for (let i = 0; i < size; i++) {
    const j = uniformInteger(stream, i, population - 1);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}
