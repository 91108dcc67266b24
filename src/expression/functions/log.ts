import { over, whole } from '../build.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const log = unary({
  name: 'log',
  float: Math.log,
  rational: at(1, fraction(0)),
  latex: '\\log',
  slope: (x) => over(whole(1), x),
});
