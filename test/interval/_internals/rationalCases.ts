import * as I from '../../../src/interval/index.js';
import { anywhere, between, integers, near, oneOf } from './ends.js';
import { binary, mpfr, type Tightest, unary } from './mpfr.js';
import type { Case } from './soundness.js';

const NONE: Tightest = { lo: Number.NaN, hi: Number.NaN };
const exactly = (v: number): Tightest => ({ lo: v, hi: v });
const all = oneOf(anywhere, anywhere, integers(-9, 9), near(1, 2, 3), between(-5, 5));

const quotient = binary(mpfr.mpfr_div);

/** The operations whose exact values are rational or square roots. */
export const rationalCases: readonly Case[] = [
  { name: 'add', enclose: I.add, exact: binary(mpfr.mpfr_add), sources: [all, all] },
  { name: 'sub', enclose: I.sub, exact: binary(mpfr.mpfr_sub), sources: [all, all] },
  { name: 'mul', enclose: I.mul, exact: binary(mpfr.mpfr_mul), sources: [all, all] },
  { name: 'div', enclose: I.div, exact: (a, b) => (b === 0 ? NONE : quotient(a, b)), sources: [all, all] },
  { name: 'sqr', enclose: I.sqr, exact: unary(mpfr.mpfr_sqr), sources: [all] },
  { name: 'sqrt', enclose: I.sqrt, exact: unary(mpfr.mpfr_sqrt), sources: [all] },
  { name: 'neg', enclose: I.neg, exact: (a) => exactly(-a), sources: [all] },
  { name: 'abs', enclose: I.abs, exact: (a) => exactly(Math.abs(a)), sources: [all] },
  { name: 'min', enclose: I.min, exact: (a, b) => exactly(Math.min(a, b)), sources: [all, all] },
  { name: 'max', enclose: I.max, exact: (a, b) => exactly(Math.max(a, b)), sources: [all, all] },
  { name: 'floor', enclose: I.floor, exact: (a) => exactly(Math.floor(a)), sources: [all] },
  { name: 'ceil', enclose: I.ceil, exact: (a) => exactly(Math.ceil(a)), sources: [all] },
];
