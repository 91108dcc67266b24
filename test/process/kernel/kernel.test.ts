import { describe, expect, it } from 'vitest';
import {
  bestBandwidth,
  biasedAugmentation,
  kernelLoop,
  onePointInfluence,
  type Quantity,
} from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';
import { exactly } from '../_helpers/loops.js';
import references from '../fixtures/kernel.json' with { type: 'json' };

/** Holds the first exact route to a reference within the error it states. */
function expectStated(quantity: Quantity, at: Point, reference: number): void {
  const [route] = exactRoutesOf(quantity);
  const found = route!.compute(at);
  expect(Math.abs(found - reference), `${found} against ${reference}`).toBeLessThanOrEqual(
    route!.error * Math.abs(reference),
  );
}

const mixed = kernelLoop({ realShare: 'alpha', dimension: 'd' });
const synthetic = kernelLoop();

/** Every sampler of a quantity has the mean of its first exact route. */
function expectSampled(quantity: Quantity, at: Point, size: number, key: string): void {
  for (const route of sampledRoutesOf(quantity))
    expectMean(draws(route, at, size, `${key} ${route.sampler}`), exactly(quantity, at));
}

describe('kernelLoop', () => {
  it('should give the integrated error to the digits it states', () => {
    for (const { value, ...at } of references.errors) expectStated(mixed.integratedSquare, at, value);
  });

  it('should give the total variation of one point to the digits it states', () => {
    for (const { value, ...at } of references.onePoints)
      expectStated(synthetic.totalVariation, { n: 1, ...at }, value);
  });

  it('should be the mean of the loop itself', () => {
    const at = { n: 6, t: 4, h: 0.5, sigma: 1.3, alpha: 0.3, d: 2 };
    expectSampled(mixed.integratedSquare, at, 20_000, 'squares');
    expectSampled(mixed.integratedSquare, { ...at, alpha: 0, d: 1 }, 20_000, 'synthetic squares');
    expectSampled(mixed.drawVariance, at, 100_000, 'variance');
    expectSampled(synthetic.density, { ...at, x: 0.7 }, 20_000, 'density');
    expectSampled(synthetic.totalVariation, { n: 1, t: 3, h: 0.4, sigma: 1 }, 20_000, 'variation');
    expectSampled(synthetic.totalVariation, { n: 1, t: 3, h: 2, sigma: 0.5 }, 20_000, 'wide variation');
  });

  it('should refuse what is outside its domain in one sentence', () => {
    const at = { n: 5, t: 2, h: 0.3, sigma: 1, alpha: 0.5, d: 1 };
    for (const [name, value] of [
      ['n', 0],
      ['t', 0],
      ['h', 0],
      ['sigma', -1],
      ['alpha', 1.5],
      ['d', 0],
    ] as const)
      expect(() => exactly(mixed.integratedSquare, { ...at, [name]: value })).toThrow(
        new RegExp(`^${name} must be `),
      );
  });
});

describe('bestBandwidth', () => {
  it('should give the least error to the digits it states', () => {
    for (const { value, chosen, n, t } of references.bestErrors)
      expectStated(bestBandwidth({ chosenFor: chosen }).integratedSquare, { n, t, sigma: 1 }, value);
  });
});

describe('onePointInfluence', () => {
  it('should give the total variation to the digits it states', () => {
    for (const { value, ...at } of references.influences) expectStated(onePointInfluence(), at, value);
  });
});

describe('biasedAugmentation', () => {
  const pooled = biasedAugmentation();

  it('should find the optimum to the digits it states', () => {
    for (const { size, error, ...at } of references.augmentations) {
      expectStated(pooled.bestSize, at, size);
      expectStated(pooled.bestError, at, error);
    }
  });

  it('should have no finite optimum when the bias is small', () => {
    const at = { n: 50, b: 0.05, sigma: 1 };
    expect(exactly(pooled.bestSize, at)).toBe(Number.POSITIVE_INFINITY);
    expect(exactly(pooled.bestError, at)).toBeCloseTo(0.0025, 15);
  });

  it('should draw the squared error of the pooled mean', () => {
    const at = { n: 7, m: 5, b: 0.4, sigma: 1.2 };
    const value = (25 * 0.16) / 144 + 1.44 / 12;
    for (const route of sampledRoutesOf(pooled.squaredError))
      expectMean(draws(route, at, 40_000, `pooled ${route.sampler}`), value);
  });
});
