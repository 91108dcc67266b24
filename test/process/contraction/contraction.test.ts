import { describe, expect, it } from 'vitest';
import {
  filteredError,
  freshNoise,
  logMagnitude,
  multiplicativeError,
  normalTail,
  type Quantity,
  sineFilter,
  stationaryLaw,
  weakFilter,
} from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';
import { exactly, expectWithin } from '../_helpers/loops.js';
import references from '../fixtures/contraction.json' with { type: 'json' };

const stated = (quantity: Quantity) => exactRoutesOf(quantity)[0]!.error;

function expectSamples(quantity: Quantity, at: Point, size: number, key: string): void {
  for (const route of sampledRoutesOf(quantity))
    expectMean(draws(route, at, size, key), exactly(quantity, at));
}

describe('normalTail', () => {
  it('should equal the complementary error function in 40 digits', () => {
    for (const { x, value } of references.tail) expectWithin(normalTail(x), value, 1e-13 * (1 + x * x));
  });

  it('should have its limits', () => {
    expect([normalTail(-Infinity), normalTail(Infinity)]).toEqual([1, 0]);
  });
});

describe('stationaryLaw', () => {
  it('should keep the digits of rare states', () => {
    // A birth and death chain: detailed balance gives each state 1e-6 times the mass of the one below.
    const n = 6;
    const matrix = new Float64Array(n * n);
    for (let i = 0; i + 1 < n; i++) [matrix[i * n + i + 1], matrix[(i + 1) * n + i]] = [1e-6, 1];
    for (const reach of [1, n]) {
      const law = stationaryLaw(matrix.slice(), n, reach);
      for (let i = 0; i + 1 < n; i++) expectWithin(law[i + 1]! / law[i]!, 1e-6, 1e-14);
    }
  });

  it('should be left as it is by a step', () => {
    const n = 7;
    const rates = Float64Array.from({ length: n * n }, (_, k) => 1 + ((k * 37) % 11));
    const law = stationaryLaw(rates.slice(), n);
    for (let j = 0; j < n; j++) {
      const others = [...law.keys()].filter((i) => i !== j);
      const inflow = others.reduce((sum, i) => sum + law[i]! * rates[i * n + j]!, 0);
      const outflow = others.reduce((sum, i) => sum + law[j]! * rates[j * n + i]!, 0);
      expectWithin(inflow, outflow, 1e-14);
    }
  });
});

describe('filteredError', () => {
  const chain = filteredError();

  it('should keep to the errors that it states', () => {
    for (const { at, delta, mse, exceed } of references.filtered) {
      const above = chain.exceeds('delta');
      expectWithin(exactly(chain.squaredError, at), mse, stated(chain.squaredError));
      expectWithin(exactly(above, { ...at, delta }), exceed, stated(above));
    }
  });

  it('should reach the limit that it states', () => {
    const forever = filteredError({ samples: 'n' }).exceedsForever('delta');
    for (const { x, value } of references.tail.filter((tail) => tail.x >= 0 && tail.x <= 6)) {
      for (const rho of [0, 0.5, 0.99]) {
        const n = 7;
        const delta = x / Math.sqrt(n * (1 - rho) * (1 + rho));
        expectWithin(exactly(forever, { rho, n, tau: 1, delta }), 2 * value, stated(forever));
      }
    }
  });

  it('should have the mean of its samplers', () => {
    const at = { rho: 0.8, n0: 3, p: 0.5, tau: 1, e0: -1.5, T: 6, delta: 0.7, n: 4 };
    expectSamples(chain.squaredError, at, 20_000, 'filtered');
    expectSamples(chain.exceeds('delta'), at, 20_000, 'exceeds');
    expectSamples(filteredError({ samples: 'n' }).exceedsForever('delta'), at, 20_000, 'forever');
  });

  it('should refuse an expansion and batches without samples', () => {
    const at = { rho: 0.8, n0: 3, p: 0.5, tau: 1, e0: 1, T: 6 };
    expect(() => exactly(chain.squaredError, { ...at, rho: 1.1 })).toThrow(
      'rho must be a number from 0 to 1, but it is 1.1.',
    );
    expect(() => exactly(chain.squaredError, { ...at, n0: 0 })).toThrow(/must be positive, but it is 0\.$/);
    expect(() => exactly(chain.squaredError, { ...at, tau: -1 })).toThrow(
      /^tau must be a number of at least 0/,
    );
  });
});

describe('freshNoise', () => {
  it('should have the mean of its sampler', () => {
    expectSamples(freshNoise(), { n: 9, tau: 2, shift: 0.4, delta: 0.3 }, 20_000, 'fresh');
  });
});

describe('sineFilter', () => {
  it('should be the linear chain where errors are small, and below it elsewhere', () => {
    const at = { rho: 0.7, n0: 1e6, p: 0, tau: 1, e0: 0.01, T: 5 };
    const [route] = sampledRoutesOf(sineFilter());
    // The sine is off by 2e-5 of the error at most, a tenth of a standard error.
    expectMean(draws(route!, at, 20_000, 'sine'), exactly(filteredError().squaredError, at));
    const large = { ...at, e0: 3, n0: 1, T: 1, rho: 1 };
    // E (sin 3 + Z)^2.
    expectMean(draws(route!, large, 20_000, 'sine'), 1 + Math.sin(3) * Math.sin(3));
  });
});

describe('multiplicativeError', () => {
  it('should have the mean of its sampler, where that has a moderate variance', () => {
    expectSamples(multiplicativeError().squaredError, { rho: 0.9, s: 0.3, e0: 2, T: 5 }, 40_000, 'product');
  });

  it('should end on the wrong side by the two tails of one factor', () => {
    const [route] = sampledRoutesOf(multiplicativeError().wrongSide);
    const at = { rho: 0.9, s: 0.3, T: 1 };
    const value = normalTail((1 - 0.9) / 0.3) + normalTail((1 + 0.9) / 0.3);
    expectMean(draws(route!, at, 20_000, 'wrong side'), value);
    expectMean(draws(route!, { rho: 0, s: 2.5, T: 1 }, 20_000, 'wrong side'), 1 - 2 * normalTail(0.4));
  });
});

describe('logMagnitude', () => {
  it('should equal quadratures in 40 digits', () => {
    const { typicalFactor, variance } = logMagnitude();
    for (const { rho, s, mean, variance: spread } of references.logarithm) {
      expectWithin(exactly(typicalFactor, { rho, s }), Math.exp(mean), stated(typicalFactor));
      expectWithin(exactly(variance, { rho, s }), spread, stated(variance));
    }
  });

  it('should have the variance of its sampler', () => {
    expectSamples(logMagnitude().variance, { rho: 0.9, s: 0.5 }, 40_000, 'logarithm');
  });
});

describe('weakFilter', () => {
  const { squaredError, pull } = weakFilter();

  it('should equal the stationary law by other equations and grids', () => {
    for (const { q, square } of references.weak)
      expectWithin(exactly(squaredError, { q }), square, stated(squaredError));
  });

  it('should take from the mean square in one step what the noise adds', () => {
    for (const q of [1e-4, 1e-3, 0.02, 0.3, 2, 10]) expectWithin(exactly(pull, { q }), q, stated(pull));
  });

  it('should have the mean of its sampler', () => {
    for (const quantity of [squaredError, pull]) expectSamples(quantity, { q: 0.3 }, 20_000, 'weak');
  });
});
