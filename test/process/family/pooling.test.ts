import { describe, expect, it } from 'vitest';
import {
  categoryDiversity,
  kernelDensity,
  type Quantity,
  weightedBatches,
} from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';

const compute = (quantity: Quantity, at: Point) => exactRoutesOf(quantity).map((route) => route.compute(at));

describe('weightedBatches', () => {
  it('should give independently computed variance ratios', () => {
    const window = weightedBatches({ workflow: { window: 3 } });
    for (const [workflow, omega, G, value] of [
      ['augment', 0.5, 10, 1.549768],
      ['discard', 0.5, 10, 10],
      ['anchor', 0.5, 20, 1.333333],
      ['anchor', 0.1, 10, 4.623281],
    ] as const) {
      expect(compute(weightedBatches(), { workflow, omega, G })[0]).toBeCloseTo(value, 6);
    }
    expect(compute(window, { G: 10 })[0]).toBeCloseTo(3.217351, 6);
    expect(compute(window, { G: 50 })[0]).toBeCloseTo(13.215278, 6);
  });

  it('should be the mean of simulated batches', () => {
    for (const workflow of ['augment', 'discard', 'anchor']) {
      const at = { workflow, omega: 0.3, G: 7 };
      const [direct] = sampledRoutesOf(weightedBatches(), 'direct');
      expectMean(draws(direct!, at, 20_000, workflow), compute(weightedBatches(), at)[0]!);
    }
    expect(() => compute(weightedBatches(), { workflow: 'anchor', omega: 2, G: 7 })).toThrow(
      'omega must be a number from 0 to 1',
    );
  });
});

describe('kernelDensity', () => {
  const { modelVariance } = kernelDensity();

  it('should give independently computed variances', () => {
    for (const [workflow, n, h, t, value] of [
      ['replace', 8, 0.5, 5, 1.487091],
      ['replace', 8, 0.5, 10_000, 2],
      ['accumulate', 8, 0.5, 50, 1.90013],
      ['accumulate', 50, 0.3, 10_000, 1.846157],
    ] as const) {
      expect(compute(modelVariance, { workflow, n, h, t, sigma2: 1 })[0]).toBeCloseTo(value, 6);
    }
    // Without a kernel every fit keeps the share 1 - 1/n, however little is left.
    const left = compute(modelVariance, { workflow: 'replace', n: 2, h: 0, t: 200, sigma2: 1 })[0]!;
    expect(Math.abs(Math.log(left) + 200 * Math.LN2)).toBeLessThan(1e-11);
  });

  it('should be the mean of simulated densities', () => {
    for (const workflow of ['replace', 'accumulate']) {
      const at = { workflow, n: 6, h: 0.5, t: 5, sigma2: 1.5 };
      const [direct] = sampledRoutesOf(modelVariance, 'direct');
      expectMean(draws(direct!, at, 8000, workflow), compute(modelVariance, at)[0]!);
    }
  });
});

describe('categoryDiversity', () => {
  const diversity = categoryDiversity();

  it('should be one number by moments, by the chain of one category, and in draws', () => {
    for (const workflow of ['replace', 'accumulate']) {
      for (const at of [
        { workflow, p: [0.2, 0.2, 0.2, 0.2, 0.2], n: 8, t: 6 },
        { workflow, p: [0.9, 0.1, 0], n: 1, t: 3 },
        { workflow, p: [0.5, 0.3, 0.2], n: 30, t: 2 },
      ]) {
        const [moments, chain] = compute(diversity, at);
        expect(Math.abs(moments! - chain!)).toBeLessThanOrEqual(1e-11 * moments!);
        const [direct] = sampledRoutesOf(diversity, 'direct');
        expectMean(draws(direct!, at, 8000, workflow), moments!);
      }
    }
    const five = { p: [0.2, 0.2, 0.2, 0.2, 0.2], n: 8, t: 6 };
    expect(compute(diversity, { ...five, workflow: 'accumulate' })[0]).toBeCloseTo(0.6578726760075, 12);
    expect(compute(diversity, { ...five, workflow: 'replace' })[0]).toBeCloseTo(0.3590362548828, 12);
  });

  it('should refuse what is no law', () => {
    const at = { workflow: 'replace', p: [0.5, 0.6], n: 8, t: 6 };
    expect(() => compute(diversity, at)).toThrow('p must be a law: nonnegative numbers that sum to 1');
  });
});
