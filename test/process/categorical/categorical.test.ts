import { describe, expect, it } from 'vitest';
import {
  accumulatingLoop,
  forgetTime,
  fullySynthetic,
  oneCategory,
  partiallySynthetic,
  poissonLoop,
  type Quantity,
  refreshedRealData,
  survivalExponent,
  totalCollapse,
} from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';
import { exactly, expectWithin, references } from '../_helpers/loops.js';

const skewed = [0.6, 0.2, 0.1, 0.1];
const discarding = fullySynthetic();
const theEnd = totalCollapse();
const keeping = partiallySynthetic();

/** All exact routes of a quantity give one number at a point. */
function expectOneValue(quantity: Quantity, at: Point, relative = 1e-11): void {
  const [first, ...others] = exactRoutesOf(quantity).map((route) => route.compute(at));
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) expectWithin(other, first!, relative);
}

/** Every sampler of a quantity has the mean of its first exact route. */
function expectSampledMean(quantity: Quantity, at: Point, size: number, key: string): void {
  for (const route of sampledRoutesOf(quantity))
    expectMean(draws(route, at, size, `${key} ${route.sampler}`), exactly(quantity, at));
}

describe('fullySynthetic', () => {
  it('should give one number along ancestries, chains of counts and moments', () => {
    for (const [n, m] of [
      [1, 1],
      [1, 5],
      [2, 3],
      [17, 40],
      [40, 2],
    ] as const) {
      for (const quantity of [discarding.sumOfSquares, discarding.collapsed, discarding.distinct])
        expectOneValue(quantity, { p: skewed, n, m });
    }
  });

  it('should equal the law of the full chain in 40 digits', () => {
    for (const { n, m, p, collapsed, alive, time } of references.ancestry) {
      expectWithin(exactly(discarding.collapsed, { p: [p, 1 - p], n, m }), collapsed, 1e-12);
      expectWithin(exactly(theEnd.time, { p: [p, 1 - p], n }), time, 1e-12);
      expectWithin(exactly(theEnd.time, { p: [p, 1 - p], n }, 1), time, 1e-12);
      expectWithin(exactly(oneCategory().alive, { p0: p, n, k: m }), alive, 1e-12);
      expectWithin(exactly(oneCategory().alive, { p0: p, n, k: m }, 1), alive, 1e-12);
    }
  });

  it('should lose nothing that matters by dropping small masses of large populations', () => {
    for (const k of [2, 30, 400]) {
      const at = { p0: 0.01, n: 350, k };
      expectWithin(exactly(oneCategory().alive, at), exactly(oneCategory().alive, at, 1), 1e-12);
      expectWithin(exactly(oneCategory().mixed, at), exactly(oneCategory().mixed, at, 1), 1e-12);
    }
  });

  it('should stay a probability when rounded masses sum to more than 1', () => {
    const p = [0.5000000000000002, 0.5];
    expect(p.reduce((sum, mass) => sum + mass, 0)).toBeGreaterThan(1);
    for (const n of [1, 3])
      for (const quantity of [discarding.sumOfSquares, discarding.collapsed])
        for (const m of [1, 5000]) expect(exactly(quantity, { p, n, m })).toBeLessThanOrEqual(1);
    expect(exactly(discarding.distinct, { p, n: 1, m: 3 })).toBe(1);
  });

  it('should be the mean of the loop itself', () => {
    const at = { p: skewed, n: 12, m: 9 };
    expectSampledMean(discarding.sumOfSquares, at, 20_000, 'squares');
    expectSampledMean(discarding.collapsed, at, 20_000, 'collapsed');
    expectSampledMean(discarding.distinct, at, 20_000, 'distinct');
  });
});

describe('totalCollapse', () => {
  it('should give one number along ancestries and linear systems', () => {
    for (const n of [1, 2, 9, 60]) {
      expectOneValue(theEnd.time, { p: skewed, n });
      expectOneValue(theEnd.wins, { p: skewed, n, i: 2 });
    }
  });

  it('should keep the digits of a token that hardly ever occurs', () => {
    const at = { p: [1 - 1e-12, 1e-12, 1e-200], n: 20 };
    for (const position of [0, 1]) {
      expectWithin(exactly(theEnd.wins, { ...at, i: 2 }, position), 1e-12, 1e-12);
      expectWithin(exactly(theEnd.wins, { ...at, i: 3 }, position), 1e-200, 1e-12);
      // The time beyond 1 is of the order of the rare token's probability.
      expect(exactly(theEnd.time, at, position) - 1).toBeLessThan(1e-9);
    }
  });

  it('should be the mean of the loop itself', () => {
    const at = { p: skewed, n: 12, i: 2 };
    expectSampledMean(theEnd.time, at, 10_000, 'time');
    expectSampledMean(theEnd.wins, at, 10_000, 'wins');
  });
});

describe('partiallySynthetic', () => {
  it('should give one number along moments and chains for every real count', () => {
    for (const [N, n, m] of [
      [1, 1, 4],
      [2, 50, 10],
      [20, 60, 6],
      [300, 3, 50],
      [7, 5, 1],
    ] as const) {
      expectOneValue(keeping.sumOfSquares, { p: skewed, N, n, m });
      expectOneValue(keeping.squaredDrift, { p: skewed, N, n, m });
    }
  });

  it('should be the mean of the loop itself', () => {
    const at = { p: skewed, N: 15, n: 8, m: 5 };
    expectSampledMean(keeping.sumOfSquares, at, 20_000, 'kept squares');
    expectSampledMean(keeping.squaredDrift, at, 20_000, 'kept drift');
    expectSampledMean(keeping.absoluteDrift, at, 20_000, 'kept L1');
    expectSampledMean(refreshedRealData().sumOfSquares, at, 20_000, 'fresh squares');
  });
});

describe('oneCategory', () => {
  const category = oneCategory();
  const at = { p0: 0.15, n: 14, k: 6 };

  it('should give one number along ancestries, chains and moments', () => {
    for (const p0 of [1e-4, 0.15, 0.999, 1]) {
      for (const k of [1, 2, 25]) {
        for (const quantity of [category.alive, category.absent, category.mixed, category.spread])
          expectOneValue(quantity, { p0, n: 14, k });
      }
    }
  });

  it('should have one law in labels and in counts, with the exact mean', () => {
    for (const quantity of Object.values(category)) {
      const [direct] = sampledRoutesOf(quantity, 'direct');
      const [reduced] = sampledRoutesOf(quantity, 'reduced');
      const labels = draws(direct!, at, 20_000, quantity.meaning);
      expectMean(labels, exactly(quantity, at));
      if (reduced) expectSameLaw(labels, draws(reduced, at, 20_000, quantity.meaning));
    }
  });

  it('should split the certain event', () => {
    const whole = exactly(category.alive, at) + exactly(category.absent, at);
    expect(whole).toBeCloseTo(1, 13);
    expect(exactly(category.absent, { ...at, k: 1 })).toBeCloseTo(exactly(category.absentFirst, at), 14);
  });
});

describe('poissonLoop and survivalExponent', () => {
  it('should iterate to twelve digits up to a million generations', () => {
    for (const { k, g } of references.survivalExponent)
      expectWithin(exactly(survivalExponent(), { k }), g, 1e-12);
    expect(exactly(survivalExponent('k-1'), { k: 1 })).toBe(Infinity);
  });

  it('should have chains of counts that die out as single individuals do', () => {
    for (const [n, lambda0, k] of [
      [1, 1e-4, 30],
      [3, 0.5, 7],
      [2, 10, 30],
      [1, 1, 1],
    ] as const) {
      const single = -Math.expm1(-n * lambda0 * exactly(survivalExponent(), { k }));
      expectWithin(exactly(poissonLoop().alive, { n, lambda0, k }), single, 1e-12);
    }
  });

  it('should be the mean of the loop itself', () => {
    expectSampledMean(poissonLoop().alive, { n: 4, lambda0: 1, k: 4 }, 20_000, 'poisson');
  });

  it('should forget a word at the first generation that is late enough', () => {
    for (const lam of [0.1, 3, 47.5]) {
      const at = { lam, delta: 0.3 };
      const k = exactly(forgetTime(), at);
      expect(Math.exp(-lam * exactly(survivalExponent(), { k }))).toBeGreaterThanOrEqual(0.3);
      if (k > 1) expect(Math.exp(-lam * exactly(survivalExponent(), { k: k - 1 }))).toBeLessThan(0.3);
    }
  });
});

describe('accumulatingLoop', () => {
  const { diversity } = accumulatingLoop();

  it('should give one number along moments and chains', () => {
    for (const [N0, K, t] of [
      [1, 1, 1],
      [10, 1, 50],
      [20, 20, 30],
      [3, 100, 6],
    ] as const)
      expectOneValue(diversity, { p0: skewed, N0, K, t });
  });

  it('should keep its digits when one token has nearly everything', () => {
    const rare = 2.302832463773699e-12;
    expectOneValue(diversity, { p0: [1 - 5 * rare, ...Array(5).fill(rare)], N0: 10, K: 3, t: 5 });
  });

  it('should be the mean of the loop itself', () => {
    expectSampledMean(diversity, { p0: skewed, N0: 5, K: 3, t: 12 }, 20_000, 'urn');
  });
});

describe('the doors of the categorical loops', () => {
  it('should refuse points outside the domain with a sentence', () => {
    const at = { p: skewed, n: 4, m: 2 };
    const squares = discarding.sumOfSquares;
    expect(() => exactly(squares, { ...at, n: 0 })).toThrow(
      'n must be an integer of at least 1, but it is 0.',
    );
    expect(() => exactly(squares, { ...at, p: [0.5, 0.4] })).toThrow(
      'p must be a law: nonnegative numbers that sum to 1, but it is [0.5,0.4].',
    );
    expect(() => exactly(squares, { ...at, p: [1.5, -0.5] })).toThrow('p must be a law');
    expect(() => exactly(theEnd.wins, { ...at, i: 5 })).toThrow('i must be an integer from 1 to 4');
    expect(() => exactly(keeping.sumOfSquares, { ...at, N: 2.5 })).toThrow('N must be an integer');
    expect(() => sampledRoutesOf(oneCategory().alive)[0]!.prepare({ n: 3, p0: 1.2, k: 1 })).toThrow(
      'p0 must be a number from 0 to 1, but it is 1.2.',
    );
    expect(() => exactly(poissonLoop().alive, { n: 3, lambda0: -1, k: 1 })).toThrow('lambda0 must be');
    expect(() => exactly(survivalExponent(), { k: -1 })).toThrow('k must be an integer of at least 0');
    expect(() => exactly(accumulatingLoop().diversity, { p0: skewed, N0: 0, K: 1, t: 1 })).toThrow(
      'N0 must be',
    );
  });
});
