import type { Integral } from './integrate.js';

const HALF_PI = Math.PI / 2;
const MOST_LEVELS = 9;

/**
 * The integral over the finite interval (from, to) of an f analytic inside, possibly singular (integrably)
 * at the ends, by the tanh-sinh rule. f gets x and its distances from both ends, which do not lose their
 * digits near a singularity. The error is estimated by halving the step.
 *
 * Source: Takahasi and Mori, "Double exponential formulas for numerical integration", 1974.
 */
export function tanhSinh(
  f: (x: number, fromLeft: number, fromRight: number) => number,
  from: number,
  to: number,
  relative = 1e-13,
): Integral {
  const width = to - from;
  return refined((t) => {
    const u = HALF_PI * Math.sinh(t);
    const share = 1 / (1 + Math.exp(2 * Math.abs(u)));
    const near = width * share;
    const far = width - near;
    const weight = width * Math.PI * Math.cosh(t) * share * (1 - share);
    if (near === 0 || weight === 0) return 0;
    return weight * (u < 0 ? f(from + near, near, far) : f(to - near, far, near));
  }, relative);
}

/** The integral over (0, infinity) of an f analytic there, with at most an integrable singularity at 0 and decay at infinity (algebraic is enough). */
export function expSinh(f: (x: number) => number, relative = 1e-13): Integral {
  return refined((t) => {
    const x = Math.exp(HALF_PI * Math.sinh(t));
    const weight = x * HALF_PI * Math.cosh(t);
    return x > 0 && weight < Infinity ? weight * f(x) : 0;
  }, relative);
}

/** The integral over the line of an f analytic near it that decays (algebraically is enough). */
export function sinhSinh(f: (x: number) => number, relative = 1e-13): Integral {
  return refined((t) => {
    const u = HALF_PI * Math.sinh(t);
    const weight = Math.cosh(u) * HALF_PI * Math.cosh(t);
    return weight < Infinity ? weight * f(Math.sinh(u)) : 0;
  }, relative);
}

/** Trapezoidal sums of g over the line with steps 1/2, 1/4, ... until two agree; g decays double exponentially. */
function refined(g: (t: number) => number, relative: number): Integral {
  let step = 0.5;
  let total = g(0) + bothSides(g, step, step);
  let evaluations = 1;
  for (let level = 0; ; level++) {
    const before = step * total;
    step /= 2;
    total += bothSides(g, step, 2 * step);
    evaluations += Math.ceil(12 / step);
    const value = step * total;
    const error = Math.abs(value - before);
    if (error <= relative * Math.abs(value) || level === MOST_LEVELS) return { value, error, evaluations };
  }
}

/** Sum of g at start, start + stride, ... up to 6.5 and at the same points mirrored; past 6 the weights underflow. */
function bothSides(g: (t: number) => number, start: number, stride: number): number {
  let total = 0;
  for (let k = 0; start + k * stride <= 6.5; k++) {
    const t = start + k * stride;
    const right = g(t);
    const left = g(-t);
    total += (Number.isFinite(right) ? right : 0) + (Number.isFinite(left) ? left : 0);
  }
  return total;
}
