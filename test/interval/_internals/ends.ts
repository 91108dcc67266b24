import type { Interval } from '../../../src/interval/index.js';
import type { Draw } from './draw.js';

/** A way of drawing doubles. */
export type Source = (d: Draw) => number;

const SPECIALS = [0, -0, 1, -1, 2, -2, 0.5, 3, 10, 5e-324, -5e-324, 2.2250738585072014e-308, 1e308, -1e308];

/** Every magnitude, zeros, subnormals and the largest doubles included. */
export const anywhere: Source = (d) => {
  const u = d.uniform();
  if (u < 0.1) return d.pick(SPECIALS);
  if (u < 0.3) return d.scaled(-1080, 1024);
  if (u < 0.5) return d.integer(-20, 20);
  if (u < 0.6) return d.scaled(-1080, -1015);
  return d.scaled(-12, 12);
};

/** Numbers a few ulp to a few percent away from one of the centres. */
export const near =
  (...centres: number[]): Source =>
  (d) => {
    const c = d.pick(centres);
    const scale = c === 0 ? 1 : c;
    const u = d.uniform();
    if (u < 0.1) return c;
    return c + scale * (d.uniform() < 0.5 ? -1 : 1) * 2 ** -d.integer(3, 53) * (1 + d.uniform());
  };

/** Uniform on [a, b). */
export const between =
  (a: number, b: number): Source =>
  (d) =>
    d.between(a, b);

/** Positive, exponents uniform. */
export const positive =
  (from: number, to: number): Source =>
  (d) =>
    Math.abs(d.scaled(from, to));

/** An integer of a .. b. */
export const integers =
  (a: number, b: number): Source =>
  (d) =>
    d.integer(a, b);

/** One of several ways, equally likely. */
export const oneOf =
  (...sources: Source[]): Source =>
  (d) =>
    d.pick(sources)(d);

/** A box around a drawn number: a point, a few ulp wide, relatively narrow, or up to a second draw. */
export function box(source: Source, d: Draw): Interval {
  const a = source(d);
  const u = d.uniform();
  if (u < 0.3) return { lo: a, hi: a };
  const b = u < 0.6 ? a + Math.abs(a) * 2 ** -d.integer(1, 52) : source(d);
  const [lo, hi] = a <= b ? [a, b] : [b, a];
  if (u > 0.97) return { lo, hi: Number.POSITIVE_INFINITY };
  if (u > 0.94) return { lo: Number.NEGATIVE_INFINITY, hi };
  return { lo: Math.min(lo, Number.MAX_VALUE), hi };
}

/** A double inside the box: an end, the centre, or anything between. */
export function member(x: Interval, d: Draw): number {
  const lo = Math.max(x.lo, -Number.MAX_VALUE);
  const hi = Math.min(x.hi, Number.MAX_VALUE);
  const u = d.uniform();
  if (u < 0.25) return lo;
  if (u < 0.5) return hi;
  const t = u < 0.6 ? lo / 2 + hi / 2 : lo + (hi - lo) * d.uniform();
  return Math.min(Math.max(Number.isFinite(t) ? t : 0, lo), hi);
}
