/** Denominators that count as simple, in order. */
export const denominators: readonly number[] = [
  ...Array.from({ length: 32 }, (_, i) => i + 1),
  ...[36, 40, 48, 50, 60, 64, 80, 100, 128, 200, 256, 500, 512, 1000, 1024, 2000, 5000, 10_000],
];

/** The law as numerators over the smallest simple denominator; undefined when there is none (to 1e-12). */
export function fraction(
  law: readonly number[],
): { readonly denominator: number; readonly numerators: readonly number[] } | undefined {
  const denominator = denominators.find((q) =>
    law.every((p) => Math.abs(p * q - Math.round(p * q)) <= 1e-12 * q),
  );
  return denominator === undefined
    ? undefined
    : { denominator, numerators: law.map((p) => Math.round(p * denominator)) };
}

/** The law with the given denominator nearest to `law`: every p * q rounded down, the rest to the largest remainders. */
export function rounded(law: readonly number[], denominator: number): readonly number[] {
  const numerators = law.map((p) => Math.floor(p * denominator + 1e-9));
  const order = [...law.keys()].sort((a, b) => rest(b) - rest(a) || a - b);
  function rest(at: number): number {
    return law[at]! * denominator - numerators[at]!;
  }
  const missing = denominator - numerators.reduce((sum, k) => sum + k, 0);
  const raised = new Set(order.slice(0, Math.max(0, missing)));
  return numerators.map((k, at) => (k + (raised.has(at) ? 1 : 0)) / denominator);
}
