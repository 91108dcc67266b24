import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budget, sequenceShare } from '../../src/statistics/index.js';

const exact = Decimal.clone({ precision: 800 });
const total = fc.double({ min: 1e-12, max: 0.5, noNaN: true });

describe('budget', () => {
  it('should never be overspent, in exact arithmetic, nor left unspent', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e300, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(total, weights, (all, parts) => {
        fc.pre(parts.some((part) => part > 0));
        const shares = budget(all, parts);
        const sum = shares.reduce((spent, share) => spent.plus(new exact(share)), new exact(0));
        expect(sum.lte(new exact(all))).toBe(true);
        expect(sum.gte(new exact(all).times(1 - 1e-11))).toBe(true);
      }),
    );
  });

  it('should go by the weights', () => {
    const [one, two, none] = budget(0.001, [1, 2, 0]);
    expect(two! / one!).toBe(2);
    expect(none).toBe(0);
  });

  it('should refuse totals and weights that are none', () => {
    expect(() => budget(0, [1])).toThrow(
      new RangeError('budget: total must be a probability in (0, 1), not 0.'),
    );
    expect(() => budget(0.1, [1, -1])).toThrow(
      new RangeError('budget: weight 1 must be a finite number of at least 0, not -1.'),
    );
    expect(() => budget(0.1, [0])).toThrow(
      new RangeError('budget: weights must be positive somewhere, not [0].'),
    );
  });
});

describe('sequenceShare', () => {
  it('should sum to less than the total, and to nearly all of it', () => {
    fc.assert(
      fc.property(total, (all) => {
        let spent = 0;
        for (let k = 100_000; k >= 1; k--) spent += sequenceShare(all, k);
        expect(spent).toBeLessThan(all);
        expect(spent).toBeGreaterThan(all * (1 - 1e-5));
      }),
      { numRuns: 10 },
    );
  });

  it('should refuse a position below 1', () => {
    expect(() => sequenceShare(0.1, 0)).toThrow(
      new RangeError('sequenceShare: k must be an integer of at least 1, not 0.'),
    );
  });
});
