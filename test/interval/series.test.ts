import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as I from '../../src/interval/index.js';

const { interval: iv } = I;
const INF = Number.POSITIVE_INFINITY;

/** The exact sum of doubles, as a rational with denominator 2^1074. */
const exactly = (x: number): bigint => {
  let [scaled, shift] = [x, 1074n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift--;
  }
  return BigInt(scaled) << shift;
};

describe('sum', () => {
  it('should enclose the exact sum within one double', () => {
    const doubles = fc.array(fc.double({ noNaN: true, min: -1e100, max: 1e100 }), { maxLength: 60 });
    fc.assert(
      fc.property(doubles, (terms) => {
        const total = terms.reduce((s, x) => s + exactly(x), 0n);
        const y = I.sum(terms.map((x) => iv(x)));
        expect(exactly(y.lo) <= total && total <= exactly(y.hi)).toBe(true);
      }),
    );
  });

  it('should stay tight over 1e5 terms of 1 / k^2', () => {
    const n = 100_000;
    const terms = Array.from({ length: n }, (_, k) => I.div(iv(1), I.sqr(iv(k + 1))));
    const y = I.sum(terms);
    expect(I.width(y) / y.lo).toBeLessThan(3e-16);
    // pi^2 / 6 - trigamma(n + 1) = 1.64492406689822626980..., the nearest double of which is
    // within the tightest enclosure
    expect(I.contains(y, 1.6449240668982263)).toBe(true);
  });

  it('should be 0 of no terms, exact on integers, and unbounded after an overflow', () => {
    expect(I.sum([])).toEqual(iv(0));
    expect(I.sum([iv(1, 2), iv(2 ** 60), iv(-(2 ** 60))])).toEqual(iv(1, 2));
    expect(I.sum([iv(Number.MAX_VALUE), iv(Number.MAX_VALUE)])).toEqual({ lo: -INF, hi: INF });
    expect(I.sum([{ lo: 1, hi: INF }, iv(2)])).toEqual({ lo: 3, hi: INF });
  });
});

describe('prod', () => {
  it('should keep factorials exact while they are doubles and tight beyond', () => {
    const factors = (n: number) => Array.from({ length: n }, (_, k) => iv(k + 1));
    expect(I.prod(factors(22))).toEqual(I.fromDecimal('1124000727777607680000'));
    const y = I.prod(factors(100));
    const exact = I.fromDecimal(
      '93326215443944152681699238856266700490715968264381621468592963895217599993229915608941463976156518286253697920827223758251185210916864000000000000000000000000',
    );
    expect(I.isSubset(exact, y) && I.width(y) / y.lo < 5e-16).toBe(true);
  });

  it('should stay tight over 1e5 factors', () => {
    const factors = Array.from({ length: 100_000 }, (_, k) => I.add(iv(1), I.div(iv(1), iv(k + 1))));
    const y = I.prod(factors); // telescopes to n + 1
    expect(I.contains(y, 100_001)).toBe(true);
    expect(I.width(y) / y.lo).toBeLessThan(3e-11);
  });

  it('should carry points of many digits through 1e4 factors without loss', () => {
    const factors = Array.from({ length: 10_000 }, (_, k) =>
      iv(1 + (k % 2 === 0 ? 1 : -1) * 1e-3 * (1 + k / 1e5)),
    );
    const y = I.prod(factors);
    expect(I.width(y) / y.lo).toBeLessThan(3e-16);
  });

  it('should handle signs, zero and unbounded factors', () => {
    expect(I.prod([iv(-2, 3), iv(4), iv(-1)])).toEqual(iv(-12, 8));
    expect(I.prod([iv(0), I.ENTIRE])).toEqual(iv(0));
    expect(I.prod([iv(1e300), iv(1e300)])).toEqual({ lo: Number.MAX_VALUE, hi: INF });
    expect(I.prod([])).toEqual(iv(1));
  });
});
