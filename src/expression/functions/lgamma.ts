import { call } from '../build.js';
import * as big from '../multiprecision/index.js';
import { lgamma as lgammaFloat } from '../numeric/index.js';
import { unary } from './define.js';
import { BINDING, parentheses } from './piece.js';
import { at, fraction } from './rationals.js';

export const lgamma = unary({
  name: 'lgamma',
  float: lgammaFloat,
  rational: (x) => at(1, fraction(0))(x) ?? at(2, fraction(0))(x),
  precise: (bits, x) => big.lgamma(x, bits),
  latex: (x) => ({ latex: `\\log\\Gamma${parentheses(x.latex)}`, binding: BINDING.product }),
  slope: (x) => call('digamma', x),
});
