import type { DoubleDouble } from './doubleDouble.js';

/** 1 as a fixed-point number: 160 bits after the binary point. */
const ONE = 1n << 160n;

/**
 * log((n + d) / (n - d)) = 2 atanh(d / n) by its series, |d / n| < 1/5; fixed point, wrong by less than
 * 2^-150.
 */
function logRatio(d: bigint, n: bigint): bigint {
  let power = (2n * d * ONE) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (power * d * d) / (n * n);
    sum += power / k;
  }
  return sum;
}

// log 2 = log(4/3) + log(3/2)
const LOG2 = logRatio(1n, 7n) + logRatio(1n, 5n);

/** exp(x) for fixed-point 0 <= x < 1 by its series; wrong by less than 2^-150. */
function fixedExp(x: bigint): bigint {
  let term = ONE;
  let sum = ONE;
  for (let k = 1n; term !== 0n; k++) {
    term = (term * x) / (ONE * k);
    sum += term;
  }
  return sum;
}

const toNumber = (x: bigint): number => Number(x) / Number(ONE);

function toDoubleDouble(x: bigint): DoubleDouble {
  const hi = toNumber(x);
  return { hi, lo: toNumber(x - BigInt(hi * Number(ONE))) };
}

/**
 * log 2 in three parts: 32 bits, so that multiples by integers below 2^20 are exact, and a double-double
 * rest.
 */
export const LOG2_PARTS = headAndRest(LOG2);

function headAndRest(x: bigint): { readonly head: number; readonly rest: DoubleDouble } {
  const head = (x >> 128n) << 128n;
  return { head: toNumber(head), rest: toDoubleDouble(x - head) };
}

/** (log 2) / 64 in the same three parts, with a head of 32 bits after the point. */
export const LOG2_OVER_64_PARTS = headAndRest(LOG2 / 64n);

/** log(n / 64) for n = 45 .. 91, as double-doubles, at index n. */
export const LOG_TABLE: readonly DoubleDouble[] = Array.from({ length: 92 }, (_, n) =>
  toDoubleDouble(n < 45 ? 0n : logRatio(BigInt(n - 64), BigInt(n + 64))),
);

/** 2^(j / 64) for j = 0 .. 63, as double-doubles. */
export const EXP_TABLE: readonly DoubleDouble[] = Array.from({ length: 64 }, (_, j) =>
  toDoubleDouble(fixedExp((LOG2 * BigInt(j)) / 64n)),
);

/** 1 / log 10 and 1 / log 2 as double-doubles. */
export const INVERSE_LOG10 = toDoubleDouble((ONE * ONE) / (3n * LOG2 + logRatio(1n, 9n)));
export const INVERSE_LOG2 = toDoubleDouble((ONE * ONE) / LOG2);
