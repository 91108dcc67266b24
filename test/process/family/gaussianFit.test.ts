import { describe, expect, it } from 'vitest';
import { gaussianFit, type Quantity } from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const compute = (quantity: Quantity, at: Record<string, number>) => exactRoutesOf(quantity)[0]!.compute(at);

describe('gaussianFit', () => {
  const workflows = ['replace', 'accumulate', 'subsample'] as const;

  for (const workflow of workflows) {
    for (const ddof of [0, 1]) {
      it(`should have the exact means in raw data (${workflow}, ddof ${ddof})`, () => {
        const at = { n: 6, t: 4, ddof, sigma2: 1.7 };
        const { fittedVariance, meanError } = gaussianFit({ workflow });
        for (const quantity of [fittedVariance, meanError]) {
          const sample = draws(sampledRoutesOf(quantity, 'direct')[0]!, at, 8000, `${workflow} ${ddof}`);
          expectMean(sample, compute(quantity, at));
          const [reduced] = sampledRoutesOf(quantity, 'reduced');
          if (reduced) expectSameLaw(draws(reduced, at, 8000, `${workflow} ${ddof}`), sample);
        }
      });
    }
  }

  it('should give independently computed means', () => {
    for (const [workflow, ddof, n, t, variance, error] of [
      ['replace', 0, 6, 6, 0.3348979767, 0.6651020233],
      ['replace', 1, 6, 6, 1, 1],
      ['accumulate', 0, 6, 6, 0.7669190902, 0.2330809098],
      ['accumulate', 1, 6, 6, 0.9148954934, Number.NaN],
      ['subsample', 0, 6, 6, 0.6427826, 0.3572174],
      ['subsample', 1, 2, 10_000, 29.894172, 31.94435 / 2],
      ['subsample', 0, 10, 10_000, 0.739012, 0.2609876],
      ['subsample', 0, 2, 5, 0.209057, 1.581887 / 2],
    ] as const) {
      const at = { n, t, ddof, sigma2: 1 };
      const { fittedVariance, meanError } = gaussianFit({ workflow });
      expect(compute(fittedVariance, at)).toBeCloseTo(variance, 5);
      if (Number.isFinite(error)) expect(compute(meanError, at)).toBeCloseTo(error, 5);
    }
  });

  it('should conserve the second moment when the divisor is the number of points', () => {
    for (const workflow of workflows) {
      const { fittedVariance, meanError } = gaussianFit({ workflow });
      for (const [n, t] of [
        [2, 50],
        [7, 3],
        [100, 400],
      ] as const) {
        const at = { n, t, ddof: 0, sigma2: 3 };
        expect(compute(fittedVariance, at) + compute(meanError, at)).toBeCloseTo(3, 11);
      }
    }
  });

  it('should draw first subsets with replacement when asked', () => {
    const { meanError } = gaussianFit({ workflow: 'subsample', withReplacement: true });
    const at = { n: 6, t: 1, ddof: 0, sigma2: 1 };
    expectMean(draws(sampledRoutesOf(meanError)[0]!, at, 20_000, 'again'), 11 / 36);
    expect(exactRoutesOf(meanError)).toEqual([]);
  });

  it('should give the variance of the variance', () => {
    const { varianceOfVariance } = gaussianFit({ sizes: 'ceil(n0*t^p)', fits: 'T', variance: 'sigma^2' });
    expect(compute(varianceOfVariance, { n0: 20, p: 0, T: 10, sigma: 1 })).toBeCloseTo(1.7205514, 7);
    expect(compute(varianceOfVariance, { n0: 20, p: 2, T: 10, sigma: 2 })).toBeCloseTo(16 * 0.1677299, 5);
    const at = { n0: 30, p: 1, T: 4, sigma: 1 };
    const sample = draws(sampledRoutesOf(varianceOfVariance, 'reduced')[0]!, at, 40_000, 'spread');
    expectMean(sample, compute(varianceOfVariance, at));
  });

  it('should give the chance that variance is left', () => {
    const fit = gaussianFit({ sizes: 'ceil(n0*t^p)', fits: 'T', variance: 1 });
    const survives = fit.survives('eps');
    expect(compute(survives, { n0: 20, p: 0, T: 100, eps: 0.04 })).toBeCloseTo(0.2617154, 7);
    // One chi-square with one degree of freedom: P(|Z| > 0.2).
    expect(compute(survives, { n0: 2, p: 0, T: 1, eps: 0.04 })).toBeCloseTo(0.8414805811217938, 11);
    // Two degrees of freedom: exp(-eps).
    for (const eps of [1e-4, 0.3, 1, 5]) {
      expect(Math.abs(compute(survives, { n0: 3, p: 0, T: 1, eps }) / Math.exp(-eps) - 1)).toBeLessThan(1e-9);
    }
    for (const at of [
      { n0: 3, p: 1.3, T: 6, eps: 0.3 },
      { n0: 2, p: 0.4, T: 12, eps: 0.01 },
    ]) {
      const sample = draws(sampledRoutesOf(survives, 'reduced')[0]!, at, 20_000, `survives ${at.n0}`);
      expectMean(sample, compute(survives, at));
      expectSameLaw(
        draws(sampledRoutesOf(survives, 'direct')[0]!, at, 8000, `survives ${at.n0}`),
        sample.slice(0, 8000),
      );
    }
  });

  it('should refuse a variance of one point and negative variances', () => {
    const { fittedVariance } = gaussianFit();
    const at = { n: 1, t: 2, ddof: 1, sigma2: 1 };
    expect(() => compute(fittedVariance, at)).toThrow('n must be an integer of at least 2, but it is 1.');
    expect(() => compute(fittedVariance, { ...at, n: 3, sigma2: -1 })).toThrow(
      'sigma2 must be a number of at least 0',
    );
    expect(() => compute(fittedVariance, { ...at, n: 3, ddof: 2 })).toThrow(
      'ddof must be an integer from 0 to 1',
    );
  });
});
