import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomialLaw,
  complexLogGamma,
  countMean,
  findRoot,
  logBinomial,
  logSumExp,
  meanAfter,
  minimise,
  poissonLaw,
  spread,
  stepLaw,
  stepMean,
  sum,
  transitionMatrix,
} from '../../../src/process/index.js';
import references from '../fixtures/numeric.json' with { type: 'json' };

describe('findRoot', () => {
  it('should end on the root', () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(findRoot((x) => Math.exp(x) - 1e-8, -50, 0)).toBeCloseTo(Math.log(1e-8), 13);
    expect(findRoot((x) => x * x * x, -1, 2)).toBeCloseTo(0, 12);
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), (k) => {
        const root = k / 37;
        const found = findRoot((x) => Math.atan(5 * (x - root)) + 1e-3 * (x - root), -100, 90);
        expect(Math.abs(found - root)).toBeLessThan(1e-12);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('should refuse ends of one sign', () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow('opposite signs');
  });
});

describe('minimise', () => {
  it('should find the minimum of unimodal functions', () => {
    expect(minimise((x) => (x - 0.7) * (x - 0.7), -3, 5).at).toBeCloseTo(0.7, 7);
    expect(minimise((x) => x - Math.log(x), 0.01, 50).at).toBeCloseTo(1, 7);
    expect(minimise((x) => Math.abs(x - 1 / 3), 0, 1).at).toBeCloseTo(1 / 3, 7);
    expect(minimise((x) => x, 2, 3).at).toBeCloseTo(2, 7);
  });
});

describe('sums', () => {
  it('should keep what plain addition loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(new Float64Array(1e6).fill(0.1))).toBe(100000);
    expect(logSumExp([-1000, -1000])).toBeCloseTo(-1000 + Math.LN2, 12);
    expect(logSumExp([])).toBe(-Infinity);
  });
});

describe('gamma and binomials', () => {
  it('should agree with 40-digit references', () => {
    for (const [re, im, x, y] of references.complexLogGamma as number[][]) {
      const value = complexLogGamma(re!, im!);
      const scale = 1 + Math.hypot(x!, y!);
      expect(Math.hypot(value.re - x!, value.im - y!) / scale).toBeLessThan(6e-15);
    }
    for (const [n, k, value] of references.logBinomial as number[][]) {
      const slack = 4e-15 * Math.abs(value!);
      expect(Math.abs(logBinomial(n!, k!) - value!)).toBeLessThanOrEqual(slack);
    }
  });
});

describe('count laws', () => {
  it('should have the moments of their names', () => {
    for (const [n, p] of [
      [1, 0.5],
      [7, 0.01],
      [100, 0.99],
      [5000, 0.3],
      [1_000_000, 1e-6],
    ] as const) {
      const law = binomialLaw(n, p);
      expect(Math.abs(countMean(law, (k) => k) / (n * p) - 1)).toBeLessThan(1e-13);
      const second = n * p * (1 - p) + n * n * p * p;
      expect(Math.abs(countMean(law, (k) => k * k) / second - 1)).toBeLessThan(1e-13);
    }
    for (const lambda of [0.01, 3, 1000.5]) {
      const law = poissonLaw(lambda);
      expect(Math.abs(countMean(law, (k) => k * (k - 1)) / (lambda * lambda) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(law.weights[0]! / Math.exp(-lambda) - 1) < 1e-12 || law.first > 0).toBe(true);
    }
    expect(binomialLaw(9, 0)).toEqual({ first: 0, weights: Float64Array.of(1) });
    expect(binomialLaw(9, 1)).toEqual({ first: 9, weights: Float64Array.of(1) });
  });

  it('should equal exact binomial probabilities', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 99 }), (n, percent) => {
        const p = percent / 100;
        const law = spread(binomialLaw(n, p), n + 1);
        for (let k = 0; k <= n; k++) {
          const log = logBinomial(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
          if (log > -60) expect(Math.abs(law[k]! / Math.exp(log) - 1)).toBeLessThan(1e-12);
        }
      }),
      { seed: 2, numRuns: 50 },
    );
  });
});

describe('Markov chains', () => {
  it('should give one expectation forwards and backwards', () => {
    const n = 9;
    const rows = (i: number) => binomialLaw(n, i / n);
    const values = Float64Array.from({ length: n + 1 }, (_, i) => (i * (n - i)) / (n * n));
    let law = spread(binomialLaw(n, 0.3), n + 1);
    let back: Float64Array = values;
    for (let k = 0; k < 4; k++) {
      law = stepLaw(law, rows, n + 1);
      back = stepMean(back, rows, n + 1);
    }
    const forward = law.reduce((total, w, i) => total + w * values[i]!, 0);
    const backward = countMean(binomialLaw(n, 0.3), (i) => back[i]!);
    expect(Math.abs(forward / backward - 1)).toBeLessThan(1e-13);
    expect(meanAfter(values, transitionMatrix(rows, n + 1), 4)[3]).toBeCloseTo(back[3]!, 14);
    // Diversity shrinks by 1 - 1/n a step.
    expect(forward).toBeCloseTo(0.21 * Math.exp(5 * Math.log1p(-1 / n)), 13);
  });
});
