import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/fu2025.js';
import { compileClaim } from '../src/claim/index.js';
import {
  biasedAugmentation,
  gainLoop,
  mixedTraining,
  onePointInfluence,
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
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(
    within * Math.abs(expected),
  );

/** Small enough to follow every count. */
const small = fc.record({
  n: fc.integer({ min: 1, max: 8 }),
  m: fc.integer({ min: 1, max: 8 }),
  t: fc.integer({ min: 1, max: 6 }),
});

describe('frequencies with the same real data in every generation', () => {
  const { squaredError, totalVariation } = mixedTraining({ design: 'reused' });

  it('should not depend on the order of the cells, nor on cells of probability 0', () => {
    fc.assert(
      fc.property(pointsOf(paper.shiftAccumulation), small, (at, sizes) => {
        const p0 = at.p0 as readonly number[];
        const twin = { ...sizes, p0: [0, ...p0.toReversed()] };
        near(exactly(totalVariation, twin), exactly(totalVariation, { ...sizes, p0 }), 1e-12);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('should have a mean square no less than the square of the mean', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), small, (p, sizes) => {
        const at = { ...sizes, p0: [p, 1 - p] };
        // Both cells deviate by the same amount x: half the L1 distance is |x|, the squared distance 2x^2.
        expect(2 * exactly(totalVariation, at) * exactly(totalVariation, at)).toBeLessThanOrEqual(
          exactly(squaredError, at) * (1 + 1e-11),
        );
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('should grow with the generation', () => {
    fc.assert(
      fc.property(pointsOf(paper.uniformConvergenceConstantReal), (at) => {
        const later = { ...at, t: (at.t as number) + 1 };
        expect(exactly(squaredError, later)).toBeGreaterThanOrEqual(exactly(squaredError, at) * (1 - 1e-12));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('the influence of one real point', () => {
  it('should depend on change and deviation through their ratio only', () => {
    fc.assert(
      fc.property(pointsOf(paper.recursiveStabilityGaussian), (at) => {
        const twin = { ...at, Delta: 3 * (at.Delta as number), sigma: 3 * (at.sigma as number) };
        near(exactly(onePointInfluence(), twin), exactly(onePointInfluence(), at), 1e-12);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('should fall with the generation, and add up over two changes at most', () => {
    fc.assert(
      fc.property(pointsOf(paper.recursiveStabilityGaussian), (at) => {
        const influence = exactly(onePointInfluence(), at);
        expect(exactly(onePointInfluence(), { ...at, t: (at.t as number) + 1 })).toBeLessThanOrEqual(
          influence * (1 + 4e-13),
        );
        const twice = exactly(onePointInfluence(), { ...at, Delta: 2 * (at.Delta as number) });
        expect(twice).toBeLessThanOrEqual(2 * influence * (1 + 4e-13));
        expect(twice).toBeGreaterThanOrEqual(influence * (1 - 4e-13));
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('the learner with a gain', () => {
  it('should go one step of its recursion with every generation, and keep still without a gain', () => {
    fc.assert(
      fc.property(pointsOf(paper.gainThreshold), (at) => {
        const [alpha, L] = [at.alpha as number, at.L as number];
        const sensitivity = exactly(gainLoop().sensitivity, at);
        const next = exactly(gainLoop().sensitivity, { ...at, t: (at.t as number) + 1 });
        near(next, alpha + (1 - alpha) * L * sensitivity, 1e-12);
        near(exactly(gainLoop().sensitivity, { ...at, L: 1 }), 1, 1e-12);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe('augmentation with a biased generator', () => {
  const pooled = biasedAugmentation();

  it('should scale: lengths with the unit, errors with its square', () => {
    fc.assert(
      fc.property(pointsOf(paper.optimalSyntheticSize), (at) => {
        const twin = { ...at, b: 4 * (at.b as number), sigma: 4 * (at.sigma as number) };
        near(exactly(pooled.bestSize, twin), exactly(pooled.bestSize, at), 2e-12);
        near(exactly(pooled.bestError, twin), 16 * exactly(pooled.bestError, at), 2e-12);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('should do no better with any other number of points', () => {
    fc.assert(
      fc.property(
        pointsOf(paper.optimalSyntheticSize),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (at, factor) => {
          const [n, b, sigma] = [at.n, at.b, at.sigma] as [number, number, number];
          const m = factor * exactly(pooled.bestSize, at);
          const error = ((m * b) / (n + m)) * ((m * b) / (n + m)) + (sigma * sigma) / (n + m);
          expect(error).toBeGreaterThanOrEqual(exactly(pooled.bestError, at) * (1 - 2e-12));
        },
      ),
      { seed: 8, numRuns: 200 },
    );
  });
});

await describeCatalogue('fu2025');
