import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as I from '../../src/interval/index.js';
import { type Draw, draw } from './_internals/draw.js';

const { interval: iv, EMPTY, ENTIRE } = I;
const INF = Number.POSITIVE_INFINITY;

type Unary = (x: I.Interval) => I.Interval;

const UNARY: Record<string, Unary> = {
  gamma: I.gamma,
  lgamma: I.lgamma,
  digamma: I.digamma,
  trigamma: I.trigamma,
  zeta: I.zeta,
  erf: I.erf,
  erfc: I.erfc,
  normcdf: I.normcdf,
  c4: I.c4,
};

const relativeWidth = (y: I.Interval): number => (y.hi - y.lo) / Math.abs(y.lo / 2 + y.hi / 2);
const ratio = (y: I.Interval, perLog: boolean): number =>
  y.lo === y.hi ? 0 : relativeWidth(y) / (perLog ? 1 + Math.abs(Math.log(y.lo)) : 1);

/** Half of the points uniform, half of them crowding at the left end. */
const spread = (d: Draw, a: number, b: number): number =>
  d.uniform() < 0.5 ? d.between(a, b) : Math.min(b, a + Math.abs(d.scaled(-30, 10)));

describe('special functions', () => {
  it.each([
    ['gamma', 6e-15, 1e-3, 171],
    ['lgamma', 7e-15, 1e-3, 1e3],
    ['digamma', 3e-15, 1e-3, 1],
    ['digamma', 3e-15, 2, 1e3],
    ['trigamma', 1.2e-14, 1e-3, 1e3],
    ['zeta', 4e-15, 1, 100],
    ['erf', 4e-15, 1e-3, 6],
    ['erfc', 2e-14, -6, 26],
    ['normcdf', 2.5e-14, -37.5, 10],
    ['c4', 2e-14, 1, 25],
    ['c4', 1e-15, 25, 1e5],
  ])('should enclose %s at points as tightly as stated (%d)', (name, bound, from, to) => {
    const d = draw(11);
    for (let i = 0; i < 3_000; i++) {
      const x = spread(d, from, to);
      if (x === 1 && name === 'zeta') continue;
      if (x > from) expect(ratio(UNARY[name]!(iv(x)), false), `${name}(${x})`).toBeLessThanOrEqual(bound);
    }
  });

  it('should enclose digamma around its zero to 2e-15', () => {
    const d = draw(12);
    for (let i = 0; i < 2_000; i++)
      expect(I.width(I.digamma(iv(d.between(1, 2))))).toBeLessThanOrEqual(2e-15);
  });

  it.each([
    [18, 3e-14, false],
    [2_000, 2e-14, true],
  ] as const)('should enclose beta up to %d as tightly as stated', (to, bound, perLog) => {
    const d = draw(13);
    for (let i = 0; i < 3_000; i++) {
      const y = I.beta(iv(spread(d, 1e-3, to)), iv(spread(d, 1e-3, to)));
      if (y.lo > 1e-300) expect(ratio(y, perLog)).toBeLessThanOrEqual(bound);
    }
  });

  it('should be exact at every integer where the value is a double', () => {
    expect(I.gamma(iv(1, 2))).toEqual({ lo: I.gamma(iv(1.25, 1.75)).lo, hi: 1 });
    expect(I.gamma(iv(19))).toEqual(iv(6402373705728000));
    expect([I.lgamma(iv(1)), I.lgamma(iv(2))]).toEqual([iv(0), iv(0)]);
    expect([I.erf(iv(0)).hi + 0, I.erfc(iv(0)), I.normcdf(iv(0))]).toEqual([0, iv(1), iv(0.5)]);
  });

  it('should find the minimum of gamma and lgamma inside', () => {
    expect(I.gamma(iv(1, 2)).lo).toBeCloseTo(0.8856031944108887, 15);
    expect(I.lgamma(iv(1.2, 1.7)).lo).toBeCloseTo(-0.12148629053584961, 15);
  });

  it('should restrict to the domain and say so', () => {
    expect(I.zeta(iv(0, 2)).hi).toBe(INF);
    expect(I.c4(iv(0, 2)).lo).toBe(0);
    expect(I.beta(iv(-1, 2), iv(1, 2)).hi).toBe(INF);
    expect(I.gamma(iv(-0.5, 1))).toEqual(ENTIRE);
    expect(I.gamma(iv(0, 1))).toEqual({ lo: 1, hi: INF });
    expect([I.zeta(iv(0, 1)), I.c4(iv(-3, 1)), I.beta(iv(-2, -1), iv(1))].every(I.isEmpty)).toBe(true);
    expect([I.zetaDefined(1), I.c4Defined(1.1), I.betaDefined(1, 0)]).toEqual([false, true, false]);
    for (const defined of [I.gammaDefined, I.lgammaDefined, I.digammaDefined, I.trigammaDefined])
      expect([defined(0, 1), defined(-0.5, -0.1), defined(-1.5, -0.5), defined(0.1, 9)]).toEqual([
        false,
        true,
        false,
        true,
      ]);
  });

  it('should be inclusion isotone up to the width of a point', () => {
    const at = fc.double({ noNaN: true, min: -20, max: 60 });
    fc.assert(
      fc.property(at, at, at, (a, b, t) => {
        const x = iv(Math.min(a, b), Math.max(a, b));
        for (const f of Object.values(UNARY)) {
          const [inner, outer] = [f(x), f(I.hull(x, iv(t)))];
          if (I.isEmpty(inner)) continue;
          const slack = (end: number) => (Number.isFinite(end) ? 1e-13 * Math.abs(end) + 1e-14 : 0);
          expect(outer.lo).toBeLessThanOrEqual(inner.lo + slack(inner.lo));
          expect(outer.hi).toBeGreaterThanOrEqual(inner.hi - slack(inner.hi));
        }
      }),
      { seed: 20_261 },
    );
  });

  it('should not fail on the empty set or the line', () => {
    for (const f of Object.values(UNARY)) {
      expect(() => f(EMPTY)).not.toThrow();
      expect(I.isEmpty(f(ENTIRE))).toBe(false);
      expect(I.isEmpty(f(EMPTY))).toBe(true);
    }
    expect(I.isEmpty(I.beta(ENTIRE, ENTIRE))).toBe(false);
  });
});
