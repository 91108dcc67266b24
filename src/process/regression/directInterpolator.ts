import { singularVectors } from '../numeric/singularValues.js';
import type { ErrorDraw, Truth } from './directChain.js';
import { drawDesign, drawLabels, squaredDistance } from './rawData.js';
import type { RegressionSetting } from './roles.js';

/** Accumulate on one shared design with fewer samples than features: least-norm least squares on the stack of all generations. */
export function directAccumulatedInterpolator(setting: RegressionSetting, truth: Truth): ErrorDraw {
  const { features: d, samples, noise, generations } = setting;
  const x = new Float64Array(generations * samples * d);
  const y = new Float64Array(generations * samples);
  return (stream) => {
    const first = x.subarray(0, samples * d);
    drawDesign(stream, first, samples, truth.scales);
    let weights = truth.weights;
    for (let k = 1; k <= generations; k++) {
      x.set(first, (k - 1) * samples * d);
      drawLabels(stream, first, weights, samples, noise, y.subarray((k - 1) * samples, k * samples));
      weights = pseudoInverseFit(x.subarray(0, k * samples * d), y, k * samples, d);
    }
    return squaredDistance(weights, truth.weights, truth.eigenvalues);
  };
}

/** The least-norm least squares fit, by the singular values above 1e-10 of the largest. */
function pseudoInverseFit(x: Float64Array, y: Float64Array, rows: number, cols: number): Float64Array {
  const { u, values, v } = singularVectors(x, rows, cols);
  const rank = values.length;
  const fit = new Float64Array(cols);
  for (let k = 0; k < rank && values[k]! > 1e-10 * values[0]!; k++) {
    let score = 0;
    for (let i = 0; i < rows; i++) score += u[i * rank + k]! * y[i]!;
    for (let j = 0; j < cols; j++) fit[j]! += (score / values[k]!) * v[j * rank + k]!;
  }
  return fit;
}
