import { call, over, times, whole } from '../build.js';
import { unary } from './define.js';
import { exponentOf } from './rationals.js';

export const log2 = unary({
  name: 'log2',
  float: Math.log2,
  rational: (x) => exponentOf(x, 2n),
  latex: '\\log_{2}',
  slope: (x) => over(whole(1), times(x, call('log', whole(2)))),
});
