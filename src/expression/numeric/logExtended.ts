import type { Extended } from './extended.js';
import { quick, twoProduct, twoSum } from './extended.js';

const CELLS = 32;
const TABLE_FIRST = -10;
const TABLE = Array.from({ length: 25 }, (_, place) => tabulated(TABLE_FIRST + place));
/** log 2 with 20 low bits of the first part zero, so that its multiples by exponents are exact. */
const LN2 = split(fixedLog(1n, 3n), 32);

/** 2 atanh(numerator/denominator) in units of 2^-200, by its power series. */
function fixedLog(numerator: bigint, denominator: bigint): bigint {
  let power = (numerator << 201n) / denominator;
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = (power * numerator * numerator) / (denominator * denominator);
  }
  return sum;
}

/** A fixed-point number as an extended one whose first part has at most `bits` bits. */
function split(fixed: bigint, bits: number): Extended {
  const excess = fixed.toString(2).replace('-', '').length - bits;
  const drop = BigInt(Math.max(0, excess));
  const head = (fixed >> drop) << drop;
  return { high: toDouble(head), low: toDouble(fixed - head) };
}

function toDouble(fixed: bigint): number {
  return Number(fixed) / Number(1n << 200n);
}

/** log(1 + cell/32). */
function tabulated(cell: number): Extended {
  return split(fixedLog(BigInt(cell), BigInt(2 * CELLS + cell)), 53);
}

const scratch = new DataView(new ArrayBuffer(8));

/**
 * Natural logarithm of a positive finite double as an extended number; error below 2^-66 of
 * max(|log x|, 2^-66) near 1 and below 2^-72 absolutely elsewhere plus 2^-80 |log x|.
 */
export function logExtended(x: number): Extended {
  const normal = x < 2.3e-308 ? x * 18_014_398_509_481_984 : x;
  scratch.setFloat64(0, normal);
  const top = scratch.getUint32(0);
  let exponent = (top >>> 20) - 1023 - (normal === x ? 0 : 54);
  scratch.setUint32(0, (top & 0xfffff) | 0x3ff00000);
  let m = scratch.getFloat64(0);
  if (m > 1.41) {
    m /= 2;
    exponent++;
  }
  const cell = Math.round((m - 1) * CELLS);
  const near = 1 + cell / CELLS;
  const difference = m - near;
  const sum = twoSum(m, near);
  const s = difference / sum.high;
  const product = twoProduct(s, sum.high);
  const rest = (difference - product.high - product.low - s * sum.low) / sum.high;
  const q = s * s;
  const cubic = s * q * (2 / 3 + q * (2 / 5 + q * (2 / 7 + q * (2 / 9 + (q * 2) / 11))));
  const base = TABLE[cell - TABLE_FIRST]!;
  const low = 2 * rest + cubic + base.low + exponent * LN2.low;
  if (exponent === 0) {
    const head = twoSum(base.high, 2 * s);
    return quick(head.high, head.low + low);
  }
  const first = twoSum(exponent * LN2.high, base.high);
  const second = twoSum(first.high, 2 * s);
  return quick(second.high, first.low + second.low + low);
}
