import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normal, stream } from '../../src/random/index.js';
import {
  binomialTails,
  chiSquareQuantile,
  clopperPearson,
  kolmogorovSmirnov,
  normalQuantile,
  normalTails,
  wilson,
} from '../../src/statistics/index.js';

interface Row {
  readonly args: readonly [number, number, number];
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

const tables = JSON.parse(
  readFileSync(new URL('fixtures/quantiles.json', import.meta.url), 'utf8'),
) as Record<'normal' | 'chiSquare' | 'clopperPearson', readonly Row[]>;

const counts = fc
  .integer({ min: 1, max: 1e6 })
  .chain((trials) => fc.tuple(fc.nat(trials), fc.constant(trials)));
const alphas = fc.constantFrom(0.5, 0.1, 0.01, 1e-6, 1e-12);

describe('quantiles against 50-digit references', () => {
  it('should hold 1e-13 for the normal law', () => {
    for (const { args, value } of tables.normal)
      expect(Math.abs(normalQuantile(args[0]) - value)).toBeLessThan(1e-13);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it('should hold a relative 1e-11 for chi-square laws', () => {
    for (const { args, value } of tables.chiSquare)
      expect(Math.abs(chiSquareQuantile(args[0], args[1]) / value - 1)).toBeLessThan(1e-11);
  });
});

describe('clopperPearson', () => {
  it('should contain the exact interval and be wider by no more than a relative 1e-10', () => {
    for (const { args, lower, upper } of tables.clopperPearson) {
      const got = clopperPearson(...args);
      expect(got.lower).toBeLessThanOrEqual(lower);
      expect(got.upper).toBeGreaterThanOrEqual(upper);
      expect(got.lower).toBeGreaterThanOrEqual(lower * (1 - 1e-10));
      expect(got.upper).toBeLessThanOrEqual(upper * (1 + 1e-10));
    }
  });

  it('should end where the tails are half of alpha, contain the share and mirror', () => {
    fc.assert(
      fc.property(counts, alphas, ([successes, trials], alpha) => {
        const { lower, upper } = clopperPearson(successes, trials, alpha);
        expect(lower <= successes / trials && successes / trials <= upper).toBe(true);
        if (successes > 0)
          expect(binomialTails(successes, trials, lower).upper).toBeLessThanOrEqual(alpha / 2);
        if (successes < trials)
          expect(binomialTails(successes, trials, upper).lower).toBeLessThanOrEqual(alpha / 2);
        expect(clopperPearson(trials - successes, trials, alpha).lower).toBeCloseTo(1 - upper, 9);
      }),
    );
  });

  it('should be everything without trials', () => {
    expect(clopperPearson(0, 0, 0.05)).toEqual({ lower: 0, upper: 1 });
    expect(wilson(0, 0, 0.05)).toEqual({ lower: 0, upper: 1 });
  });

  it('should refuse counts that cannot be', () => {
    expect(() => clopperPearson(4, 3, 0.05)).toThrow(
      new RangeError('clopperPearson: successes must be an integer in 0 .. 3, not 4.'),
    );
    expect(() => wilson(1, 3, 1)).toThrow(
      new RangeError('wilson: alpha must be a probability in (0, 1), not 1.'),
    );
  });
});

describe('wilson', () => {
  it('should end where the score statistic equals the quantile', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(0.1, 0.01, 1e-4), ([successes, trials], alpha) => {
        const z = -normalQuantile(alpha / 2);
        for (const p of Object.values(wilson(successes, trials, alpha)) as number[]) {
          if (p <= 0 || p >= 1) continue;
          const score = Math.abs(successes / trials - p) / Math.sqrt((p * (1 - p)) / trials);
          expect(score).toBeCloseTo(z, 4);
        }
      }),
    );
  });
});

describe('kolmogorovSmirnov', () => {
  const cdf = (z: number) => normalTails(z).lower;

  it('should find the distance of a known sample', () => {
    const found = kolmogorovSmirnov([0.1, 0.2, 0.9], (x) => x);
    expect(found.distance).toBeCloseTo(2 / 3 - 0.2, 14);
    expect(found.pValue).toBeCloseTo(Math.min(1, 2 * Math.exp((-6 * 49) / 225)), 12);
  });

  it('should accept the right law and refute a shifted one', () => {
    const source = stream('kolmogorov');
    const sample = Float64Array.from({ length: 5000 }, () => normal(source));
    // The p-value is below 1e-6 with probability at most 1e-6.
    expect(kolmogorovSmirnov(sample, cdf).pValue).toBeGreaterThan(1e-6);
    expect(kolmogorovSmirnov(sample, (z) => cdf(z - 0.2)).pValue).toBeLessThan(1e-6);
  });

  it('should refuse an empty sample', () => {
    expect(() => kolmogorovSmirnov([], cdf)).toThrow('sample must be of at least one observation');
  });
});
