import { call } from '../build.js';
import * as big from '../multiprecision/index.js';
import { digamma as digammaFloat } from '../numeric/index.js';
import { unary } from './define.js';

export const digamma = unary({
  name: 'digamma',
  float: digammaFloat,
  precise: (bits, x) => big.digamma(x, bits),
  latex: '\\psi',
  slope: (x) => call('trigamma', x),
});
