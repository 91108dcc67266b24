import { describe, expect, it } from 'vitest';
import {
  type Quantity,
  weightedMeanError,
  weightedMeanLimit,
  weightedVariance,
} from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const compute = (quantity: Quantity, at: Point) => exactRoutesOf(quantity)[0]!.compute(at);

describe('weightedMeanError', () => {
  const error = weightedMeanError({ scale: 'sigma' });

  it('should be the mean of its draws, by batch means and point by point', () => {
    for (const at of [
      { n: 4, m: 7, w: 0.3, t: 6, sigma: 2 },
      { n: 5, m: 3, w: 0, t: 8, sigma: 1 },
      { n: 5, m: 3, w: 1, t: 2, sigma: 1 },
    ]) {
      const reduced = draws(sampledRoutesOf(error, 'reduced')[0]!, at, 20_000, `mean ${at.w}`);
      expectMean(reduced, compute(error, at));
      const direct = draws(sampledRoutesOf(error, 'direct')[0]!, at, 8000, `mean ${at.w}`);
      expectSameLaw(direct, reduced.slice(0, 8000));
    }
  });

  it('should refuse points outside the domain with a sentence', () => {
    const at = { n: 5, m: 5, w: 0.5, t: 3, sigma: 1 };
    expect(() => compute(error, { ...at, n: 0 })).toThrow('n must be an integer of at least 1, but it is 0.');
    expect(() => compute(error, { ...at, w: 1.5 })).toThrow('w must be a number from 0 to 1, but it is 1.5.');
    expect(() => compute(error, { ...at, t: -1 })).toThrow('t must be an integer of at least 0');
  });
});

describe('weightedMeanLimit', () => {
  it('should be the mean of its draws', () => {
    const { error } = weightedMeanLimit({ ratio: 'k' });
    for (const at of [
      { k: 1, w: 0.2 },
      { k: 0.1, w: 0.9 },
    ]) {
      const [route] = sampledRoutesOf(error);
      expectMean(draws(route!, at, 20_000, `limit ${at.k}`), compute(error, at));
    }
  });

  it('should be where the recursion ends', () => {
    const at = { n: 12, m: 30, w: 0.15, t: 1000 };
    const end = compute(weightedMeanError(), at) * at.n;
    expect(Math.abs(compute(weightedMeanLimit().error, at) / end - 1)).toBeLessThan(1e-13);
  });

  it('should refuse a weight of 0, which has no limit', () => {
    const { error } = weightedMeanLimit();
    expect(() => compute(error, { n: 2, m: 2, w: 0 })).toThrow('w must be a number from');
  });
});

describe('weightedVariance', () => {
  it('should have the least variance of its draws at the best weight', () => {
    const { optimalVariance } = weightedVariance();
    for (const at of [
      { n: 30, m: 30 },
      { n: 10, m: 60 },
    ]) {
      const [route] = sampledRoutesOf(optimalVariance);
      expectMean(draws(route!, at, 40_000, `variance ${at.n}`), compute(optimalVariance, at));
    }
  });

  it('should refuse batches that have no variance', () => {
    const { optimalWeight } = weightedVariance();
    expect(() => compute(optimalWeight, { n: 1, m: 5 })).toThrow(
      'n must be an integer of at least 2, but it is 1.',
    );
  });
});
