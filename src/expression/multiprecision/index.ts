export {
  absolute,
  add,
  type Big,
  compare,
  divide,
  floorOf,
  fromDouble,
  integerRoot,
  isNegative,
  magnitude,
  multiply,
  negate,
  ONE,
  squareRoot,
  sum,
  toDouble,
  top,
  whole,
  ZERO,
} from './big.js';
export { piConstant } from './constants.js';
export { erf, erfc, normcdf } from './erf.js';
export { cosh, exp, expm1, log, log1p, logTo, pow, type Result, sinh, tanh } from './exponential.js';
export { beta, c4, digamma, gamma, lgamma, trigamma } from './gamma.js';
export { acos, asin, atan, cos, sin, tan } from './trigonometric.js';
export { zeta } from './zeta.js';
