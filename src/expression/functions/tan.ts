import { call, plus, power, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const tan = unary({
  name: 'tan',
  float: Math.tan,
  rational: at(0, fraction(0)),
  precise: (bits, x) => big.tan(x, bits),
  latex: '\\tan',
  slope: (x) => plus(whole(1), power(call('tan', x), whole(2))),
});
