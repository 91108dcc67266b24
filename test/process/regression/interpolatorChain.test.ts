import { describe, expect, it } from 'vitest';
import { interpolatorChain } from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const designs = ['fresh', 'shared'] as const;

function routes(workflow: 'replace' | 'accumulate', design: 'fresh' | 'shared', noise: 0 | 'sigma') {
  const { squaredError } = interpolatorChain({ workflow, design, noise, signal: 'wnorm' });
  return {
    support: squaredError.support,
    exact: exactRoutesOf(squaredError)[0]!,
    direct: sampledRoutesOf(squaredError, 'direct')[0]!,
    reduced: sampledRoutesOf(squaredError, 'reduced')[0]!,
  };
}

describe('interpolatorChain', () => {
  const point = { d: 14, T: 6, sigma: 0.6, n: 3, wnorm: 1.3 };
  for (const noise of [0, 'sigma'] as const) {
    for (const design of designs) {
      it(`should have one law in raw data and in sufficient statistics (${design}, noise ${noise})`, () => {
        const { direct, reduced, exact } = routes('replace', design, noise);
        const sample = draws(reduced, point, 5000, `interpolator ${design} ${noise}`);
        expectSameLaw(draws(direct, point, 5000, `interpolator ${design} ${noise}`), sample);
        expectMean(sample, exact.compute(point));
      });
    }
  }

  it('should have one law in the corners of its domain', () => {
    for (const corner of [
      { d: 3, T: 1, n: 2, wnorm: 1 },
      { d: 4, T: 3, n: 4, wnorm: 2 },
      { d: 9, T: 1, n: 3, wnorm: 0.5 },
    ]) {
      const { direct, reduced, exact } = routes('replace', 'fresh', 0);
      const sample = draws(reduced, corner, 10_000, `corner ${corner.d}`);
      expectSameLaw(draws(direct, corner, 10_000, `corner ${corner.d}`), sample);
      expectMean(sample, exact.compute(corner));
    }
  });

  it('should accumulate on one shared design alike in raw data and in sufficient statistics', () => {
    const { direct, reduced, exact } = routes('accumulate', 'shared', 'sigma');
    const small = { d: 9, T: 4, sigma: 0.5, n: 3, wnorm: 1 };
    const sample = draws(reduced, small, 2500, 'accumulated');
    expectSameLaw(draws(direct, small, 2500, 'accumulated'), sample);
    expectMean(sample, exact.compute(small));
  });

  it('should equal independently computed means', () => {
    const cases = [
      [routes('replace', 'fresh', 0), { d: 50, T: 40, n: 10, wnorm: 1 }, 0.8926258176],
      [routes('replace', 'fresh', 'sigma'), { d: 60, T: 30, n: 8, sigma: 1, wnorm: 1 }, 3.056977370689655],
      [routes('replace', 'shared', 'sigma'), { d: 20, T: 8, n: 6, sigma: 0.5, wnorm: 1.3 }, 1.014 + 12 / 11],
      [
        routes('accumulate', 'shared', 'sigma'),
        { d: 20, T: 8, n: 5, sigma: 0.5, wnorm: 1 },
        0.8661111111111112,
      ],
    ] as const;
    for (const [{ exact }, at, value] of cases) {
      expect(Math.abs(exact.compute(at) / value - 1)).toBeLessThan(exact.error);
    }
  });

  it('should know that errors without noise are bounded', () => {
    expect(routes('replace', 'fresh', 0).support).toEqual(['0', '4*wnorm^2']);
    expect(routes('replace', 'fresh', 'sigma').support).toBe('nonnegative');
  });

  it('should refuse what has no interpolator or no mean', () => {
    const { exact, direct } = routes('replace', 'fresh', 'sigma');
    expect(() => exact.compute({ ...point, T: 13 })).toThrow('T must be at most d - 2 = 12, but it is 13.');
    expect(() => direct.prepare({ ...point, T: 14 })).toThrow('T must be at most d - 1 = 13, but it is 14.');
    expect(() => direct.prepare({ ...point, wnorm: Number.NaN })).toThrow('wnorm must be a number');
  });
});
