import { call } from '../build.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const cosh = unary({
  name: 'cosh',
  float: Math.cosh,
  rational: at(0, fraction(1)),
  latex: '\\cosh',
  slope: (x) => call('sinh', x),
});
