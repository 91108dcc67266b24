import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/fu2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  bestBandwidth,
  fullySynthetic,
  kernelDensity,
  kernelLoop,
  mixedTraining,
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

const times = (at: Point, name: string, factor: number): Point => ({
  ...at,
  [name]: factor * (at[name] as number),
});

describe('the categorical loops', () => {
  it('should lose as much certainty as the loop that discards, in mean', () => {
    const squares = fullySynthetic({ law: 'p0', generation: 't' }).sumOfSquares;
    const error = mixedTraining({ design: 'iid', samples: 'n', realShare: 0 }).squaredError;
    fc.assert(
      fc.property(pointsOf(paper.fullSyntheticL2), (at) => {
        const truth = (at.p0 as readonly number[]).reduce((sum, p) => sum + p * p, 0);
        // The fits are unbiased: what they gain in sum of squares is their squared error.
        expect(Math.abs(exactly(squares, at) - truth - exactly(error, at))).toBeLessThanOrEqual(1e-12);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('should fall with the share of real data, down to the error of one fit', () => {
    const { squaredError } = mixedTraining({ design: 'iid' });
    fc.assert(
      fc.property(pointsOf(paper.iidL2), (at) => {
        const more = { ...at, alpha: (1 + (at.alpha as number)) / 2 };
        expect(exactly(squaredError, more)).toBeLessThanOrEqual(exactly(squaredError, at) * (1 + 1e-12));
        near(exactly(squaredError, { ...at, alpha: 1 }), exactly(squaredError, { ...at, t: 1 }), 1e-12);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('should be independent of the design in generation 1, and bring errors in the order of their freshness later', () => {
    const [fresh, reused] = (['fresh', 'reused'] as const).map(
      (design) => mixedTraining({ design }).squaredError,
    ) as [Quantity, Quantity];
    fc.assert(
      fc.property(pointsOf(paper.phaseTransitionFreshReal), (at) => {
        const first = { ...at, t: 1 };
        near(exactly(fresh, first), exactly(reused, first), 1e-15);
        expect(exactly(fresh, at)).toBeLessThan(exactly(reused, at));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('should add up over merged cells in the total variation', () => {
    const { totalVariation } = mixedTraining({ design: 'fresh' });
    const sizes = fc.record({
      n: fc.integer({ min: 2, max: 8 }),
      m: fc.integer({ min: 1, max: 8 }),
      t: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(pointsOf(paper.phaseTransitionFreshReal), sizes, ({ p0 }, at) => {
        const [first, second, ...others] = p0 as readonly number[];
        const merged = { ...at, p0: [first! + second!, ...others] };
        expect(exactly(totalVariation, merged)).toBeLessThanOrEqual(
          exactly(totalVariation, { ...at, p0: p0! }) * (1 + 1e-12) + 1e-15,
        );
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

describe('the kernel density loops', () => {
  const loop = kernelLoop({ realShare: 'alpha', dimension: 'd' });

  it('should scale with the unit of length', () => {
    fc.assert(
      fc.property(pointsOf(paper.kdeMise), fc.double({ min: 0, max: 1, noNaN: true }), (at, alpha) => {
        const here = { ...at, alpha, t: 1 + ((at.t as number) % 40) };
        const wide = times(times(here, 'h', 2), 'sigma', 2);
        near(
          exactly(loop.integratedSquare, wide) * [1, 2, 4, 8, 16, 32][at.d as number]!,
          exactly(loop.integratedSquare, here),
          2e-11,
        );
        near(exactly(loop.drawVariance, wide), 4 * exactly(loop.drawVariance, here), 1e-11);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it('should be the fully synthetic loop without real points, and generation 1 with nothing else', () => {
    fc.assert(
      fc.property(pointsOf(paper.kdeMiseMixed), (at) => {
        const line = { ...at, d: 1 };
        near(
          exactly(loop.integratedSquare, { ...line, alpha: 0 }),
          exactly(kernelLoop().integratedSquare, at),
          2e-11,
        );
        near(
          exactly(loop.integratedSquare, { ...line, alpha: 1 }),
          exactly(loop.integratedSquare, { ...line, t: 1 }),
          2e-11,
        );
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('should split the variance of a draw into the spread within a run and the wandering of its centre', () => {
    const within = kernelDensity({ workflow: 'replace', variance: 'sigma^2' }).modelVariance;
    fc.assert(
      fc.property(pointsOf(paper.kdeVariance), (at) => {
        expect(exactly(within, at)).toBeLessThanOrEqual(exactly(kernelLoop().drawVariance, at) * (1 + 1e-11));
        const one = { ...at, n: 1 };
        near(exactly(within, one), (at.h as number) * (at.h as number), 1e-11);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('should have a mean density that is symmetric and highest at the centre', () => {
    fc.assert(
      fc.property(pointsOf(paper.kdeMeanDensity), (at) => {
        const { density } = kernelLoop();
        near(exactly(density, { ...at, x: -(at.x as number) }), exactly(density, at), 1e-12);
        expect(exactly(density, { ...at, x: 0 })).toBeGreaterThanOrEqual(exactly(density, at));
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('should do no better with any bandwidth than with the best one', () => {
    const best = bestBandwidth().integratedSquare;
    fc.assert(
      fc.property(pointsOf(paper.kdeMiseRate), fc.double({ min: -8, max: 1.5, noNaN: true }), (at, log) => {
        const here = { ...at, t: 1 + ((at.t as number) % 30) };
        const tried = { ...here, h: Math.exp(log) * (at.sigma as number) };
        expect(exactly(kernelLoop().integratedSquare, tried)).toBeGreaterThanOrEqual(
          exactly(best, here) * (1 - 2e-10),
        );
      }),
      { seed: 9, numRuns: 100 },
    );
  });
});

await describeCatalogue('fu2024');
