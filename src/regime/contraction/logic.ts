import type { Binary, Gate, Unary } from './gate.js';
import { isPoint, narrow, set, type Wire, wire } from './wire.js';

const isTrue = (z: Wire): boolean => z.lo === 1;
const isFalse = (z: Wire): boolean => z.hi === 0;
const step = (x: Wire, y: Wire): number => (x.whole && y.whole ? 1 : 0);

function setTruth(z: Wire, always: boolean, never: boolean): void {
  set(z, always ? 1 : 0, never ? 0 : 1);
}

/** Cuts both sides of x <= y - gap. */
function order(x: Wire, y: Wire, gap: number): void {
  narrow(x, Number.NEGATIVE_INFINITY, y.hi - gap);
  narrow(y, x.lo + gap, Number.POSITIVE_INFINITY);
}

/**
 * Cuts a comparison that is known: as it says when true, as its opposite when false, but then only if both
 * sides are total, for with an undefined side a comparison is false too.
 */
function cut(z: Wire, x: Wire, y: Wire, whenTrue: () => void, whenFalse: () => void): void {
  if (!isTrue(z) && !(isFalse(z) && x.total && y.total)) return;
  x.needed = true;
  y.needed = true;
  if (isTrue(z)) whenTrue();
  else whenFalse();
}

const areTotal = (x: Wire, y: Wire): boolean => x.total && y.total;

export const le: Binary = (z, x, y) => ({
  forward: () => setTruth(z, areTotal(x, y) && x.hi <= y.lo, x.lo > y.hi),
  backward: () =>
    cut(
      z,
      x,
      y,
      () => order(x, y, 0),
      () => order(y, x, step(x, y)),
    ),
});

export const lt: Binary = (z, x, y) => ({
  forward: () => setTruth(z, areTotal(x, y) && x.hi < y.lo, x.lo >= y.hi),
  backward: () =>
    cut(
      z,
      x,
      y,
      () => order(x, y, step(x, y)),
      () => order(y, x, 0),
    ),
});

export const ge: Binary = (z, x, y) => le(z, y, x);
export const gt: Binary = (z, x, y) => lt(z, y, x);

function meet(x: Wire, y: Wire): void {
  narrow(x, y.lo, y.hi);
  narrow(y, x.lo, x.hi);
}

/** Cuts an end of x that equals the single value of y, which x must avoid; only integers can be cut. */
function avoid(x: Wire, y: Wire): void {
  if (!isPoint(y) || !x.whole) return;
  if (x.lo === y.lo) narrow(x, y.lo + 1, Number.POSITIVE_INFINITY);
  if (x.hi === y.lo) narrow(x, Number.NEGATIVE_INFINITY, y.lo - 1);
}

export const eq: Binary = (z, x, y) => ({
  forward: () =>
    setTruth(z, areTotal(x, y) && isPoint(x) && isPoint(y) && x.lo === y.lo, x.lo > y.hi || x.hi < y.lo),
  backward: () =>
    cut(
      z,
      x,
      y,
      () => meet(x, y),
      () => {
        avoid(x, y);
        avoid(y, x);
      },
    ),
});

export const not: Unary = (z, x) => ({
  forward: () => set(z, 1 - x.hi, 1 - x.lo),
  backward: () => {
    x.needed = true;
    narrow(x, 1 - z.hi, 1 - z.lo);
  },
});

export const ne: Binary = (z, x, y) => {
  const same = wire(0, 1, true);
  const equal = eq(same, x, y);
  const different = not(z, same);
  return {
    forward: () => {
      equal.forward();
      different.forward();
    },
    backward: () => {
      different.backward();
      equal.backward();
    },
  };
};

/** Cuts a condition to one value, and asks its own parts to follow. */
function assert(x: Wire, value: 0 | 1): void {
  x.needed = true;
  narrow(x, value, value);
}

/** Cuts x to `value` when the result is `value` but the other argument y cannot bring it about. */
function force(z: Wire, x: Wire, y: Wire, value: 0 | 1): void {
  const other = 1 - value;
  if (z.lo === value && z.hi === value && y.lo === other && y.hi === other) assert(x, value);
}

export const and: Binary = (z, x, y) => ({
  forward: () => set(z, Math.min(x.lo, y.lo), Math.min(x.hi, y.hi)),
  backward: () => {
    if (isTrue(z)) {
      assert(x, 1);
      assert(y, 1);
    }
    force(z, x, y, 0);
    force(z, y, x, 0);
  },
});

export const or: Binary = (z, x, y) => ({
  forward: () => set(z, Math.max(x.lo, y.lo), Math.max(x.hi, y.hi)),
  backward: () => {
    if (isFalse(z)) {
      assert(x, 0);
      assert(y, 0);
    }
    force(z, x, y, 1);
    force(z, y, x, 1);
  },
});

/** `test ? yes : no`: the hull of the branches that can be taken. */
export function condition(z: Wire, test: Wire, yes: Wire, no: Wire): Gate {
  return {
    forward: () => {
      if (isTrue(test)) set(z, yes.lo, yes.hi);
      else if (isFalse(test)) set(z, no.lo, no.hi);
      else set(z, Math.min(yes.lo, no.lo), Math.max(yes.hi, no.hi));
    },
    backward: () => {
      if (yes.lo > z.hi || yes.hi < z.lo) assert(test, 0);
      if (no.lo > z.hi || no.hi < z.lo) assert(test, 1);
      if (isTrue(test)) take(yes, z);
      else if (isFalse(test)) take(no, z);
    },
  };
}

function take(branch: Wire, z: Wire): void {
  branch.needed = true;
  narrow(branch, z.lo, z.hi);
}
