/** A running sum with the rounding errors carried along (Neumaier, 1974). */
export interface RunningSum {
  add(term: number): void;
  value(): number;
}

/** An empty compensated sum: its relative error stays near one rounding when the terms do not cancel. */
export function runningSum(): RunningSum {
  let total = 0;
  let lost = 0;
  return {
    add(term) {
      const next = total + term;
      lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total;
      total = next;
    },
    value: () => total + lost,
  };
}

/** The compensated sum of `terms`. */
export function sum(terms: ArrayLike<number>): number {
  const running = runningSum();
  for (let i = 0; i < terms.length; i++) running.add(terms[i]!);
  return running.value();
}
