import { pow as power } from '../../expression/index.js';
import { type Binary, hasOverflown, type Unary } from './gate.js';
import { isPoint, magnitude, narrow, narrowWide, set, setWide, type Wire, wire } from './wire.js';

type Narrowing = (x: Wire, lo: number, hi: number) => void;

/** 0 * infinity counts as 0: the infinite end is never attained. */
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

function multiply(x: Wire, y: Wire, write: Narrowing, z: Wire): void {
  const a = times(x.lo, y.lo);
  const b = times(x.lo, y.hi);
  const c = times(x.hi, y.lo);
  const d = times(x.hi, y.hi);
  write(z, Math.min(a, b, c, d), Math.max(a, b, c, d));
}

/**
 * The hull of x / y; the whole line when 0 is inside y or at its upper end, for a divisor that rounds or
 * subtracts to 0 is the positive zero, whose reciprocal is +Infinity.
 */
function divide(x: Wire, y: Wire, write: Narrowing, z: Wire): void {
  if (y.lo < 0 && y.hi > 0) divideAcross(x, y, write, z);
  else if (y.hi === 0) write(z, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  else if (isPoint(x) && isPoint(y)) write(z, x.lo / y.lo, x.lo / y.lo);
  else multiply(x, wire(1 / y.hi, y.lo === 0 ? Number.POSITIVE_INFINITY : 1 / y.lo), write, z);
}

/** Division by a range with 0 inside: two half lines, of which the hull says something only when z has one sign. */
function divideAcross(x: Wire, y: Wire, write: Narrowing, z: Wire): void {
  if (x.lo <= 0 && x.hi >= 0) {
    write(z, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    return;
  }
  const near = x.lo > 0 ? x.lo : x.hi;
  const below = Math.min(near / y.lo, near / y.hi);
  const above = Math.max(near / y.lo, near / y.hi);
  const lo = z.lo > below ? above : Number.NEGATIVE_INFINITY;
  const hi = z.hi < above ? below : Number.POSITIVE_INFINITY;
  write(z, lo, hi);
}

const hasZero = (x: Wire): boolean => x.lo <= 0 && x.hi >= 0;
const isUnbounded = (x: Wire): boolean => !Number.isFinite(x.lo) || !Number.isFinite(x.hi);

export const add: Binary = (z, x, y) => ({
  forward: () => setWide(z, x.lo + y.lo, x.hi + y.hi),
  backward: () => {
    narrowWide(x, z.lo - y.hi, z.hi - y.lo, magnitude(z, y));
    narrowWide(y, z.lo - x.hi, z.hi - x.lo, magnitude(z, x));
  },
});

export const sub: Binary = (z, x, y) => ({
  forward: () => setWide(z, x.lo - y.hi, x.hi - y.lo),
  backward: () => {
    narrowWide(x, z.lo + y.lo, z.hi + y.hi, magnitude(z, y));
    narrowWide(y, x.lo - z.hi, x.hi - z.lo, magnitude(x, z));
  },
});

export const neg: Unary = (z, x) => ({
  forward: () => set(z, -x.hi, -x.lo),
  backward: () => narrow(x, -z.hi, -z.lo),
});

export const mul: Binary = (z, x, y) => ({
  forward: () => multiply(x, y, setWide, z),
  backward: () => {
    divideBack(x, z, y);
    divideBack(y, z, x);
  },
});

/** Cuts x knowing that x * y = z; nothing follows when both y and z may be 0. */
function divideBack(x: Wire, z: Wire, y: Wire): void {
  if (hasZero(y) && hasZero(z)) return;
  divide(z, y, narrowWide, x);
}

export const div: Binary = (z, x, y) => ({
  forward: () => {
    set(z, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    divide(x, y, setWide, z);
  },
  backward: () => {
    // Anything over 0 is infinite and anything over infinity is 0: neither says what it was.
    const saysNothing = (hasZero(y) && isUnbounded(z)) || (hasZero(z) && isUnbounded(y));
    if (!saysNothing) multiply(z, y, narrowWide, x);
    if (!hasZero(z)) divide(x, z, narrowWide, y);
  },
});

export const abs: Unary = (z, x) => ({
  forward: () => set(z, x.lo > 0 ? x.lo : x.hi < 0 ? -x.hi : 0, Math.max(Math.abs(x.lo), Math.abs(x.hi))),
  backward: () => {
    // Only the side that is not cut away by |x| >= z.lo remains.
    narrow(x, x.lo > -z.lo ? z.lo : -z.hi, x.hi < z.lo ? -z.lo : z.hi);
  },
});

export const min: Binary = (z, x, y) => ({
  forward: () => set(z, Math.min(x.lo, y.lo), Math.min(x.hi, y.hi)),
  backward: () => {
    narrow(x, z.lo, y.lo > z.hi ? z.hi : Number.POSITIVE_INFINITY);
    narrow(y, z.lo, x.lo > z.hi ? z.hi : Number.POSITIVE_INFINITY);
  },
});

export const max: Binary = (z, x, y) => ({
  forward: () => set(z, Math.max(x.lo, y.lo), Math.max(x.hi, y.hi)),
  backward: () => {
    narrow(x, y.hi < z.lo ? z.lo : Number.NEGATIVE_INFINITY, z.hi);
    narrow(y, x.hi < z.lo ? z.lo : Number.NEGATIVE_INFINITY, z.hi);
  },
});

export const floor: Unary = (z, x) => ({
  forward: () => set(z, Math.floor(x.lo), Math.floor(x.hi)),
  backward: () => narrow(x, Math.ceil(z.lo), Math.floor(z.hi) + 1),
});

export const ceil: Unary = (z, x) => ({
  forward: () => set(z, Math.ceil(x.lo), Math.ceil(x.hi)),
  backward: () => narrow(x, Math.ceil(z.lo) - 1, Math.floor(z.hi)),
});

/** x^y. The base is taken as nonnegative unless the exponent is a known integer. */
export const pow: Binary = (z, x, y) => {
  const logX = wire(0, 0);
  const logZ = wire(0, 0);
  const product = mul(logZ, logX, y);
  const known = (): boolean => isPoint(y) && Number.isInteger(y.lo) && Math.abs(y.lo) <= 64;
  return {
    forward: () => {
      if (isPoint(x) && isPoint(y)) return set(z, power(x.lo, y.lo), power(x.lo, y.lo));
      if (known()) return wholePower(z, x, y.lo);
      if (x.lo < 0 && !(x.hi < 0))
        return set(z, y.whole ? Number.NEGATIVE_INFINITY : 0, Number.POSITIVE_INFINITY);
      if (x.hi < 0) return set(z, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      logOf(logX, x);
      product.forward();
      setWide(z, Math.exp(logZ.lo), Math.exp(logZ.hi));
      if (isPoint(x) && x.lo === 0) set(z, 0, y.lo <= 0 ? Number.POSITIVE_INFINITY : 0);
    },
    backward: () => {
      y.needed = true;
      // Anything to the power 0 is 1, even what is undefined.
      if (y.lo > 0 || y.hi < 0) x.needed = true;
      if (hasOverflown(z)) return;
      if (known()) return wholeRoot(z, x, y.lo);
      if (x.lo < 0 || (x.lo === 0 && x.hi === 0)) return;
      logOf(logX, x);
      product.forward();
      // Below 1e-300 results are rounded by more than their 12th digit.
      narrow(
        logZ,
        z.lo > 1e-300 ? Math.log(z.lo) - 1e-12 : Number.NEGATIVE_INFINITY,
        Math.log(Math.max(z.hi, 1e-300)) + 1e-12,
      );
      product.backward();
      narrowWide(x, Math.exp(logX.lo), Math.exp(logX.hi));
    },
  };
};

function logOf(target: Wire, x: Wire): void {
  set(target, x.lo > 0 ? Math.log(x.lo) : Number.NEGATIVE_INFINITY, Math.log(x.hi));
}

/** a^n for an integer n, |n| <= 64, by repeated multiplication. */
function wholePowerOf(a: number, n: number): number {
  let result = 1;
  for (let k = Math.abs(n); k > 0; k -= 1) result *= a;
  return n < 0 ? 1 / result : result;
}

function wholePower(z: Wire, x: Wire, n: number): void {
  if (n === 0) {
    set(z, 1, 1);
    return;
  }
  const a = wholePowerOf(x.lo, n);
  const b = wholePowerOf(x.hi, n);
  const acrossZero = x.lo < 0 && x.hi > 0;
  if (n < 0 && (acrossZero || x.lo === 0 || x.hi === 0)) {
    reciprocalPower(z, x, n);
    return;
  }
  const least = n % 2 === 0 && acrossZero ? 0 : Math.min(a, b);
  setWide(z, least, Math.max(a, b));
}

/** A negative power of a range that contains 0. */
function reciprocalPower(z: Wire, x: Wire, n: number): void {
  const far = wholePowerOf(Math.max(Math.abs(x.lo), Math.abs(x.hi)), n);
  const isPositive = n % 2 === 0 || x.lo === 0;
  setWide(z, isPositive ? far : Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
}

/** Cuts x knowing that x^n = z. */
function wholeRoot(z: Wire, x: Wire, n: number): void {
  if (n === 0) return;
  if (n % 2 !== 0 && n < 0 && z.lo <= 0 && z.hi >= 0) return;
  if (n % 2 !== 0) {
    const a = root(z.lo, n);
    const b = root(z.hi, n);
    narrowWide(x, Math.min(a, b), Math.max(a, b));
    return;
  }
  const large = n > 0 ? root(Math.max(z.hi, 0), n) : root(Math.max(z.lo, 0), n);
  const small = n > 0 ? root(Math.max(z.lo, 0), n) : root(Math.max(z.hi, 0), n);
  const wide = large * (1 + 1e-12);
  const tight = small * (1 - 1e-12);
  narrow(x, x.lo > -tight ? tight : -wide, x.hi < tight ? -tight : wide);
}

/** The real n-th root with the sign of z (n odd) or of z >= 0 (n even), to about 1e-13 relative. */
function root(z: number, n: number): number {
  if (n === 2) return Math.sqrt(z);
  if (n === 1) return z;
  if (n === -1) return 1 / z;
  if (z === 0) return n > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (!Number.isFinite(z)) return n > 0 ? z : 0;
  return Math.sign(z) * Math.exp(Math.log(Math.abs(z)) / n);
}
