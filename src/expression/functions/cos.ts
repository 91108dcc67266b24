import { call, negated } from '../build.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const cos = unary({
  name: 'cos',
  float: Math.cos,
  rational: at(0, fraction(1)),
  latex: '\\cos',
  slope: (x) => negated(call('sin', x)),
});
