import { call } from '../build.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const sin = unary({
  name: 'sin',
  float: Math.sin,
  rational: at(0, fraction(0)),
  latex: '\\sin',
  slope: (x) => call('cos', x),
});
