import { describe, expect, it } from 'vitest';
import { type Quantity, uniformLevels, uniformMixture } from '../../../src/process/index.js';
import { clearedFit } from '../../../src/process/uniform/clearedFit.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';
import references from '../fixtures/uniform.json' with { type: 'json' };

const exactly = (quantity: Quantity, at: Point): number => exactRoutesOf(quantity)[0]!.compute(at);

function near(found: number, expected: number, relative: number): void {
  expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThanOrEqual(relative);
}

/** Raw points and order statistics have one law, with the exact mean. */
function expectThreeWays(quantity: Quantity, at: Point, size: number): void {
  const [direct, reduced] = (['direct', 'reduced'] as const).map((sampler) =>
    draws(sampledRoutesOf(quantity, sampler)[0]!, at, size, quantity.meaning),
  );
  expectSameLaw(direct!, reduced!);
  expectMean(reduced!, exactly(quantity, at));
}

describe('the fit of a uniform mixture', () => {
  const { far, escape: escaping } = uniformMixture();

  // Counts, passages and integral again in 30 to 40 digits, with more candidates and finer panels.
  it.each(references.far)(
    'should be off by $multiple log(n)/n at n = $n as often as computed elsewhere',
    (row) => {
      near(exactly(far(`${row.multiple}*log(n)/n`), { n: row.n }), row.value, row.value > 1e-5 ? 1e-8 : 1e-6);
    },
  );

  it('should have a law of mass 1, with all of it on alpha = 1/4 or below', () => {
    for (const n of [1, 2, 3, 5, 7, 26, 45, 90, 200, 5000, 1e6]) {
      near(
        clearedFit(n, () => 1),
        1,
        1e-8,
      );
      expect(clearedFit(n, (alpha) => (alpha > 0.25 ? 1 : 0))).toBe(0);
    }
  });

  it('should be the distance of one point from 1, capped, for one point', () => {
    // alpha = min(1/4, (1-x)/2): a mean of 3/16, and above 1/10 for x < 4/5.
    near(
      clearedFit(1, (alpha) => alpha),
      3 / 16,
      1e-8,
    );
    near(exactly(far(0.1), { n: 1 }), 0.8, 1e-7);
  });

  it('should have one law by points and by order statistics, with the exact mean', () => {
    for (const n of [3, 20]) {
      expectThreeWays(far('0.5*log(n)/n'), { n }, 20_000);
      expectThreeWays(escaping, { n }, 20_000);
    }
    expectThreeWays(far('0.5*log(n)/n'), { n: 150 }, 10_000);
  });

  it('should refuse no points and a negative threshold', () => {
    expect(() => exactly(escaping, { n: 0 })).toThrow(/^n must be /);
    expect(() => exactly(far(-0.1), { n: 5 })).toThrow(/^-0.1 must be /);
  });
});

describe('the ladder of uniform levels', () => {
  const { exit, hit, hitLimit } = uniformLevels();

  // Nested quadratures in 20 digits.
  it('should reach level 2 as often as computed elsewhere', () => {
    for (const { value, ...at } of references.hit) near(exactly(hit, at), value, 1e-9);
    for (const { value, ...at } of references.hitLimit) near(exactly(hitLimit, at), value, 1e-9);
  });

  it('should leave level 0 as often as a polynomial says', () => {
    // n = T = 1: 1 - E(1 - min(1/4, V/2)) = E min(1/4, V/2) = 3/16; n = 2, T = 1: 101/384.
    near(exactly(exit, { n: 1, T: 1 }), 3 / 16, 1e-13);
    near(exactly(exit, { n: 2, T: 1 }), 101 / 384, 1e-13);
    // For large n, n a is half an exponential variate.
    near(exactly(exit, { n: 1e6, T: 1e4 }), 1e4 / (1e4 + 2), 1e-12);
  });

  it('should have one law by points and by extremes, with the exact mean', () => {
    for (const quantity of [exit, hit]) {
      expectThreeWays(quantity, { n: 3, T: 6 }, 20_000);
      expectThreeWays(quantity, { n: 12, T: 15 }, 10_000);
    }
  });

  it('should refuse batches without points', () => {
    expect(() => exactly(exit, { n: 0, T: 1 })).toThrow(/^n must be /);
    expect(() => exactly(hitLimit, { T: 0 })).toThrow(/^T must be /);
  });
});
