import { call, negated, over, power, times, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { erf as erfFloat } from '../numeric/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const erf = unary({
  name: 'erf',
  float: erfFloat,
  rational: at(0, fraction(0)),
  precise: (bits, x) => big.erf(x, bits),
  latex: '\\operatorname{erf}',
  slope: (x) => over(times(whole(2), call('exp', negated(power(x, whole(2))))), call('sqrt', call('pi'))),
});
