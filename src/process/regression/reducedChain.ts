import { chiSquare, normal, type Stream } from '../../random/index.js';
import { cholesky, solveCholesky } from '../numeric/cholesky.js';
import { addGram, addOuter, applyMatrix } from '../numeric/matrix.js';
import { wishartFactor } from '../numeric/wishartFactor.js';
import type { ErrorDraw } from './directChain.js';
import { drawDesign } from './rawData.js';
import type { RegressionSetting } from './roles.js';

/**
 * Replace, samples >= features. The noise term of one fit is s g / sqrt(chi2_(T-d+1)) with g standard
 * normal in d dimensions, for it is spherical and its squared norm is a ratio of independent chi-squares;
 * terms of fresh designs are independent, terms of one shared design share their chi-square.
 */
export function reducedReplace(setting: RegressionSetting): ErrorDraw {
  const { features, samples, noise, generations, design } = setting;
  const dof = samples - features + 1;
  const scale = noise * noise;
  if (design === 'shared') return (stream) => sharedNoise(stream, features, dof, generations * scale);
  return (stream) => {
    let spread = 0;
    for (let k = 0; k < generations; k++) spread += scale / chiSquare(stream, dof);
    return spread * chiSquare(stream, features);
  };
}

/**
 * Accumulate on one shared design, samples >= features: given the design the noises of the batches enter
 * with the weights 1/k, so that their sum is one normal vector.
 */
export function reducedAccumulateShared(setting: RegressionSetting): ErrorDraw {
  const { features, samples, noise, generations } = setting;
  let weight = 0;
  for (let k = generations; k >= 1; k--) weight += 1 / (k * k);
  const scale = weight * noise * noise;
  return (stream) => sharedNoise(stream, features, samples - features + 1, scale);
}

function sharedNoise(stream: Stream, features: number, dof: number, scale: number): number {
  return (scale * chiSquare(stream, features)) / chiSquare(stream, dof);
}

/**
 * Accumulate with fresh designs: with A_k the sum of the Gram matrices so far, each fit moves the error by
 * inverse(A_k) X_k^T e_k. Gram matrices come from Bartlett factors, or from the rows themselves where a
 * batch has fewer rows than features. O(d^3) a generation.
 */
export function reducedAccumulateFresh(setting: RegressionSetting): ErrorDraw {
  const { features: d, samples, laterSamples, noise, generations } = setting;
  const total = new Float64Array(d * d);
  const factor = new Float64Array(d * d);
  const error = new Float64Array(d);
  const moved = new Float64Array(d);
  const first = batchOf(samples, d);
  const later = batchOf(laterSamples, d);
  return (stream) => {
    total.fill(0);
    error.fill(0);
    for (let k = 1; k <= generations; k++) {
      (k === 1 ? first : later)(stream, total, moved);
      cholesky(total, d, factor);
      solveCholesky(factor, d, moved);
      for (let i = 0; i < d; i++) error[i]! += noise * moved[i]!;
    }
    return error.reduce((sum, x) => sum + x * x, 0);
  };
}

/** Adds the Gram matrix of one batch to `total` and writes X^T e for unit noise to `moment`. */
type Batch = (stream: Stream, total: Float64Array, moment: Float64Array) => void;

function batchOf(rows: number, d: number): Batch {
  return rows >= d ? wishartBatch(rows, d) : rowBatch(rows, d);
}

function wishartBatch(rows: number, d: number): Batch {
  const l = new Float64Array(d * d);
  const z = new Float64Array(d);
  return (stream, total, moment) => {
    wishartFactor(stream, rows, d, l);
    addOuter(l, d, total);
    for (let i = 0; i < d; i++) z[i] = normal(stream);
    applyMatrix(l, z, d, d, moment);
  };
}

function rowBatch(rows: number, d: number): Batch {
  const x = new Float64Array(rows * d);
  const scales = new Float64Array(d).fill(1);
  return (stream, total, moment) => {
    drawDesign(stream, x, rows, scales);
    addGram(x, rows, d, total);
    moment.fill(0);
    for (let i = 0; i < rows; i++) {
      const e = normal(stream);
      for (let j = 0; j < d; j++) moment[j]! += e * x[i * d + j]!;
    }
  };
}
