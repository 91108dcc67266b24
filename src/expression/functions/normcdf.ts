import { call, negated, over, power, times, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { normcdf as normcdfFloat } from '../numeric/index.js';
import { unary } from './define.js';
import { at, fraction } from './rationals.js';

export const normcdf = unary({
  name: 'normcdf',
  float: normcdfFloat,
  rational: at(0, fraction(1, 2)),
  precise: (bits, x) => big.normcdf(x, bits),
  latex: '\\Phi',
  slope: (x) =>
    over(call('exp', negated(over(power(x, whole(2)), whole(2)))), call('sqrt', times(whole(2), call('pi')))),
});
