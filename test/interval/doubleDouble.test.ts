import { describe, expect, it } from 'vitest';
import { divide, multiply, plus } from '../../src/interval/_internals/doubleDouble.js';
import { exponential } from '../../src/interval/_internals/exponential.js';
import { logarithm } from '../../src/interval/_internals/logarithm.js';
import { type Draw, draw } from './_internals/draw.js';
import { freshRegister, mpfr } from './_internals/mpfr.js';

const [a, b, c] = [0, 0, 0].map(() => freshRegister(400)) as [number, number, number];
const NEAREST = 0;

interface Pair {
  readonly hi: number;
  readonly lo: number;
}

const load = (r: number, x: Pair): void => {
  mpfr.mpfr_set_d(r, x.hi, NEAREST);
  mpfr.mpfr_add_d(r, r, x.lo, NEAREST);
};

/** |x 2^exponent / r - 1| for a register r that is not 0. */
function relativeError(x: Pair, exponent: number, r: number): number {
  load(c, x);
  mpfr.mpfr_mul_2si(c, c, exponent, NEAREST);
  mpfr.mpfr_sub(c, c, r, NEAREST);
  mpfr.mpfr_div(c, c, r, NEAREST);
  return Math.abs(mpfr.mpfr_get_d(c, NEAREST));
}

const worst = (count: number, error: (d: Draw) => number): number => {
  const d = draw(41);
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, error(d));
  return largest;
};

const pair = (d: Draw, from: number, to: number): Pair => {
  const hi = d.scaled(from, to);
  return { hi, lo: hi * 2 ** -54 * d.between(-1, 1) };
};

const operationError = (
  f: (x: Pair, y: Pair) => Pair,
  reference: (r: number, x: number, y: number, m: number) => unknown,
) =>
  worst(20_000, (d) => {
    const [x, y] = [pair(d, -100, 100), pair(d, -100, 100)];
    load(a, x);
    load(b, y);
    reference(a, a, b, NEAREST);
    return relativeError(f(x, y), 0, a);
  });

describe('double-double arithmetic', () => {
  it('should keep the stated error bounds', () => {
    expect(operationError(multiply, mpfr.mpfr_mul)).toBeLessThan(7 * 2 ** -106);
    expect(operationError(plus, mpfr.mpfr_add)).toBeLessThan(4 * 2 ** -106);
    expect(operationError(divide, mpfr.mpfr_div)).toBeLessThan(2 ** -100);
  });

  it('should take logarithms to 2^-66', () => {
    const error = worst(40_000, (d) => {
      const near = 1 + d.between(-1, 1) * 2 ** -d.integer(0, 52);
      const x = d.pick([Math.abs(d.scaled(-1074, 1023)), near, d.between(0.4, 3)]);
      if (x === 1 || x === 0) return 0;
      mpfr.mpfr_set_d(a, x, NEAREST);
      mpfr.mpfr_log(b, a, NEAREST);
      return relativeError(logarithm(x), 0, b);
    });
    expect(error).toBeLessThan(2 ** -66);
  });

  it('should exponentiate to 2^-66', () => {
    const error = worst(40_000, (d) => {
      const x = pair(d, -60, 10);
      load(a, x);
      mpfr.mpfr_exp(b, a, NEAREST);
      const e = exponential(x);
      return relativeError(e, e.exponent, b);
    });
    expect(error).toBeLessThan(2 ** -66);
  });
});
