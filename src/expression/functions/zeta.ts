import * as big from '../multiprecision/index.js';
import { zeta as zetaFloat } from '../numeric/index.js';
import { unary } from './define.js';

export const zeta = unary({
  name: 'zeta',
  float: zetaFloat,
  precise: (bits, x) => big.zeta(x, bits),
  latex: '\\zeta',
  slope: () => undefined,
});
