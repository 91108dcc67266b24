import { call, negated, over, power, times, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { erfc as erfcFloat } from '../numeric/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const erfc = unary({
  name: 'erfc',
  float: erfcFloat,
  rational: at(0, fraction(1)),
  precise: (bits, x) => big.erfc(x, bits),
  latex: '\\operatorname{erfc}',
  slope: (x) =>
    negated(over(times(whole(2), call('exp', negated(power(x, whole(2))))), call('sqrt', call('pi')))),
});
