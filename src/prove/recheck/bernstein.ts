import { type Polynomial, powersOf } from './quotient.js';

/** A range with ends of the form whole number / 2^bits. */
export interface Range {
  readonly lo: bigint;
  readonly hi: bigint;
  readonly bits: number;
}

/** The signs of the least and of the largest Bernstein coefficient. */
export interface Signs {
  readonly least: -1 | 0 | 1;
  readonly most: -1 | 0 | 1;
}

const MOST = 3000;

/**
 * Signs of a polynomial's bounds on a box: its values lie between its least and its largest Bernstein
 * coefficient. Whole numbers throughout: everything is multiplied by positive numbers until nothing is left
 * to divide. Undefined when there are too many coefficients.
 */
export function bernsteinSigns(p: Polynomial, ranges: readonly Range[]): Signs | undefined {
  const terms = [...p].map(([key, value]) => ({ powers: powersOf(key), value }));
  const places = ranges.map((_, at) => at).filter((at) => terms.some(({ powers }) => (powers[at] ?? 0) > 0));
  const sizes = places.map((at) => 1 + Math.max(...terms.map(({ powers }) => powers[at] ?? 0)));
  const count = sizes.reduce((product, size) => product * size, 1);
  if (count > MOST) return undefined;
  const strides = sizes.map((_, k) => sizes.slice(k + 1).reduce((product, size) => product * size, 1));
  const shared = terms.reduce((least, { value }) => (least * value.d) / gcd(least, value.d), 1n);
  let table: bigint[] = Array.from({ length: count }, () => 0n);
  for (const { powers, value } of terms) {
    const at = places.reduce((sum, place, k) => sum + (powers[place] ?? 0) * strides[k]!, 0);
    table[at]! += value.s * value.n * (shared / value.d);
  }
  for (const [k, place] of places.entries())
    table = along(table, sizes[k]!, strides[k]!, (line) => bernsteinLine(line, ranges[place]!));
  const signs = table.map((value) => (value > 0n ? 1 : value < 0n ? -1 : 0));
  return {
    least: signs.reduce((a, b) => (b < a ? b : a)),
    most: signs.reduce((a, b) => (b > a ? b : a)),
  };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Every line of a table along one direction, changed. */
function along(
  table: readonly bigint[],
  size: number,
  stride: number,
  change: (line: readonly bigint[]) => readonly bigint[],
): bigint[] {
  const result = [...table];
  for (let start = 0; start < table.length; start++) {
    if (Math.floor(start / stride) % size !== 0) continue;
    const line = change(Array.from({ length: size }, (_, k) => table[start + k * stride]!));
    for (const [k, value] of line.entries()) result[start + k * stride] = value;
  }
  return result;
}

/** Power coefficients in x = (lo + (hi - lo) u) / 2^bits as Bernstein coefficients in u, times a positive number. */
function bernsteinLine(line: readonly bigint[], { lo, hi, bits }: Range): readonly bigint[] {
  const degree = line.length - 1;
  const shifted = line.map((value, k) => value << BigInt(bits * (degree - k)));
  for (let round = 0; round < degree; round++)
    for (let k = degree - 1; k >= round; k--) shifted[k]! += shifted[k + 1]! * lo;
  let scale = 1n;
  const unit = shifted.map((value) => {
    const scaled = value * scale;
    scale *= hi - lo;
    return scaled;
  });
  const chooses = unit.map((_, j) => choose(degree, j));
  const shared = chooses.reduce((least, value) => (least * value) / gcd(least, value), 1n);
  return unit.map((_, i) => {
    let sum = 0n;
    for (let j = 0; j <= i; j++) sum += unit[j]! * choose(i, j) * (shared / chooses[j]!);
    return sum;
  });
}

function choose(n: number, k: number): bigint {
  let value = 1n;
  for (let j = 1; j <= k; j++) value = (value * BigInt(n - k + j)) / BigInt(j);
  return value;
}
