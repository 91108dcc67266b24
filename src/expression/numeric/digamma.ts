import { coefficients, horner } from './horner.js';
import { sinPi } from './sinPi.js';

/** The positive zero, as the sum of two doubles. */
const ZERO = { high: 1.4616321449683622, low: 9.549995429965697e-17 };
/** Taylor coefficients about the zero, from the first power on; computed to 50 digits. */
const COEFFICIENTS = coefficients([
  0.9676722454476212, -0.4427631689835921, 0.258499760955651, -0.16394270544240652, 0.10782405069126237,
  -0.07219956125645471, 0.04880428816414311, -0.03316112647484736, 0.022597648232218104, -0.01542476590494896,
  0.010538791616612175, -0.007204534386356869, 0.004926781395729853, -0.003369801655439328,
  0.002305126326734928, -0.0015769367714301972, 0.0010788252019162967, -0.0007380709389960052,
  0.000504953265834602, -0.0003454680251063077, 0.00023635601564027053, -0.00016170622091974803,
  0.0001106337276874741, -7.569179582195066e-5, 5.178575795222081e-5,
]);

/**
 * Digamma function, the derivative of log Gamma; NaN at 0, -1, -2, ...
 * Relative error below 2e-15 at 170 points from -150 to 1e15, also beside the positive zero 1.46; beside the
 * negative zeros the error is absolute, of the order of 1e-15.
 */
export function digamma(x: number): number {
  if (x > 0) return positive(x);
  if (Math.trunc(x) === x) return Number.NaN;
  return positive(-x) - 1 / x - (Math.PI * sinPi(x + 0.5)) / sinPi(x);
}

function positive(x: number): number {
  const z = x - ZERO.high - ZERO.low;
  if (Math.abs(z) < 0.3) return z * horner(COEFFICIENTS, z);
  let shifted = x;
  let sum = 0;
  for (; shifted < 10; shifted++) sum += 1 / shifted;
  return asymptotic(shifted) - sum;
}

/** log x - 1/(2x) - the sum of B_2k / (2k x^2k), for x >= 10. */
function asymptotic(x: number): number {
  const q = 1 / (x * x);
  const tail = q * (1 / 240 - q * (1 / 132 - q * (691 / 32760 - q * (1 / 12 - (q * 3617) / 8160))));
  return Math.log(x) - 0.5 / x - q * (1 / 12 - q * (1 / 120 - q * (1 / 252 - tail)));
}
