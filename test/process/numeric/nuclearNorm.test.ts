import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nuclearNorm, rootTrace, singularValues } from '../../../src/process/index.js';
import { multiply, transpose } from '../../../src/process/numeric/matrix.js';

const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);

/** A matrix of up to 12 x 12 whose last `copies` rows repeat its first ones. */
const matrix = fc
  .record({ rows: fc.integer({ min: 1, max: 12 }), cols: fc.integer({ min: 1, max: 12 }) })
  .chain(({ rows, cols }) =>
    fc.record({
      rows: fc.constant(rows),
      cols: fc.constant(cols),
      copies: fc.integer({ min: 0, max: rows - 1 }),
      entries: fc.array(fc.integer({ min: -1000, max: 1000 }), {
        minLength: rows * cols,
        maxLength: rows * cols,
      }),
    }),
  )
  .map(({ rows, cols, copies, entries }) => {
    const a = Float64Array.from(entries, (x) => x / 7);
    a.copyWithin((rows - copies) * cols, 0, copies * cols);
    return { a, rows, cols };
  });

describe('nuclearNorm', () => {
  it('should be the sum of the singular values that Jacobi rotations find, of rank-deficient matrices too', () => {
    fc.assert(
      fc.property(matrix, ({ a, rows, cols }) => {
        const expected = sum(singularValues(a, rows, cols));
        expect(Math.abs(nuclearNorm(a, rows, cols) - expected)).toBeLessThanOrEqual(2e-14 * expected);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('should keep its error below 1e-15 per singular value for 40 x 80', () => {
    // Rows of a Hadamard-like wave matrix: orthogonal, of squared length 40.
    const a = Float64Array.from({ length: 40 * 80 }, (_, at) =>
      Math.cos((2 * Math.PI * (Math.floor(at / 80) * (at % 80) + (at % 80))) / 80 + 0.3),
    );
    const gram = multiply(a, transpose(a, 40, 80), 40, 80, 40);
    const frobenius = Math.sqrt(gram.reduce((total, x, at) => total + (at % 41 === 0 ? x : 0), 0));
    expect(Math.abs(nuclearNorm(a, 40, 80) - sum(singularValues(a, 40, 80)))).toBeLessThan(
      40e-15 * frobenius,
    );
  });

  it('should be 0 for the zero matrix and the length of a single row', () => {
    expect(nuclearNorm(new Float64Array(6), 2, 3)).toBe(0);
    expect(nuclearNorm(new Float64Array([3, 0, 4]), 1, 3)).toBeCloseTo(5, 14);
  });
});

describe('rootTrace', () => {
  it('should be the nuclear norm of a factor', () => {
    fc.assert(
      fc.property(matrix, ({ a, rows, cols }) => {
        const gram = multiply(a, transpose(a, rows, cols), rows, cols, rows);
        const expected = nuclearNorm(a, rows, cols);
        expect(Math.abs(rootTrace(gram, rows) - expected)).toBeLessThanOrEqual(1e-6 * rows * expected);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
