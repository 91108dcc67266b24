import type { Fraction } from 'fraction.js';
import { call, constantOf, minus, plus, power, times, whole } from '../build.js';
import * as big from '../multiprecision/index.js';
import { pow as powFloat } from '../numeric/index.js';
import type { Expression } from '../tree.js';
import { binary } from './define.js';
import { BINDING, enclosed } from './piece.js';
import { bitsOf, fraction, integerOf, integerPower, squareRoot } from './rationals.js';

export const pow = binary({
  name: 'pow',
  float: powFloat,
  rational,
  bits: (a, b) => bitsOf(a!) * Math.max(1, Math.abs(b!.valueOf())),
  precise: (bits, a, b) => big.pow(a!, b!, bits),
  latex: ([a, b]) => ({ latex: `${enclosed(a!, BINDING.atom)}^{${b!.latex}}`, binding: BINDING.power }),
  derivative: ([a, b], [da, db]) => plus(byBase(a!, b!, da!), byExponent(a!, b!, db!)),
});

/** Largest power that is worked out, in bits. */
const LARGEST = 1_000_000;

/** Exponents are taken apart into a whole number and so many halvings, each a square root of the base. */
const HALVINGS = 6;

/** Powers with whole exponents and, where the roots are rational, halves, quarters, ... of them. */
function rational(a?: Fraction, b?: Fraction): Fraction | undefined {
  if (a!.equals(1) || (a!.n === 0n && b!.s * b!.n > 0n)) return a;
  let base: Fraction | undefined = a;
  let exponent = b!;
  for (let count = 0; exponent.d !== 1n; count++) {
    if (base === undefined || exponent.d % 2n !== 0n || count === HALVINGS) return undefined;
    base = squareRoot(base);
    exponent = exponent.mul(fraction(2));
  }
  const k = integerOf(exponent);
  return base === undefined || k === undefined ? undefined : wholePower(base, k);
}

function wholePower(base: Fraction, k: number): Fraction | undefined {
  if (bitsOf(base) * Math.abs(k) > LARGEST || (base.n === 0n && k < 0)) return undefined;
  const [above, below] = [integerPower(base.n, Math.abs(k)), integerPower(base.d, Math.abs(k))];
  const sign = base.s < 0n && k % 2 !== 0 ? -1n : 1n;
  return k < 0 ? fraction(sign * below, above) : fraction(sign * above, below);
}

/** b a^(b - 1) da. */
function byBase(a: Expression, b: Expression, da: Expression): Expression {
  return constantOf(da) === 0 ? whole(0) : times(times(b, power(a, minus(b, whole(1)))), da);
}

/** log(a) a^b db. */
function byExponent(a: Expression, b: Expression, db: Expression): Expression {
  return constantOf(db) === 0 ? whole(0) : times(times(call('log', a), power(a, b)), db);
}
