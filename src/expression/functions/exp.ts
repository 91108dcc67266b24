import { call } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const exp = unary({
  name: 'exp',
  float: Math.exp,
  rational: at(0, fraction(1)),
  precise: (bits, x) => big.exp(x, bits),
  latex: '\\exp',
  slope: (x) => call('exp', x),
});
