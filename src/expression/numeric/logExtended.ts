import type { Extended } from './extended.js';
import { productError, sumError } from './extended.js';

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

const TABLE_HIGH = Float64Array.from(TABLE, ({ high }) => high);
const TABLE_LOW = Float64Array.from(TABLE, ({ low }) => low);
const scratch = new DataView(new ArrayBuffer(8));

/** `logInto` for those who can afford an object. */
export function logExtended(x: number): Extended {
  const parts = new Float64Array(2);
  logInto(parts, x);
  return { high: parts[0]!, low: parts[1]! };
}

/**
 * Natural logarithm of a positive finite double as an unevaluated sum out[0] + out[1]; error below 2^-66
 * relatively within 1/64 of 1 and below 2^-72 + 2^-80 |log x| elsewhere. Made of x = 2^k c (1 + s)/(1 - s)
 * with c the nearest multiple of 1/32.
 */
export function logInto(out: Float64Array, x: number): void {
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
  const sum = m + near;
  const s = difference / sum;
  const product = s * sum;
  const rest = difference - product - productError(s, sum, product) - s * sumError(m, near, sum);
  const q = s * s;
  const cubic = s * q * (2 / 3 + q * (2 / 5 + q * (2 / 7 + q * (2 / 9 + (q * 2) / 11))));
  const whole = exponent * LN2.high;
  const base = TABLE_HIGH[cell - TABLE_FIRST]!;
  const first = whole + base;
  const second = first + 2 * s;
  const errors = sumError(whole, base, first) + sumError(first, 2 * s, second);
  const low = errors + ((2 * rest) / sum + cubic + TABLE_LOW[cell - TABLE_FIRST]! + exponent * LN2.low);
  out[0] = second + low;
  out[1] = low - (out[0]! - second);
}
