import type { Extended } from './extended.js';

/** Cells of the numbers from 0.707 to 1.414, by the leading 7 bits behind the first. */
const CELLS = 128;
/** The upper half of the double where they begin, a little below sqrt(1/2); the 75th cell begins at 1. */
const ROOT = 0x3fe6a000;
const BITS = 200n;

interface Table {
  /** The reciprocal of each cell's middle, in so few bits that m inverse - 1 is a double for every m of the cell. */
  readonly inverse: Float64Array;
  /** -log of it: a multiple of 2^-42, and what is left. */
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** log 2, so split that multiples of the first part by exponents plus the first part of a cell are exact. */
const LN2 = split(logRatio(1n, 3n));
const { inverse: INVERSE, high: LOG_HIGH, low: LOG_LOW } = table();
/** 2^-1024, 2^-1023, ..., 2^1022: a product takes an exponent away faster than the bits of a double are put together. */
const FIRST_POWER = 1024;
const POWERS = powers();
/** Doubles of its size are multiples of 2^-21. */
const COARSE = 3_221_225_472;
const scratch = new DataView(new ArrayBuffer(8));

function table(): Table {
  const logs = wholeLogs();
  const [inverse, high, low] = [0, 0, 0].map(() => new Float64Array(CELLS)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let cell = 0; cell < CELLS; cell++) {
    const [from, to] = [boundary(cell), boundary(cell + 1)];
    // Beside 1 the logarithm is that of m itself; below 1 numbers have a bit more behind the point.
    const isBesideOne = from <= 1 && to >= 1;
    const parts = from < 1 ? 128 : 256;
    const count = isBesideOne ? parts : Math.round((2 * parts) / (from + to));
    const log = split((parts === 128 ? logs[0]! : logs[128]!) - logs[count - 128]!);
    inverse[cell] = count / parts;
    high[cell] = log.high;
    low[cell] = log.low;
  }
  return { inverse, high, low };
}

function powers(): Float64Array {
  const all = new Float64Array(2047);
  all[FIRST_POWER] = 1;
  for (let place = FIRST_POWER; place > 0; place--) all[place - 1] = all[place]! / 2;
  for (let place = FIRST_POWER; place < 2046; place++) all[place + 1] = all[place]! * 2;
  return all;
}

/** Where a cell begins. */
function boundary(cell: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, ROOT + cell * 8192);
  return view.getFloat64(0);
}

/** log 128, log 129, ..., log 256, less log 128, in units of 2^-200. */
function wholeLogs(): readonly bigint[] {
  const logs = [0n];
  for (let n = 128n; n < 256n; n++) logs.push(logs.at(-1)! + logRatio(1n, 2n * n + 1n));
  return logs;
}

/** 2 atanh(numerator/denominator) in units of 2^-200, by its power series. */
function logRatio(numerator: bigint, denominator: bigint): bigint {
  let power = (numerator << (BITS + 1n)) / denominator;
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = (power * numerator * numerator) / (denominator * denominator);
  }
  return sum;
}

/** A fixed-point number as a multiple of 2^-42 and the rest. */
function split(fixed: bigint): Extended {
  const drop = BITS - 42n;
  const head = ((fixed + (1n << (drop - 1n))) >> drop) << drop;
  return { high: toDouble(head), low: toDouble(fixed - head) };
}

function toDouble(fixed: bigint): number {
  return Number(fixed) / Number(1n << BITS);
}

/** `logInto` for those who can afford an object. */
export function logExtended(x: number): Extended {
  const parts = new Float64Array(2);
  logInto(parts, x);
  return { high: parts[0]!, low: parts[1]! };
}

/**
 * Natural logarithm of a positive finite double as an unevaluated sum out[0] + out[1]; error below 2^-66
 * relatively within 1/128 of 1 and below 2^-73 + 2^-80 |log x| elsewhere.
 *
 * With x = 2^k m, m from 0.707 to 1.414, and c the short reciprocal of the cell of m, the logarithm is
 * k log 2 - log c + log(1 + r) with r = m c - 1, a double of at most 2^-7. The first two terms of the last series
 * are kept to twice the precision, by parts of r whose products are exact. (The way of taking the argument
 * apart is that of S. Nagy's pow for C libraries, which replaced divisions by short reciprocals.)
 */
export function logInto(out: Float64Array, x: number): void {
  const normal = x < 2.3e-308 ? x * 18_014_398_509_481_984 : x;
  scratch.setFloat64(0, normal, true);
  const top = scratch.getUint32(4, true);
  const offset = top - ROOT;
  const exponent = offset >> 20;
  const m = normal * POWERS[FIRST_POWER - exponent]!;
  const mHigh = m + COARSE - COARSE;
  const cell = (offset >> 13) & 127;
  const c = INVERSE[cell]!;
  const k = normal === x ? exponent : exponent - 54;
  const rHigh = mHigh * c - 1;
  const rLow = (m - mHigh) * c;
  const r = rHigh + rLow;
  const whole = k * LN2.high + LOG_HIGH[cell]!;
  const first = whole + r;
  const half = -0.5 * r;
  const halfHigh = -0.5 * rHigh;
  const squareHigh = rHigh * halfHigh;
  const second = first + squareHigh;
  const cubic =
    r *
    r *
    r *
    (1 / 3 - r / 4 + r * r * (1 / 5 - r / 6 + r * r * (1 / 7 - r / 8 + r * r * (1 / 9 - r / 10))));
  const low =
    k * LN2.low +
    LOG_LOW[cell]! +
    (whole - first + r) +
    rLow * (half + halfHigh) +
    (first - second + squareHigh) +
    cubic;
  const sum = second + low;
  out[0] = sum;
  out[1] = second - sum + low;
}
