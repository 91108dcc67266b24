import { type Big, rounded } from './big.js';

/** A constant in units of 2^-places. */
type Fixed = (places: number) => bigint;

/** The constant computed to the most places asked for so far; fewer are cut from it. */
function remembered(compute: Fixed): Fixed {
  let known = { places: 0, value: 0n };
  return (places) => {
    if (places > known.places) known = { places: places + 64, value: compute(places + 64) };
    return known.value >> BigInt(known.places - places);
  };
}

/** sum of sign^k / ((2k + 1) n^(2k + 1)): atanh(1/n), or atan(1/n) with sign -1. */
function inverse(n: bigint, sign: bigint, places: number): bigint {
  let power = (1n << BigInt(places)) / n;
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = (sign * power) / (n * n);
  }
  return sum;
}

const guarded =
  (compute: Fixed): Fixed =>
  (places) =>
    compute(places + 16) >> 16n;

/** log 2 in units of 2^-places, as 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749). */
export const fixedLog2 = remembered(
  guarded(
    (places) =>
      18n * inverse(26n, 1n, places) - 2n * inverse(4801n, 1n, places) + 8n * inverse(8749n, 1n, places),
  ),
);

/** pi in units of 2^-places, as 16 atan(1/5) - 4 atan(1/239) (Machin). */
export const fixedPi = remembered(
  guarded((places) => 16n * inverse(5n, -1n, places) - 4n * inverse(239n, -1n, places)),
);

export function log2Constant(bits: number): Big {
  return rounded(fixedLog2(bits + 4), -bits - 4, bits + 2);
}

export function piConstant(bits: number): Big {
  return rounded(fixedPi(bits + 4), -bits - 4, bits + 2);
}

let numbers: readonly Bernoulli[] = [];

/** Numerator and denominator. */
export type Bernoulli = readonly [bigint, bigint];

/** The Bernoulli number B_2k for k >= 1, exactly. */
export function bernoulli(k: number): Bernoulli {
  if (k > numbers.length) numbers = bernoulliNumbers(Math.max(64, 2 * k));
  return numbers[k - 1]!;
}

/** B_2 .. B_2n from the tangent numbers T_k: |B_2k| = 2k T_k / (4^k (4^k - 1)) (Brent and Harvey 2011). */
function bernoulliNumbers(n: number): Bernoulli[] {
  const tangents = [1n];
  for (let k = 1; k < n; k++) tangents.push(BigInt(k) * tangents[k - 1]!);
  for (let k = 1; k < n; k++) {
    for (let j = k; j < n; j++)
      tangents[j] = BigInt(j - k) * tangents[j - 1]! + BigInt(j - k + 2) * tangents[j]!;
  }
  return tangents.map((tangent, place) => {
    const k = place + 1;
    const four = 1n << BigInt(2 * k);
    const sign = k % 2 === 1 ? 1n : -1n;
    return [sign * BigInt(2 * k) * tangent, four * (four - 1n)];
  });
}
