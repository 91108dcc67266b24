import * as I from '../../../src/interval/index.js';
import { anywhere, between, integers, near, oneOf, positive } from './ends.js';
import { binary, mpfr, type Tightest, unary } from './mpfr.js';
import type { Case } from './soundness.js';

const NONE: Tightest = { lo: Number.NaN, hi: Number.NaN };

const HALF_PI = Math.PI / 2;
const angles = oneOf(
  anywhere,
  between(-10, 10),
  between(-1e6, 1e6),
  near(0, HALF_PI, Math.PI, 3 * HALF_PI, 2 * Math.PI, 22 * HALF_PI, -HALF_PI, 6381956970095103 * 2 ** 797),
  (d) => d.integer(-1e6, 1e6) * HALF_PI,
);
const logarithmic = oneOf(anywhere, positive(-1074, 1023), near(1), integers(0, 1000), between(0, 4));
const exponents = oneOf(anywhere, between(-745, 710), near(0, 1, 709.78, -708.4, -745.1), between(-3, 3));
const unit = oneOf(between(-1.1, 1.1), near(0, 1, -1, 0.5), anywhere);
const bases = oneOf(
  anywhere,
  positive(-1074, 1023),
  near(1, 2),
  between(0, 50),
  integers(-20, 200),
  integers(0, 4),
);
const powers = oneOf(
  anywhere,
  integers(-30, 30),
  between(-5, 5),
  near(0.5, 1, 2),
  (d) => d.integer(-40, 40) / 2,
);

const log = unary(mpfr.mpfr_log);
const log2 = unary(mpfr.mpfr_log2);
const log10 = unary(mpfr.mpfr_log10);
const log1p = unary(mpfr.mpfr_log1p);

const realPower = binary(mpfr.mpfr_pow);
const power = (a: number, b: number): Tightest =>
  (a < 0 && !Number.isInteger(b)) || (a === 0 && b < 0) ? NONE : realPower(a, b);

const integerPower = (n: number): Case => ({
  name: `powInt(., ${n})`,
  enclose: (x) => I.powInt(x, n),
  exact: (a) => (a === 0 && n < 0 ? NONE : realPower(a, n)),
  sources: [oneOf(bases, (d) => d.scaled(-30, 30), near(1, -1))],
  weight: 0.4,
});

/** The elementary functions; MPFR has each of them. */
export const elementaryCases: readonly Case[] = [
  { name: 'exp', enclose: I.exp, exact: unary(mpfr.mpfr_exp), sources: [exponents] },
  { name: 'expm1', enclose: I.expm1, exact: unary(mpfr.mpfr_expm1), sources: [exponents] },
  { name: 'log', enclose: I.log, exact: (a) => (a > 0 ? log(a) : NONE), sources: [logarithmic] },
  { name: 'log2', enclose: I.log2, exact: (a) => (a > 0 ? log2(a) : NONE), sources: [logarithmic] },
  { name: 'log10', enclose: I.log10, exact: (a) => (a > 0 ? log10(a) : NONE), sources: [logarithmic] },
  {
    name: 'log1p',
    enclose: I.log1p,
    exact: (a) => (a > -1 ? log1p(a) : NONE),
    sources: [oneOf(unit, anywhere)],
  },
  { name: 'sin', enclose: I.sin, exact: unary(mpfr.mpfr_sin), sources: [angles] },
  { name: 'cos', enclose: I.cos, exact: unary(mpfr.mpfr_cos), sources: [angles] },
  { name: 'tan', enclose: I.tan, exact: unary(mpfr.mpfr_tan), sources: [angles] },
  { name: 'asin', enclose: I.asin, exact: unary(mpfr.mpfr_asin), sources: [unit] },
  { name: 'acos', enclose: I.acos, exact: unary(mpfr.mpfr_acos), sources: [unit] },
  { name: 'atan', enclose: I.atan, exact: unary(mpfr.mpfr_atan), sources: [oneOf(unit, anywhere)] },
  { name: 'sinh', enclose: I.sinh, exact: unary(mpfr.mpfr_sinh), sources: [exponents] },
  { name: 'cosh', enclose: I.cosh, exact: unary(mpfr.mpfr_cosh), sources: [exponents] },
  {
    name: 'tanh',
    enclose: I.tanh,
    exact: unary(mpfr.mpfr_tanh),
    sources: [oneOf(exponents, between(-25, 25))],
  },
  { name: 'pow', enclose: I.pow, exact: power, sources: [bases, powers], weight: 2 },
  ...[0, 1, 2, 3, 4, 5, 10, 31, 100, 1001, -1, -2, -3, -8].map(integerPower),
];
