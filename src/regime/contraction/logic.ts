import type { Binary, Gate, Unary } from './gate.js';
import { isPoint, narrow, set, type Wire } from './wire.js';

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

export const le: Binary = (z, x, y) => ({
  forward: () => setTruth(z, x.hi <= y.lo, x.lo > y.hi),
  backward: () => {
    if (isTrue(z)) order(x, y, 0);
    else if (isFalse(z)) order(y, x, step(x, y));
  },
});

export const lt: Binary = (z, x, y) => ({
  forward: () => setTruth(z, x.hi < y.lo, x.lo >= y.hi),
  backward: () => {
    if (isTrue(z)) order(x, y, step(x, y));
    else if (isFalse(z)) order(y, x, 0);
  },
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
  forward: () => setTruth(z, isPoint(x) && isPoint(y) && x.lo === y.lo, x.lo > y.hi || x.hi < y.lo),
  backward: () => {
    if (isTrue(z)) return meet(x, y);
    if (!isFalse(z)) return;
    avoid(x, y);
    avoid(y, x);
  },
});

export const not: Unary = (z, x) => ({
  forward: () => set(z, 1 - x.hi, 1 - x.lo),
  backward: () => narrow(x, 1 - z.hi, 1 - z.lo),
});

export const ne: Binary = (z, x, y) => {
  const same = { lo: 0, hi: 1, whole: true };
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

/** Cuts x to `value` when the result is `value` but the other argument y cannot bring it about. */
function force(z: Wire, x: Wire, y: Wire, value: 0 | 1): void {
  const other = 1 - value;
  if (z.lo === value && z.hi === value && y.lo === other && y.hi === other) narrow(x, value, value);
}

export const and: Binary = (z, x, y) => ({
  forward: () => set(z, Math.min(x.lo, y.lo), Math.min(x.hi, y.hi)),
  backward: () => {
    narrow(x, z.lo, 1);
    narrow(y, z.lo, 1);
    force(z, x, y, 0);
    force(z, y, x, 0);
  },
});

export const or: Binary = (z, x, y) => ({
  forward: () => set(z, Math.max(x.lo, y.lo), Math.max(x.hi, y.hi)),
  backward: () => {
    narrow(x, 0, z.hi);
    narrow(y, 0, z.hi);
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
      if (yes.lo > z.hi || yes.hi < z.lo) narrow(test, 0, 0);
      if (no.lo > z.hi || no.hi < z.lo) narrow(test, 1, 1);
      if (isTrue(test)) narrow(yes, z.lo, z.hi);
      else if (isFalse(test)) narrow(no, z.lo, z.hi);
    },
  };
}
