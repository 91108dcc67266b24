import { trigamma as trigammaFloat } from '../numeric/index.js';
import { unary } from './define.js';

export const trigamma = unary({
  name: 'trigamma',
  float: trigammaFloat,
  latex: '\\psi_{1}',
  slope: () => undefined,
});
