import { describe, expect, it } from 'vitest';
import { augmentationLoop, freshDataLoop, type Quantity } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const compute = (quantity: Quantity, at: Point) => exactRoutesOf(quantity)[0]!.compute(at);

/** Both samplers draw one law, and its mean is the exact value. */
function expectDraws(quantity: Quantity, at: Point, key: string): void {
  const reduced = draws(sampledRoutesOf(quantity, 'reduced')[0]!, at, 20_000, key);
  expectMean(reduced, compute(quantity, at));
  expectSameLaw(draws(sampledRoutesOf(quantity, 'direct')[0]!, at, 4000, key), reduced.slice(0, 4000));
}

describe('freshDataLoop', () => {
  const { squaredShift, limitShift, limitVariance, limitDistance, realDistance, effectiveSize } =
    freshDataLoop();
  const at = { nr: 8, ns: 12, lam: 0.8, nini: 4, t: 5 };

  it('should be the mean of its draws, by sufficient statistics and point by point', () => {
    for (const quantity of [squaredShift, limitShift, limitVariance, limitDistance, realDistance]) {
      expectDraws(quantity, at, quantity.meaning);
    }
    expectDraws(limitVariance, { ...at, lam: 1 }, 'unbiased');
    expectDraws(squaredShift, { ...at, ns: 1 }, 'one synthetic point');
  });

  it('should tend to its limit', () => {
    const end = compute(squaredShift, { ...at, t: 400 });
    expect(Math.abs(compute(limitShift, at) / end - 1)).toBeLessThan(1e-13);
    expect(compute(effectiveSize, at) * end).toBeCloseTo(1, 12);
  });

  it('should start from the first fit', () => {
    expect(compute(squaredShift, { ...at, t: 1 })).toBe(0.25);
  });

  it('should refuse points outside the domain with a sentence', () => {
    expect(() => compute(limitShift, { ...at, nr: 1 })).toThrow(
      'nr must be an integer of at least 2, but it is 1.',
    );
    expect(() => compute(limitShift, { ...at, lam: 1.1 })).toThrow('lam must be a number from');
    expect(() => compute(squaredShift, { ...at, nini: 1 })).toThrow('nini must be an integer of at least 2');
  });
});

describe('augmentationLoop', () => {
  const { squaredShift, limitShift, limitVariance } = augmentationLoop();
  const at = { nr: 8, ns: 12, lam: 0.9, t: 4 };

  it('should be the mean of its draws, by sufficient statistics and point by point', () => {
    for (const quantity of [squaredShift, limitShift, limitVariance])
      expectDraws(quantity, at, quantity.meaning);
    expectDraws(squaredShift, { ...at, lam: 1 }, 'unbiased');
  });

  it('should start from the real points and tend to its limit', () => {
    expect(compute(squaredShift, { ...at, t: 0 })).toBe(0.125);
    const end = compute(squaredShift, { ...at, t: 5000 });
    expect(Math.abs(compute(limitShift, at) / end - 1)).toBeLessThan(1e-13);
  });

  it('should refuse points outside the domain with a sentence', () => {
    expect(() => compute(squaredShift, { ...at, ns: 0 })).toThrow(
      'ns must be an integer of at least 1, but it is 0.',
    );
    expect(() => compute(squaredShift, { ...at, t: -1 })).toThrow('t must be an integer of at least 0');
  });
});
