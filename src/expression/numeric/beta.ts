import { digamma } from './digamma.js';
import { add, type Extended, multiply, scale, twoSum } from './extended.js';
import { gamma, stirlingRest } from './gamma.js';
import { logExtended } from './logExtended.js';
import { pow } from './pow.js';

const HALF_LOG_TWO_PI: Extended = { high: 0.9189385332046728, low: -3.878294158067242e-17 };

/**
 * Beta function Gamma(a) Gamma(b) / Gamma(a + b) for a, b > 0, else NaN.
 * Relative error below 4e-15 at 117 pairs from 1e-300 to 1e12 wherever the value is a normal double.
 */
export function beta(a: number, b: number): number {
  if (!(a > 0 && b > 0)) return Number.NaN;
  const [large, small] = a < b ? [b, a] : [a, b];
  if (large === Number.POSITIVE_INFINITY) return 0;
  if (large + small <= 160) return byGamma(large, small);
  return small < 20 ? lopsided(large, small) : balanced(large, small);
}

function byGamma(large: number, small: number): number {
  const sum = twoSum(large, small);
  const correction = sum.low === 0 ? 0 : sum.low * digamma(sum.high);
  const ratio = gamma(large) / gamma(sum.high);
  return ratio * gamma(small) * (1 - correction);
}

/** Gamma(small) times Gamma(large) / Gamma(large + small), whose power of the sum is taken out. */
function lopsided(large: number, small: number): number {
  const sum = twoSum(large, small);
  const power = pow(sum.high, -small);
  const rest =
    small - (large - 0.5) * Math.log1p(small / large) + stirlingRest(large) - stirlingRest(sum.high);
  return gamma(small) * power * Math.exp(rest);
}

/** By Stirling's formula for all three, the large parts in extended precision because they cancel. */
function balanced(large: number, small: number): number {
  const sum = twoSum(large, small);
  const powers = add(power(large), power(small));
  const exponent = add(add(powers, negative(sumPower(sum))), HALF_LOG_TWO_PI);
  const rest = stirlingRest(large) + stirlingRest(small) - stirlingRest(sum.high);
  return Math.exp(exponent.high) * Math.exp(exponent.low + rest);
}

/** (x - 1/2) log x. */
function power(x: number): Extended {
  return multiply(twoSum(x, -0.5), logExtended(x));
}

/** The same of an extended number. */
function sumPower(x: Extended): Extended {
  const log = add(logExtended(x.high), { high: x.low / x.high, low: 0 });
  return multiply(add(x, { high: -0.5, low: 0 }), log);
}

function negative(x: Extended): Extended {
  return scale(x, -1);
}
