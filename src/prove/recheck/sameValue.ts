import type { Expression } from '../../expression/index.js';
import { type Arithmetic, arithmetic, type Meter, NoEnclosure } from './arithmetic.js';
import { expand } from './expand.js';
import type { Binding } from './mpfr.js';
import type { Ends, Side } from './settle.js';

/** Bits of the arithmetic in which trees are compared at points, and how many of them must agree. */
const BITS = 640;
const AGREE = 400;
/** Points at which trees are compared. */
const POINTS = 16;

/** Whether the k-th coefficient of a tree's expansion along a variable vanishes everywhere on a face. */
export type Tester = (tree: Expression, ends: Ends, along: string, k: number) => boolean;

/**
 * Tells whether trees vanish on a box, by their values at 16 points spread over it in arithmetic of 640 bits:
 * every value must be below 2^-400 in size and enclosed as closely. No proof, but two different elementary
 * functions do not agree so far by chance; the counts of such steps are reported.
 */
export function identityTester(
  mpfr: Binding,
  sides: readonly Side[],
  seed: string,
  meter: Meter,
  onUse: () => void,
): Tester {
  const m = arithmetic(mpfr, BITS, meter);
  return (tree, ends, along, k) => {
    let defined = 0;
    for (const point of points(ends, sides, seed)) {
      const found = m.scoped(() => vanishes(m, tree, sides, point, along, k));
      if (found === false) return false;
      if (found === true) defined += 1;
    }
    const isVanishing = defined >= POINTS / 2;
    if (isVanishing) onUse();
    return isVanishing;
  };
}

function vanishes(
  m: Arithmetic,
  tree: Expression,
  sides: readonly Side[],
  point: readonly number[],
  along: string,
  k: number,
): boolean | undefined {
  try {
    const box = new Map(sides.map(({ name }, at) => [name, m.doubles(point[at]!, point[at]!)]));
    return m.isTiny(expand(m, tree, box, along, k)[k]!, AGREE);
  } catch (error) {
    if (error instanceof NoEnclosure) return undefined;
    throw error;
  }
}

/** Points in a box, from a seed; sides that are whole get whole numbers. */
export function points(ends: Ends, sides: readonly Side[], seed: string): readonly (readonly number[])[] {
  let state = 0x9e3779b9;
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  const next = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
  return Array.from({ length: POINTS }, () =>
    ends.map(([lo, hi], at) => {
      // near the lower end as often as over the whole side, and never so large that series take long
      const part = next() * (next() < 0.5 ? 1 : 0.01);
      const value = lo + part * (Math.min(hi, Math.max(lo + 1, 200 + lo)) - lo);
      return sides[at]!.isWhole ? Math.min(hi, Math.round(value)) : Math.min(hi, value);
    }),
  );
}
