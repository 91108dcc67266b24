import { call, negated } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const cos = unary({
  name: 'cos',
  float: Math.cos,
  rational: at(0, fraction(1)),
  precise: (bits, x) => big.cos(x, bits),
  latex: '\\cos',
  slope: (x) => negated(call('sin', x)),
});
