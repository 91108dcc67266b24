import * as big from '../multiprecision/index.js';
import { trigamma as trigammaFloat } from '../numeric/index.js';
import { unary } from './define.js';

export const trigamma = unary({
  name: 'trigamma',
  float: trigammaFloat,
  precise: (bits, x) => big.trigamma(x, bits),
  latex: '\\psi_{1}',
  slope: () => undefined,
});
