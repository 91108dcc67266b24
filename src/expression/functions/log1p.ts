import { over, plus, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { applied, BINDING, enclosed } from './piece.js';
import { at, fraction } from './rationals.js';

export const log1p = unary({
  name: 'log1p',
  float: Math.log1p,
  rational: at(0, fraction(0)),
  precise: (bits, x) => big.log1p(x, bits),
  latex: (x) => applied('\\log', [{ latex: `1 + ${enclosed(x, BINDING.product)}`, binding: BINDING.sum }]),
  slope: (x) => over(whole(1), plus(whole(1), x)),
});
