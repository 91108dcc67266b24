import { describe, expect, it } from 'vitest';
import {
  bestUnbiased,
  contaminatedMean,
  disagreementLearner,
  type Quantity,
  repeatedErm,
} from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';
import fixture from '../fixtures/contamination.json' with { type: 'json' };

const exactly = (quantity: Quantity, at: Point): number => exactRoutesOf(quantity)[0]!.compute(at);

function near(found: number, expected: number, relative: number): void {
  expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThanOrEqual(relative);
}

const average = contaminatedMean({ weighting: 'uniform' });

/** References: the recursion of the variance in 30 digits. */
describe('the mean of contaminated data', () => {
  it.each(fixture.means)('should have its variance and local exponent at $at', ({ at, variance, slope }) => {
    near(exactly(average.variance, at), variance, 1e-11);
    near(exactly(average.slope, at), slope, 1e-7);
    const later = contaminatedMean({ weighting: 'uniform', round: '2*t' }).variance;
    near(Math.log2(exactly(later, at) / variance), slope, 1e-6);
  });

  it.each(fixture.best)('should have its best linear estimate at $at', ({ at, variance }) => {
    near(exactly(bestUnbiased(), at), variance, 1e-11);
    near(exactly(contaminatedMean({ weighting: 'best' }).variance, at), variance, 1e-11);
  });

  it('should have the mean squared error of the loop as it stands', () => {
    for (const weighting of ['uniform', 'best', 'newest', 'geometric'] as const) {
      const { variance } = contaminatedMean({ weighting });
      const at = { t: 12, alpha: 0.6 };
      expectMean(draws(sampledRoutesOf(variance)[0]!, at, 40_000, weighting), exactly(variance, at));
    }
  });

  it('should have no smaller variance under any other weighting', () => {
    for (const weighting of ['uniform', 'newest', 'geometric'] as const) {
      for (const alpha of [0, 0.3, 1]) {
        const at = { t: 20, alpha };
        const least = exactly(bestUnbiased(), at);
        expect(exactly(contaminatedMean({ weighting }).variance, at)).toBeGreaterThanOrEqual(
          least * (1 - 1e-12),
        );
      }
    }
  });

  it('should refuse rates outside [0, 1] and rounds before the first', () => {
    expect(() => exactly(average.variance, { t: 0, alpha: 0.5 })).toThrow(/^t must be /);
    expect(() => exactly(average.variance, { t: 3, alpha: 1.5 })).toThrow(/^alpha must be /);
    expect(() => exactly(average.variance, { t: 3 })).toThrow(/^alpha must be /);
  });
});

/** References: the walk in exact fractions. */
describe('two hypotheses', () => {
  it.each(fixture.hypotheses)(
    'should leave ERM and the learner with their errors at $at',
    ({ at, erm, learner }) => {
      near(exactly(repeatedErm(), at), erm, 1e-12);
      near(exactly(disagreementLearner(), at), learner, 1e-12);
    },
  );

  it('should leave no error to an ERM that is lucky in ties', () => {
    const lucky = repeatedErm({ tieBreak: 'optimistic' });
    const at = { p: 0.5, alpha: 0.75, n: 2, t: 30 };
    expect(exactly(lucky, at)).toBe(0);
    for (const route of sampledRoutesOf(lucky)) expect(Math.max(...draws(route, at, 1000, 'lucky'))).toBe(0);
  });

  it('should give one law of the error, label by label and by counts', () => {
    const at = { p: 0.3, alpha: 0.6, n: 4, t: 8 };
    const [direct, reduced] = sampledRoutesOf(repeatedErm()).map((route) => draws(route, at, 40_000, 'erm'));
    expectSameLaw(direct!, reduced!);
    expectMean(direct!, exactly(repeatedErm(), at));
    expectMean(reduced!, exactly(repeatedErm(), at));
    const learner = sampledRoutesOf(disagreementLearner())[0]!;
    expectMean(draws(learner, at, 40_000, 'learner'), exactly(disagreementLearner(), at));
  });

  it('should refuse what is no probability or no example', () => {
    const at = { p: 0.5, alpha: 0.5, n: 1, t: 1 };
    for (const [change, name] of [
      [{ p: 1.5 }, 'p'],
      [{ alpha: -0.1 }, 'alpha'],
      [{ n: 0 }, 'n'],
      [{ t: 0 }, 't'],
    ] as const) {
      expect(() => exactly(repeatedErm(), { ...at, ...change })).toThrow(new RegExp(`^${name} must be `));
    }
  });
});
