import { describe, expect, it } from 'vitest';
import { exponentialRateError, meanChain, type Quantity } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const compute = (quantity: Quantity, at: Point) => exactRoutesOf(quantity).map((route) => route.compute(at));

function expectAgreement(quantity: Quantity, at: Point, size: number, key: string): void {
  const sample = draws(sampledRoutesOf(quantity, 'reduced')[0]!, at, size, key);
  expectSameLaw(draws(sampledRoutesOf(quantity, 'direct')[0]!, at, size, key), sample);
  for (const value of compute(quantity, at)) expectMean(sample, value);
}

describe('meanChain', () => {
  const chain = meanChain({ workflow: 'parameter' });

  for (const [family, mu0] of [
    ['bernoulli', 0.3],
    ['poisson', 2],
    ['normal', -0.4],
    ['exponential', 0.7],
    ['geometric', 1.5],
    ['variance', 0.9],
  ] as const) {
    for (const workflow of ['augment', 'discard'] as const) {
      it(`should agree with itself in raw data, conjugate draws and moments (${family}, ${workflow})`, () => {
        const at = { family, mu0, workflow, n: 9, t: 3 };
        expectAgreement(chain.squaredError, at, 6000, `${family} ${workflow}`);
      });
    }
  }

  it('should give independently simulated and computed errors', () => {
    for (const [family, mu0, n, t, workflow, value] of [
      ['bernoulli', 0.3, 5, 8, 'augment', 0.059073],
      ['bernoulli', 0.3, 5, 8, 'discard', 0.174768],
      ['poisson', 2, 5, 8, 'augment', 0.610969],
      ['poisson', 2, 5, 8, 'discard', 3.2],
      ['exponential', 1, 5, 8, 'augment', 0.331379],
      ['exponential', 1, 5, 8, 'discard', 3.299817],
      ['geometric', 1.5, 8, 6, 'augment', 0.733212],
    ] as const) {
      const at = { family, mu0, n, t, workflow };
      expect(compute(chain.squaredError, at)[0]).toBeCloseTo(value, 6);
    }
  });

  it('should relate errors to the first fit and to one observation', () => {
    const { errorRatio, relativeError } = meanChain({ workflow: 'accumulate', start: 0.5 });
    expect(compute(errorRatio, { family: 'exponential', n: 4, t: 10 })[0]).toBeCloseTo(1.722483, 6);
    expect(compute(errorRatio, { family: 'bernoulli', n: 5, t: 3 })[0]).toBeCloseTo(1.284444, 6);
    expect(compute(relativeError, { family: 'variance', n: 4, t: 3 })[0]).toBeCloseTo(1.5625 / 4, 12);
  });

  it('should equal the Markov chain on counts', () => {
    for (const workflow of ['replace', 'accumulate'] as const) {
      const bernoulli = meanChain({
        family: 'bernoulli',
        workflow,
        sizes: 'ceil(n0*t^p)',
        fits: 'T',
        start: 'prob',
      });
      const [moments, counts] = compute(bernoulli.squaredError, { n0: 3, p: 1.2, T: 6, prob: 0.2 });
      expect(Math.abs(moments! / counts! - 1)).toBeLessThan(1e-11);
    }
  });

  it('should give independently computed chances of survival and extinction', () => {
    const bernoulli = meanChain({ family: 'bernoulli', sizes: 'ceil(n0*t^p)', fits: 'T', start: 'prob' });
    const fixed = { n0: 20, p: 0, T: 100, prob: 0.3 };
    // Independent simulations: .0074 and .9282 with standard errors below .0012.
    expect(Math.abs(compute(bernoulli.alive, fixed)[0]! - 0.0074)).toBeLessThan(0.006);
    expectAgreement(bernoulli.alive, { ...fixed, n0: 5, T: 6 }, 6000, 'alive');
    const poisson = meanChain({ family: 'poisson', sizes: 'ceil(n0*t^p)', fits: 'T', start: 'lambda' });
    for (const [p, T, lambda, chance] of [
      [0, 10, 0.5, 0.1786108],
      [0, 1000, 0.5, 0.9802593],
      [1, 100, 0.5, 0.0239792],
      [2, 100, 0.1, 0.1527851],
    ] as const) {
      expect(compute(poisson.extinct, { n0: 20, p, T, lambda })[0]).toBeCloseTo(chance, 7);
    }
    expectAgreement(poisson.extinct, { n0: 4, p: 0.5, T: 6, lambda: 0.4 }, 6000, 'extinct');
    expectAgreement(poisson.squaredError, { n0: 4, p: 0.5, T: 6, lambda: 0.4 }, 6000, 'poisson error');
  });

  it('should keep batches whose sizes pass 2^53', () => {
    const bernoulli = meanChain({ family: 'bernoulli', sizes: 'ceil(n0*t^p)', fits: 'T', start: 'prob' });
    const [error] = compute(
      { ...bernoulli.squaredError, routes: [bernoulli.squaredError.routes[0]!] },
      {
        n0: 10_000,
        p: 4,
        T: 2000,
        prob: 0.3,
      },
    );
    expect(error).toBeGreaterThan(0.21e-4);
    expect(error).toBeLessThan(0.21 * 1.0824e-4);
  });

  it('should say in its conditions where draws are fit for means', () => {
    expect(sampledRoutesOf(meanChain({ family: 'poisson' }).squaredError)[0]!.when).toBeUndefined();
    expect(sampledRoutesOf(meanChain({ family: 'exponential' }).squaredError)[0]!.when).toBe(
      't*(1/n) <= 0.5',
    );
    const some = meanChain({ families: ['poisson', 'exponential'], workflow: 'accumulate' });
    expect(sampledRoutesOf(some.squaredError)[0]!.when).toBe('(family == "poisson" or n >= 4)');
  });

  it('should refuse what is no mean, family or workflow', () => {
    const at = { family: 'bernoulli', workflow: 'augment', mu0: 1.5, n: 3, t: 2 };
    expect(() => compute(chain.squaredError, at)).toThrow(
      'mu0 must be from 0 to 1 for the family bernoulli, but it is 1.5.',
    );
    expect(() => compute(chain.squaredError, { ...at, family: 'poisson', mu0: -1 })).toThrow(
      'mu0 must be positive',
    );
    expect(() => compute(chain.squaredError, { ...at, family: 'cauchy' })).toThrow('family must be one of');
    expect(() => compute(chain.squaredError, { ...at, mu0: 0.5, workflow: 'mix' })).toThrow(
      'workflow must be one of',
    );
    expect(() => compute(chain.squaredError, { ...at, mu0: 0.5, n: 0 })).toThrow(
      'n must be an integer of at least 1',
    );
  });
});

describe('exponentialRateError', () => {
  it('should give the computed error, in quadrature and in draws', () => {
    const at = { n0: 20, p: 0, T: 10 };
    expect(compute(exponentialRateError(), at)[0]).toBeCloseTo(2.44967169, 7);
    const light = { ...at, n0: 60, T: 4 };
    expectMean(
      draws(sampledRoutesOf(exponentialRateError())[0]!, light, 20_000, 'rate'),
      compute(exponentialRateError(), light)[0]!,
    );
    expect(() => compute(exponentialRateError(), { ...at, n0: 2 })).toThrow('at least 3');
  });
});
