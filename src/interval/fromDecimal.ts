import { splitExponent } from './_internals/powerOfTwo.js';
import { type Interval, of } from './interval.js';
import { down, up } from './rounding.js';

const NUMERAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/** digits * 10^exponent. */
interface Numeral {
  readonly digits: bigint;
  readonly exponent: number;
}

function read(text: string): Numeral {
  const match = NUMERAL.exec(text);
  if (match === null || `${match[2]}${match[3]}` === '')
    throw new RangeError(`fromDecimal: "${text}" is not a decimal numeral such as 0.1 or -2.5e-3`);
  const [, sign, whole, fraction, exponent] = match;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  return { digits, exponent: Number(exponent ?? 0) - fraction!.length };
}

const tenTo = (e: number): bigint => BigInt(`1${'0'.repeat(Math.max(0, e))}`);
const twoTo = (e: number): bigint => 1n << BigInt(Math.max(0, e));

/** The sign of numeral - x, in exact integer arithmetic; x finite, the exponent moderate. */
function compare({ digits, exponent }: Numeral, x: number): number {
  const { significand, exponent: e } = x === 0 ? { significand: 0, exponent: 0 } : splitExponent(Math.abs(x));
  const bits = BigInt(significand * 9007199254740992) * (x < 0 ? -1n : 1n);
  const left = digits * tenTo(exponent) * twoTo(53 - e);
  const right = bits * tenTo(-exponent) * twoTo(e - 53);
  return left > right ? 1 : left < right ? -1 : 0;
}

/**
 * The tightest enclosure of a decimal numeral: a point when it is a double, else the double nearest to it
 * and the next one on the other side. Throws a RangeError for any other text.
 */
export function fromDecimal(text: string): Interval {
  const numeral = read(text);
  const nearest = Number(text);
  if (numeral.digits === 0n) return of(0, 0);
  // beyond the range of the doubles, the overflown or underflown value stands for its side
  if (!Number.isFinite(nearest))
    return nearest > 0 ? of(Number.MAX_VALUE, nearest) : of(nearest, -Number.MAX_VALUE);
  if (nearest === 0) return numeral.digits > 0n ? of(0, up(0)) : of(down(0), 0);
  const side = compare(numeral, nearest);
  return of(side < 0 ? down(nearest) : nearest, side > 0 ? up(nearest) : nearest);
}
