import type { Fraction } from 'fraction.js';
import { call, times } from '../build.js';
import * as big from '../multiprecision/index.js';
import { gamma as gammaFloat } from '../numeric/index.js';
import { unary } from './define.js';
import { fraction, integerOf } from './rationals.js';

/** (n - 1)! of a whole argument. */
function factorial(x: Fraction): Fraction | undefined {
  const n = integerOf(x);
  if (n === undefined || n < 1 || n > 2000) return undefined;
  let product = 1n;
  for (let k = 2n; k < BigInt(n); k++) product *= k;
  return fraction(product);
}

export const gamma = unary({
  name: 'gamma',
  float: gammaFloat,
  rational: factorial,
  bits: (x) => 12 * Math.abs(x!.valueOf()),
  precise: (bits, x) => big.gamma(x, bits),
  latex: '\\Gamma',
  slope: (x) => times(call('gamma', x), call('digamma', x)),
});
