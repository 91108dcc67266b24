import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/barzilai2025.js';
import { compileClaim } from '../src/claim/index.js';
import {
  gaussianMean,
  meanChain,
  meanQuantile,
  powerFamily,
  type Quantity,
  uniformLevels,
  uniformMixture,
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
    within * Math.abs(expected) + 1e-300,
  );

const real = (at: Point, name: string): number => at[name] as number;
const accumulating = { workflow: 'accumulate', sizes: 'n', fits: 'T' } as const;

describe('smooth families whose data accumulate', () => {
  it('should be Gaussian in all families once batches are large, and ordered before', () => {
    const of = (family: 'normal' | 'exponential' | 'bernoulli' | 'poisson') =>
      meanChain({ ...accumulating, family, start: 0.5 }).relativeError;
    fc.assert(
      fc.property(pointsOf(paper.expmeanExact), (at) => {
        const normal = exactly(of('normal'), at);
        near(exactly(of('poisson'), at), normal, 1e-12);
        expect(exactly(of('exponential'), at)).toBeGreaterThanOrEqual(normal * (1 - 1e-12));
        expect(exactly(of('bernoulli'), at)).toBeLessThanOrEqual(normal * (1 + 1e-12));
        const many = { ...at, n: 1e9 };
        near(exactly(of('exponential'), many), exactly(of('bernoulli'), many), 1e-8);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('should see ones and zeros of a Bernoulli law alike', () => {
    const error = meanChain({ ...accumulating, family: 'bernoulli', start: 'prob' }).squaredError;
    fc.assert(
      fc.property(pointsOf(paper.bernoulliExact), (at) => {
        near(exactly(error, { ...at, prob: 1 - real(at, 'prob') }), exactly(error, at), 1e-12);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('should have quantiles that grow with T and the dimension, and scale as the root of the mean error', () => {
    const roles = { ...accumulating, dimension: 'd', noise: 'sigma' } as const;
    const quantile = meanQuantile('delta', roles);
    const error = gaussianMean(roles).squaredError;
    fc.assert(
      fc.property(pointsOf(paper.gaussMeanTail), (at) => {
        const later = { ...at, T: 3 * real(at, 'T') };
        const root = (point: Point): number => exactly(quantile, point) / Math.sqrt(exactly(error, point));
        near(root(later), root(at), 1e-9);
        near(root({ ...at, n: 7 * real(at, 'n') }), root(at), 1e-9);
        expect(exactly(quantile, { ...at, d: real(at, 'd') + 1 })).toBeGreaterThan(exactly(quantile, at));
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  it('should err more at every fit of a power exponent, never twice the first', () => {
    const { pivotError } = powerFamily();
    fc.assert(
      fc.property(pointsOf(paper.betaPivotalAsRead), (at) => {
        const first = exactly(pivotError, { ...at, T: 1 });
        near(first, (real(at, 'n') + 2) / ((real(at, 'n') - 1) * (real(at, 'n') - 2)), 1e-10);
        const now = exactly(pivotError, at);
        expect(exactly(pivotError, { ...at, T: real(at, 'T') + 1 })).toBeGreaterThan(now);
        expect(now).toBeLessThan(2 * first);
      }),
      { seed: 4, numRuns: 40 },
    );
  });
});

describe('uniform mixtures', () => {
  const { far, escape: escaping } = uniformMixture();

  it('should be off by more the less often, always by something and never by more than 1/4', () => {
    fc.assert(
      fc.property(pointsOf(paper.gen1CloseLiteral), fc.double({ min: 0.1, max: 5, noNaN: true }), (at, x) => {
        const threshold = x / real(at, 'n');
        const wide = exactly(far(threshold), at);
        expect(exactly(far(1.2 * threshold), at)).toBeLessThanOrEqual(wide * (1 + 1e-6) + 1e-9);
        // Keeping every point gives the least alpha that can win, half the distance of the largest from 1.
        const kept = Math.exp(real(at, 'n') * Math.log1p(-2 * Math.min(0.5, threshold)));
        if (threshold < 0.25) expect(wide).toBeGreaterThanOrEqual(kept * (1 - 1e-6));
        near(exactly(far(0), at), 1, 1e-6);
        expect(exactly(far(0.25), at)).toBeLessThanOrEqual(1e-9);
      }),
      { seed: 5, numRuns: 25 },
    );
  });

  it('should escape more often than with every point kept', () => {
    fc.assert(
      fc.property(pointsOf(paper.gen2Far), (at) => {
        expect(exactly(escaping, at)).toBeGreaterThan(1 / 6);
        expect(exactly(escaping, at)).toBeLessThan(1 / 4);
      }),
      { seed: 6, numRuns: 25 },
    );
  });
});

describe('the ladder of levels', () => {
  it('should reach level 2 after level 1, more likely with more batches', () => {
    const { exit, hit, hitLimit } = uniformLevels();
    fc.assert(
      fc.property(pointsOf(paper.levelTimeNFree), (at) => {
        const more = { ...at, T: real(at, 'T') + 1 };
        expect(exactly(hit, at)).toBeLessThan(exactly(exit, { ...at, T: real(at, 'T') - 1 }));
        expect(exactly(hit, more)).toBeGreaterThanOrEqual(exactly(hit, at) * (1 - 2e-9));
        expect(exactly(exit, more)).toBeGreaterThan(exactly(exit, at));
        near(exactly(hit, { ...at, n: 1e12 }), exactly(hitLimit, at), 1e-8);
      }),
      { seed: 7, numRuns: 25 },
    );
  });
});

await describeCatalogue('barzilai2025');
