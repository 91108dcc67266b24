import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/nrdcca2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  extremeCorrelations,
  lostCorrelation,
  type Quantity,
  reconstructionError,
  singularTail,
  waveCorrelation,
  waveNorm,
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

describe('the total canonical correlation', () => {
  it('should split into its smallest and its largest parts', () => {
    fc.assert(
      fc.property(pointsOf(paper.cipFailsForRankDeficientMaps), (at) => {
        const smallest = exactly(extremeCorrelations({ which: 'smallest' }), at);
        const largest = exactly(
          extremeCorrelations({ which: 'largest', without: (at.d as number) - (at.k as number) }),
          at,
        );
        near(smallest + largest, exactly(waveCorrelation(), at), 1e-9);
        expect(largest / (at.k as number)).toBeGreaterThanOrEqual(
          smallest / ((at.d as number) - (at.k as number)) - 1e-12,
        );
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('should be the same for the first rows of a map, once or repeated', () => {
    fc.assert(
      fc.property(pointsOf(paper.cipFailsForRankDeficientMaps), (at) => {
        const once = exactly(waveCorrelation({ map: 'first rows' }), at);
        near(exactly(waveCorrelation({ map: 'repeated rows' }), at), once, 1e-9);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('should not fall when the map keeps one row more', () => {
    fc.assert(
      fc.property(pointsOf(paper.cipHoldsForInvertibleMapsAsRead), (at) => {
        const kept = (rank: number) => exactly(waveCorrelation({ map: 'first rows', rank }), at);
        expect(kept((at.m as number) + 1)).toBeGreaterThanOrEqual(kept(at.m as number) - 1e-9);
        near(kept(at.d as number), exactly(waveCorrelation(), at), 1e-8);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('should lose nothing to an invertible map, and at most everything', () => {
    fc.assert(
      fc.property(pointsOf(paper.cipFailsForRankDeficientMaps), (at) => {
        near(exactly(lostCorrelation({ map: 'invertible' }), at), 0, 1e-8);
        const lost = exactly(lostCorrelation({ map: 'repeated rows' }), at);
        expect(lost).toBeLessThanOrEqual(exactly(waveCorrelation(), at) + 1e-12);
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

describe('the reconstruction error', () => {
  it('should fall as the map keeps more rows, from the norm of the data to 0', () => {
    fc.assert(
      fc.property(pointsOf(paper.reconstruction), (at) => {
        const error = (rank: number) => exactly(reconstructionError({ map: 'first rows', rank }), at);
        const norm = exactly(waveNorm(), at);
        expect(error(at.k as number)).toBeLessThanOrEqual(norm);
        expect(error((at.k as number) + 1)).toBeLessThanOrEqual(error(at.k as number) + 1e-9 * norm);
        expect(error(at.d as number)).toBeLessThan(1e-8 * norm);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('should stay the same when the frequency is turned by a whole circle', () => {
    fc.assert(
      fc.property(pointsOf(paper.reconstruction), (at) => {
        const turned = { ...at, u: (at.u as number) + 2 * Math.PI };
        const tail = exactly(singularTail(), at);
        near(exactly(singularTail(), turned), tail, 1e-9 * exactly(waveNorm(), at));
      }),
      { seed: 6, numRuns: 60 },
    );
  });
});

await describeCatalogue('nrdcca2024');
