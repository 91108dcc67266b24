import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, solveCholesky } from '../../../src/process/numeric/cholesky.js';
import { leastSquares } from '../../../src/process/numeric/leastSquares.js';
import { addGram } from '../../../src/process/numeric/matrix.js';
import { gram, moments } from '../../../src/process/numeric/normalEquations.js';
import { fillNormal, stream } from '../../../src/random/index.js';

const shapes = fc.record({ cols: fc.integer({ min: 1, max: 12 }), more: fc.nat(30), seed: fc.nat() });

function drawn(rows: number, cols: number, seed: number) {
  const source = stream('normal equations', seed);
  const [x, y] = [new Float64Array(rows * cols), new Float64Array(rows)];
  fillNormal(source, x);
  fillNormal(source, y);
  return { x, y };
}

describe('gram and moments', () => {
  it('should be the sums of products, whatever the number of rows', () => {
    fc.assert(
      fc.property(shapes, ({ cols, more, seed }) => {
        const { x, y } = drawn(more, cols, seed);
        const [ours, plain] = [new Float64Array(cols * cols).fill(7), new Float64Array(cols * cols)];
        gram(x, more, cols, ours);
        addGram(x, more, cols, plain);
        const sums = new Float64Array(cols).fill(7);
        moments(x, y, more, cols, sums);
        for (let i = 0; i < cols; i += 1) {
          for (let j = 0; j <= i; j += 1) expect(ours[i * cols + j]).toBeCloseTo(plain[i * cols + j]!, 10);
          const direct = Array.from(y, (value, r) => value * x[r * cols + i]!).reduce((a, b) => a + b, 0);
          expect(sums[i]).toBeCloseTo(direct, 10);
        }
      }),
    );
  });

  it('should give the fit of QR on designs of at least twice as many rows as columns', () => {
    fc.assert(
      fc.property(shapes, ({ cols, more, seed }) => {
        const rows = 2 * cols + more;
        const { x, y } = drawn(rows, cols, seed);
        const [factor, fit, byQr] = [
          new Float64Array(cols * cols),
          new Float64Array(cols),
          new Float64Array(cols),
        ];
        gram(x, rows, cols, factor);
        moments(x, y, rows, cols, fit);
        expect(cholesky(factor, cols)).toBe(true);
        solveCholesky(factor, cols, fit);
        leastSquares(x, y, rows, cols, byQr);
        for (let i = 0; i < cols; i += 1) expect(fit[i]).toBeCloseTo(byQr[i]!, 9);
      }),
    );
  });
});
