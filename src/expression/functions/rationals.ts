import { Fraction } from 'fraction.js';
import { bitLength } from '../bitLength.js';
import { fromDouble, integerRoot } from '../multiprecision/index.js';

/** What readings of functions need beyond the methods of fractions. */

export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  return new Fraction(BigInt(numerator), BigInt(denominator));
}

/** The value of an integer that is small enough to count with; undefined for other fractions. */
export function integerOf(x: Fraction): number | undefined {
  return x.d === 1n && x.n <= 1_000_000_000n ? Number(x.s * x.n) : undefined;
}

/** Numerator and denominator together, in bits. */
export function bitsOf(x: Fraction): number {
  return bitLength(x.n) + bitLength(x.d);
}

/** The exact square root of a nonnegative integer; undefined when it has none. */
function exactRoot(n: bigint): bigint | undefined {
  if (n < 2n) return n;
  const root = integerRoot(n);
  return root * root === n ? root : undefined;
}

export function squareRoot(x: Fraction): Fraction | undefined {
  if (x.s < 0n) return undefined;
  const [above, below] = [exactRoot(x.n), exactRoot(x.d)];
  return above === undefined || below === undefined ? undefined : fraction(above, below);
}

/** The value at one argument, for functions that are rational there only. */
export function at(place: number, value: Fraction): (x: Fraction) => Fraction | undefined {
  return (x) => (x.d === 1n && x.s * x.n === BigInt(place) ? value : undefined);
}

/** The exponent k when x is base^k. */
export function exponentOf(x: Fraction, base: bigint): Fraction | undefined {
  if (x.s <= 0n || (x.n !== 1n && x.d !== 1n)) return undefined;
  let rest = x.n === 1n ? x.d : x.n;
  let k = 0n;
  for (; rest % base === 0n; rest /= base) k++;
  return rest === 1n ? fraction(x.n === 1n ? -k : k) : undefined;
}

/** n^k for k >= 0. */
export function integerPower(n: bigint, k: number): bigint {
  let result = 1n;
  let base = n;
  for (let rest = k; ; base *= base) {
    if (rest & 1) result *= base;
    rest >>= 1;
    if (rest === 0) return result;
  }
}

/** The rational that a finite double is. */
export function fractionOf(x: number): Fraction {
  const { m, e } = fromDouble(x);
  return e >= 0 ? fraction(m << BigInt(e)) : fraction(m, 1n << BigInt(-e));
}

/** The rational that a numeral says. */
export function numeralFraction(text: string): Fraction {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [before = '', after = ''] = mantissa.split('.');
  const exponent = Number(power) - after.length;
  const digits = BigInt(`${before}${after}`);
  const ten = integerPower(10n, Math.abs(exponent));
  return exponent >= 0 ? fraction(digits * ten) : fraction(digits, ten);
}
