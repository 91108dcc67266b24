import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paper from '../bounds/amin2026.js';
import { compileClaim } from '../src/claim/index.js';
import {
  bestUnbiased,
  contaminatedMean,
  disagreementLearner,
  type Quantity,
  repeatedErm,
} from '../src/process/index.js';
import { type Point, pointArbitrary } from '../src/regime/index.js';
import { describeCatalogue } from './describeCatalogue.js';

const pointsOf = (claim: (typeof paper.claims)[number]) => pointArbitrary(compileClaim(claim).regime);

function exactly(quantity: Quantity, at: Point): number {
  const route = quantity.routes.find(({ kind }) => kind === 'exact');
  if (route?.kind !== 'exact') throw new Error(`no exact route to the ${quantity.meaning}`);
  return route.compute(at);
}

const average = contaminatedMean({ weighting: 'uniform' });

describe('the variance of the plain average', () => {
  it('should grow with the contamination', () => {
    fc.assert(
      fc.property(pointsOf(paper.uniformVarianceExact), (at) => {
        const less = { ...at, alpha: (at.alpha as number) * 0.9 };
        expect(exactly(average.variance, less)).toBeLessThanOrEqual(
          exactly(average.variance, at) * (1 + 1e-12),
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('should add up from round to round: the local exponent joins the rounds t and 2t', () => {
    fc.assert(
      fc.property(pointsOf(paper.uniformRatePhases), (at) => {
        const ratio =
          exactly(contaminatedMean({ weighting: 'uniform', round: '2*t' }).variance, at) /
          exactly(average.variance, at);
        expect(Math.abs(Math.log2(ratio) - exactly(average.slope, at))).toBeLessThanOrEqual(1e-12);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('should be that of natural data alone when nothing is contaminated', () => {
    fc.assert(
      fc.property(pointsOf(paper.uniformVarianceExact), ({ t }) => {
        const variance = exactly(average.variance, { t: t!, alpha: 0 });
        expect(Math.abs(variance * (t as number) - 1)).toBeLessThanOrEqual(1e-11);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('should never be below the best, which shrinks with every round', () => {
    fc.assert(
      fc.property(pointsOf(paper.nonuniformBeatsUniform), (at) => {
        const best = exactly(bestUnbiased(), at);
        const before = exactly(bestUnbiased(), { ...at, t: (at.t as number) - 1 });
        expect(best).toBeLessThanOrEqual(before * (1 + 1e-12));
        for (const weighting of ['uniform', 'newest', 'geometric'] as const) {
          expect(exactly(contaminatedMean({ weighting }).variance, at)).toBeGreaterThanOrEqual(
            best * (1 - 1e-12),
          );
        }
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

describe('the two hypotheses', () => {
  const small = pointsOf(paper.disagreementLearnerConverges).map((at) => {
    const { p, alpha, n, t } = at as Record<string, number>;
    return { p: p!, alpha: alpha!, n: n!, t: Math.min(t!, 40) };
  });

  it('should be told apart better from round to round', () => {
    fc.assert(
      fc.property(small, (at) => {
        for (const quantity of [repeatedErm(), disagreementLearner()]) {
          const next = exactly(quantity, { ...at, t: at.t + 1 });
          expect(next).toBeLessThanOrEqual(exactly(quantity, at) * (1 + 1e-12));
        }
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('should be mistaken as long as the disputed point is not seen in round 1, whatever the rule', () => {
    fc.assert(
      fc.property(small, (at) => {
        const { p, n } = at;
        const unseen = p * Math.exp(n * Math.log1p(-p));
        for (const quantity of [repeatedErm(), disagreementLearner()]) {
          expect(Math.abs(exactly(quantity, { ...at, t: 1 }) / unseen - 1)).toBeLessThanOrEqual(1e-12);
          expect(Math.abs(exactly(quantity, { ...at, alpha: 1 }) / unseen - 1)).toBeLessThanOrEqual(1e-11);
        }
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('should be learnt as fast by either rule while no label is contaminated', () => {
    fc.assert(
      fc.property(small, (at) => {
        const natural = { ...at, alpha: 0, t: Math.min(at.t, 10) };
        const erm = exactly(repeatedErm(), natural);
        expect(Math.abs(exactly(disagreementLearner(), natural) - erm)).toBeLessThanOrEqual(1e-11 * erm);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('should be told apart no worse by a rule that sees its rounds as one, when only the first is natural', () => {
    fc.assert(
      fc.property(small, (at) => {
        // One round of twice as many examples is all natural; two rounds are not.
        const joined = exactly(repeatedErm(), { ...at, n: 2 * at.n, t: 1 });
        const apart = exactly(repeatedErm(), { ...at, t: 2 });
        expect(joined).toBeLessThanOrEqual(apart * (1 + 1e-12));
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});

await describeCatalogue('amin2026');
