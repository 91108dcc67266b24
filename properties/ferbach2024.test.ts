import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/ferbach2024.js';
import { compileClaim } from '../src/claim/index.js';
import {
  curationRound,
  logisticLocation,
  mixedCuration,
  pureCuration,
  type Quantity,
  retrainingJacobian,
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

const numbers = (at: Point, name: string): readonly number[] => at[name] as readonly number[];

describe('one round of curation', () => {
  const round = curationRound();

  it('should not care for the order of the atoms', () => {
    fc.assert(
      fc.property(pointsOf(paper.infiniteKLimit), (at) => {
        const turned = { ...at, p: numbers(at, 'p').toReversed(), r: numbers(at, 'r').toReversed() };
        near(exactly(round.rewardGain, turned), exactly(round.rewardGain, at), 1e-11);
        near(exactly(round.distanceToTilted, turned), exactly(round.distanceToTilted, at), 1e-11);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('should see rewards through their differences only: exp(c) scales the gain, nothing else', () => {
    fc.assert(
      fc.property(pointsOf(paper.infiniteKLimit), fc.integer({ min: -20, max: 20 }), (at, c) => {
        const raised = { ...at, r: numbers(at, 'r').map((reward) => reward + c) };
        near(exactly(round.rewardGain, raised), Math.exp(c) * exactly(round.rewardGain, at), 1e-8);
        near(exactly(round.distanceToTilted, raised), exactly(round.distanceToTilted, at), 1e-8);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('should treat an atom in two halves as one', () => {
    fc.assert(
      fc.property(pointsOf(paper.infiniteKLimit), (at) => {
        const [first, ...others] = numbers(at, 'p') as [number, ...number[]];
        const [reward, ...rewards] = numbers(at, 'r') as [number, ...number[]];
        const split = { ...at, p: [first / 2, first / 2, ...others], r: [reward, reward, ...rewards] };
        near(exactly(round.rewardGain, split), exactly(round.rewardGain, at), 1e-11);
        near(exactly(round.factor, { ...split, i: 2 }), exactly(round.factor, { ...at, i: 1 }), 1e-13);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('should gain more from more candidates, and nothing from one', () => {
    fc.assert(
      fc.property(pointsOf(paper.rewardIncreaseUpper), (at) => {
        const gain = exactly(round.rewardGain, at);
        const more = exactly(round.rewardGain, { ...at, K: (at.K as number) + 1 });
        expect(more).toBeGreaterThanOrEqual(gain * (1 - 1e-11));
        expect(exactly(round.rewardGain, { ...at, K: 1 })).toBe(0);
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});

describe('the pure loop', () => {
  it('should go on from where it has come to', () => {
    fc.assert(
      fc.property(pointsOf(paper.collapseToMax), (at) => {
        const later = exactly(pureCuration({ later: 3 }).secondMass, at);
        const direct = exactly(pureCuration().secondMass, { ...at, t: (at.t as number) + 3 });
        near(direct, later, 1e-12);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe('the loop with reference data', () => {
  it('should be a share of the pure loop after one round, and tend to it without reference data', () => {
    fc.assert(
      fc.property(pointsOf(paper.mixedRewardGain), (at) => {
        const lam = at.lam as number;
        const gain = exactly(curationRound().rewardGain, at);
        near(exactly(mixedCuration().rewardExcess, { ...at, t: 1 }), (lam / (1 + lam)) * gain, 1e-11);
        near(exactly(mixedCuration().rewardExcess, { ...at, t: 1, lam: 1e12 }), gain, 1e-11);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('should draw away from the reference, never back', () => {
    fc.assert(
      fc.property(pointsOf(paper.klBall), (at) => {
        const next = { ...at, t: (at.t as number) + 1 };
        const { divergence, largestRatio, rewardExcess } = mixedCuration();
        for (const quantity of [divergence, largestRatio, rewardExcess]) {
          expect(exactly(quantity, next)).toBeGreaterThanOrEqual(exactly(quantity, at) * (1 - 1e-11));
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('should stay at the reference when all rewards are equal', () => {
    fc.assert(
      fc.property(pointsOf(paper.densityRatio), (at) => {
        const flat = { ...at, r: numbers(at, 'r').map(() => 1) };
        expect(exactly(mixedCuration().divergence, flat)).toBe(0);
        expect(exactly(mixedCuration().largestRatio, flat)).toBe(1);
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});

describe('retraining without curation', () => {
  it('should contract the divergence by the square of the location, more with less synthetic data', () => {
    fc.assert(
      fc.property(pointsOf(paper.parametricRate), (at) => {
        const { contraction, divergenceRatio } = logisticLocation();
        const factor = exactly(contraction, at);
        near(exactly(divergenceRatio, at), factor * factor, 1e-9);
        expect(exactly(contraction, { ...at, lam: (at.lam as number) / 2 })).toBeLessThan(factor);
      }),
      { seed: 9, numRuns: 40 },
    );
  });

  it('should depend on the Hessians through their ratio, and on neither name nor mirror image of the axes', () => {
    fc.assert(
      fc.property(
        pointsOf(paper.parametricRateSharp),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (at, c) => {
          const { a1, a2, f1, f2, angle } = at as Record<string, number>;
          const { operatorNorm } = retrainingJacobian();
          const norm = exactly(operatorNorm, at);
          const scaled = { ...at, a1: c * a1!, a2: c * a2!, f1: c * f1!, f2: c * f2! };
          near(exactly(operatorNorm, scaled), norm, 1e-11);
          near(exactly(operatorNorm, { ...at, angle: -angle! }), norm, 1e-11);
          near(
            exactly(operatorNorm, { ...at, a1: a2!, a2: a1!, f1: f2!, f2: f1!, angle: -angle! }),
            norm,
            1e-11,
          );
        },
      ),
      { seed: 10, numRuns: 60 },
    );
  });
});

await describeCatalogue('ferbach2024');
