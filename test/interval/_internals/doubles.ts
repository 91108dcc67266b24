const view = new DataView(new ArrayBuffer(8));

/** The position of a double in the order of all doubles; neighbours differ by 1. */
export function ordinal(x: number): bigint {
  view.setFloat64(0, x + 0);
  const bits = view.getBigInt64(0);
  return bits >= 0n ? bits : -(bits & 0x7fffffffffffffffn);
}

/** How many doubles lie from a to b (0 when equal, 1 for neighbours). */
export const doublesBetween = (a: number, b: number): number => Number(ordinal(b) - ordinal(a));
