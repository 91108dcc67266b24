import type { Wire } from './wire.js';

/** One operation between wires: `forward` computes the range of the result, `backward` cuts the ranges of the arguments. */
export interface Gate {
  forward(): void;
  backward(): void;
}

/** A gate of one argument, from what it does to the ranges of result and argument. */
export type Unary = (z: Wire, x: Wire) => Gate;

/** A gate of two arguments. */
export type Binary = (z: Wire, x: Wire, y: Wire) => Gate;

/** The gate of a result that is undefined whenever an argument is: it cuts, and passes the need on, only where the result is needed. */
export function strict(z: Wire, args: readonly Wire[], gate: Gate): Gate {
  return guarded(z, {
    forward: gate.forward,
    backward: () => {
      for (const arg of args) arg.needed = true;
      if (!hasOverflown(z)) gate.backward();
    },
  });
}

/** An infinite result comes from finite arguments, of which it says little. */
export const hasOverflown = (z: Wire): boolean =>
  z.lo === Number.POSITIVE_INFINITY || z.hi === Number.NEGATIVE_INFINITY;

/** The gate, cutting only where its result is needed. */
export function guarded(z: Wire, gate: Gate): Gate {
  return {
    forward: () => {
      z.needed = false;
      gate.forward();
    },
    backward: () => {
      if (z.needed) gate.backward();
    },
  };
}

export const idle = (): void => undefined;
