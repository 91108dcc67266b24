import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random doubles of every kind, reproducible from the seed. */
export interface Draw {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Uniform on [a, b). */
  between(a: number, b: number): number;
  /** Random sign, exponent uniform on [from, to), full significand. */
  scaled(from: number, to: number): number;
  /** One of the values. */
  pick<T>(values: readonly T[]): T;
  /** An integer of a .. b. */
  integer(a: number, b: number): number;
}

/** The draws that belong to `seed`. */
export function draw(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  const between = (a: number, b: number) => a + (b - a) * uniform();
  const integer = (a: number, b: number) => Math.floor(between(a, b + 1));
  const scaled = (from: number, to: number) => {
    const exponent = integer(from, to - 1);
    const half = Math.trunc(exponent / 2);
    return (uniform() < 0.5 ? -1 : 1) * (1 + uniform()) * 2 ** half * 2 ** (exponent - half);
  };
  const pick = <T>(values: readonly T[]): T => values[integer(0, values.length - 1)]!;
  return { uniform, between, scaled, pick, integer };
}
