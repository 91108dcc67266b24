/** The largest finite double. */
export const LARGEST = Number.MAX_VALUE;

/** The smallest positive double, 2^-1074. */
export const SMALLEST = Number.MIN_VALUE;

/** 2^-53 (1 + 2^-52), the factor of Rump's predecessor. */
export const HALF_ULP = 1.1102230246251568e-16;

/**
 * A double below `c`: its predecessor, in the lowest normal binades (|c| < 2^-1019) one further down.
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

/**
 * 2^-53 (1 + 2^-50): times |c| a little over a half to a little over one ulp of c, so that taking it away
 * twice steps over two doubles, also where the spacing changes between them. For |c| from 2^-960 on.
 */
export const STEP = 1.1102230246251575e-16;

/**
 * Two doubles down, but not across 0: a lower bound of a value of the sign of `c`, of which `c` is an
 * approximation wrong by less than 1.5 ulp.
 */
export function down2(c: number): number {
  const d = down(down(c));
  return c > 0 && d < 0 ? 0 : d;
}

/** Two doubles up, but not across 0; the mirror image of `down2`. */
export function up2(c: number): number {
  const d = up(up(c));
  return c < 0 && d > 0 ? 0 : d;
}
