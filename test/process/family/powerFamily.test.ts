import { describe, expect, it } from 'vitest';
import { meanQuantile, powerFamily } from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

describe('the exponent of a power density', () => {
  const { pivotError, relativeError, squaredError } = powerFamily();

  // Products of confluent hypergeometric functions in 30 digits.
  it.each([
    { n: 5, T: 2, value: 0.7689970340395645 },
    { n: 5, T: 100, value: 1.145895733256639 },
    { n: 20, T: 10, value: 0.10494905035233244 },
    { n: 50, T: 20, value: 0.03617378406930174 },
    { n: 300, T: 100, value: 0.005567673555949657 },
  ])('should have the error computed elsewhere at n = $n, T = $T', ({ n, T, value }) => {
    expect(Math.abs(exactRoutesOf(pivotError)[0]!.compute({ n, T }) / value - 1)).toBeLessThanOrEqual(1e-10);
  });

  it('should have one law by points and by batch sums, with the exact mean', () => {
    const at = { n: 15, T: 4, theta: 0.3 };
    const [direct, reduced] = (['direct', 'reduced'] as const).map((sampler) =>
      draws(sampledRoutesOf(relativeError, sampler)[0]!, at, 20_000, 'power'),
    );
    expectSameLaw(direct!, reduced!);
    expectMean(reduced!, exactRoutesOf(pivotError)[0]!.compute(at));
  });

  it('should err in proportion to the truth, draw by draw', () => {
    const at = { n: 8, T: 5, theta: 0.02 };
    const [route] = sampledRoutesOf(relativeError, 'reduced');
    const small = draws(route!, at, 100, 'truth');
    const large = draws(route!, { ...at, theta: 50 }, 100, 'truth');
    const absolute = draws(sampledRoutesOf(squaredError, 'reduced')[0]!, at, 100, 'truth');
    small.forEach((error, k) => {
      expect(Math.abs(large[k]! / error - 1)).toBeLessThan(1e-9);
      expect(Math.abs(absolute[k]! / (error * at.theta * at.theta) - 1)).toBeLessThan(1e-9);
    });
  });

  it('should refuse batches of two points', () => {
    expect(() => exactRoutesOf(pivotError)[0]!.compute({ n: 2, T: 1 })).toThrow(/^n must be /);
  });
});

describe('the quantile of the error of a normal mean', () => {
  it('should be that of a normal law in one dimension, and of an exponential one in two', () => {
    const roles = { workflow: 'accumulate', sizes: 'n', fits: 'T', dimension: 'd', noise: 'sigma' } as const;
    const compute = exactRoutesOf(meanQuantile('delta', roles))[0]!.compute;
    const at = { n: 4, T: 1, sigma: 2 };
    expect(compute({ ...at, d: 1, delta: 0.05 })).toBeCloseTo(1.959963984540054, 10);
    expect(compute({ ...at, d: 2, delta: 0.01 })).toBeCloseTo(Math.sqrt(-2 * Math.log(0.01)), 10);
    expect(() => compute({ ...at, d: 1, delta: 0 })).toThrow(/^delta must be /);
  });
});
