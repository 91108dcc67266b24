import { describe, expect, it } from 'vitest';
import {
  adaptiveRidge,
  equivalentError,
  optimalRidge,
  powerLawSlopes,
  powerLawSpectrum,
  ridgeSlope,
  smoothSum,
  twoLevelSpectrum,
} from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';

const within = (value: number, truth: number, relative: number) =>
  expect(Math.abs(value / truth - 1)).toBeLessThanOrEqual(relative);

describe('smoothSum', () => {
  it('should equal the sum term by term', () => {
    for (const [decay, kappa] of [
      [1.2, 1e-3],
      [2, 1e-4],
      [1.5, 0.1],
    ] as const) {
      for (const count of [3, 512, 600, 5000, 262_144]) {
        const f = (k: number) => {
          const ev = Math.exp(-decay * Math.log(k));
          return (ev / (ev + kappa)) * (ev / (ev + kappa));
        };
        let plain = 0;
        for (let k = count; k >= 1; k--) plain += f(k);
        const { nodes, weights } = smoothSum(count);
        within(
          nodes.reduce((total, k, i) => total + weights[i]! * f(k), 0),
          plain,
          1e-11,
        );
      }
    }
  });
});

describe('equivalentError', () => {
  const spectrum = powerLawSpectrum();
  const first = { decay: 0, d: 100, T: 200, T0: 300, lambda: 0.2, n: 5, sigma: 0.5, sigma0: 0.5, wnorm: 1 };
  const third = { decay: 1, d: 100, T: 60, T0: 200, lambda: 0.01, n: 2, sigma: 0.3, sigma0: 0.5, wnorm: 1 };
  const value = (variant: Parameters<typeof equivalentError>[1], at: typeof first) =>
    exactRoutesOf(equivalentError({ spectrum }, variant).equivalent)[0]!.compute(at);

  it('should give independently computed values, and so should its false variants', () => {
    expect(value({}, first)).toBeCloseTo(0.557748, 6);
    expect(value({}, third)).toBeCloseTo(0.279034, 6);
    expect(value({ slope: 'features' }, first)).toBeCloseTo(0.8114, 4);
    expect(value({ slope: 'df2' }, third)).toBeCloseTo(0.1735, 4);
    expect(value({ ridge: 'plain' }, third)).toBeCloseTo(0.375, 4);
    const df2 = exactRoutesOf(equivalentError({ spectrum }).df2)[0]!;
    expect(df2.compute(first)).toBeCloseTo(57.2446, 4);
    expect(df2.compute(third)).toBeCloseTo(21.8756, 4);
  });

  it('should solve the isotropic equation, which is quadratic', () => {
    const b = 1 - 0.2 - 100 / 200;
    const kappa = (Math.sqrt(b * b + 4 * 0.2) - b) / 2;
    within(
      exactRoutesOf(equivalentError({ spectrum }).df2)[0]!.compute(first),
      100 / ((1 + kappa) * (1 + kappa)),
      1e-12,
    );
  });
});

describe('power laws', () => {
  it('should have the slopes of an independent computation', () => {
    const slopes = powerLawSlopes();
    const at = { decay: 1.5, r: 0.375, ell: 0.5, b: 1.5, T: 65_536 };
    expect(exactRoutesOf(slopes.bias)[0]!.compute(at)).toBeCloseTo(-0.375, 3);
    expect(exactRoutesOf(slopes.variance)[0]!.compute(at)).toBeCloseTo(-0.663, 3);
    expect(exactRoutesOf(slopes.fake)[0]!.compute(at)).toBeCloseTo(-1.162, 2);
  });

  it('should have the best ridge of an independent computation', () => {
    const { ridgeExponent, errorSlope } = adaptiveRidge();
    const at = { decay: 2, r: 0.5, a: 0, b: 1.6, T: 16_384 };
    expect(Math.abs(exactRoutesOf(ridgeExponent)[0]!.compute(at) - 1.054)).toBeLessThan(0.01);
    expect(Math.abs(exactRoutesOf(errorSlope)[0]!.compute(at) + 1.064)).toBeLessThan(0.01);
  });
});

describe('ridgeSlope', () => {
  it('should be the same by quadrature over eigenvalues and by drawn designs', () => {
    for (const point of [
      { d: 1, T: 7, lambda: 0.3 },
      { d: 2, T: 7, lambda: 0.3 },
      { d: 2, T: 2, lambda: 0.1 },
      { d: 9, T: 2, lambda: 2 },
      { d: 6, T: 1, lambda: 2 },
    ]) {
      const [exact] = exactRoutesOf(ridgeSlope());
      expectMean(
        draws(sampledRoutesOf(ridgeSlope())[0]!, point, 10_000, `slope ${point.d}`),
        exact!.compute(point),
      );
    }
    expect(() => exactRoutesOf(ridgeSlope())[0]!.compute({ d: 3, T: 7, lambda: 1 })).toThrow('at most 2');
  });

  it('should exceed the number of features on a two-level spectrum', () => {
    const quantity = ridgeSlope({ spectrum: twoLevelSpectrum() });
    const point = { strong: 3, weak: 1, small: 1e-4, T: 4, lambda: 0.001 };
    const sample = draws(sampledRoutesOf(quantity)[0]!, point, 20_000, 'two levels');
    expectMean(sample, 8.66);
    expect(quantity.routes.some((route) => route.kind === 'exact')).toBe(false);
  });
});

describe('optimalRidge', () => {
  const point = { d: 2, T: 60, T0: 80, sigma: 0.5, sigma0: 0.5, wnorm: 1, n: 20 };

  it('should be where the slope of the error vanishes', () => {
    for (const at of [point, { ...point, d: 1 }, { ...point, d: 20, T: 1 }]) {
      const best = exactRoutesOf(optimalRidge().optimum)[0]!.compute(at);
      const slope = (factor: number) =>
        exactRoutesOf(optimalRidge().errorSlope(best * factor))[0]!.compute(at);
      expect(slope(0.999)).toBeLessThan(0);
      expect(slope(1.001)).toBeGreaterThan(0);
    }
  });

  it('should be sigma^2 d/(T |w|^2) without fake generations', () => {
    within(exactRoutesOf(optimalRidge().optimum)[0]!.compute({ ...point, n: 0 }), 0.5 / 60, 1e-14);
  });

  it('should have one slope by quadrature and by drawn designs', () => {
    const slope = optimalRidge().errorSlope('sigma^2*d/(T*wnorm^2)');
    expectMean(
      draws(sampledRoutesOf(slope)[0]!, point, 10_000, 'slope'),
      exactRoutesOf(slope)[0]!.compute(point),
    );
    // Independent simulation with 20 features: -0.80006.
    const many = { ...point, d: 20, n: 5 };
    expectMean(draws(sampledRoutesOf(slope)[0]!, many, 2000, 'slope of twenty'), -0.80006);
  });
});
