import { describe, expect, it } from 'vitest';
import { leastSquaresDownstream, powerLawSpectrum, ridgeDownstream } from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

describe('leastSquaresDownstream', () => {
  const point = { d: 4, T: 14, T0: 15, sigma: 1, sigma0: 0.7, n: 3 };

  for (const design of ['fresh', 'shared'] as const) {
    it(`should have one law in raw data and in chi-squares (${design})`, () => {
      const { testError } = leastSquaresDownstream({ design });
      const sample = draws(sampledRoutesOf(testError, 'reduced')[0]!, point, 6000, design);
      expectSameLaw(draws(sampledRoutesOf(testError, 'direct')[0]!, point, 6000, design), sample);
      expectMean(sample, exactRoutesOf(testError)[0]!.compute(point));
    });
  }

  it('should equal sums of means of inverse chi-squares', () => {
    const [exact] = exactRoutesOf(leastSquaresDownstream().testError);
    const at = { d: 10, T: 50, T0: 25, sigma: 0.5, sigma0: 1, n: 3, design: 'fresh' };
    expect(Math.abs(exact!.compute(at) / (2.5 / 39 + 30 / 14) - 1)).toBeLessThan(exact!.error);
    expect(Math.abs(exact!.compute({ ...at, n: 0 }) / (2.5 / 39) - 1)).toBeLessThan(exact!.error);
  });

  it('should refuse too few rows and negative noise', () => {
    const [exact] = exactRoutesOf(leastSquaresDownstream({ design: 'fresh' }).testError);
    expect(() => exact!.compute({ ...point, T0: 5 })).toThrow('T0 must be at least d + 2 = 6, but it is 5.');
    expect(() => exact!.compute({ ...point, sigma0: -1 })).toThrow('sigma0 must be a number of at least 0');
    expect(() => exact!.compute({ ...point, n: 1.5 })).toThrow('n must be an integer of at least 0');
  });
});

describe('ridgeDownstream', () => {
  const ridge = ridgeDownstream({ spectrum: powerLawSpectrum() });
  const tall = { decay: 1, d: 5, T: 9, T0: 14, lambda: 0.05, n: 3, sigma: 0.3, sigma0: 0.5, wnorm: 1 };

  for (const point of [tall, { ...tall, T: 3 }, { ...tall, decay: 0, n: 0 }]) {
    it(`should give one mean from raw data and averaged over noises (T = ${point.T}, n = ${point.n})`, () => {
      const [averaged] = sampledRoutesOf(ridge.testError, 'reduced');
      const [direct] = sampledRoutesOf(ridge.testError, 'direct');
      const mean = draws(averaged!, point, 40_000, 'averaged').reduce((a, b) => a + b, 0) / 40_000;
      // The averaged draws vary far less than the raw ones, so that their mean may stand for the exact one.
      expectMean(draws(direct!, point, 6000, 'raw'), mean);
    });
  }

  it('should gain alike in raw data and by chi-squares', () => {
    for (const point of [tall, { ...tall, T: 3 }]) {
      const sample = draws(sampledRoutesOf(ridge.gain, 'reduced')[1]!, point, 6000, `gain ${point.T}`);
      expectSameLaw(draws(sampledRoutesOf(ridge.gain, 'direct')[0]!, point, 6000, `gain ${point.T}`), sample);
    }
  });

  it('should gain as quadrature says with one feature', () => {
    const point = { ...tall, d: 1, T: 4 };
    const [exact] = exactRoutesOf(ridge.gain);
    expectMean(
      draws(sampledRoutesOf(ridge.gain, 'reduced')[0]!, point, 40_000, 'one feature'),
      exact!.compute(point),
    );
    expect(() => exact!.compute(tall)).toThrow('the number of features must be 1');
  });

  it('should stay near the values of large simulations', () => {
    const at = { decay: 1, d: 100, T: 60, T0: 200, lambda: 0.01, n: 2, sigma: 0.3, sigma0: 0.5, wnorm: 1 };
    const sample = draws(sampledRoutesOf(ridge.testError, 'reduced')[0]!, at, 60, 'published');
    const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
    // Independent simulation: 0.279175 +- 0.0013; here the standard error is about 0.0005.
    expect(Math.abs(mean - 0.279175)).toBeLessThan(5.3 * 0.0014);
  });
});
