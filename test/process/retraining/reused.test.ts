import { describe, expect, it } from 'vitest';
import { bernoulliRefit, type Quantity, reusedFit, reusedMean } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const exactly = (quantity: Quantity, at: Point): number => exactRoutesOf(quantity)[0]!.compute(at);

describe('a Bernoulli model refitted on real and on its own data', () => {
  const { relativeGap } = bernoulliRefit();

  it('should keep its digits far below the gap it started with', () => {
    // The moments of a maximum-likelihood fit match: the factor is lam/(1+lam), here a power of 2 or of 1/101.
    for (const [lam, t] of [
      [1, 200],
      [0.01, 100],
      [1000, 200],
    ] as const) {
      const found = exactly(relativeGap, { lam, t, mStar: 0.07, mStart: 0.9 });
      const expected = Math.exp(-t * Math.log1p(1 / lam));
      expect(Math.abs(found / expected - 1)).toBeLessThan(1e-12);
    }
  });

  it('should refuse a start at the real mean', () => {
    expect(() => exactly(relativeGap, { lam: 1, t: 1, mStar: 0.3, mStart: 0.3 })).toThrow(/^mStart must be /);
  });
});

describe('a normal mean refitted on reused real data', () => {
  it('should miss as often in simulation as computed', () => {
    for (const at of [
      { n: 20, lam: 0.25, t: 3, e0: 0.5, sigma: 1 },
      { n: 50, lam: 20, t: 30, e0: 0, sigma: 2 },
    ]) {
      const miss = reusedMean().misses('0.2*sigma');
      expectMean(draws(sampledRoutesOf(miss)[0]!, at, 40_000, 'miss'), exactly(miss, at));
    }
  });
});

describe('a normal law refitted on reused real data', () => {
  it('should have one law in raw data and sufficient statistics, with the limits as means', () => {
    for (const ddof of [0, 1]) {
      for (const quantity of Object.values(reusedFit({ ddof }))) {
        for (const at of [
          { n: 5, m: 1 },
          { n: 6, m: 12 },
        ]) {
          const [direct, reduced] = (['direct', 'reduced'] as const).map((sampler) =>
            draws(sampledRoutesOf(quantity, sampler)[0]!, at, 10_000, `${ddof} ${quantity.meaning}`),
          );
          expectSameLaw(direct!, reduced!);
          expectMean(reduced!, exactly(quantity, at));
        }
      }
    }
  });

  it('should refuse samples that are too small', () => {
    const { limitVariance } = reusedFit();
    expect(() => exactly(limitVariance, { n: 1, m: 3 })).toThrow(/^n must be /);
    expect(() => exactly(limitVariance, { n: 5, m: 0 })).toThrow(/^m must be /);
  });
});
