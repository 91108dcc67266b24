import * as I from '../../../src/interval/index.js';
import { anywhere, between, integers, near, oneOf, positive } from './ends.js';
import { enclosing, freshRegister, mpfr, type Tightest, unary } from './mpfr.js';
import type { Case } from './soundness.js';

const NONE: Tightest = { lo: Number.NaN, hi: Number.NaN };
const NEAREST = 0;

/** Bits carried by the compositions: what they lose by cancellation leaves 200 and more. */
const BITS = 480;
const [a, b, c, d] = [0, 0, 0, 0].map(() => freshRegister(BITS)) as [number, number, number, number];
const [e, f] = [0, 0].map(() => freshRegister(260)) as [number, number];

// where the logarithms of the compositions cancel more than that
const BEYOND = 1e60;

const isPole = (x: number): boolean => x <= 0 && Number.isInteger(x);

const gammaOf = unary(mpfr.mpfr_gamma);
const digammaOf = unary(mpfr.mpfr_digamma);
const zetaOf = unary(mpfr.mpfr_zeta);

/** log |Gamma(x)| */
function lgammaOf(x: number): Tightest {
  if (isPole(x)) return NONE;
  mpfr.mpfr_set_d(a, x, NEAREST);
  if (x > 0) mpfr.mpfr_lngamma(b, a, NEAREST);
  else {
    mpfr.mpfr_gamma(b, a, NEAREST);
    mpfr.mpfr_abs(b, b, NEAREST);
    mpfr.mpfr_log(b, b, NEAREST);
  }
  return enclosing(b);
}

/** The symmetric difference quotient of MPFR's digamma; its error is the square of the step, 2^-400 relative. */
function trigammaOf(x: number): Tightest {
  if (isPole(x)) return NONE;
  mpfr.mpfr_set_d(a, x, NEAREST);
  mpfr.mpfr_set_d(
    b,
    x - Math.round(x) === 0 ? x : Math.min(Math.abs(x - Math.round(x)), Math.abs(x)),
    NEAREST,
  );
  mpfr.mpfr_div_2ui(b, b, 200, NEAREST);
  mpfr.mpfr_add(c, a, b, NEAREST);
  mpfr.mpfr_digamma(c, c, NEAREST);
  mpfr.mpfr_sub(d, a, b, NEAREST);
  mpfr.mpfr_digamma(d, d, NEAREST);
  mpfr.mpfr_sub(c, c, d, NEAREST);
  mpfr.mpfr_div(c, c, b, NEAREST);
  mpfr.mpfr_div_2ui(c, c, 1, NEAREST);
  return enclosing(c);
}

/** log Gamma(a) + log Gamma(b) - log Gamma(a + b), exponentiated. */
function betaOf(x: number, y: number): Tightest {
  if (!(x > 0 && y > 0 && x + y < BEYOND)) return NONE;
  mpfr.mpfr_set_d(a, x, NEAREST);
  mpfr.mpfr_set_d(b, y, NEAREST);
  mpfr.mpfr_add(c, a, b, NEAREST);
  for (const r of [a, b, c]) mpfr.mpfr_lngamma(r, r, NEAREST);
  mpfr.mpfr_add(a, a, b, NEAREST);
  mpfr.mpfr_sub(a, a, c, NEAREST);
  mpfr.mpfr_exp(a, a, NEAREST);
  return enclosing(a);
}

/** sqrt(2 / (n - 1)) Gamma(n / 2) / Gamma((n - 1) / 2) through logarithms. */
function c4Of(n: number): Tightest {
  if (!(n > 1 && n < BEYOND)) return NONE;
  mpfr.mpfr_set_d(a, n, NEAREST);
  mpfr.mpfr_sub_ui(b, a, 1, NEAREST);
  mpfr.mpfr_div_2ui(a, a, 1, NEAREST);
  mpfr.mpfr_div_2ui(b, b, 1, NEAREST);
  mpfr.mpfr_rec_sqrt(c, b, NEAREST);
  mpfr.mpfr_lngamma(a, a, NEAREST);
  mpfr.mpfr_lngamma(b, b, NEAREST);
  mpfr.mpfr_sub(a, a, b, NEAREST);
  mpfr.mpfr_exp(a, a, NEAREST);
  mpfr.mpfr_mul(a, a, c, NEAREST);
  return enclosing(a);
}

/** erfc(-x / sqrt(2)) / 2 */
function normcdfOf(x: number): Tightest {
  mpfr.mpfr_set_d(e, -x, NEAREST);
  mpfr.mpfr_set_d(f, 2, NEAREST);
  mpfr.mpfr_sqrt(f, f, NEAREST);
  mpfr.mpfr_div(e, e, f, NEAREST);
  mpfr.mpfr_erfc(e, e, NEAREST);
  mpfr.mpfr_div_2ui(e, e, 1, NEAREST);
  return enclosing(e);
}

const arguments_ = oneOf(
  between(0, 5),
  between(0, 30),
  near(1, 2, 1.4616321449683622, 12, 0.5, 2.5),
  positive(-60, 40),
);
const signed = oneOf(arguments_, arguments_, between(-6, 0), near(-1, -2, -0.5, -3), integers(-3, 40));
const factorials = oneOf(signed, between(0, 175), integers(1, 175), near(171.6, 170));
const abscissae = oneOf(
  between(-4, 4),
  between(-30, 30),
  near(0, 1.5, 2.2, -2.2, 26.5, -38),
  between(-40, -30),
);
const exponents = oneOf(between(1, 3), between(1, 70), near(1, 2, 64), positive(-3, 9), integers(0, 20));
const sizes = oneOf(between(1, 40), between(1, 3), integers(1, 500), near(1, 2, 25), positive(0, 90));
const shapes = oneOf(between(0, 25), between(0, 3), positive(-40, 30), near(12, 18), integers(0, 200));

/** The special functions; the weights follow the cost of the reference. */
export const specialCases: readonly Case[] = [
  {
    name: 'gamma',
    enclose: I.gamma,
    exact: (x) => (isPole(x) ? NONE : gammaOf(x)),
    sources: [factorials],
    weight: 0.05,
  },
  { name: 'lgamma', enclose: I.lgamma, exact: lgammaOf, sources: [signed], weight: 0.05 },
  {
    name: 'digamma',
    enclose: I.digamma,
    exact: (x) => (isPole(x) ? NONE : digammaOf(x)),
    sources: [signed],
    weight: 0.05,
  },
  { name: 'trigamma', enclose: I.trigamma, exact: trigammaOf, sources: [signed], weight: 0.05 },
  { name: 'beta', enclose: I.beta, exact: betaOf, sources: [shapes, shapes], weight: 0.05 },
  {
    name: 'zeta',
    enclose: I.zeta,
    exact: (s) => (s > 1 ? zetaOf(s) : NONE),
    sources: [exponents],
    weight: 0.05,
  },
  {
    name: 'erf',
    enclose: I.erf,
    exact: unary(mpfr.mpfr_erf),
    sources: [oneOf(abscissae, anywhere)],
    weight: 0.2,
  },
  { name: 'erfc', enclose: I.erfc, exact: unary(mpfr.mpfr_erfc), sources: [abscissae], weight: 0.2 },
  { name: 'normcdf', enclose: I.normcdf, exact: normcdfOf, sources: [abscissae], weight: 0.05 },
  { name: 'c4', enclose: I.c4, exact: c4Of, sources: [sizes], weight: 0.05 },
];
