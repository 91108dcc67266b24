import { call, minus, over, times, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { c4 as c4Float } from '../numeric/index.js';
import type { Expression } from '../tree.js';
import { unary } from './define.js';

/** c4(n) times half of digamma(n/2) - digamma((n - 1)/2) - 1/(n - 1). */
function logSlope(n: Expression): Expression {
  const before = minus(n, whole(1));
  const upper = call('digamma', over(n, whole(2)));
  const lower = call('digamma', over(before, whole(2)));
  return times(call('c4', n), over(minus(minus(upper, lower), over(whole(1), before)), whole(2)));
}

export const c4 = unary({
  name: 'c4',
  float: c4Float,
  precise: (bits, x) => big.c4(x, bits),
  latex: 'c_{4}',
  slope: logSlope,
});
