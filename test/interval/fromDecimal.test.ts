import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { down, fromDecimal, up } from '../../src/interval/index.js';

describe('fromDecimal', () => {
  it('should be a point exactly for numerals that are doubles', () => {
    for (const text of ['1', '-0.5', '2.5e3', '.25', '1e22', '9007199254740993e0'])
      expect(fromDecimal(text).lo === fromDecimal(text).hi).toBe(text !== '9007199254740993e0');
    expect(fromDecimal('0.000')).toEqual({ lo: 0, hi: 0 });
  });

  it('should enclose a tenth between two neighbours', () => {
    const { lo, hi } = fromDecimal('0.1');
    expect([lo, hi]).toEqual([0.09999999999999999, 0.1]); // the double 0.1 lies above the tenth
  });

  it('should reach beyond the range of the doubles', () => {
    expect(fromDecimal('1e400')).toEqual({ lo: Number.MAX_VALUE, hi: Number.POSITIVE_INFINITY });
    expect(fromDecimal('-1e-400')).toEqual({ lo: -5e-324, hi: 0 });
    expect(fromDecimal('3e-324').lo).toBe(0);
  });

  it('should enclose every numeral, by exact integer arithmetic', () => {
    const numerals = fc.tuple(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.integer({ min: -40, max: 40 }));
    fc.assert(
      fc.property(numerals, ([digits, exponent]) => {
        const { lo, hi } = fromDecimal(`${digits}e${exponent}`);
        const nearest = Number(`${digits}e${exponent}`);
        expect(lo <= nearest && nearest <= hi).toBe(true);
        expect(lo === hi || down(hi) <= lo || up(lo) >= hi).toBe(true);
      }),
    );
  });

  it('should refuse other texts with a sentence', () => {
    for (const text of ['', '.', '1e', 'pi', '0x10', '1,5', ' 1', 'Infinity'])
      expect(() => fromDecimal(text)).toThrow(/not a decimal numeral/);
  });
});
