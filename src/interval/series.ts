import { twoProduct } from './_internals/doubleDouble.js';
import { powerOfTwo } from './_internals/powerOfTwo.js';
import { addDown, addUp } from './add.js';
import { type Interval, of } from './interval.js';
import { mul, mulDown, mulUp } from './mul.js';

/** The lower bound that a compensated sum s + rest stands for; -Infinity after an overflow. */
export function sumLo(s: number, rest: number): number {
  const sum = addDown(s, rest);
  return Number.isNaN(sum) ? Number.NEGATIVE_INFINITY : sum;
}

/** The upper bound that a compensated sum s + rest stands for; Infinity after an overflow. */
export const sumHi = (s: number, rest: number): number => -sumLo(-s, -rest);

/** s + x with the exact rounding error of the addition, which `round` adds to the rest. */
interface Running {
  s: number;
  rest: number;
}

function accumulate(r: Running, x: number, round: (a: number, b: number) => number): void {
  const s = r.s + x;
  const t = s - r.s;
  r.rest = round(r.rest, r.s - (s - t) + (x - t));
  r.s = s;
}

/**
 * The sum of the terms, 0 of none. Compensated: the rounding errors are kept exactly and summed with
 * directed rounding, so that n terms of one sign cost one rounding and n^2 2^-106 relative instead of n
 * roundings. A term without bound on a side, an empty term or an overflow leaves the sum without bound
 * there.
 */
export function sum(terms: Iterable<Interval>): Interval {
  const lower: Running = { s: 0, rest: 0 };
  const upper: Running = { s: 0, rest: 0 };
  for (const term of terms) {
    accumulate(lower, term.lo, addDown);
    accumulate(upper, term.hi, addUp);
  }
  return of(sumLo(lower.s, lower.rest), sumHi(upper.s, upper.rest));
}

/** A running product: [lower, its rest, upper, its rest], owned by the caller. */
export type RunningProduct = Float64Array;

/** The product of no terms, 1. */
export const prodStart = (): RunningProduct => Float64Array.of(1, 0, 1, 0);

// between these the low parts of exact products neither over- nor underflow
const LEAST = powerOfTwo(-900);
const MOST = powerOfTwo(900);

/** Multiplies the running product by [lo, hi]. */
export function prodStep(p: RunningProduct, lo: number, hi: number): void {
  const isPositive = lo > 0 && hi <= MOST && p[0]! > 0 && p[2]! <= MOST;
  if (isPositive && p[0]! * lo >= LEAST && p[2]! * hi <= MOST) {
    const below = twoProduct(p[0]!, lo);
    const above = twoProduct(p[2]!, hi);
    p[1] = addDown(mulDown(p[1]!, lo), below.lo);
    p[3] = addUp(mulUp(p[3]!, hi), above.lo);
    p[0] = below.hi;
    p[2] = above.hi;
  } else stepPlainly(p, lo, hi);
}

function stepPlainly(p: RunningProduct, lo: number, hi: number): void {
  const product = mul(of(prodLo(p), prodHi(p)), of(lo, hi));
  p.set([product.lo, 0, product.hi, 0]);
}

/** The lower bound of the running product. */
export const prodLo = (p: RunningProduct): number => addDown(p[0]!, p[1]!);

/** The upper bound of the running product. */
export const prodHi = (p: RunningProduct): number => addUp(p[2]!, p[3]!);

/**
 * The product of the terms, 1 of none. While terms and product are positive and between 2^-900 and 2^900
 * it is compensated: s + rest times x is the rounded s x plus its exact error plus rest x, directed
 * rounding only in the last two; so n terms cost one rounding and about n^2 2^-106 relative. Other terms
 * cost a rounding each.
 */
export function prod(terms: Iterable<Interval>): Interval {
  const p = prodStart();
  for (const term of terms) prodStep(p, term.lo, term.hi);
  return of(prodLo(p), prodHi(p));
}
