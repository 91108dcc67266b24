import type { Unary } from './gate.js';
import { isPoint, narrow, narrowWide, set, setWide, type Wire } from './wire.js';

type Real = (x: number) => number;

/** A result is known to a few units in the last place only, which an ill-conditioned inverse magnifies. */
const below = (z: number): number => z - 1e-15 * Math.abs(z) - 1e-300;
const above = (z: number): number => z + 1e-15 * Math.abs(z) + 1e-300;

/** An increasing function on [from, inf) and, when known, its inverse on [least, most]. */
function increasing(f: Real, from = Number.NEGATIVE_INFINITY, inverse?: Real): Unary {
  return (z, x) => ({
    forward: () => setWide(z, f(Math.max(x.lo, from)), f(Math.max(x.hi, from))),
    backward: () => {
      if (x.lo < from) narrow(x, from, Number.POSITIVE_INFINITY);
      if (inverse !== undefined) narrowWide(x, inverse(below(z.lo)), inverse(above(z.hi)));
    },
  });
}

/** Sine or cosine: the ends when the argument stays within one monotone piece, else [-1, 1] refined by the extrema passed. */
function wave(f: Real, top: number): Unary {
  return (z, x) => ({
    forward: () => {
      const passes = (at: number): boolean =>
        Math.floor((x.hi - at) / (2 * Math.PI)) !== Math.floor((x.lo - at) / (2 * Math.PI));
      if (!(x.hi - x.lo < 6.28)) return set(z, -1, 1);
      const a = f(x.lo);
      const b = f(x.hi);
      setWide(z, passes(top + Math.PI) ? -1 : Math.min(a, b), passes(top) ? 1 : Math.max(a, b));
    },
    backward: () => undefined,
  });
}

const cosine = wave(Math.cos, 0);
const sine = wave(Math.sin, Math.PI / 2);
const bounded = (x: number): number => Math.min(1, Math.max(-1, x));

/** The sine with its inverse where the argument lies in [-pi/2, pi/2]. */
const sin: Unary = (z, x) => ({
  forward: sine(z, x).forward,
  backward: () => {
    if (x.lo < -Math.PI / 2 || x.hi > Math.PI / 2) return;
    narrowWide(x, Math.asin(bounded(below(z.lo))), Math.asin(bounded(above(z.hi))));
  },
});

/** The cosine with its inverse where the argument lies in [0, pi]. */
const cos: Unary = (z, x) => ({
  forward: cosine(z, x).forward,
  backward: () => {
    if (x.lo < 0 || x.hi > Math.PI) return;
    narrowWide(x, Math.acos(bounded(above(z.hi))), Math.acos(bounded(below(z.lo))));
  },
});

/** The hyperbolic cosine: even, least at 0. */
const cosh: Unary = (z, x) => ({
  forward: () =>
    setWide(
      z,
      x.lo <= 0 && x.hi >= 0 ? 1 : Math.min(Math.cosh(x.lo), Math.cosh(x.hi)),
      Math.max(Math.cosh(x.lo), Math.cosh(x.hi)),
    ),
  backward: () => {
    const reach = Math.acosh(Math.max(1, above(z.hi))) * (1 + 1e-12);
    narrow(x, -reach, reach);
  },
});

/** The tangent where the argument lies in (-pi/2, pi/2). */
const tan: Unary = (z, x) => {
  const inside = (): boolean => x.lo > -Math.PI / 2 && x.hi < Math.PI / 2;
  return {
    forward: () => {
      if (inside()) setWide(z, Math.tan(x.lo), Math.tan(x.hi));
      else set(z, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    },
    backward: () => {
      if (inside()) narrowWide(x, Math.atan(below(z.lo)), Math.atan(above(z.hi)));
    },
  };
};

/** log on (0, inf): nothing is defined at or below 0. */
const logarithm = (f: Real, inverse: Real): Unary =>
  increasing((x) => (x > 0 ? f(x) : Number.NEGATIVE_INFINITY), 0, inverse);

/** Functions whose both directions are known. */
export const unaryGates: Readonly<Record<string, Unary>> = {
  exp: increasing(Math.exp, Number.NEGATIVE_INFINITY, (z) =>
    z > 0 ? Math.log(z) : Number.NEGATIVE_INFINITY,
  ),
  expm1: increasing(Math.expm1, Number.NEGATIVE_INFINITY, (z) =>
    z > -1 ? Math.log1p(z) : Number.NEGATIVE_INFINITY,
  ),
  log: logarithm(Math.log, Math.exp),
  log2: logarithm(Math.log2, (z) => Math.exp(z * Math.LN2)),
  log10: logarithm(Math.log10, (z) => Math.exp(z * Math.LN10)),
  log1p: increasing((x) => (x > -1 ? Math.log1p(x) : Number.NEGATIVE_INFINITY), -1, Math.expm1),
  sqrt: increasing(
    (x) => Math.sqrt(x),
    0,
    (z) => (z > 0 ? z * z : 0),
  ),
  asin: increasing(
    (x) => Math.asin(bounded(x)),
    -1,
    (z) => (z > Math.PI / 2 ? Number.POSITIVE_INFINITY : Math.sin(Math.max(z, -Math.PI / 2))),
  ),
  atan: increasing(Math.atan, Number.NEGATIVE_INFINITY, (z) =>
    z <= -Math.PI / 2 ? Number.NEGATIVE_INFINITY : z >= Math.PI / 2 ? Number.POSITIVE_INFINITY : Math.tan(z),
  ),
  sinh: increasing(Math.sinh, Number.NEGATIVE_INFINITY, Math.asinh),
  tanh: increasing(Math.tanh, Number.NEGATIVE_INFINITY, (z) => Math.atanh(bounded(z))),
  sin,
  cos,
  tan,
  cosh,
};

/** Where the functions that we cannot invert are monotone: +1 increasing, -1 decreasing, on x > from. */
const monotone: Readonly<Record<string, readonly [direction: 1 | -1, from: number]>> = {
  gamma: [1, 1.5],
  lgamma: [1, 1.5],
  digamma: [1, 0],
  trigamma: [-1, 0],
  zeta: [-1, 1],
  erf: [1, Number.NEGATIVE_INFINITY],
  erfc: [-1, Number.NEGATIVE_INFINITY],
  normcdf: [1, Number.NEGATIVE_INFINITY],
  c4: [1, 1],
  acos: [-1, -1],
};

/** The gate, but at a single number the value that the float reading has, so that equations between values hold to the bit. */
export function exactAtPoints(gate: Unary, f: Real): Unary {
  return (z, x) => {
    const { forward, backward } = gate(z, x);
    const atPoint = (): void => {
      const value = f(x.lo);
      set(z, value, value);
    };
    return { forward: () => (isPoint(x) ? atPoint() : forward()), backward };
  };
}

/** A function known only by its values: exact at a single number, by its ends where it is monotone, unknown elsewhere. */
export function sampledGate(name: string, f: Real): Unary {
  const [direction, from] = monotone[name] ?? [1, Number.POSITIVE_INFINITY];
  return (z, x) => ({
    forward: () => {
      if (isPoint(x) || x.lo > from) between(z, f(x.lo), f(x.hi), isPoint(x) ? 1 : direction);
      else set(z, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    },
    backward: () => undefined,
  });
}

function between(z: Wire, a: number, b: number, direction: 1 | -1): void {
  if (direction === 1) setWide(z, a, b);
  else setWide(z, b, a);
}
