import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/mcd2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  autoregressionGain,
  componentWeights,
  evidenceGap,
  type Quantity,
  reversedDivergence,
  scoreLikelihood,
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

describe('the evidence gap', () => {
  it('should not change when all log likelihoods move together or the components change places', () => {
    fc.assert(
      fc.property(pointsOf(paper.elboGapIdentity), fc.integer({ min: -40, max: 40 }), (at, by) => {
        const [L, prior, q] = [at.L, at.prior, at.q] as (readonly number[])[];
        fc.pre(Math.min(...prior!) > 0);
        const gap = exactly(evidenceGap(), at);
        near(exactly(evidenceGap(), { ...at, L: L!.map((l) => l + by) }), gap, 1e-10 * (1 + gap));
        const turned = { L: L!.toReversed(), prior: prior!.toReversed(), q: q!.toReversed() };
        near(exactly(evidenceGap(), turned), gap, 1e-12 * (1 + gap));
        expect(gap).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('should be convex in the membership', () => {
    fc.assert(
      fc.property(pointsOf(paper.elboGapIdentity), (at) => {
        const [prior, q] = [at.prior, at.q] as (readonly number[])[];
        fc.pre(Math.min(...prior!) > 0);
        const middle = q!.map((x, k) => (x + prior![k]!) / 2);
        const ends = exactly(evidenceGap(), at) + exactly(evidenceGap(), { ...at, q: prior! });
        expect(exactly(evidenceGap(), { ...at, q: middle })).toBeLessThanOrEqual(ends / 2 + 1e-12);
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});

describe('the log likelihood of scores', () => {
  it('should shift with the scores and grow by log 2 when each is listed twice', () => {
    fc.assert(
      fc.property(
        pointsOf(paper.hardAssignmentSandwich),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (at, by) => {
          const score = at.score as readonly number[];
          const value = exactly(scoreLikelihood(), at);
          near(exactly(scoreLikelihood(), { score: score.map((s) => s + by) }), value + by, 1e-13);
          near(exactly(scoreLikelihood(), { score: [...score, ...score] }), value + Math.LN2, 1e-13);
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('the gain of a mixture', () => {
  it('should grow with the length of the series, ever faster until the sign is known', () => {
    fc.assert(
      fc.property(pointsOf(paper.mixtureBeatsSingle), ({ a, T }) => {
        const gain = (length: number) => exactly(autoregressionGain(), { a: a!, T: length });
        const [now, next, later] = [gain(T as number), gain((T as number) + 1), gain((T as number) + 2)];
        expect(next).toBeGreaterThan(now!);
        // What the sign still hides shrinks as the series goes on, so that the gain is convex in its length.
        expect(later! - next!).toBeGreaterThan(next! - now! - 1e-11 * later!);
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});

describe('the reversed divergence', () => {
  it('should depend neither on the noise level nor on the sign of the effect', () => {
    fc.assert(
      fc.property(pointsOf(paper.equalVarianceIdentifiability), ({ b, s2 }) => {
        const value = exactly(reversedDivergence(), { b: b!, s2: s2! });
        near(exactly(reversedDivergence(), { b: -(b as number), s2: 1 }), value, 1e-12 * value);
        expect(
          exactly(reversedDivergence({ coefficient: 'true' }), { b: b!, s2: s2! }),
        ).toBeGreaterThanOrEqual(value * (1 - 1e-12));
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('the fitted mixture', () => {
  const fitted = componentWeights();

  it('should beat uniform weights and any single component, and fall with a handicap of the new one', () => {
    fc.assert(
      fc.property(pointsOf(paper.likelihoodMonotoneInK), (at) => {
        const best = exactly(fitted, at);
        expect(best).toBeGreaterThan(exactly(componentWeights({ weights: 'uniform' }), at) - 1e-13);
        expect(best).toBeGreaterThan(exactly(fitted, { ...at, K: 1 }) - 1e-13);
        const next = componentWeights({ components: 'K+1' });
        const worse = { ...at, drop: (at.drop as number) + 0.5 };
        expect(exactly(next, worse)).toBeLessThan(exactly(next, at) + 1e-13);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('should be the larger of two likelihoods for a single sample', () => {
    fc.assert(
      fc.property(pointsOf(paper.likelihoodMonotoneInK), (at) => {
        const single = Array.from(
          { length: at.K as number },
          (_, k) => 3 * Math.sin((at.u as number) * (k + 1) + k + 1),
        );
        near(exactly(fitted, { ...at, N: 1 }), Math.max(...single), 1e-13);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

await describeCatalogue('mcd2024');
