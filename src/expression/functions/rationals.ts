import { Fraction } from 'fraction.js';

/** What readings of functions need beyond the methods of fractions. */

export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  return new Fraction(BigInt(numerator), BigInt(denominator));
}

/** The value of an integer that is small enough to count with; undefined for other fractions. */
export function integerOf(x: Fraction): number | undefined {
  return x.d === 1n && x.n <= 1_000_000_000n ? Number(x.s * x.n) : undefined;
}

/** Number of binary digits of a nonnegative integer. */
export function bitLength(n: bigint): number {
  if (n < 1n << 1000n) return n === 0n ? 0 : exactBits(n, Number(n));
  return n.toString(16).length * 4;
}

function exactBits(n: bigint, near: number): number {
  const guess = Math.floor(Math.log2(near));
  return n >> BigInt(guess) === 0n ? guess : n >> BigInt(guess + 1) === 0n ? guess + 1 : guess + 2;
}

/** Numerator and denominator together, in bits. */
export function size(x: Fraction): number {
  return bitLength(x.n) + bitLength(x.d);
}

/** The exact square root of a nonnegative integer; undefined when it has none. */
function integerRoot(n: bigint): bigint | undefined {
  if (n < 2n) return n;
  let root = 1n << BigInt((bitLength(n) >> 1) + 1);
  for (let next = root; ; root = next) {
    next = (root + n / root) >> 1n;
    if (next >= root) return root * root === n ? root : undefined;
  }
}

export function squareRoot(x: Fraction): Fraction | undefined {
  if (x.s < 0n) return undefined;
  const [above, below] = [integerRoot(x.n), integerRoot(x.d)];
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
