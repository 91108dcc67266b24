import { call, condition, whole } from '../build.js';
import { absolute } from '../multiprecision/index.js';
import { unary } from './define.js';
import { atom } from './piece.js';

export const abs = unary({
  name: 'abs',
  float: Math.abs,
  rational: (x) => x.abs(),
  precise: (_, x) => absolute(x),
  latex: (x) => atom(`\\left|${x.latex}\\right|`),
  slope: (x) =>
    condition(call('gt', x, whole(0)), whole(1), condition(call('lt', x, whole(0)), whole(-1), whole(0))),
});
