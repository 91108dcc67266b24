import { describe, expect, it } from 'vitest';
import { anisotropicInterpolator, projectionRisk, truncatedNoise } from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';

describe('anisotropicInterpolator', () => {
  const { squaredError, recursion, df2 } = anisotropicInterpolator();
  const compute = (at: Record<string, number>) => exactRoutesOf(recursion)[0]!.compute(at);

  it('should give independently computed values of the recursion', () => {
    expect(compute({ decay: 1, d: 60, T0: 30, sigma0: 0, n: 1, wnorm: 3 })).toBeCloseTo(0.18341, 5);
    expect(compute({ decay: 1, d: 60, T0: 30, sigma0: 0.3, n: 6, wnorm: 3 })).toBeCloseTo(0.74438, 5);
    expect(compute({ decay: 0.5, d: 100, T0: 40, sigma0: 0.2, n: 5, wnorm: 3 })).toBeCloseTo(1.5987, 4);
    const freedom = exactRoutesOf(df2)[0]!.compute({ decay: 1, d: 60, T0: 30, sigma0: 0, n: 1, wnorm: 3 });
    expect(freedom).toBeCloseTo(16.963, 3);
  });

  it('should be the isotropic law when all eigenvalues are equal and there is no noise', () => {
    const value = compute({ decay: 0, d: 50, T0: 40, sigma0: 0, n: 10, wnorm: 2 });
    expect(Math.abs(value / (4 * (1 - Math.exp(10 * Math.log(0.8)))) - 1)).toBeLessThan(1e-11);
  });

  it('should be near the mean of raw chains', () => {
    const at = { decay: 1, d: 40, T0: 20, sigma0: 0.1, n: 3, wnorm: 3 };
    const sample = draws(sampledRoutesOf(squaredError)[0]!, at, 400, 'anisotropic');
    const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
    const slack = 2 / (20 - exactRoutesOf(df2)[0]!.compute(at));
    expect(Math.abs(mean / compute(at) - 1)).toBeLessThan(slack);
    expect(() => compute({ ...at, T0: 40 })).toThrow('T0 must be at most d - 1 = 39, but it is 40.');
  });
});

describe('projectionRisk', () => {
  it('should exceed the null risk on the weak direction', () => {
    const [exact] = exactRoutesOf(projectionRisk());
    const value = exact!.compute({ decay: 3, d: 2, T0: 1, n: 1, site: 2 });
    expect(Math.abs(value / Math.SQRT2 - 1)).toBeLessThan(1e-12);
    expect(() => exact!.compute({ decay: 3, d: 3, T0: 1, n: 1, site: 2 })).toThrow('d must be 2');
    expect(() => exact!.compute({ decay: 3, d: 2, T0: 1, n: 1, site: 3 })).toThrow('site must be');
  });

  it('should be the same by quadrature and by raw projections', () => {
    for (const at of [
      { decay: 3, d: 2, T0: 1, n: 4, site: 2 },
      { decay: 1, d: 2, T0: 1, n: 3, site: 1 },
    ]) {
      expectMean(
        draws(sampledRoutesOf(projectionRisk())[0]!, at, 20_000, `site ${at.site}`),
        exactRoutesOf(projectionRisk())[0]!.compute(at),
      );
    }
  });
});

describe('truncatedNoise', () => {
  const [exact] = exactRoutesOf(truncatedNoise());

  it('should equal independently computed truncated means', () => {
    for (const [T0, cap, value] of [
      [5, 10, 6.7705],
      [5, 1e8, 33948.05],
      [6, 1e4, 21.3254],
      [7, 100, 4.3263],
      [8, 1e6, 2.5],
    ] as const) {
      expect(Math.abs(exact!.compute({ d: 5, T0, cap }) / value - 1)).toBeLessThan(2e-5);
    }
    // nu = 2 and m = 2: log(1 + cap).
    expect(Math.abs(exact!.compute({ d: 2, T0: 3, cap: 1e8 }) / Math.log1p(1e8) - 1)).toBeLessThan(
      exact!.error,
    );
    expect(Math.abs(exact!.compute({ d: 2, T0: 3, cap: 1e-3 }) / Math.log1p(1e-3) - 1)).toBeLessThan(
      exact!.error,
    );
    expect(Math.abs(exact!.compute({ d: 100, T0: 300, cap: 1e8 }) / (100 / 199) - 1)).toBeLessThan(
      exact!.error,
    );
  });

  it('should be the mean of truncated draws', () => {
    for (const at of [
      { d: 1, T0: 1, cap: 5 },
      { d: 7, T0: 3, cap: 2 },
      { d: 5, T0: 6, cap: 30 },
    ]) {
      expectMean(
        draws(sampledRoutesOf(truncatedNoise())[0]!, at, 20_000, `cap ${at.cap}`),
        exact!.compute(at),
      );
    }
  });
});
