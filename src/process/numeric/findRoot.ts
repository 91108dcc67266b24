/**
 * A root of a continuous f in [from, to], at whose ends it has opposite signs (or is 0), by Brent's method:
 * secant and inverse quadratic steps within a bracket that always shrinks. The bracket ends within
 * `tolerance` relative to the root (default 4e-16) and 1e-300. Throws a RangeError when the ends have one sign.
 *
 * Source: Brent, "Algorithms for minimization without derivatives", 1973.
 */
export function findRoot(f: (x: number) => number, from: number, to: number, tolerance = 4e-16): number {
  let [a, b] = [from, to];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (!(fa * fb <= 0) && !(fa > 0 !== fb > 0)) {
    throw new RangeError(
      `A root needs opposite signs at the ends, but f(${from}) = ${fa} and f(${to}) = ${fb}.`,
    );
  }
  let [c, fc] = [a, fa];
  let step = b - a;
  let before = step;
  for (let round = 0; round < 300 && fb !== 0; round++) {
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      step = before = b - a;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const slack = tolerance * Math.abs(b) + 1e-300;
    const half = (c - b) / 2;
    if (Math.abs(half) <= slack) break;
    const jump =
      Math.abs(before) >= slack && Math.abs(fa) > Math.abs(fb) ? interpolated(a, b, c, fa, fb, fc) : half;
    const accepted =
      Math.abs(2 * jump) < Math.min(Math.abs(3 * half) - slack, Math.abs(before)) && jump / half > 0;
    before = accepted ? step : half;
    step = accepted ? jump : half;
    [a, fa] = [b, fb];
    b += Math.abs(step) > slack ? step : half > 0 ? slack : -slack;
    fb = f(b);
  }
  return b;
}

/** The step from b to the zero of the interpolating line (a = c) or inverse parabola. */
function interpolated(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}
