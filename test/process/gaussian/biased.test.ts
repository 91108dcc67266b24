import { describe, expect, it } from 'vitest';
import { gaussianLoop, isotropicLoop, type Quantity, wassersteinGrowth } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const compute = (quantity: Quantity, at: Point) => exactRoutesOf(quantity)[0]!.compute(at);

function expectDraws(quantity: Quantity, at: Point, key: string): void {
  const reduced = draws(sampledRoutesOf(quantity, 'reduced')[0]!, at, 20_000, key);
  expectMean(reduced, compute(quantity, at));
  expectSameLaw(draws(sampledRoutesOf(quantity, 'direct')[0]!, at, 4000, key), reduced.slice(0, 4000));
}

describe('gaussianLoop with biased sampling', () => {
  it('should be the mean of its draws', () => {
    for (const ddof of [0, 1]) {
      const loop = gaussianLoop({ bias: 'lam', ddof });
      const at = { n: 12, lam: 0.8, t: 4 };
      for (const quantity of Object.values(loop)) expectDraws(quantity, at, `${quantity.meaning} ${ddof}`);
    }
  });

  it('should be the real law before the first fit', () => {
    const { squaredWasserstein, meanStd, squaredShift, pointVariance, logDrift } = gaussianLoop({
      bias: 'lam',
    });
    const at = { n: 12, lam: 0.8, t: 0 };
    expect([squaredWasserstein, meanStd, squaredShift].map((quantity) => compute(quantity, at))).toEqual([
      0, 1, 0,
    ]);
    expect(compute(pointVariance, at)).toBe(0.8);
    expect(() => compute(logDrift, at)).toThrow('t must be an integer of at least 1, but it is 0.');
    expect(() => compute(meanStd, { ...at, lam: 0 })).toThrow('lam must be a number from');
  });
});

describe('isotropicLoop', () => {
  it('should be the mean of its draws', () => {
    const { meanTrace, meanShift, logDeterminant } = isotropicLoop();
    for (const at of [
      { n: 16, lam: 0.7, t: 3, d: 3 },
      { n: 12, lam: 1, t: 4, d: 1 },
    ]) {
      for (const quantity of [meanTrace, meanShift, logDeterminant])
        expectDraws(quantity, at, `${quantity.meaning} ${at.d}`);
    }
    expectDraws(isotropicLoop({ ddof: 0 }).meanTrace, { n: 8, lam: 0.9, t: 2, d: 2 }, 'divisor n');
  });

  it('should agree with the scalar loop in one dimension', () => {
    const at = { n: 9, lam: 0.6, t: 7, d: 1 };
    const scalar = compute(gaussianLoop({ bias: 'lam' }).meanLogVariance, at);
    expect(compute(isotropicLoop().logDeterminant, at)).toBeCloseTo(scalar, 11);
  });

  it('should refuse points outside the domain with a sentence', () => {
    const { logDeterminant } = isotropicLoop();
    const at = { n: 4, lam: 0.7, t: 3, d: 4 };
    expect(() => compute(logDeterminant, at)).toThrow('n must be more than d = 4, but it is 4.');
    expect(() => compute(logDeterminant, { ...at, d: 0 })).toThrow('d must be an integer of at least 1');
  });
});

describe('wassersteinGrowth', () => {
  it('should be the difference of two distances where that keeps its digits', () => {
    const { squaredWasserstein } = gaussianLoop({ bias: 'lam' });
    for (const at of [
      { n: 3, lam: 0.9, t: 4 },
      { n: 2, lam: 0.65, t: 2 },
      { n: 50, lam: 1, t: 30 },
    ]) {
      const gained = compute(squaredWasserstein, { ...at, t: at.t + 1 }) - compute(squaredWasserstein, at);
      const scaled = gained / Math.exp(at.t * Math.log(at.lam));
      expect(Math.abs(compute(wassersteinGrowth(), at) / scaled - 1)).toBeLessThan(1e-9);
    }
  });

  it('should fall below 0 with two samples, from some fit on', () => {
    const value = (t: number) => compute(wassersteinGrowth(), { n: 2, lam: 0.66, t });
    expect(value(235)).toBeGreaterThan(0);
    expect(value(236)).toBeLessThan(0);
    expect(Math.abs(value(300) / -0.00685407465254 - 1)).toBeLessThan(1e-9);
  });
});
