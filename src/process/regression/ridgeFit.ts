import { normal, type Stream } from '../../random/index.js';
import { cholesky, invertCholesky, solveCholesky } from '../numeric/cholesky.js';
import { addGram, addOuter, applyMatrix } from '../numeric/matrix.js';
import { wishartFactor } from '../numeric/wishartFactor.js';
import { drawDesign } from './rawData.js';

/**
 * Draws S = X^T X / rows for independent rows N(0, diag(eigenvalues)): from a Bartlett factor when
 * rows >= features, else from the rows themselves. `noiseMoment`, if given, receives X^T e / rows for
 * standard normal e.
 */
export type GramDraw = (stream: Stream, gram: Float64Array, noiseMoment?: Float64Array) => void;

export function gramSampler(rows: number, eigenvalues: Float64Array): GramDraw {
  const scales = eigenvalues.map((value) => Math.sqrt(value / rows));
  return rows >= scales.length ? factorSampler(rows, scales) : rowSampler(rows, scales);
}

function factorSampler(rows: number, scales: Float64Array): GramDraw {
  const d = scales.length;
  const l = new Float64Array(d * d);
  const z = new Float64Array(d);
  const rootRows = Math.sqrt(rows);
  return (stream, gram, noiseMoment) => {
    wishartFactor(stream, rows, d, l);
    for (let i = 0; i < d; i++) for (let j = 0; j <= i; j++) l[i * d + j]! *= scales[i]!;
    gram.fill(0);
    addOuter(l, d, gram);
    if (!noiseMoment) return;
    for (let i = 0; i < d; i++) z[i] = normal(stream) / rootRows;
    applyMatrix(l, z, d, d, noiseMoment);
  };
}

function rowSampler(rows: number, scales: Float64Array): GramDraw {
  const d = scales.length;
  const x = new Float64Array(rows * d);
  const rootRows = Math.sqrt(rows);
  return (stream, gram, noiseMoment) => {
    drawDesign(stream, x, rows, scales);
    gram.fill(0);
    addGram(x, rows, d, gram);
    if (!noiseMoment) return;
    noiseMoment.fill(0);
    for (let i = 0; i < rows; i++) {
      const e = normal(stream) / rootRows;
      for (let j = 0; j < d; j++) noiseMoment[j]! += e * x[i * d + j]!;
    }
  };
}

/** Work space of the ridge fit on one design: after `use(gram)`, R = inverse(S + ridge I). */
export interface RidgeWork {
  use(gram: Float64Array): void;
  /** Overwrites v with R v. */
  resolve(v: Float64Array): void;
  /** R, row-major; valid until the next `use`. */
  resolvent(): Float64Array;
}

export function ridgeWork(d: number, ridge: number): RidgeWork {
  const factor = new Float64Array(d * d);
  const inverse = new Float64Array(d * d);
  return {
    use(gram) {
      factor.set(gram);
      for (let i = 0; i < d; i++) factor[i * d + i]! += ridge;
      cholesky(factor, d);
    },
    resolve: (v) => solveCholesky(factor, d, v),
    resolvent() {
      invertCholesky(factor, d, inverse);
      return inverse;
    },
  };
}
