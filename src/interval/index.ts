export { abs, absHi, absLo } from './abs.js';
export { acos, acosDefined, acosHi, acosLo } from './acos.js';
export { add, addDown, addHi, addLo, addUp } from './add.js';
export { asin, asinDefined, asinHi, asinLo } from './asin.js';
export { atan, atanHi, atanLo } from './atan.js';
export { backward, integersOf } from './backward.js';
export { beta, betaDefined, betaHi, betaLo } from './beta.js';
export { c4, c4Defined, c4Hi, c4Lo } from './c4.js';
export { ceil, ceilContinuous } from './ceil.js';
export { and, eq, le, lt, not, or } from './compare.js';
export { E, HALF_PI, PI } from './constants.js';
export { cos, cosHi, cosLo } from './cos.js';
export { cosh, coshHi, coshLo } from './cosh.js';
export { digamma, digammaDefined, digammaHi, digammaLo } from './digamma.js';
export { div, divDefined, divDown, divHi, divLo, divUp } from './div.js';
export { erf, erfHi, erfLo } from './erf.js';
export { erfc, erfcHi, erfcLo } from './erfc.js';
export { exp, expHi, expLo } from './exp.js';
export { expm1, expm1Hi, expm1Lo } from './expm1.js';
export { type Ends, flatCode, flatFunctions } from './flatCode.js';
export { flatContinuous, flatDefined } from './flatDefined.js';
export { flatSum, type SumLocals } from './flatSum.js';
export { floor, floorContinuous } from './floor.js';
export { fromDecimal } from './fromDecimal.js';
export { gamma, gammaDefined, gammaHi, gammaLo } from './gamma.js';
export {
  contains,
  EMPTY,
  ENTIRE,
  hull,
  hullHi,
  hullLo,
  type Interval,
  intersect,
  interval,
  isEmpty,
  isPoint,
  isSubset,
  midpoint,
  point,
  width,
} from './interval.js';
export { kernel } from './kernel.js';
export { lgamma, lgammaDefined, lgammaHi, lgammaLo } from './lgamma.js';
export { log, logDefined, logHi, logLo } from './log.js';
export { log1p, log1pDefined, log1pHi, log1pLo } from './log1p.js';
export { log2, log2Hi, log2Lo } from './log2.js';
export { log10, log10Hi, log10Lo } from './log10.js';
export { max } from './max.js';
export { min } from './min.js';
export { mul, mulDown, mulHi, mulLo, mulUp } from './mul.js';
export { neg } from './neg.js';
export { normcdf, normcdfHi, normcdfLo } from './normcdf.js';
export { pow, powContinuous, powDefined, powHi, powInt, powIntHi, powIntLo, powLo } from './pow.js';
export { down, down2, up, up2 } from './rounding.js';
export {
  prod,
  prodHi,
  prodLo,
  prodStart,
  prodStep,
  type RunningProduct,
  sum,
  sumHi,
  sumLo,
} from './series.js';
export { sin, sinHi, sinLo } from './sin.js';
export { sinh, sinhHi, sinhLo } from './sinh.js';
export { sqr, sqrHi, sqrLo } from './sqr.js';
export { sqrt, sqrtDefined, sqrtHi, sqrtLo } from './sqrt.js';
export { sub, subHi, subLo } from './sub.js';
export { tan, tanDefined, tanHi, tanLo } from './tan.js';
export { tanh, tanhHi, tanhLo } from './tanh.js';
export { trigamma, trigammaDefined, trigammaHi, trigammaLo } from './trigamma.js';
export { zeta, zetaDefined, zetaHi, zetaLo } from './zeta.js';
