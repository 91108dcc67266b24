/** The largest finite double. */
export const LARGEST = Number.MAX_VALUE;

/** The smallest positive double, 2^-1074. */
export const SMALLEST = Number.MIN_VALUE;

/** 2^-53 (1 + 2^-52), the factor of Rump's predecessor. */
export const HALF_ULP = 1.1102230246251568e-16;

/**
 * A double below `c`: its predecessor, or (never measured, allowed by the proof) one further down.
 * An overflown +Infinity gives the largest double, -Infinity and NaN stay. If `c` is a sum, product,
 * quotient or square root rounded to nearest, the exact result is above `down(c)`.
 *
 * Source: Rump, Zimmermann, Boldo, Melquiond, "Computing predecessor and successor in rounding to
 * nearest", BIT 49 (2009).
 */
export function down(c: number): number {
  if (c <= LARGEST) return c - (HALF_ULP * Math.abs(c) + SMALLEST);
  return c === Number.POSITIVE_INFINITY ? LARGEST : c;
}

/** The mirror image of `down`: a double above `c`, its successor. */
export function up(c: number): number {
  if (c >= -LARGEST) return c + (HALF_ULP * Math.abs(c) + SMALLEST);
  return c === Number.NEGATIVE_INFINITY ? -LARGEST : c;
}

/** Two doubles down: a lower bound of a value whose computed approximation `c` is wrong by less than 2 ulp. */
export const down2 = (c: number): number => down(down(c));

/** Two doubles up. */
export const up2 = (c: number): number => up(up(c));
