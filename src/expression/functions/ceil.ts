import { whole } from '../build.js';
import { unary } from './define.js';
import { atom } from './piece.js';

export const ceil = unary({
  name: 'ceil',
  float: Math.ceil,
  rational: (x) => x.ceil(),
  latex: (x) => atom(`\\left\\lceil ${x.latex} \\right\\rceil`),
  slope: () => whole(0),
});
