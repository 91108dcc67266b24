import { over, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const log = unary({
  name: 'log',
  float: Math.log,
  rational: at(1, fraction(0)),
  precise: (bits, x) => big.log(x, bits),
  latex: '\\log',
  slope: (x) => over(whole(1), x),
});
