import { whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { atom } from './piece.js';

export const ceil = unary({
  name: 'ceil',
  float: Math.ceil,
  rational: (x) => x.ceil(),
  precise: (_, x) => big.negate(big.whole(big.floorOf(big.negate(x)))),
  latex: (x) => atom(`\\left\\lceil ${x.latex} \\right\\rceil`),
  slope: () => whole(0),
});
