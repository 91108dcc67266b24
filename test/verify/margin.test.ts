import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginOf } from '../../src/verify/index.js';

const positive = fc.integer({ min: 1, max: 1_000_000 }).map((i) => i / 997);

describe('marginOf', () => {
  it('should be the log ratio of positive sides', () => {
    expect(marginOf(1, '<=', 2)).toBe(Math.log(2));
    expect(marginOf(2, '<=', 1)).toBe(Math.log(0.5));
    expect(marginOf(2, '>=', 1)).toBe(Math.log(2));
  });

  it('should be a scaled difference when a side is not positive', () => {
    expect(marginOf(-1, '<=', 1)).toBe(1);
    expect(marginOf(0, '>=', 1)).toBe(-1);
    expect(marginOf(0, '<=', 0)).toBe(0);
  });

  it('should call a tie of a strict comparison a violation for exact arithmetic to judge', () => {
    expect(marginOf(3, '<', 3)).toBeLessThan(0);
    expect(marginOf(3, '<=', 3)).toBe(0);
  });

  it('should never be positive for an equality', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        (a, b) => marginOf(a, '=', b) <= 0 && (marginOf(a, '=', b) === 0) === (a === b),
      ),
    );
  });

  it('should turn sign when the comparison is turned', () => {
    fc.assert(fc.property(positive, positive, (a, b) => marginOf(a, '<=', b) === marginOf(b, '>=', a)));
  });

  it('should not depend on the unit of positive sides', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        (a, b) => Math.abs(marginOf(a, '<=', b) - marginOf(1024 * a, '<=', 1024 * b)) < 1e-12,
      ),
    );
  });

  it('should be NaN when a side is', () => {
    expect(marginOf(Number.NaN, '<=', 1)).toBeNaN();
  });
});
