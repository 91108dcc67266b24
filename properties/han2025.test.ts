import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/han2025.js';
import { compileClaim } from '../src/claim/index.js';
import {
  filteredError,
  freshNoise,
  logMagnitude,
  multiplicativeError,
  type Quantity,
  weakFilter,
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

const chain = filteredError();
const constantChain = filteredError({ samples: 'n' });

describe('the filtered linear error', () => {
  it('should scale with start and noise together, and not see the sign of the start', () => {
    fc.assert(
      fc.property(
        pointsOf(paper.lyapunovRecursion),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (at, scale) => {
          const larger = { ...at, tau: scale * (at.tau as number), e0: -scale * (at.e0 as number) };
          near(exactly(chain.squaredError, larger), scale * scale * exactly(chain.squaredError, at), 1e-12);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it('should go on from an error that it has reached', () => {
    fc.assert(
      fc.property(pointsOf(paper.constantSizeVariance), fc.integer({ min: 0, max: 500 }), (at, more) => {
        const halfway = Math.sqrt(exactly(constantChain.squaredError, at));
        const later = exactly(constantChain.squaredError, { ...at, T: (at.T as number) + more });
        near(exactly(constantChain.squaredError, { ...at, e0: halfway, T: more }), later, 1e-11);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('should have one limit of exceedance for one ratio of the threshold to the stationary scale', () => {
    fc.assert(
      fc.property(pointsOf(paper.constantSizeFloor), (at) => {
        const forever = constantChain.exceedsForever('delta');
        const rho = at.rho as number;
        const shrunk = (at.delta as number) * Math.sqrt((1 - rho) * (1 + rho));
        near(exactly(forever, at), exactly(forever, { ...at, rho: 0, delta: shrunk }), 1e-11);
        near(
          exactly(forever, at),
          exactly(forever, { ...at, n: 4 * (at.n as number), tau: 2 * (at.tau as number) }),
          1e-11,
        );
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('should be the noise of one batch after the last filtering', () => {
    fc.assert(
      fc.property(pointsOf(paper.oneStepNoiseFloor), (at) => {
        // Without a filter one update from `shift` is the noise of one batch.
        const one = { ...at, rho: 1, e0: at.shift!, T: 1 };
        near(exactly(freshNoise(), at), exactly(constantChain.exceeds('delta'), one), 1e-12);
        near(
          exactly(freshNoise(), { ...at, shift: -(at.shift as number) }),
          exactly(freshNoise(), at),
          1e-12,
        );
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

describe('the error under noise in proportion to it', () => {
  it('should have a typical factor that scales with both of its parts, below the root mean square', () => {
    fc.assert(
      fc.property(
        pointsOf(paper.multiplicativeNoise),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (at, scale) => {
          const [rho, s] = [at.rho as number, at.s as number];
          const { typicalFactor, variance } = logMagnitude();
          const scaled = { rho: scale * rho, s: scale * s };
          near(exactly(typicalFactor, scaled), scale * exactly(typicalFactor, { rho, s }), 1e-12);
          near(exactly(variance, scaled), exactly(variance, { rho, s }), 1e-11);
          const square = exactly(multiplicativeError().squaredError, { rho, s, e0: 1, T: 1 });
          expect(exactly(typicalFactor, { rho, s })).toBeLessThan(Math.sqrt(square));
        },
      ),
      { seed: 5, numRuns: 100 },
    );
  });

  it('should multiply over updates', () => {
    fc.assert(
      fc.property(pointsOf(paper.multiplicativeNoise), fc.integer({ min: 1, max: 100 }), (at, more) => {
        const { squaredError } = multiplicativeError();
        const reached = Math.sqrt(exactly(squaredError, at));
        const later = exactly(squaredError, { ...at, T: (at.T as number) + more });
        near(exactly(squaredError, { ...at, e0: reached, T: more }), later, 1e-11);
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

describe('the weak filter', () => {
  it('should leave more error under more noise, but less of it in proportion, until the noise is all there is', () => {
    const { squaredError } = weakFilter();
    fc.assert(
      fc.property(
        pointsOf(paper.weakContractionFloor),
        fc.double({ min: 1.1, max: 5, noNaN: true }),
        (at, scale) => {
          const [low, high] = [at.q as number, scale * (at.q as number)];
          const [less, more] = [exactly(squaredError, { q: low }), exactly(squaredError, { q: high })];
          expect(more).toBeGreaterThan(less);
          expect(more / high).toBeLessThan(less / low);
          // A filtered error is below 1.
          expect(more).toBeLessThan(high + 1);
        },
      ),
      { seed: 7, numRuns: 60 },
    );
  });
});

await describeCatalogue('han2025');
