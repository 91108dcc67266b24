import { bitLength } from '../bitLength.js';

/** The finite number m 2^e, of any precision. */
export interface Big {
  readonly m: bigint;
  readonly e: number;
}

export const ZERO: Big = { m: 0n, e: 0 };
export const ONE: Big = { m: 1n, e: 0 };

export function size(m: bigint): bigint {
  return m < 0n ? -m : m;
}

/** The exponent of the power of two just above |x|: |x| lies in [2^(top - 1), 2^top). */
export function top(x: Big): number {
  return x.m === 0n ? Number.NEGATIVE_INFINITY : bitLength(size(x.m)) + x.e;
}

/** log2 |x|, rounded up by at most 1e-6: sharper than `top`, which matters where errors of many factors multiply. */
export function magnitude(x: Big): number {
  const excess = Math.max(0, bitLength(size(x.m)) - 60);
  return Math.log2(Math.abs(Number(x.m >> BigInt(excess)))) + x.e + excess + 1e-9;
}

/** m 2^e with at most `bits` bits, rounded to nearest. */
export function rounded(m: bigint, e: number, bits: number): Big {
  const excess = bitLength(size(m)) - bits;
  if (excess <= 0) return { m, e };
  const half = 1n << BigInt(excess - 1);
  return { m: (m + half) >> BigInt(excess), e: e + excess };
}

/** m shifted left by `places`, right (towards minus infinity) when negative. */
export function shifted(m: bigint, places: number): bigint {
  return places >= 0 ? m << BigInt(places) : m >> BigInt(-places);
}

/** The sum, exactly. */
export function sum(a: Big, b: Big): Big {
  if (a.m === 0n) return b;
  if (b.m === 0n) return a;
  const e = Math.min(a.e, b.e);
  return { m: shifted(a.m, a.e - e) + shifted(b.m, b.e - e), e };
}

/** The sum; relative error at most 2^-bits. */
export function add(a: Big, b: Big, bits: number): Big {
  if (top(a) - top(b) > bits + 2) return rounded(a.m, a.e, bits + 1);
  if (top(b) - top(a) > bits + 2) return rounded(b.m, b.e, bits + 1);
  const { m, e } = sum(a, b);
  return rounded(m, e, bits);
}

export function negate(a: Big): Big {
  return { m: -a.m, e: a.e };
}

export function subtract(a: Big, b: Big, bits: number): Big {
  return add(a, negate(b), bits);
}

/** The product; relative error at most 2^-bits, as of the operations below. */
export function multiply(a: Big, b: Big, bits: number): Big {
  return rounded(a.m * b.m, a.e + b.e, bits);
}

/** a/b for b other than 0. */
export function divide(a: Big, b: Big, bits: number): Big {
  const places = Math.max(0, bits + 2 - bitLength(size(a.m)) + bitLength(size(b.m)));
  return rounded((a.m << BigInt(places)) / b.m, a.e - b.e - places, bits + 1);
}

/** The square root of a nonnegative number. */
export function squareRoot(a: Big, bits: number): Big {
  if (a.m === 0n) return ZERO;
  const wanted = Math.max(0, 2 * bits + 4 - bitLength(a.m));
  const places = wanted + ((((a.e - wanted) % 2) + 2) % 2);
  return rounded(integerRoot(a.m << BigInt(places)), (a.e - places) / 2, bits + 1);
}

/** The integer part of the square root of a positive integer, by Newton's iteration from above. */
export function integerRoot(n: bigint): bigint {
  let root = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** a 2^places. */
export function scaled(a: Big, places: number): Big {
  return { m: a.m, e: a.e + places };
}

export function whole(n: number | bigint): Big {
  return { m: BigInt(n), e: 0 };
}

/** -1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Big, b: Big): number {
  const [left, right] = [Math.sign(Number(a.m)), Math.sign(Number(b.m))];
  if (left !== right || left === 0) return Math.sign(left - right);
  if (top(a) !== top(b)) return top(a) > top(b) ? left : -left;
  const difference = sum(a, negate(b)).m;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

export function isNegative(a: Big): boolean {
  return a.m < 0n;
}

export function absolute(a: Big): Big {
  return a.m < 0n ? negate(a) : a;
}

/** The greatest integer that is not above x. */
export function floorOf(x: Big): bigint {
  return shifted(x.m, x.e);
}

/** x as a multiple of 2^-places, rounded down. */
export function fixed(x: Big, places: number): bigint {
  return shifted(x.m, x.e + places);
}

const scratch = new DataView(new ArrayBuffer(8));

/** The number that a finite double is. */
export function fromDouble(x: number): Big {
  scratch.setFloat64(0, x);
  const bits = scratch.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const digits = bits & 0xfffffffffffffn;
  const m = exponent === 0 ? digits : digits | 0x10000000000000n;
  return { m: bits >> 63n === 0n ? m : -m, e: Math.max(1, exponent) - 1075 };
}

/** The number as a double, to 2^-52 relatively; infinite or zero outside the range of doubles. */
export function toDouble(x: Big): number {
  const { m, e } = rounded(x.m, x.e, 53);
  if (e > 1100) return m === 0n ? 0 : m > 0n ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (e < -1200) return 0;
  const half = Math.trunc(e / 2);
  return Number(m) * powerOfTwo(half) * powerOfTwo(e - half);
}

function powerOfTwo(exponent: number): number {
  scratch.setBigUint64(0, BigInt(exponent + 1023) << 52n);
  return scratch.getFloat64(0);
}
