import { describe, expect, it } from 'vitest';
import { covarianceRoot, type Quantity } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';
import references from '../fixtures/planarRoot.json' with { type: 'json' };

const { traceRoot, rootEntry, trace, squaredNorm } = covarianceRoot();

const pair = (quantity: Quantity, at: Point, size: number) =>
  (['direct', 'reduced'] as const).map((sampler) =>
    draws(sampledRoutesOf(quantity, sampler)[0]!, at, size, quantity.meaning),
  ) as [Float64Array, Float64Array];

describe('the root of a refitted covariance', () => {
  // Nested quadratures in 25 digits; for equal eigenvalues from the density of the eigenvalues.
  it.each(references)(
    'should have the mean trace computed elsewhere for n = $n and $spectrum',
    (reference) => {
      const found = exactRoutesOf(traceRoot)[1]!.compute({ ...reference, t: 1 });
      expect(Math.abs(found / reference.value - 1)).toBeLessThanOrEqual(1e-12);
    },
  );

  it('should have one law in raw data and factors, with the exact mean, singular fits included', () => {
    const line = { spectrum: [2.5], n: 6, t: 4, i: 1 };
    const plane = { spectrum: [0.3, 2], n: 4, t: 1, i: 2 };
    const singular = { spectrum: [1, 2, 0.5], n: 3, t: 2, i: 3 };
    for (const [quantity, at, position] of [
      [traceRoot, line, 0],
      [rootEntry, line, 0],
      [traceRoot, plane, 1],
      [traceRoot, singular, undefined],
      [rootEntry, singular, undefined],
    ] as const) {
      const [direct, reduced] = pair(quantity, at, 8000);
      expectSameLaw(direct, reduced);
      if (position !== undefined) expectMean(reduced, exactRoutesOf(quantity)[position]!.compute(at));
    }
  });

  it('should have diagonal entries that add up to its trace', () => {
    const at = { spectrum: [1, 0.2, 3], n: 7, t: 2 };
    const entries = [1, 2, 3].map((i) =>
      draws(sampledRoutesOf(rootEntry, 'reduced')[0]!, { ...at, i }, 50, 'sum'),
    );
    const traces = draws(sampledRoutesOf(traceRoot, 'reduced')[0]!, at, 50, 'sum');
    traces.forEach((total, k) => {
      expect(entries[0]![k]! + entries[1]![k]! + entries[2]![k]!).toBeCloseTo(total, 10);
    });
  });

  it('should have the moments of a Wishart matrix: trace kept, squared norm grown', () => {
    const at = { spectrum: [1, 1], n: 10, t: 1, i: 1 };
    expect(exactRoutesOf(trace)[0]!.compute({ ...at, t: 20 })).toBe(2);
    expect(exactRoutesOf(squaredNorm)[0]!.compute(at)).toBeCloseTo(24 / 9, 12);
  });

  it('should refuse points outside the domain with a sentence', () => {
    const compute = exactRoutesOf(trace)[0]!.compute;
    expect(() => compute({ spectrum: [1, -1], n: 3, t: 1, i: 1 })).toThrow(/^spectrum must be /);
    expect(() => compute({ spectrum: [1], n: 1, t: 1, i: 1 })).toThrow(/^n must be /);
  });
});
