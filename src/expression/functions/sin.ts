import { call } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const sin = unary({
  name: 'sin',
  float: Math.sin,
  rational: at(0, fraction(0)),
  precise: (bits, x) => big.sin(x, bits),
  latex: '\\sin',
  slope: (x) => call('cos', x),
});
