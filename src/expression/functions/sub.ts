import { minus } from '../build.js';
import * as big from '../multiprecision/index.js';
import { binary } from './define.js';
import { BINDING, enclosed } from './piece.js';

export const sub = binary({
  name: 'sub',
  float: (a, b) => a! - b!,
  code: ([a, b]) => `${a} - ${b}`,
  rational: (a, b) => a!.sub(b!),
  precise: (bits, a, b) => big.add(a!, big.negate(b!), bits),
  latex: ([a, b]) => ({
    latex: `${enclosed(a!, BINDING.sum)} - ${enclosed(b!, BINDING.product)}`,
    binding: BINDING.sum,
    open: b!.open === true,
  }),
  derivative: (_, [da, db]) => minus(da!, db!),
});
