import { call, constantOf, minus, plus, times } from '../build.js';
import * as big from '../multiprecision/index.js';
import { beta as betaFloat } from '../numeric/index.js';
import type { Expression } from '../tree.js';
import { binary } from './define.js';
import { applied } from './piece.js';

export const beta = binary({
  name: 'beta',
  float: betaFloat,
  precise: (bits, a, b) => big.beta(a!, b!, bits),
  latex: (args) => applied('\\mathrm{B}', args),
  derivative: ([a, b], [da, db]) => times(call('beta', a!, b!), plus(part(a!, b!, da!), part(b!, a!, db!))),
});

/** (digamma(a) - digamma(a + b)) da. */
function part(a: Expression, b: Expression, da: Expression): Expression {
  return constantOf(da) === 0 ? da : times(minus(call('digamma', a), call('digamma', plus(a, b))), da);
}
