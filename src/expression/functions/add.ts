import { plus } from '../build.js';
import * as big from '../multiprecision/index.js';
import { binary } from './define.js';
import { BINDING, enclosed } from './piece.js';

export const add = binary({
  name: 'add',
  float: (a, b) => a! + b!,
  code: ([a, b]) => `${a} + ${b}`,
  rational: (a, b) => a!.add(b!),
  precise: (bits, a, b) => big.add(a!, b!, bits),
  latex: ([a, b]) => ({
    latex: `${enclosed(a!, BINDING.sum)} + ${enclosed(b!, BINDING.product)}`,
    binding: BINDING.sum,
    open: b!.open === true,
  }),
  derivative: (_, [da, db]) => plus(da!, db!),
});
