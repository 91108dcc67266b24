import { Fraction } from 'fraction.js';
import type { Polynomial } from './quotient.js';
import { powersOf } from './quotient.js';

/** The range of a variable. */
export interface Range {
  readonly lo: Fraction;
  readonly hi: Fraction;
}

const MOST = 6000;

/**
 * Bounds of a polynomial on a box: the least and the largest of its Bernstein coefficients, between which all
 * its values lie; undefined when there are too many.
 */
export function bernsteinBounds(
  p: Polynomial,
  ranges: readonly Range[],
): { readonly least: Fraction; readonly most: Fraction } | undefined {
  const terms = [...p].map(([key, value]) => ({ powers: powersOf(key), value }));
  const places = ranges.map((_, at) => at).filter((at) => terms.some(({ powers }) => (powers[at] ?? 0) > 0));
  const degrees = places.map((at) => Math.max(...terms.map(({ powers }) => powers[at] ?? 0)));
  const sizes = degrees.map((degree) => degree + 1);
  const count = sizes.reduce((product, size) => product * size, 1);
  if (count > MOST) return undefined;
  const strides = sizes.map((_, k) => sizes.slice(k + 1).reduce((product, size) => product * size, 1));
  let table: Fraction[] = Array.from({ length: count }, () => new Fraction(0));
  for (const { powers, value } of terms) {
    const at = places.reduce((sum, place, k) => sum + (powers[place] ?? 0) * strides[k]!, 0);
    table[at] = table[at]!.add(value);
  }
  for (const [k, place] of places.entries())
    table = along(table, sizes[k]!, strides[k]!, (line) => bernsteinLine(line, ranges[place]!));
  const order = table.toSorted((a, b) => a.compare(b));
  return { least: order[0]!, most: order.at(-1)! };
}

/** Every line of a table along one direction, changed. */
function along(
  table: readonly Fraction[],
  size: number,
  stride: number,
  change: (line: readonly Fraction[]) => readonly Fraction[],
): Fraction[] {
  const result = [...table];
  for (let start = 0; start < table.length; start++) {
    if (Math.floor(start / stride) % size !== 0) continue;
    const line = change(Array.from({ length: size }, (_, k) => table[start + k * stride]!));
    for (const [k, value] of line.entries()) result[start + k * stride] = value;
  }
  return result;
}

/** Power coefficients on [lo, hi] as Bernstein coefficients. */
function bernsteinLine(line: readonly Fraction[], { lo, hi }: Range): readonly Fraction[] {
  const degree = line.length - 1;
  const width = hi.sub(lo);
  const shifted = [...line];
  for (let round = 0; round < degree; round++)
    for (let k = degree - 1; k >= round; k--) shifted[k] = shifted[k]!.add(shifted[k + 1]!.mul(lo));
  let scale = new Fraction(1);
  const unit = shifted.map((value) => {
    const scaled = value.mul(scale);
    scale = scale.mul(width);
    return scaled;
  });
  return unit.map((_, i) => {
    let sum = new Fraction(0);
    for (let j = 0; j <= i; j++) sum = sum.add(unit[j]!.mul(new Fraction(choose(i, j), choose(degree, j))));
    return sum;
  });
}

function choose(n: number, k: number): bigint {
  let value = 1n;
  for (let j = 1; j <= k; j++) value = (value * BigInt(n - k + j)) / BigInt(j);
  return value;
}
