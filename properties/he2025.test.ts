import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/he2025.js';
import { compileClaim } from '../src/claim/index.js';
import {
  type Quantity,
  weightedMeanError,
  weightedMeanLimit,
  weightedVariance,
} from '../src/process/index.js';
import { type Point, pointArbitrary } from '../src/regime/index.js';
import { describeCatalogue } from './describeCatalogue.js';

const pointsOf = (claim: (typeof paper.claims)[number]) => pointArbitrary(compileClaim(claim).regime);

function exactly(quantity: Quantity, at: Point): number {
  const route = quantity.routes.find(({ kind }) => kind === 'exact');
  if (route?.kind !== 'exact') throw new Error(`no exact route to the ${quantity.meaning}`);
  return route.compute(at);
}

const near = (found: number, expected: number, within: number): void =>
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(within);

const error = weightedMeanError({ scale: 'sigma' });
const limit = weightedMeanLimit();
const ratioLimit = weightedMeanLimit({ ratio: 'k' });
const variance = weightedVariance();

describe('the error of the weighted mean', () => {
  it('should scale with the variance of the data and the inverse of both sample sizes', () => {
    fc.assert(
      fc.property(pointsOf(paper.noCollapseAnyWeight), fc.integer({ min: 2, max: 9 }), (at, c) => {
        const value = exactly(error, at);
        const larger = { ...at, n: c * (at.n as number), m: c * (at.m as number) };
        near(exactly(error, larger), value / c, 1e-12 * value);
        near(
          exactly(error, { ...at, sigma: c * (at.sigma as number) }),
          c * c * value,
          1e-12 * c * c * value,
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('should move monotonically from one real batch to its long run', () => {
    fc.assert(
      fc.property(pointsOf(paper.meanRecursion), (at) => {
        fc.pre((at.w as number) > 0);
        const unit = { ...at, sigma: 1 };
        const errorAt = (t: number) => exactly(error, { ...unit, t }) * (at.n as number);
        const t = at.t as number;
        const end = exactly(limit.error, at);
        near(errorAt(0), 1, 1e-15);
        const slack = 1e-11 * Math.max(1, end);
        expect((errorAt(t + 1) - errorAt(t)) * Math.sign(end - 1)).toBeGreaterThanOrEqual(-slack);
        expect((end - errorAt(t)) * Math.sign(end - 1)).toBeGreaterThanOrEqual(-slack);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('should fall with more data of either kind, and be that of one real batch at weight 1', () => {
    fc.assert(
      fc.property(pointsOf(paper.noCollapseAnyWeight), (at) => {
        const value = exactly(error, at) * (1 + 1e-13);
        expect(exactly(error, { ...at, n: (at.n as number) + 1 })).toBeLessThanOrEqual(value);
        expect(exactly(error, { ...at, m: (at.m as number) + 1 })).toBeLessThanOrEqual(value);
        const scale = (at.sigma as number) * (at.sigma as number);
        near(exactly(error, { ...at, w: 1 }), scale / (at.n as number), 1e-15 * scale);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('the optimal weight', () => {
  it('should not change when both sample sizes double, and rise with the share of real points', () => {
    fc.assert(
      fc.property(pointsOf(paper.optimalWeight), (at) => {
        const [n, m] = [at.n as number, at.m as number];
        const weight = exactly(limit.optimalWeight, at);
        near(exactly(limit.optimalWeight, { n: 2 * n, m: 2 * m }), weight, 1e-13);
        expect(exactly(limit.optimalWeight, { n: n + 1, m })).toBeGreaterThan(weight);
        expect(exactly(limit.optimalWeight, { n, m: m + 1 })).toBeLessThan(weight);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('should give the least long-run error of all weights', () => {
    fc.assert(
      fc.property(pointsOf(paper.optimalValue), fc.integer({ min: 1, max: 1000 }), (at, part) => {
        const best = exactly(limit.optimalError, at);
        const weight = exactly(limit.optimalWeight, at);
        near(exactly(limit.error, { ...at, w: weight }), best, 1e-12 * best);
        expect(exactly(limit.error, { ...at, w: part / 1000 })).toBeGreaterThanOrEqual(best * (1 - 1e-12));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('should leave the fixed point where one more generation changes nothing', () => {
    fc.assert(
      fc.property(pointsOf(paper.beatsRealOnlyThresholdBelow), ({ k, w }) => {
        const [ratio, weight] = [k as number, w as number];
        const value = exactly(ratioLimit.error, { k: ratio, w: weight });
        near(weight * weight + (1 - weight) * (1 - weight) * (value + ratio), value, 1e-13 * value);
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('should be, for the variance, that of the mean when samples are many and near it otherwise', () => {
    fc.assert(
      fc.property(pointsOf(paper.varianceOptimalWeight), (at) => {
        const [n, m] = [at.n as number, at.m as number];
        const weight = exactly(variance.optimalWeight, at);
        const ofMean = exactly(weightedMeanLimit({ ratio: '(n-1)/(m-1)' }).optimalWeight, at);
        expect(Math.abs(weight - ofMean)).toBeLessThanOrEqual(1 / (m - 1));
        expect(exactly(variance.optimalVariance, { n: n + 1, m })).toBeLessThan(
          exactly(variance.optimalVariance, at),
        );
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

await describeCatalogue('he2025');
