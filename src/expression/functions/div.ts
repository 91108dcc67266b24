import { constantOf, minus, over, power, times, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { binary } from './define.js';
import { BINDING } from './piece.js';

export const div = binary({
  name: 'div',
  float: (a, b) => a! / b!,
  code: ([a, b]) => `${a} / ${b}`,
  rational: (a, b) => (b!.n === 0n ? undefined : a!.div(b!)),
  precise: (bits, a, b) => quotient(a!, b!, bits),
  latex: ([a, b]) => ({ latex: `\\frac{${a!.latex}}{${b!.latex}}`, binding: BINDING.product }),
  derivative: ([a, b], [da, db]) =>
    constantOf(db!) === 0 ? over(da!, b!) : over(minus(times(da!, b!), times(a!, db!)), power(b!, whole(2))),
});

/** As IEEE 754 has it for a divisor that is exactly zero, whose sign is taken to be plus. */
function quotient(a: big.Big, b: big.Big, bits: number): big.Result {
  if (b.m !== 0n) return big.divide(a, b, bits);
  return a.m === 0n ? Number.NaN : a.m > 0n ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
