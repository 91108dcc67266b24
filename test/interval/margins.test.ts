import { describe, expect, it } from 'vitest';
import { type Draw, draw } from './_internals/draw.js';
import { anywhere, between, near, oneOf, positive, type Source } from './_internals/ends.js';
import { freshRegister, mpfr } from './_internals/mpfr.js';
import { operations } from './_internals/soundness.js';

const [a, exact] = [freshRegister(300), freshRegister(300)];
const NEAREST = 0;

type Reference = (r: number, x: number, rounding: number) => unknown;

/** |computed - f(x)| in units of the last place of f(x). */
function errorInUlp(computed: number, x: number, f: Reference): number {
  mpfr.mpfr_set_d(a, x, NEAREST);
  f(exact, a, NEAREST);
  const exponent = mpfr.mpfr_zero_p(exact) ? -1074 : Math.max(mpfr.mpfr_get_exp(exact) - 53, -1074);
  mpfr.mpfr_d_sub(exact, computed, exact, NEAREST);
  mpfr.mpfr_div_2si(exact, exact, exponent, NEAREST);
  return Math.abs(mpfr.mpfr_get_d(exact, NEAREST));
}

function worst(
  f: (x: number) => number,
  reference: Reference,
  source: Source,
  d: Draw,
  count: number,
): number {
  let largest = 0;
  for (let i = 0; i < count; i++) {
    const x = source(d);
    const y = f(x);
    if (Number.isFinite(y)) largest = Math.max(largest, errorInUlp(y, x, reference));
  }
  return largest;
}

const angles = oneOf(
  anywhere,
  between(-10, 10),
  between(-1e6, 1e6),
  (d) => d.scaled(-30, 960),
  (d) => d.integer(-1e6, 1e6) * (Math.PI / 2),
  near(Math.PI / 2, Math.PI),
);
const exponents = oneOf(between(-745, 710), near(0, -708.4, -745), between(-3, 3), (d) => d.scaled(-60, 3));
const logarithmic = oneOf(positive(-1074, 1023), near(1), between(0, 4));
const aboveMinusOne = oneOf(between(-1, 2), near(-1, 0), (d) => d.scaled(-60, 0), positive(0, 1023));
const unit = oneOf(between(-1, 1), near(1, -1, 0.5), (d) => d.scaled(-60, 0));

describe('library functions', () => {
  // the enclosures built on them go two doubles outward, at least 1.5 ulp
  it.each([
    ['exp', Math.exp, mpfr.mpfr_exp, exponents],
    ['expm1', Math.expm1, mpfr.mpfr_expm1, exponents],
    ['log', Math.log, mpfr.mpfr_log, logarithmic],
    ['log1p', Math.log1p, mpfr.mpfr_log1p, aboveMinusOne],
    ['sin', Math.sin, mpfr.mpfr_sin, angles],
    ['cos', Math.cos, mpfr.mpfr_cos, angles],
    ['tan', Math.tan, mpfr.mpfr_tan, angles],
    ['asin', Math.asin, mpfr.mpfr_asin, unit],
    ['acos', Math.acos, mpfr.mpfr_acos, unit],
    ['atan', Math.atan, mpfr.mpfr_atan, oneOf(unit, anywhere)],
  ] as const)(
    'should be right to 1 ulp: %s',
    (name, f, reference, source) => {
      const largest = worst(f, reference, source, draw(31), Math.ceil(operations(200_000) / 10));
      if (process.env.HOLDFAST_SOUNDNESS) console.log(name, largest.toFixed(3), 'ulp');
      expect(largest).toBeLessThan(1.0001);
    },
    3_600_000,
  );
});
