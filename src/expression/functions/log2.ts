import { call, over, times, whole } from '../build.js';
import { logTo } from '../multiprecision/index.js';
import { unary } from './define.js';
import { exponentOf } from './rationals.js';

export const log2 = unary({
  name: 'log2',
  float: Math.log2,
  rational: (x) => exponentOf(x, 2n),
  precise: (bits, x) => logTo(2, x, bits),
  latex: '\\log_{2}',
  slope: (x) => over(whole(1), times(x, call('log', whole(2)))),
});
