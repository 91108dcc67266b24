import { call, over, times, whole } from '../build.js';
import { logTo } from '../multiprecision/index.js';
import { unary } from './define.js';
import { exponentOf } from './rationals.js';

export const log10 = unary({
  name: 'log10',
  float: Math.log10,
  rational: (x) => exponentOf(x, 10n),
  precise: (bits, x) => logTo(10, x, bits),
  latex: '\\log_{10}',
  slope: (x) => over(whole(1), times(x, call('log', whole(10)))),
});
