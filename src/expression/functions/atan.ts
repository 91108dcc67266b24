import { over, plus, power, whole } from '../build.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const atan = unary({
  name: 'atan',
  float: Math.atan,
  rational: at(0, fraction(0)),
  latex: '\\arctan',
  slope: (x) => over(whole(1), plus(whole(1), power(x, whole(2)))),
});
