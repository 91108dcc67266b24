import { call, over, times, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { atom } from './piece.js';
import { squareRoot } from './rationals.js';

export const sqrt = unary({
  name: 'sqrt',
  float: Math.sqrt,
  rational: squareRoot,
  precise: (bits, x) => (x.m < 0n ? Number.NaN : big.squareRoot(x, bits)),
  latex: (x) => atom(`\\sqrt{${x.latex}}`),
  slope: (x) => over(whole(1), times(whole(2), call('sqrt', x))),
});
