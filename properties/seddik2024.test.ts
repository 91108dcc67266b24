import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/seddik2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  binomialLaw,
  countMean,
  fullySynthetic,
  partiallySynthetic,
  type Quantity,
  refreshedRealData,
  totalCollapse,
} from '../src/process/index.js';
import { type Point, pointArbitrary } from '../src/regime/index.js';
import { describeCatalogue } from './describeCatalogue.js';

/** Points of a claim's regime with their counts folded into ranges in which every exact route is quick. */
const pointsOf = (claim: (typeof paper.claims)[number], most: Readonly<Record<string, number>>) =>
  pointArbitrary(compileClaim(claim).regime).map((at) => folded(at, most));

function folded(at: Point, most: Readonly<Record<string, number>>): Point {
  const small = Object.entries(most).map(([name, top]) => [name, 1 + ((at[name] as number) % top)]);
  return { ...at, ...Object.fromEntries(small) };
}

function exactly(quantity: Quantity, at: Point, position = 0): number {
  const routes = quantity.routes.filter(({ kind }) => kind === 'exact');
  const route = routes[position];
  if (route?.kind !== 'exact') throw new Error(`no exact route to the ${quantity.meaning}`);
  return route.compute(at);
}

const near = (found: number, expected: number, relative: number): void =>
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected) + 1e-15,
  );

const law = (at: Point): readonly number[] => at.p as readonly number[];

const { sumOfSquares, collapsed, distinct } = fullySynthetic();
const { time, wins } = totalCollapse();
const kept = partiallySynthetic();

describe('fully synthetic training', () => {
  it('should not care for the names of tokens, nor for tokens that never occur', () => {
    fc.assert(
      fc.property(pointsOf(paper.collapseProbLower, { n: 60, m: 200 }), (at) => {
        const renamed = { ...at, p: [0, ...law(at).toReversed(), 0] };
        for (const quantity of [sumOfSquares, collapsed, distinct, time])
          near(exactly(quantity, renamed), exactly(quantity, at), 1e-12);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('should collapse sooner, and be likelier to have collapsed, when two tokens count as one', () => {
    fc.assert(
      fc.property(pointsOf(paper.collapseProbUpper, { n: 40, m: 100 }), (at) => {
        const [first, second, ...others] = law(at);
        const coarse = { ...at, p: [first! + second!, ...others] };
        expect(exactly(collapsed, coarse)).toBeGreaterThanOrEqual(exactly(collapsed, at) * (1 - 1e-12));
        expect(exactly(time, coarse)).toBeLessThanOrEqual(exactly(time, at) * (1 + 1e-12));
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('should average over the first fit to what one generation less gives from there', () => {
    fc.assert(
      fc.property(pointsOf(paper.secondMomentIdentity, { n: 25, m: 60 }), (at) => {
        const n = at.n as number;
        const p = law(at)[0]!;
        const two = { ...at, p: [p, 1 - p] };
        for (const quantity of [sumOfSquares, collapsed]) {
          const fromHere = (x: number) => exactly(quantity, { ...two, p: [x / n, (n - x) / n] });
          const stepped = countMean(binomialLaw(n, p), fromHere);
          near(stepped, exactly(quantity, { ...two, m: (at.m as number) + 1 }), 1e-11);
        }
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  it('should take as long as the probabilities not to have collapsed sum to', () => {
    fc.assert(
      fc.property(pointsOf(paper.expectedCollapseTime, { n: 12 }), (at) => {
        let total = 1;
        for (let m = 1; m < 800; m++) {
          const left = 1 - exactly(collapsed, { ...at, m });
          total += left;
          if (left < 1e-13) break;
        }
        near(total, exactly(time, at), 1e-9);
      }),
      { seed: 4, numRuns: 15 },
    );
  });

  it('should end on some token', () => {
    fc.assert(
      fc.property(pointsOf(paper.absorptionLaw, { n: 30 }), (at) => {
        const total = law(at).reduce((sum, _, i) => sum + exactly(wins, { ...at, i: i + 1 }), 0);
        near(total, 1, 1e-9);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe('partially synthetic training', () => {
  const points = pointsOf(paper.partialL2Drift, { N: 12, n: 12, m: 30 });

  it('should drift by what the sum of squares gains, since the fits keep their mean', () => {
    fc.assert(
      fc.property(points, (at) => {
        // The chain for every real count, which knows no moments.
        const gained = exactly(kept.sumOfSquares, at, 1) - exactly(kept.sumOfSquares, { ...at, m: 1 }, 1);
        expect(Math.abs(gained - exactly(kept.squaredDrift, at, 1))).toBeLessThan(1e-13);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('should drift further from generation to generation, in both norms', () => {
    fc.assert(
      fc.property(points, (at) => {
        const later = { ...at, m: (at.m as number) + 1 };
        const slack = 1 - 1e-12;
        expect(exactly(kept.squaredDrift, later)).toBeGreaterThanOrEqual(
          exactly(kept.squaredDrift, at) * slack,
        );
        expect(exactly(kept.absoluteDrift, later)).toBeGreaterThanOrEqual(
          exactly(kept.absoluteDrift, at) * slack,
        );
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('should concentrate no more when the real data are drawn anew', () => {
    fc.assert(
      fc.property(pointsOf(paper.partialSecondMoment, { N: 1000, n: 1000, m: 50 }), (at) => {
        const anew = exactly(refreshedRealData().sumOfSquares, at);
        expect(anew).toBeLessThanOrEqual(exactly(kept.sumOfSquares, at) * (1 + 1e-12));
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('should move each of two tokens as far as the other', () => {
    fc.assert(
      fc.property(points, (at) => {
        const p = law(at)[0]!;
        const there = exactly(kept.absoluteDrift, { ...at, p: [p, 1 - p] });
        near(exactly(kept.absoluteDrift, { ...at, p: [1 - p, p] }), there, 1e-12);
      }),
      { seed: 9, numRuns: 60 },
    );
  });
});

await describeCatalogue('seddik2024');
