import { call } from '../build.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const sinh = unary({
  name: 'sinh',
  float: Math.sinh,
  rational: at(0, fraction(0)),
  latex: '\\sinh',
  slope: (x) => call('cosh', x),
});
