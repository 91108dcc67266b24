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

export const idle = (): void => undefined;
