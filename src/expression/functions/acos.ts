import { call, minus, negated, over, power, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const acos = unary({
  name: 'acos',
  float: Math.acos,
  rational: at(1, fraction(0)),
  precise: (bits, x) => big.acos(x, bits),
  latex: '\\arccos',
  slope: (x) => negated(over(whole(1), call('sqrt', minus(whole(1), power(x, whole(2)))))),
});
