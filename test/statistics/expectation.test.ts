import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundedMean,
  conditionalMean,
  type EProcess,
  nonnegativeMeanAtLeast,
  nonnegativeMeanAtMost,
  observe,
  probability,
  subGaussianMean,
  varianceBoundedMean,
} from '../../src/statistics/index.js';

/** A law on finitely many values. */
interface Law {
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

/** E of the e-value after `times` independent observations, by enumeration of all sequences. */
function expectedE(process: EProcess, law: Law, times: number): number {
  const walk = (prefix: readonly number[], weight: number): number =>
    prefix.length === times
      ? weight * Math.exp(observe(process, process.start, prefix).logE)
      : law.values.reduce((sum, value, i) => sum + next([...prefix, value], weight * law.weights[i]!), 0);
  const next = (prefix: readonly number[], weight: number) => (weight === 0 ? 0 : walk(prefix, weight));
  return walk([], 1);
}

function mean(law: Law): number {
  return law.values.reduce((sum, value, i) => sum + value * law.weights[i]!, 0);
}

function secondMoment(law: Law): number {
  return law.values.reduce((sum, value, i) => sum + value * value * law.weights[i]!, 0);
}

const weights = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 3 })
  .map((parts) => parts.map((part) => part / parts.reduce((sum, each) => sum + each, 0)));

function laws(value: fc.Arbitrary<number>): fc.Arbitrary<Law> {
  return fc.record({ values: fc.array(value, { minLength: 3, maxLength: 3 }), weights });
}

const nonnegative = laws(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })));
const real = laws(fc.double({ min: -1e3, max: 1e3, noNaN: true }));
/** 0, 1, and down to 1e-60 evenly in the logarithm. */
const anyProbability = fc.oneof(
  fc.constantFrom(0, 1),
  fc.integer({ min: 0, max: 138_000 }).map((k) => Math.exp(-k / 1000)),
);
const above = fc.double({ min: 1, max: 3, noNaN: true });
const times = 4;
// Rounding: a few ulp in each of the products and logarithms.
const rounding = 1e-11;

describe('expected e-value under the null, by enumeration', () => {
  it('should be 1 on the boundary of E X <= B and below inside', () => {
    fc.assert(
      fc.property(nonnegative, above, (law, factor) => {
        fc.pre(mean(law) > 0);
        expect(Math.abs(expectedE(nonnegativeMeanAtMost(mean(law)), law, times) - 1)).toBeLessThan(rounding);
        expect(expectedE(nonnegativeMeanAtMost(mean(law) * factor), law, times)).toBeLessThan(1 + rounding);
      }),
    );
  });

  it('should be 1 for the mean of a bounded observation, whatever the relation', () => {
    fc.assert(
      fc.property(
        laws(fc.double({ min: -2, max: 5, noNaN: true })),
        fc.constantFrom('<=', '>=', '='),
        (law, relation) => {
          fc.pre(mean(law) > -1.9 && mean(law) < 4.9);
          const process = boundedMean(relation as '=', mean(law), { lower: -2, upper: 5 });
          expect(Math.abs(expectedE(process, law, times) - 1)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('should be 1 for a probability, whatever the relation, and at most 1 inside', () => {
    fc.assert(
      fc.property(anyProbability, above, (p, factor) => {
        const law = { values: [0, 1], weights: [1 - p, p] };
        for (const relation of ['<=', '>=', '='] as const)
          expect(Math.abs(expectedE(probability(relation, p), law, times) - 1)).toBeLessThan(1e-9);
        expect(expectedE(probability('<=', Math.min(1, p * factor)), law, times)).toBeLessThan(1 + rounding);
        expect(expectedE(probability('>=', p / factor), law, times)).toBeLessThan(1 + rounding);
      }),
    );
  });

  it('should be at most 1 for E X >= m with a bound on the second moment', () => {
    fc.assert(
      fc.property(nonnegative, above, above, (law, smaller, larger) => {
        fc.pre(mean(law) > 0);
        const second = secondMoment(law) * larger * (1 + 1e-12);
        expect(expectedE(nonnegativeMeanAtLeast(mean(law) / smaller, second), law, times)).toBeLessThan(
          1 + rounding,
        );
      }),
    );
  });

  it('should be 1 for E X >= m at the extremal law of its second moment', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (p, size) => {
          const law = { values: [0, size], weights: [1 - p, p] };
          const process = nonnegativeMeanAtLeast(p * size, p * size * size * (1 + 1e-14));
          expect(Math.abs(expectedE(process, law, times) - 1)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('should be at most 1 for a mean with a bound on the variance, whatever the relation', () => {
    fc.assert(
      fc.property(real, above, fc.double({ min: 0, max: 50, noNaN: true }), (law, larger, shift) => {
        const m = mean(law);
        const variance = law.values.reduce(
          (sum, value, i) => sum + (value - m) * (value - m) * law.weights[i]!,
          0,
        );
        fc.pre(variance > 1e-6);
        const bound = variance * larger;
        expect(expectedE(varianceBoundedMean('=', m, bound), law, times)).toBeLessThan(1 + rounding);
        expect(expectedE(varianceBoundedMean('<=', m + shift, bound), law, times)).toBeLessThan(1 + rounding);
        expect(expectedE(varianceBoundedMean('>=', m - shift, bound), law, times)).toBeLessThan(1 + rounding);
      }),
    );
  });

  it('should be at most 1 for sub-Gaussian means: values in an interval of length 2 sigma', () => {
    fc.assert(
      fc.property(
        laws(fc.double({ min: -1, max: 1, noNaN: true })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (law, shift) => {
          const m = mean(law);
          expect(expectedE(subGaussianMean('=', m, 1), law, times)).toBeLessThan(1 + rounding);
          expect(expectedE(subGaussianMean('<=', m + shift, 1), law, times)).toBeLessThan(1 + rounding);
          expect(expectedE(subGaussianMean('>=', m - shift, 1), law, times)).toBeLessThan(1 + rounding);
        },
      ),
    );
  });

  it('should be 1 for a martingale whose steps depend on its past', () => {
    const process = conditionalMean('=');
    // A fair walk from 3 that doubles its step after each gain; every step has its own support.
    const walk = (
      steps: readonly { value: number; given: number; lower: number; upper: number }[],
      at: number,
      step: number,
    ): number => {
      if (steps.length === 6) return Math.exp(observe(process, process.start, steps).logE);
      const next = (value: number, size: number) =>
        walk([...steps, { value, given: at, lower: at - step, upper: at + step }], value, size);
      return 0.5 * next(at + step, 2 * step) + 0.5 * next(at - step, 1);
    };
    expect(Math.abs(walk([], 3, 1) - 1)).toBeLessThan(rounding);
  });
});
