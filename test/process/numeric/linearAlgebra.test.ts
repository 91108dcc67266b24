import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addGram,
  addOuter,
  applyMatrix,
  cholesky,
  determinant,
  invertCholesky,
  leastSquares,
  logDeterminant,
  multiply,
  qr,
  singularValues,
  singularVectors,
  solveLinear,
  solveMinimumNorm,
  symmetricEigen,
  symmetricEigenvalues,
  trace,
  transpose,
  wishartFactor,
} from '../../../src/process/index.js';
import { normal, stream } from '../../../src/random/index.js';

const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 12 }),
  cols: fc.integer({ min: 1, max: 12 }),
  seed: fc.nat(),
});
const params = { seed: 20_240_401, numRuns: 60 };

function gaussian(rows: number, cols: number, seed: number): Float64Array {
  const source = stream('linear algebra tests', seed);
  return Float64Array.from({ length: rows * cols }, () => normal(source));
}

function gap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

function gram(x: Float64Array, rows: number, cols: number): Float64Array {
  const out = new Float64Array(cols * cols);
  addGram(x, rows, cols, out);
  return out;
}

describe('factorisations', () => {
  it('should rebuild a positive definite matrix and its inverse (Cholesky)', () => {
    fc.assert(
      fc.property(shapes, ({ rows, cols, seed }) => {
        const a = gram(gaussian(rows + cols, cols, seed), rows + cols, cols);
        for (let i = 0; i < cols; i++) a[i * cols + i]! += 1;
        const l = new Float64Array(cols * cols);
        expect(cholesky(a, cols, l)).toBe(true);
        const rebuilt = new Float64Array(cols * cols);
        addOuter(l, cols, rebuilt);
        expect(gap(rebuilt, a)).toBeLessThan(1e-12);
        const inverse = new Float64Array(cols * cols);
        invertCholesky(l, cols, inverse);
        const unit = multiply(a, inverse, cols, cols, cols);
        for (let i = 0; i < cols; i++) unit[i * cols + i]! -= 1;
        expect(gap(unit, new Float64Array(cols * cols))).toBeLessThan(1e-10);
      }),
      params,
    );
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
  });

  it('should solve square systems and give determinants (LU)', () => {
    fc.assert(
      fc.property(shapes, ({ cols: n, seed }) => {
        const a = gaussian(n, n, seed);
        const b = gaussian(n, 1, seed + 1);
        const residual = applyMatrix(a, solveLinear(a, b, n), n, n);
        expect(gap(residual, b)).toBeLessThan(1e-8);
        expect(Math.abs(Math.log(Math.abs(determinant(a, n))) - logDeterminant(a, n))).toBeLessThan(1e-10);
      }),
      params,
    );
    expect(determinant(Float64Array.of(0, 2, 3, 0), 2)).toBe(-6);
    expect(() => solveLinear(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 1), 2)).toThrow('singular');
  });

  it('should leave a residual orthogonal to the design (least squares)', () => {
    fc.assert(
      fc.property(shapes, ({ rows, cols, seed }) => {
        const tall = rows + cols;
        const x = gaussian(tall, cols, seed);
        const y = gaussian(tall, 1, seed + 1);
        const fit = new Float64Array(cols);
        leastSquares(x.slice(), y.slice(), tall, cols, fit);
        const residual = applyMatrix(x, fit, tall, cols).map((value, i) => y[i]! - value);
        const moments = applyMatrix(transpose(x, tall, cols), residual, cols, tall);
        expect(gap(moments, new Float64Array(cols))).toBeLessThan(1e-10);
      }),
      params,
    );
  });

  it('should interpolate with a vector in the row space (least norm)', () => {
    fc.assert(
      fc.property(shapes, ({ rows, cols, seed }) => {
        const wide = rows + cols;
        const x = gaussian(rows, wide, seed);
        const y = gaussian(rows, 1, seed + 1);
        const fit = new Float64Array(wide);
        solveMinimumNorm(qr(transpose(x, rows, wide), wide, rows), y.slice(), fit);
        expect(gap(applyMatrix(x, fit, rows, wide), y)).toBeLessThan(1e-9);
        // The same by x^T (x x^T)^-1 y.
        const outer = gram(transpose(x, rows, wide), wide, rows);
        const other = applyMatrix(transpose(x, rows, wide), solveLinear(outer, y, rows), wide, rows);
        expect(gap(fit, other)).toBeLessThan(1e-6);
      }),
      params,
    );
  });
});

describe('spectra', () => {
  it('should agree between two algorithms and with trace and determinant', () => {
    fc.assert(
      fc.property(shapes, ({ rows, cols: n, seed }) => {
        const a = gram(gaussian(rows, n, seed), rows, n);
        const values = symmetricEigenvalues(a, n);
        const { values: others, vectors } = symmetricEigen(a, n);
        const scale = 1 + values[n - 1]!;
        expect(gap(values, others) / scale).toBeLessThan(1e-13);
        expect(Math.abs(values.reduce((s, v) => s + v, 0) - trace(a, n)) / scale).toBeLessThan(1e-12);
        const moved = multiply(a, vectors, n, n, n);
        const scaled = vectors.map((v, i) => v * others[i % n]!);
        expect(gap(moved, scaled) / scale).toBeLessThan(1e-12);
      }),
      params,
    );
  });

  it('should decompose any rectangle into orthonormal factors (singular values)', () => {
    fc.assert(
      fc.property(shapes, ({ rows, cols, seed }) => {
        const a = gaussian(rows, cols, seed);
        const r = Math.min(rows, cols);
        const { u, values, v } = singularVectors(a, rows, cols);
        const scaled = u.map((x, i) => x * values[i % r]!);
        expect(gap(multiply(scaled, transpose(v, cols, r), rows, r, cols), a)).toBeLessThan(1e-12);
        const unit = gram(u, rows, r);
        for (let i = 0; i < r; i++) unit[i * r + i]! -= 1;
        expect(gap(unit, new Float64Array(r * r))).toBeLessThan(1e-12);
        const eigen = symmetricEigenvalues(gram(a, rows, cols), cols).reverse();
        expect(
          gap(
            values.map((s) => s * s),
            eigen.subarray(0, r),
          ),
        ).toBeLessThan(1e-11);
      }),
      params,
    );
    const hilbert = Float64Array.from({ length: 16 }, (_, i) => 1 / (Math.floor(i / 4) + (i % 4) + 1));
    // Smallest eigenvalue of the 4 x 4 Hilbert matrix, to 16 digits.
    expect(Math.abs(singularValues(hilbert, 4, 4)[3]! / 9.670230402258696e-5 - 1)).toBeLessThan(1e-11);
  });
});

describe('wishartFactor', () => {
  it('should have the mean of its law', () => {
    const source = stream('wishart');
    const [n, dof, size] = [3, 7, 20_000];
    const l = new Float64Array(n * n);
    const total = new Float64Array(n * n);
    for (let i = 0; i < size; i++) {
      wishartFactor(source, dof, n, l);
      addOuter(l, n, total);
    }
    // Entries have variance dof (off the diagonal) and 2 dof; 6 standard errors for 9 means: below 2e-8.
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const slack = 6 * Math.sqrt(((i === j ? 2 : 1) * dof) / size);
        expect(Math.abs(total[i * n + j]! / size - (i === j ? dof : 0))).toBeLessThan(slack);
      }
    }
  });
});
