import { call } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const cosh = unary({
  name: 'cosh',
  float: Math.cosh,
  rational: at(0, fraction(1)),
  precise: (bits, x) => big.cosh(x, bits),
  latex: '\\cosh',
  slope: (x) => call('sinh', x),
});
