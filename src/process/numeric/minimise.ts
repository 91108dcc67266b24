const GOLDEN = (3 - Math.sqrt(5)) / 2;

/** Where a function is least, and how small it is there. */
export interface Minimum {
  readonly at: number;
  readonly value: number;
}

/**
 * A local minimum of a continuous f on [from, to] (the global one when f is unimodal), by Brent's method:
 * parabolic steps guarded by golden sections. `at` is right to about `tolerance` (default 1e-9) relative and
 * absolute, and no better than the root of the rounding error of f; the value to rounding.
 *
 * Source: Brent, "Algorithms for minimization without derivatives", 1973.
 */
export function minimise(f: (x: number) => number, from: number, to: number, tolerance = 1e-9): Minimum {
  let [a, b] = [from, to];
  let x = a + GOLDEN * (b - a);
  let [w, v] = [x, x];
  let fx = f(x);
  let [fw, fv] = [fx, fx];
  let step = 0;
  let before = 0;
  for (let round = 0; round < 200; round++) {
    const middle = (a + b) / 2;
    const slack = tolerance * (Math.abs(x) + 1);
    if (Math.abs(x - middle) <= 2 * slack - (b - a) / 2) break;
    const jump = Math.abs(before) > slack ? parabolic(x, w, v, fx, fw, fv) : Number.NaN;
    const inside = Math.abs(jump) < Math.abs(before / 2) && x + jump > a + slack && x + jump < b - slack;
    before = inside ? step : (x < middle ? b : a) - x;
    step = inside ? jump : GOLDEN * before;
    const u = x + (Math.abs(step) >= slack ? step : step > 0 ? slack : -slack);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, w, x] = [w, x, u];
      [fv, fw, fx] = [fw, fx, fu];
      continue;
    }
    if (u < x) a = u;
    else b = u;
    if (fu <= fw || w === x) {
      [v, w] = [w, u];
      [fv, fw] = [fw, fu];
    } else if (fu <= fv || v === x || v === w) {
      [v, fv] = [u, fu];
    }
  }
  return { at: x, value: fx };
}

/** The step from x to the vertex of the parabola through three points; NaN when they lie on a line. */
function parabolic(x: number, w: number, v: number, fx: number, fw: number, fv: number): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  return -((x - v) * q - (x - w) * r) / (2 * (q - r));
}
