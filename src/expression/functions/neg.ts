import { whole } from '../build.js';
import { negate } from '../multiprecision/index.js';
import { unary } from './define.js';
import { BINDING, enclosed } from './piece.js';

export const neg = {
  ...unary({
    name: 'neg',
    float: (a) => -a!,
    rational: (a) => a!.neg(),
    precise: (_, x) => negate(x),
    latex: (a) => ({
      latex: `-${enclosed(a, BINDING.product)}`,
      binding: BINDING.sign,
      open: a.open === true,
    }),
    slope: () => whole(-1),
  }),
  code: ([a]: readonly string[]) => `-${a}`,
};
