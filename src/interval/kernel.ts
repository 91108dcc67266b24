import { absHi, absLo } from './abs.js';
import { acosDefined, acosHi, acosLo } from './acos.js';
import { addDown, addUp } from './add.js';
import { asinDefined, asinHi, asinLo } from './asin.js';
import { atanHi, atanLo } from './atan.js';
import { betaHi, betaLo } from './beta.js';
import { c4Hi, c4Lo } from './c4.js';
import { ceilContinuous } from './ceil.js';
import { cosHi, cosLo } from './cos.js';
import { coshHi, coshLo } from './cosh.js';
import { digammaDefined, digammaHi, digammaLo } from './digamma.js';
import { divHi, divLo } from './div.js';
import { erfHi, erfLo } from './erf.js';
import { erfcHi, erfcLo } from './erfc.js';
import { expHi, expLo } from './exp.js';
import { expm1Hi, expm1Lo } from './expm1.js';
import { floorContinuous } from './floor.js';
import { gammaDefined, gammaHi, gammaLo } from './gamma.js';
import { hullHi, hullLo } from './interval.js';
import { lgammaDefined, lgammaHi, lgammaLo } from './lgamma.js';
import { logHi, logLo } from './log.js';
import { log1pHi, log1pLo } from './log1p.js';
import { log2Hi, log2Lo } from './log2.js';
import { log10Hi, log10Lo } from './log10.js';
import { mulHi, mulLo, mulUp } from './mul.js';
import { normcdfHi, normcdfLo } from './normcdf.js';
import { powContinuous, powDefined, powHi, powLo } from './pow.js';
import { down, up } from './rounding.js';
import { prodHi, prodLo, prodStart, prodStep, sumHi, sumLo } from './series.js';
import { sinHi, sinLo } from './sin.js';
import { sinhHi, sinhLo } from './sinh.js';
import { sqrtHi, sqrtLo } from './sqrt.js';
import { tanDefined, tanHi, tanLo } from './tan.js';
import { tanhHi, tanhLo } from './tanh.js';
import { trigammaDefined, trigammaHi, trigammaLo } from './trigamma.js';
import { zetaHi, zetaLo } from './zeta.js';

/**
 * What generated code calls, by name: bind every member to a local of its name around the code of
 * `flatCode`, `flatDefined`, `flatContinuous` and `flatSum`.
 */
export const kernel = {
  absHi,
  absLo,
  acosDefined,
  acosHi,
  acosLo,
  addDown,
  addUp,
  asinDefined,
  asinHi,
  asinLo,
  atanHi,
  atanLo,
  betaHi,
  betaLo,
  c4Hi,
  c4Lo,
  ceilContinuous,
  cosHi,
  cosLo,
  coshHi,
  coshLo,
  digammaDefined,
  digammaHi,
  digammaLo,
  divHi,
  divLo,
  down,
  erfHi,
  erfLo,
  erfcHi,
  erfcLo,
  expHi,
  expLo,
  expm1Hi,
  expm1Lo,
  floorContinuous,
  gammaDefined,
  gammaHi,
  gammaLo,
  hullHi,
  hullLo,
  lgammaDefined,
  lgammaHi,
  lgammaLo,
  log10Hi,
  log10Lo,
  log1pHi,
  log1pLo,
  log2Hi,
  log2Lo,
  logHi,
  logLo,
  mulHi,
  mulLo,
  mulUp,
  normcdfHi,
  normcdfLo,
  powContinuous,
  powDefined,
  powHi,
  powLo,
  prodHi,
  prodLo,
  prodStart,
  prodStep,
  sinHi,
  sinLo,
  sinhHi,
  sinhLo,
  sqrtHi,
  sqrtLo,
  sumHi,
  sumLo,
  tanDefined,
  tanHi,
  tanLo,
  tanhHi,
  tanhLo,
  trigammaDefined,
  trigammaHi,
  trigammaLo,
  up,
  zetaHi,
  zetaLo,
} as const;
