import { abs } from './abs.js';
import { acos } from './acos.js';
import { add } from './add.js';
import { asin } from './asin.js';
import { atan } from './atan.js';
import { beta } from './beta.js';
import { c4 } from './c4.js';
import { ceil } from './ceil.js';
import { eq, ge, gt, le, lt, ne } from './comparisons.js';
import { and, not, or } from './connectives.js';
import { cos } from './cos.js';
import { cosh } from './cosh.js';
import { digamma } from './digamma.js';
import { div } from './div.js';
import { e } from './e.js';
import { erf } from './erf.js';
import { erfc } from './erfc.js';
import { exp } from './exp.js';
import { expm1 } from './expm1.js';
import { floor } from './floor.js';
import { gamma } from './gamma.js';
import type { LanguageFunction } from './languageFunction.js';
import { lgamma } from './lgamma.js';
import { log } from './log.js';
import { log1p } from './log1p.js';
import { log2 } from './log2.js';
import { log10 } from './log10.js';
import { max } from './max.js';
import { min } from './min.js';
import { mul } from './mul.js';
import { neg } from './neg.js';
import { normcdf } from './normcdf.js';
import { pi } from './pi.js';
import { pow } from './pow.js';
import { sin } from './sin.js';
import { sinh } from './sinh.js';
import { sqrt } from './sqrt.js';
import { sub } from './sub.js';
import { tan } from './tan.js';
import { tanh } from './tanh.js';
import { trigamma } from './trigamma.js';
import { zeta } from './zeta.js';

export type { LanguageFunction } from './languageFunction.js';
export { atom, BINDING, enclosed, type Piece, parentheses } from './piece.js';
export { bitsOf, fraction, fractionOf, numeralFraction } from './rationals.js';

const table: readonly LanguageFunction[] = [
  pi,
  e,
  add,
  sub,
  mul,
  div,
  neg,
  pow,
  min,
  max,
  exp,
  log,
  log1p,
  expm1,
  sqrt,
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  sinh,
  cosh,
  tanh,
  log2,
  log10,
  abs,
  floor,
  ceil,
  gamma,
  lgamma,
  digamma,
  trigamma,
  beta,
  zeta,
  erf,
  erfc,
  normcdf,
  c4,
  lt,
  le,
  gt,
  ge,
  eq,
  ne,
  and,
  or,
  not,
];

/** The functions of the language by name, operators included. */
export const functions: ReadonlyMap<string, LanguageFunction> = new Map(
  table.map((entry) => [entry.name, entry]),
);
