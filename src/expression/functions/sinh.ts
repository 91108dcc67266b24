import { call } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const sinh = unary({
  name: 'sinh',
  float: Math.sinh,
  rational: at(0, fraction(0)),
  precise: (bits, x) => big.sinh(x, bits),
  latex: '\\sinh',
  slope: (x) => call('cosh', x),
});
