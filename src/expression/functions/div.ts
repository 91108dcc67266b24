import { constantOf, minus, over, power, times, whole } from '../build.js';
import { binary } from './define.js';
import { BINDING } from './piece.js';

export const div = binary({
  name: 'div',
  float: (a, b) => a! / b!,
  code: ([a, b]) => `${a} / ${b}`,
  rational: (a, b) => (b!.n === 0n ? undefined : a!.div(b!)),
  latex: ([a, b]) => ({ latex: `\\frac{${a!.latex}}{${b!.latex}}`, binding: BINDING.product }),
  derivative: ([a, b], [da, db]) =>
    constantOf(db!) === 0 ? over(da!, b!) : over(minus(times(da!, b!), times(a!, db!)), power(b!, whole(2))),
});
