import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as I from '../../src/interval/index.js';
import { rationalCases } from './_internals/rationalCases.js';
import { soundness } from './_internals/soundness.js';

const { interval: iv, EMPTY, ENTIRE } = I;
const INF = Number.POSITIVE_INFINITY;
const MAX = Number.MAX_VALUE;

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
/** The same interval without negative zeros. */
const unsigned = (x: I.Interval) => ({ lo: x.lo + 0, hi: x.hi + 0 });

const intervals = fc.tuple(numbers, numbers).map(([a, b]) => iv(Math.min(a, b), Math.max(a, b)));

describe('interval', () => {
  it('should refuse ends that enclose nothing, with a sentence', () => {
    expect(() => iv(2, 1)).toThrow(/lo <= hi/);
    expect(() => iv(Number.NaN, 1)).toThrow(/lo <= hi/);
    expect(() => iv(INF, INF)).toThrow(/lo <= hi/);
  });

  it('should place the midpoint inside', () => {
    fc.assert(fc.property(intervals, (x) => I.contains(x, I.midpoint(x))));
    expect(I.midpoint(ENTIRE)).toBe(0);
    expect(I.midpoint({ lo: 3, hi: INF })).toBe(MAX);
    expect(I.midpoint(EMPTY)).toBeNaN();
  });

  it('should treat the empty set as the neutral element of hull and the zero of intersect', () => {
    expect(I.hull(EMPTY, iv(1, 2))).toEqual(iv(1, 2));
    expect(I.isEmpty(I.intersect(EMPTY, iv(1, 2)))).toBe(true);
    expect(I.isEmpty(I.intersect(iv(0, 1), iv(2, 3)))).toBe(true);
    expect(I.isSubset(EMPTY, iv(1, 2))).toBe(true);
  });
});

describe('rational operations', () => {
  it('should be exact where the result is a double', () => {
    expect(I.sub(I.sub(iv(100), iv(20)), iv(1))).toEqual(iv(79));
    expect(I.mul(iv(4096), iv(12345))).toEqual(iv(4096 * 12345));
    expect(I.div(iv(3), iv(8))).toEqual(iv(0.375));
    expect(I.sqrt(iv(144, 169))).toEqual(iv(12, 13));
    expect(I.add(iv(2 ** 53), iv(1))).toEqual(iv(2 ** 53, 2 ** 53 + 2));
  });

  it('should keep 0 * Infinity at 0 and overflow at the largest double', () => {
    expect(I.mul(iv(0), ENTIRE)).toEqual(iv(0));
    expect(I.mul(iv(0, 0.1), iv(1, INF))).toEqual({ lo: 0, hi: INF });
    expect(I.add(iv(MAX), iv(MAX))).toEqual({ lo: MAX, hi: INF });
    expect(I.mul(iv(-MAX), iv(1.1))).toEqual({ lo: -INF, hi: -MAX });
  });

  it('should not lose the sign to underflow', () => {
    expect(I.mul(iv(1e-200), iv(1.1e-200))).toEqual(iv(0, 5e-324));
    expect(I.mul(iv(1e-200), iv(-1.1e-200))).toEqual(iv(-5e-324, 0));
    expect(unsigned(I.div(iv(1.1e-200), iv(-1e200)))).toEqual(iv(-5e-324, 0));
  });

  it('should divide across zero into half lines, the line, a point or nothing', () => {
    expect(I.div(iv(1, 2), iv(0, 4))).toEqual({ lo: 0.25, hi: INF });
    expect(I.div(iv(1, 2), iv(-4, 0))).toEqual({ lo: -INF, hi: -0.25 });
    expect(I.div(iv(-2, -1), iv(0, 4))).toEqual({ lo: -INF, hi: -0.25 });
    expect(I.div(iv(-2, -1), iv(-4, -0))).toEqual({ lo: 0.25, hi: INF });
    expect(I.div(iv(1, 2), iv(-1, 1))).toEqual(ENTIRE);
    expect(unsigned(I.div(iv(0, 0), iv(-1, 1)))).toEqual({ lo: 0, hi: 0 });
    expect(I.isEmpty(I.div(iv(1, 2), iv(0, 0)))).toBe(true);
  });

  it('should say where an operation is not defined or not continuous', () => {
    expect([I.divDefined(0, 1), I.divDefined(-1, 1), I.divDefined(1, 2)]).toEqual([false, false, true]);
    expect([I.sqrtDefined(-1e-300), I.sqrtDefined(0)]).toEqual([false, true]);
    expect([I.floorContinuous(1, 1.5), I.floorContinuous(1.5, 2)]).toEqual([true, false]);
    expect([I.ceilContinuous(1, 1.5), I.ceilContinuous(1.5, 2)]).toEqual([false, true]);
  });

  it('should stay empty', () => {
    const x = iv(-1, 2);
    const results = [
      I.add(EMPTY, x),
      I.sub(x, EMPTY),
      I.mul(x, EMPTY),
      I.mul(EMPTY, iv(1, 2)),
      I.div(EMPTY, x),
    ];
    for (const r of [
      ...results,
      I.div(iv(1), EMPTY),
      I.sqr(EMPTY),
      I.sqrt(EMPTY),
      I.abs(EMPTY),
      I.sqrt(iv(-2, -1)),
    ])
      expect(I.isEmpty(r)).toBe(true);
  });

  it('should be inclusion isotone', () => {
    const nested = fc.tuple(intervals, intervals).map(([x, y]) => [x, I.hull(x, y)] as const);
    fc.assert(
      fc.property(nested, nested, ([x, wideX], [y, wideY]) => {
        for (const f of [I.add, I.sub, I.mul, I.div]) expect(I.isSubset(f(x, y), f(wideX, wideY))).toBe(true);
      }),
    );
  });

  it('should compare in three values', () => {
    expect([I.lt(iv(0, 1), iv(2, 3)), I.lt(iv(0, 2), iv(2, 3)), I.lt(iv(2, 3), iv(0, 2))]).toEqual([
      iv(1),
      iv(0, 1),
      iv(0),
    ]);
    expect([I.le(iv(0, 2), iv(2, 3)), I.eq(iv(2), iv(2)), I.eq(iv(1, 2), iv(2))]).toEqual([
      iv(1),
      iv(1),
      iv(0, 1),
    ]);
    expect([I.and(iv(0, 1), iv(1)), I.or(iv(0, 1), iv(1)), I.not(iv(0, 1))]).toEqual([
      iv(0, 1),
      iv(1),
      iv(0, 1),
    ]);
    expect(I.lt(EMPTY, iv(1))).toEqual(iv(0));
  });
});

describe('soundness', () => {
  it('should notice an enclosure that was not rounded outward', () => {
    const add = rationalCases.find((c) => c.name === 'add')!;
    const nearest = {
      ...add,
      enclose: (x: I.Interval, y: I.Interval) => ({ lo: x.lo + y.lo, hi: x.hi + y.hi }),
    };
    expect(soundness(nearest, 2_000, 1).violations.length).toBeGreaterThan(0);
  });
});
