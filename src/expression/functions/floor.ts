import { whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { unary } from './define.js';
import { atom } from './piece.js';

export const floor = unary({
  name: 'floor',
  float: Math.floor,
  rational: (x) => x.floor(),
  precise: (_, x) => big.whole(big.floorOf(x)),
  latex: (x) => atom(`\\left\\lfloor ${x.latex} \\right\\rfloor`),
  slope: () => whole(0),
});
