import { call } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { BINDING, parentheses } from './piece.js';
import { at, fraction } from './rationals.js';

export const expm1 = unary({
  name: 'expm1',
  float: Math.expm1,
  rational: at(0, fraction(0)),
  precise: (bits, x) => big.expm1(x, bits),
  latex: (x) => ({ latex: `\\exp${parentheses(x.latex)} - 1`, binding: BINDING.sum }),
  slope: (x) => call('exp', x),
});
