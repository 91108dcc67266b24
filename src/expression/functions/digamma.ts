import { call } from '../build.js';
import { digamma as digammaFloat } from '../numeric/index.js';
import { unary } from './define.js';

export const digamma = unary({
  name: 'digamma',
  float: digammaFloat,
  latex: '\\psi',
  slope: (x) => call('trigamma', x),
});
