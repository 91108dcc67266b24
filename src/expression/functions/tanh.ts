import { call, minus, power, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const tanh = unary({
  name: 'tanh',
  float: Math.tanh,
  rational: at(0, fraction(0)),
  precise: (bits, x) => big.tanh(x, bits),
  latex: '\\tanh',
  slope: (x) => minus(whole(1), power(call('tanh', x), whole(2))),
});
