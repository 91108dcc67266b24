import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/suresh2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  binomialLaw,
  countMean,
  forgetTime,
  fullySynthetic,
  oneCategory,
  poissonLoop,
  type Quantity,
  shrinkingStd,
  survivalExponent,
} from '../src/process/index.js';
import { type Point, pointArbitrary } from '../src/regime/index.js';
import { describeCatalogue } from './describeCatalogue.js';

const pointsOf = (claim: (typeof paper.claims)[number]) => pointArbitrary(compileClaim(claim).regime);

function exactly(quantity: Quantity, at: Point): number {
  const route = quantity.routes.find(({ kind }) => kind === 'exact');
  if (route?.kind !== 'exact') throw new Error(`no exact route to the ${quantity.meaning}`);
  return route.compute(at);
}

const near = (found: number, expected: number, relative: number): void =>
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected),
  );

/** The count folded into 1 .. most. */
const fold = (value: unknown, most: number): number => 1 + ((value as number) % most);

describe('one symbol', () => {
  const { alive, mixed } = oneCategory();
  const points = pointsOf(paper.bernoulliSurvivalLower).map((at) => ({
    ...at,
    n: fold(at.n, 80),
    k: fold(at.k, 100),
  }));

  it('should survive one round more as often as it survives from the first refit', () => {
    fc.assert(
      fc.property(points, (at) => {
        const { n, k, p0 } = at as unknown as { n: number; k: number; p0: number };
        const fromHere = (count: number) => exactly(alive, { n, k, p0: count / n });
        near(exactly(alive, { n, p0, k: k + 1 }), countMean(binomialLaw(n, p0), fromHere), 1e-11);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('should be neither lost nor alone when it and its complement both live', () => {
    fc.assert(
      fc.property(points, (at) => {
        const rest = { ...at, p0: 1 - ((at as Point).p0 as number) };
        const both = exactly(alive, at) + exactly(alive, rest) - 1;
        expect(Math.abs(exactly(mixed, at) - both)).toBeLessThan(1e-12);
        near(exactly(mixed, rest), exactly(mixed, at), 1e-9);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('should survive more often in a larger sample of the same expected count, towards the Poisson model', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }), (k, tenths) => {
        const count = tenths / 10;
        const limit = exactly(poissonLoop().alive, { n: 1, lambda0: count, k });
        const gap = (n: number) => exactly(alive, { n, p0: count / n, k }) - limit;
        const [coarse, fine] = [gap(400), gap(800)];
        expect(coarse).toBeGreaterThan(0);
        // An error of order 1/n halves.
        expect(fine / coarse).toBeGreaterThan(0.49);
        expect(fine / coarse).toBeLessThan(0.52);
      }),
      { seed: 3, numRuns: 15 },
    );
  });

  it('should add up to the number of symbols', () => {
    fc.assert(
      fc.property(pointsOf(paper.uniqueSymbols), (raw) => {
        const at = { ...raw, n: fold(raw.n, 60), k: fold(raw.k, 60) };
        const symbols = (at as Point).p as readonly number[];
        const total = symbols.reduce((sum, p0) => sum + exactly(alive, { n: at.n, k: at.k, p0 }), 0);
        near(exactly(fullySynthetic({ generation: 'k' }).distinct, at), total, 1e-11);
      }),
      { seed: 4, numRuns: 30 },
    );
  });
});

describe('the Poisson model', () => {
  const { alive } = poissonLoop();
  const points = fc.record({
    lambda0: fc.integer({ min: 1, max: 90 }).map((tenths) => tenths / 10),
    k: fc.integer({ min: 1, max: 12 }),
  });

  it('should be lost from two sources exactly when both are lost', () => {
    fc.assert(
      fc.property(points, ({ lambda0, k }) => {
        const lost = 1 - exactly(alive, { n: 1, lambda0, k });
        expect(Math.abs(1 - exactly(alive, { n: 2, lambda0, k }) - lost * lost)).toBeLessThan(1e-13);
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  it('should know only the expected count', () => {
    fc.assert(
      fc.property(points, ({ lambda0, k }) => {
        const spread = { n: 8, lambda0: lambda0 / 8, k };
        near(exactly(alive, spread), exactly(alive, { n: 1, lambda0, k }), 1e-12);
      }),
      { seed: 6, numRuns: 30 },
    );
  });

  it('should forget later what was seen more often or must be forgotten more surely', () => {
    const K = forgetTime();
    fc.assert(
      fc.property(pointsOf(paper.forgetTimeLinear), (at) => {
        const k = exactly(K, at);
        expect(exactly(K, { ...at, lam: 1.3 * (at.lam as number) })).toBeGreaterThanOrEqual(k);
        expect(exactly(K, { ...at, delta: 0.9 * (at.delta as number) })).toBeLessThanOrEqual(k);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('should halve its exponent, roughly, when the generations double', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 50_000 }), (k) => {
        const ratio = exactly(survivalExponent(), { k: 2 * k }) / exactly(survivalExponent(), { k });
        expect(ratio).toBeGreaterThan(0.5);
        expect(ratio).toBeLessThan(0.51);
      }),
      { seed: 8, numRuns: 30 },
    );
  });
});

describe('the shrinking standard deviation', () => {
  const { above, below, medianTime } = shrinkingStd({ scale: 'sigma0' });

  it('should know only the level in units of the start', () => {
    fc.assert(
      fc.property(pointsOf(paper.gaussianTail), (at) => {
        const scaled = { ...at, sigma0: 4 * (at.sigma0 as number), eps: 4 * (at.eps as number) };
        const probability = exactly(above, at);
        expect(Math.abs(exactly(above, scaled) - probability)).toBeLessThan(1e-10);
        expect(probability + exactly(below, at)).toBeCloseTo(1, 12);
      }),
      { seed: 9, numRuns: 200 },
    );
  });

  it('should take its median time to a level or longer to a lower one, and longer with more samples', () => {
    fc.assert(
      fc.property(pointsOf(paper.gaussianTypicalTime), (at) => {
        const here = { ...at, sigma0: 1 };
        const median = exactly(medianTime, here);
        expect(exactly(medianTime, { ...here, eps: 0.7 * (at.eps as number) })).toBeGreaterThanOrEqual(
          median,
        );
        expect(exactly(medianTime, { ...here, n: (at.n as number) + 1 })).toBeGreaterThanOrEqual(median);
      }),
      { seed: 10, numRuns: 60 },
    );
  });
});

await describeCatalogue('suresh2024');
