import { call } from '../build.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const exp = unary({
  name: 'exp',
  float: Math.exp,
  rational: at(0, fraction(1)),
  latex: '\\exp',
  slope: (x) => call('exp', x),
});
