import { Decimal } from 'decimal.js';
import { Fraction } from 'fraction.js';
import type { Values } from '../float/index.js';
import { top } from '../multiprecision/index.js';
import type { Definitions, Expression } from '../tree.js';
import { decimalText } from './decimalText.js';
import { attempt } from './exactReading.js';
import { interpret } from './interpret.js';
import type { Quantity, Value } from './value.js';

/** A constructor apart from the package's, so that nobody's settings change it. */
const Wide = Decimal.clone({
  precision: 1000,
  minE: -9e15,
  maxE: 9e15,
  toExpNeg: -7,
  toExpPos: 21,
  defaults: true,
});

/** A value to many digits. */
export interface DecimalValue {
  /** Rounded to the digits asked for; NaN and infinities as doubles have them. */
  readonly value: Decimal;
  /** Bound on |value - true value|. */
  readonly error: Decimal;
}

/**
 * The value of a numeric expression at a point to at least `digits` significant digits (at most 900), by ball
 * arithmetic: rationals stay exact, every other operation carries a bound on its error, and the precision is
 * raised until the bound is small enough. Doubles are the rationals they are, numerals the decimals they say.
 * Undefined where no precision tried (up to eight times the digits) decides a branch, a floor or the digits,
 * as when two equal irrational numbers are compared.
 */
export function decimalReading(
  expression: Expression,
  point: Values,
  digits: number,
  definitions: Definitions = [],
): DecimalValue | undefined {
  for (let bits = Math.ceil(digits * 3.33) + 24; bits < digits * 30 + 200; bits *= 2) {
    const value = attempt<Value>(() => interpret(expression, point, definitions, { bits, work: WORK }));
    const decimal = value === undefined ? undefined : decimalOf(asQuantity(value), digits);
    if (decimal !== undefined) return decimal;
  }
  return undefined;
}

/** Work on rationals before they become balls. */
const WORK = 1e8;

function asQuantity(value: Value): Quantity {
  return typeof value === 'boolean' ? Number(value) : (value as Quantity);
}

function decimalOf(value: Quantity, digits: number): DecimalValue | undefined {
  if (typeof value === 'number') return { value: new Wide(value), error: new Wide(0) };
  const decimal = new Wide(decimalText(value, digits));
  const half = decimal.isZero() ? new Wide(0) : new Wide(`5e${decimal.e - digits}`);
  if (value instanceof Fraction) return { value: decimal, error: half };
  const wanted = top(value.middle) - 1 - digits * 3.3219280948873626;
  if (value.error > wanted) return undefined;
  if (value.error === Number.NEGATIVE_INFINITY) return { value: decimal, error: half };
  return { value: decimal, error: half.plus(powerOfTwo(Math.ceil(value.error))) };
}

/** 2^exponent, rounded up. */
function powerOfTwo(exponent: number): Decimal {
  const power = decimalText({ middle: { m: 1n, e: exponent }, error: 0 }, 3);
  return new Wide(power).times(1.01);
}
