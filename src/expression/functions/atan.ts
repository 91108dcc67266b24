import { over, plus, power, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const atan = unary({
  name: 'atan',
  float: Math.atan,
  rational: at(0, fraction(0)),
  precise: (bits, x) => big.atan(x, bits),
  latex: '\\arctan',
  slope: (x) => over(whole(1), plus(whole(1), power(x, whole(2)))),
});
