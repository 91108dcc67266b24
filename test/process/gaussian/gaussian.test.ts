import { describe, expect, it } from 'vitest';
import {
  gaussianLoop,
  gaussianVectorLoop,
  type Quantity,
  shrinkingStd,
  symmetricMixture,
} from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';
import { exactly, expectWithin, references } from '../_helpers/loops.js';

const loop = gaussianLoop({ samples: 'n', fits: 't', scale: 'sigma', ddof: 'ddof' });

/** Raw data and sufficient statistics have one law, with the exact mean. */
function expectThreeWays(quantity: Quantity, at: Point, size: number): void {
  const [direct, reduced] = (['direct', 'reduced'] as const).map((sampler) =>
    draws(sampledRoutesOf(quantity, sampler)[0]!, at, size, quantity.meaning),
  );
  expectSameLaw(direct!, reduced!);
  expectMean(reduced!, exactly(quantity, at));
}

describe('gaussianLoop', () => {
  it('should have one law in raw data and sufficient statistics, with the exact mean, for both divisors', () => {
    for (const ddof of [0, 1]) {
      for (const quantity of Object.values(loop))
        expectThreeWays(quantity, { n: 9, t: 4, sigma: 1.7, ddof }, 20_000);
    }
  });

  it('should follow a schedule of sample sizes', () => {
    const growing = gaussianLoop({ samples: 'ceil(n0*t^1.5)', fits: 'T' });
    for (const quantity of Object.values(growing)) expectThreeWays(quantity, { n0: 5, T: 3 }, 10_000);
  });

  it('should agree with gamma functions to eleven digits over a hundred thousand fits', () => {
    for (const { dof, root, log } of references.deficits) {
      for (const t of [1, 700, 100_000]) {
        const at = { n: dof + 1, t, sigma: 1, ddof: 1 };
        const decay = t * Math.log1p(-root);
        if (decay > -500) expectWithin(exactly(loop.meanStd, at), Math.exp(decay), 1e-11);
        expectWithin(exactly(loop.meanLogVariance, at), -t * log, 1e-12);
        expectWithin(exactly(loop.pointVariance, at), 1 + t / (dof + 1), 1e-13);
        expectWithin(exactly(loop.squaredWasserstein, at), t / (dof + 1) - 2 * Math.expm1(decay), 1e-11);
      }
    }
  });

  it('should refuse points outside the domain with a sentence', () => {
    const at = { n: 5, t: 3, sigma: 1, ddof: 1 };
    const { pointVariance } = loop;
    expect(() => exactly(pointVariance, { ...at, n: 1 })).toThrow(
      'n must be an integer of at least 2, but it is 1.',
    );
    expect(() => exactly(pointVariance, { ...at, ddof: 2 })).toThrow('ddof must be an integer from 0 to 1');
    expect(() => exactly(pointVariance, { ...at, sigma: -1 })).toThrow(
      'sigma must be a number of at least 0',
    );
    expect(() => exactly(pointVariance, { ...at, t: -1 })).toThrow('t must be an integer of at least 0');
  });
});

describe('shrinkingStd', () => {
  const { above, below, medianTime } = shrinkingStd({ scale: 'sigma0' });

  it('should have one law in raw data and sufficient statistics, with the exact mean', () => {
    for (const quantity of [above, below])
      expectThreeWays(quantity, { n: 6, k: 8, sigma0: 2, eps: 0.9 }, 20_000);
  });

  it('should take the least number of fits whose median has passed the level', () => {
    for (const [n, eps] of [
      [2, 0.5],
      [2, 1e-6],
      [3, 0.01],
      [25, 0.3],
      [300, 0.001],
    ] as const) {
      const at = { n, eps, sigma0: 1 };
      const k = exactly(medianTime, at);
      expect(exactly(below, { ...at, k })).toBeGreaterThanOrEqual(0.5);
      // Stepped one by one from the start: none before it.
      for (let earlier = 1; earlier < Math.min(k, 200); earlier++)
        expect(exactly(below, { ...at, k: earlier })).toBeLessThan(0.5);
      if (k > 1) expect(exactly(below, { ...at, k: k - 1 })).toBeLessThan(0.5);
    }
  });

  it('should refuse points outside the domain with a sentence', () => {
    expect(() => exactly(above, { n: 1, k: 1, sigma0: 1, eps: 1 })).toThrow(
      'n must be an integer of at least 2',
    );
    expect(() => exactly(above, { n: 3, k: 1, sigma0: 1, eps: 0 })).toThrow('eps must be a number');
  });
});

describe('gaussianVectorLoop', () => {
  const { squaredDrift } = gaussianVectorLoop();

  it('should have one law in raw data and factors, with fewer samples than dimensions and with more', () => {
    expectThreeWays(squaredDrift, { M: 3, n: 2, spectrum: [2, 1, 1, 0.5] }, 20_000);
    expectThreeWays(squaredDrift, { M: 12, n: 3, spectrum: [1, 0.5, 0.1] }, 10_000);
  });

  it('should refuse points outside the domain with a sentence', () => {
    expect(() => exactly(squaredDrift, { M: 3, n: 2, spectrum: [1, -1] })).toThrow(
      'spectrum must be a list of eigenvalues of at least 0, but it is [1,-1].',
    );
  });
});

describe('symmetricMixture', () => {
  const { above, firstStd } = symmetricMixture();

  it('should shrink a single component as computed elsewhere', () => {
    // Means by an independent simulation with a standard error of 3e-4.
    for (const [mu0, mean] of [
      [0, 0.5623],
      [1, 0.75248],
      [5, 0.92786],
    ] as const) {
      const sample = draws(
        sampledRoutesOf(firstStd)[0]!,
        { n: 10, mu0, sigma0: 1 },
        40_000,
        `mixture ${mu0}`,
      );
      const found = sample.reduce((sum, x) => sum + x, 0) / sample.length;
      // Standard deviations are below 0.35: 6 standard errors of both means.
      expect(Math.abs(found - mean)).toBeLessThan(6 * Math.hypot(0.35 / 200, 3e-4));
    }
  });

  it('should scale with the data and stay above a level of 0', () => {
    const [route] = sampledRoutesOf(firstStd);
    const one = draws(route!, { n: 7, mu0: 0.8, sigma0: 1 }, 200, 'scale');
    const three = draws(route!, { n: 7, mu0: 2.4, sigma0: 3 }, 200, 'scale');
    for (const [i, x] of one.entries()) expectWithin(three[i]!, 3 * x, 1e-12);
    const always = draws(sampledRoutesOf(above)[0]!, { n: 7, k: 3, mu0: 1, sigma0: 1, eps: 0 }, 200, 'level');
    expect(always.every((x) => x === 1)).toBe(true);
  });
});
