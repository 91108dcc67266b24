import { call, minus, over, power, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const asin = unary({
  name: 'asin',
  float: Math.asin,
  rational: at(0, fraction(0)),
  precise: (bits, x) => big.asin(x, bits),
  latex: '\\arcsin',
  slope: (x) => over(whole(1), call('sqrt', minus(whole(1), power(x, whole(2))))),
});
