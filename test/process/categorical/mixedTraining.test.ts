import { describe, expect, it } from 'vitest';
import { type MixedDesign, mixedTraining, partiallySynthetic } from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';
import { exactly, expectWithin } from '../_helpers/loops.js';

const designs: readonly MixedDesign[] = ['iid', 'fresh', 'reused'];
const p0 = [0.5, 0.3, 0.1, 0.1];
const places = [
  { n: 5, m: 3, N: 8, alpha: 0.3, t: 1 },
  { n: 5, m: 3, N: 8, alpha: 0.3, t: 2 },
  { n: 4, m: 21, N: 25, alpha: 0, t: 7 },
  { n: 30, m: 2, N: 32, alpha: 0.9, t: 60 },
  { n: 1, m: 1, N: 1, alpha: 1, t: 3 },
];

describe.each(designs)('mixedTraining, %s', (design) => {
  const { squaredError, totalVariation } = mixedTraining({ design });

  it('should give one squared error by moments and by chains of counts', () => {
    for (const place of places) {
      const [moments, chains] = exactRoutesOf(squaredError).map((route) => route.compute({ p0, ...place }));
      expectWithin(chains!, moments!, 1e-12);
    }
  });

  it('should be the mean of the loop itself', () => {
    for (const place of places.slice(0, 3)) {
      const at = { p0, ...place };
      for (const quantity of [squaredError, totalVariation])
        for (const route of sampledRoutesOf(quantity))
          expectMean(draws(route, at, 20_000, `${design} ${quantity.meaning}`), exactly(quantity, at));
    }
  });

  it('should refuse what is outside its domain in one sentence', () => {
    const at = { p0, n: 4, m: 4, N: 8, alpha: 0.5, t: 2 };
    expect(() => exactly(squaredError, { ...at, p0: [0.5, 0.6] })).toThrow(/^p0 must be a law/);
    expect(() => exactly(totalVariation, { ...at, t: 0 })).toThrow(/^t must be an integer of at least 1/);
    const bad = design === 'iid' ? { ...at, alpha: -0.1 } : { ...at, m: 0 };
    expect(() => exactly(squaredError, bad)).toThrow(RangeError);
  });
});

describe('mixedTraining', () => {
  it('should move away from the first fit as the loop that keeps its real data does', () => {
    const { squaredDrift } = partiallySynthetic({ law: 'p0', real: 'n', synthetic: 'm', generation: 't' });
    for (const place of places) {
      const at = { p0, ...place };
      const error = exactly(mixedTraining({ design: 'reused' }).squaredError, at);
      const first = exactly(mixedTraining({ design: 'reused' }).squaredError, { ...at, t: 1 });
      // The first fit is the mean of all fits of its run.
      expect(Math.abs(error - first - exactly(squaredDrift, at))).toBeLessThanOrEqual(1e-14);
    }
  });
});
