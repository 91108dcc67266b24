import { describe, expect, it } from 'vitest';
import { type RegressionWorkflow, regressionChain } from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const small = { d: 4, T: 16, sigma: 0.7, n: 4 };
const designs = ['fresh', 'shared'] as const;

function routes(workflow: RegressionWorkflow, design: 'fresh' | 'shared', later?: string) {
  const { squaredError } = regressionChain({
    workflow,
    design,
    ...(later && { samples: 'T1', laterSamples: later }),
  });
  return {
    exact: exactRoutesOf(squaredError)[0],
    direct: sampledRoutesOf(squaredError, 'direct')[0]!,
    reduced: sampledRoutesOf(squaredError, 'reduced')[0]!,
  };
}

describe('regressionChain', () => {
  for (const workflow of ['replace', 'accumulate'] as const) {
    for (const design of designs) {
      it(`should have one law in raw data and in sufficient statistics (${workflow}, ${design})`, () => {
        const { direct, reduced } = routes(workflow, design);
        const key = `${workflow} ${design}`;
        expectSameLaw(draws(direct, small, 8000, key), draws(reduced, small, 8000, key));
      });

      it(`should have the exact mean (${workflow}, ${design})`, () => {
        const { exact, reduced } = routes(workflow, design);
        expectMean(draws(reduced, small, 40_000, `${workflow} ${design} mean`), exact!.compute(small));
      });
    }
  }

  it('should have one law in raw data and in sufficient statistics for unequal batches', () => {
    for (const T_step of [2, 5, 40]) {
      const { direct, reduced, exact } = routes('accumulate', 'fresh', 'T_step');
      const point = { d: 4, T1: 14, T_step, sigma: 1.3, n: 3 };
      const sample = draws(reduced, point, 6000, `unequal ${T_step}`);
      expectSameLaw(draws(direct, point, 6000, `unequal ${T_step}`), sample);
      expectMean(sample, exact!.compute(point));
    }
  });

  it('should equal published and independently computed means', () => {
    const cases: [RegressionWorkflow, 'fresh' | 'shared', object, number][] = [
      ['replace', 'fresh', { d: 10, T: 40, sigma: 0.5, n: 20 }, 5 / 2.9],
      ['replace', 'shared', { d: 2, T: 8, sigma: 1, n: 100 }, 40],
      ['accumulate', 'shared', { d: 5, T: 30, sigma: 1, n: 3 }, (5 / 24) * (49 / 36)],
      ['accumulate', 'fresh', { d: 5, T: 30, sigma: 1, n: 3 }, 5 * (1 / 24 + 1 / 108 + 1 / 252)],
      ['accumulate', 'fresh', { d: 4, T: 14, sigma: 0.7, n: 5 }, 0.2936827434556334],
    ];
    for (const [workflow, design, point, value] of cases) {
      const computed = routes(workflow, design).exact!.compute(point as typeof small);
      expect(Math.abs(computed / value - 1)).toBeLessThan(1e-12);
    }
  });

  it('should fit drawn subsets to twice the first error and more', () => {
    // Known without the chain: the first fit is the whole real batch, whose mean error is d/(T-d-1).
    const { direct } = routes('subsample', 'fresh');
    expectMean(draws(direct, { d: 2, T: 40, sigma: 1, n: 1 }, 20_000, 'first subset'), 2 / 37);
    const later = draws(direct, { d: 2, T: 200, sigma: 1, n: 3 }, 4000, 'third subset');
    const mean = later.reduce((a, b) => a + b, 0) / later.length;
    expect(mean / (2 / 197)).toBeGreaterThan(1.9);
    expect(mean / (2 / 197)).toBeLessThan(2.3);
  });

  it('should double the error of replacing and leave that of accumulating nearly as it is', () => {
    const point = { d: 5, T: 30, n: 20 };
    const doubling = (workflow: RegressionWorkflow, design: 'fresh' | 'shared') =>
      exactRoutesOf(regressionChain({ workflow, design, noise: 1 }).doubling)[0]!.compute(point);
    expect(doubling('replace', 'fresh')).toBe(2);
    // H2(40)/H2(20), and the same sum with fresh designs, both from 30-digit sums.
    expect(doubling('accumulate', 'shared')).toBeCloseTo(1.015086626750581, 12);
    expect(doubling('accumulate', 'fresh')).toBeCloseTo(1.012835723020155, 12);
  });

  it('should keep to roles that are renamed or fixed', () => {
    const { squaredError } = regressionChain({
      workflow: 'replace',
      design: 'fresh',
      samples: 'T0',
      noise: 1,
      generations: 'rounds',
    });
    const [exact] = exactRoutesOf(squaredError);
    expect(exact!.when).toBe('T0 >= d + 2 and rounds <= 1000000');
    expect(exact!.compute({ d: 5, T0: 30, rounds: 3 })).toBeCloseTo(0.625, 12);
  });

  it('should refuse points outside the domain with a sentence', () => {
    const { exact, reduced } = routes('replace', 'fresh');
    expect(() => exact!.compute({ ...small, n: 0 })).toThrow(
      'n must be an integer of at least 1, but it is 0.',
    );
    expect(() => exact!.compute({ ...small, T: 5 })).toThrow('T must be at least d + 2 = 6, but it is 5.');
    expect(() => reduced.prepare({ ...small, sigma: -1 })).toThrow('sigma must be a number of at least 0');
    expect(() => reduced.prepare({ ...small, T: 3 })).toThrow('T must be at least d = 4, but it is 3.');
    expect(() => reduced.prepare({ d: 2, T: 9, n: 1 })).toThrow('but it is missing.');
    const free = regressionChain({ workflow: 'replace' }).squaredError;
    expect(() => sampledRoutesOf(free)[0]!.prepare({ ...small, design: 'new' })).toThrow(
      'design must be one of "fresh", "shared", but it is "new".',
    );
  });
});
