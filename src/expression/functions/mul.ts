import { plus, times } from '../build.js';
import * as big from '../multiprecision/index.js';
import { binary } from './define.js';
import { BINDING, enclosed, type Piece, parentheses } from './piece.js';

export const mul = binary({
  name: 'mul',
  float: (a, b) => a! * b!,
  code: ([a, b]) => `${a} * ${b}`,
  rational: (a, b) => a!.mul(b!),
  precise: (bits, a, b) => big.multiply(a!, b!, bits),
  latex: ([a, b]) => juxtaposed(a!, b!),
  derivative: ([a, b], [da, db]) => plus(times(da!, b!), times(a!, db!)),
});

function juxtaposed(a: Piece, b: Piece): Piece {
  const left = a.open ? parentheses(a.latex) : enclosed(a, BINDING.sign);
  const right = enclosed(b, BINDING.product);
  return { latex: `${left}${between(left, right)}${right}`, binding: BINDING.product, open: b.open === true };
}

/** Before a digit stands a dot, beside an upright word a thin space, else nothing that shows. */
function between(left: string, right: string): string {
  if (/^[\d.]/.test(right) || (/\d$/.test(left) && /^\\frac\{\d/.test(right))) return ' \\cdot ';
  return /\\mathrm\{\w\w+\}[^\s]*$/.test(left) || /^\\mathrm\{\w\w/.test(right) ? ' \\, ' : ' ';
}
