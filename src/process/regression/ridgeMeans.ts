import type { Stream } from '../../random/index.js';
import { multiply } from '../numeric/matrix.js';
import { gramSampler, ridgeWork } from './ridgeFit.js';

/** What a ridge fit makes of truth, noise and generator error, on average over all noises at one design. */
export interface RidgeMeans {
  /** ridge^2 w0^T R Sigma R w0. */
  readonly bias: number;
  /** tr(Sigma R S R) / rows: error per unit of squared noise. */
  readonly variance: number;
  /** tr(Sigma^-1 S R Sigma R S): error per unit of whitened generator error in each coordinate. */
  readonly slope: number;
}

/** Draws a design and averages over everything else exactly, by linear algebra in d dimensions. */
export function ridgeMeans(
  rows: number,
  eigenvalues: Float64Array,
  truth: Float64Array,
  ridge: number,
): (stream: Stream) => RidgeMeans {
  const d = eigenvalues.length;
  const gram = new Float64Array(d * d);
  const smoothed = new Float64Array(d * d);
  const drawGram = gramSampler(rows, eigenvalues);
  const work = ridgeWork(d, ridge);
  const shrunk = new Float64Array(d);
  return (stream) => {
    drawGram(stream, gram);
    work.use(gram);
    const resolvent = work.resolvent();
    multiply(gram, resolvent, d, d, d, smoothed);
    shrunk.set(truth);
    work.resolve(shrunk);
    let [bias, variance, slope] = [0, 0, 0];
    for (let i = 0; i < d; i++) {
      bias += eigenvalues[i]! * shrunk[i]! * shrunk[i]!;
      for (let j = 0; j < d; j++) {
        const sr = smoothed[i * d + j]!;
        variance += eigenvalues[j]! * sr * resolvent[i * d + j]!;
        slope += (sr * sr * eigenvalues[j]!) / eigenvalues[i]!;
      }
    }
    return { bias: ridge * ridge * bias, variance: variance / rows, slope };
  };
}
