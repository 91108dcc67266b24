import { whole } from '../build.js';
import { unary } from './define.js';
import { atom } from './piece.js';

export const floor = unary({
  name: 'floor',
  float: Math.floor,
  rational: (x) => x.floor(),
  latex: (x) => atom(`\\left\\lfloor ${x.latex} \\right\\rfloor`),
  slope: () => whole(0),
});
