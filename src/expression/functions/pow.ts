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
  precise: (bits, a, b) => big.pow(a!, b!, bits),
  latex: ([a, b]) => ({ latex: `${enclosed(a!, BINDING.atom)}^{${b!.latex}}`, binding: BINDING.power }),
  derivative: ([a, b], [da, db]) => plus(byBase(a!, b!, da!), byExponent(a!, b!, db!)),
});

/** Largest power that is worked out, in bits. */
const LARGEST = 1_000_000;

/** Whole powers, and halves of them where the root is rational. */
function rational(a?: Fraction, b?: Fraction): Fraction | undefined {
  const twice = integerOf(b!.mul(fraction(2)));
  const base = twice === undefined || twice % 2 === 0 ? a! : squareRoot(a!);
  if (base === undefined || twice === undefined) return undefined;
  const k = twice % 2 === 0 ? twice / 2 : twice;
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
