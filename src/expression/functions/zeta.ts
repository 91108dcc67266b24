import { zeta as zetaFloat } from '../numeric/index.js';
import { unary } from './define.js';

export const zeta = unary({
  name: 'zeta',
  float: zetaFloat,
  latex: '\\zeta',
  slope: () => undefined,
});
