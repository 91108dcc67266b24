import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/alemohammad2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  augmentationLoop,
  freshDataLoop,
  gaussianLoop,
  isotropicLoop,
  type Quantity,
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

const biased = gaussianLoop({ bias: 'lam' });
const unbiased = gaussianLoop();
const vectors = isotropicLoop();
const fresh = freshDataLoop();
const kept = augmentationLoop();

describe('the fully synthetic loop', () => {
  it('should differ by the bias alone from the loop without bias, in deviation and logarithm', () => {
    fc.assert(
      fc.property(pointsOf(paper.collapseExponent), (at) => {
        const [lam, t] = [at.lam as number, at.t as number];
        const sd = exactly(biased.meanStd, at);
        near(sd, exactly(unbiased.meanStd, at) * Math.exp((t * Math.log(lam)) / 2), 1e-12 * sd);
        near(exactly(biased.logDrift, at), exactly(unbiased.logDrift, at) + Math.log(lam), 1e-13);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('should have the mean squared Wasserstein distance of its three moments', () => {
    fc.assert(
      fc.property(pointsOf(paper.w2sqIdentity), (at) => {
        const parts = [
          exactly(biased.squaredShift, at),
          1 + exactly(vectors.meanTrace, { ...at, d: 1 }),
          -2 * exactly(biased.meanStd, at),
        ];
        near(
          exactly(biased.squaredWasserstein, at),
          parts[0]! + parts[1]! + parts[2]!,
          1e-10 * (1 + parts[0]!),
        );
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('should keep deviation, root of the variance and half its logarithm in order (Jensen)', () => {
    fc.assert(
      fc.property(pointsOf(paper.collapseExponent), (at) => {
        const sd = Math.log(exactly(biased.meanStd, at));
        const variance = Math.log(exactly(vectors.meanTrace, { ...at, d: 1 }));
        expect(exactly(biased.meanLogVariance, at) / 2).toBeLessThan(sd);
        expect(sd).toBeLessThan(variance / 2);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('should lose more of the determinant the more dimensions there are for a sample', () => {
    fc.assert(
      fc.property(pointsOf(paper.logdetIdentity), (at) => {
        const [d, t, lam] = [at.d as number, at.t as number, at.lam as number];
        fc.pre(d > 1);
        const less = exactly(vectors.logDeterminant, { ...at, d: d - 1 });
        const last = exactly(vectors.logDeterminant, at) - less;
        // The last dimension loses more than the mean of the others, and each more than the bias takes.
        expect(last).toBeLessThan(less / (d - 1));
        expect(less / (d - 1)).toBeLessThan(t * Math.log(lam));
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

describe('the loop with fresh data', () => {
  it('should remember its first fit through its error alone, and ever less', () => {
    fc.assert(
      fc.property(pointsOf(paper.freshLoopTransient), (at) => {
        const errorAt = (nini: number, t = at.t as number) => exactly(fresh.squaredShift, { ...at, nini, t });
        const slope = (a: number, b: number) => (errorAt(a) - errorAt(b)) / (1 / a - 1 / b);
        near(slope(2, 4), slope(4, 1000), 1e-11);
        expect(slope(2, 4)).toBeGreaterThanOrEqual(-1e-13);
        expect(slope(2, 4)).toBeLessThanOrEqual(1 + 1e-13);
        near(errorAt(at.nini as number, 1), 1 / (at.nini as number), 1e-16);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it('should be at least as accurate with more real points, and with more synthetic ones when there is no bias', () => {
    fc.assert(
      fc.property(pointsOf(paper.effectiveSampleSize), (at) => {
        const size = exactly(fresh.effectiveSize, at);
        expect(exactly(fresh.effectiveSize, { ...at, nr: (at.nr as number) + 1 })).toBeGreaterThan(size);
        expect(exactly(fresh.effectiveSize, { ...at, ns: (at.ns as number) + 1 })).toBeGreaterThan(size);
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('should have a distance of at least its squared error and a quarter of the squared bias of its variance', () => {
    fc.assert(
      fc.property(pointsOf(paper.freshLoopFixedPoint), (at) => {
        const off = exactly(fresh.limitVariance, at) - 1;
        const least = exactly(fresh.limitShift, at) + (off * off) / 4;
        expect(exactly(fresh.limitDistance, at)).toBeGreaterThan(least * (1 - 1e-9));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('the augmentation loop', () => {
  it('should forget its generation in the limit, where one more changes nothing', () => {
    fc.assert(
      fc.property(pointsOf(paper.augmentationLimit), (at) => {
        fc.pre((at.ns as number) <= 50 * (at.nr as number));
        const limit = exactly(kept.limitShift, at);
        near(exactly(kept.squaredShift, { ...at, t: 5000 }), limit, 1e-11 * limit);
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('should do no better than fresh real data', () => {
    fc.assert(
      fc.property(pointsOf(paper.augmentationLimit), (at) => {
        const none = 1 - 1e-10;
        expect(exactly(kept.limitShift, at)).toBeGreaterThanOrEqual(exactly(fresh.limitShift, at) * none);
      }),
      { seed: 9, numRuns: 200 },
    );
  });

  it('should err more with less bias', () => {
    fc.assert(
      fc.property(pointsOf(paper.augmentationBounded), (at) => {
        const more = { ...at, lam: (at.lam as number) / 2 };
        expect(exactly(kept.squaredShift, more)).toBeLessThanOrEqual(
          exactly(kept.squaredShift, at) * (1 + 1e-12),
        );
      }),
      { seed: 10, numRuns: 200 },
    );
  });
});

await describeCatalogue('alemohammad2024');
