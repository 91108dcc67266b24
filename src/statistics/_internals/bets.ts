/** `count` <= 60 values from `largest` down, each the last one over the root of 2. */
export function geometricGrid(largest: number, count: number): readonly number[] {
  return Array.from(
    { length: count },
    (_, k) => (largest / (1 << (k >> 1))) * (k % 2 === 0 ? 1 : Math.SQRT1_2),
  );
}

/** log of the mean of exp(logs). */
export function logMeanExp(logs: readonly number[]): number {
  const largest = logs.reduce((max, value) => Math.max(max, value), -Infinity);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const value of logs) sum += Math.exp(value - largest);
  return largest + Math.log(sum / logs.length);
}

/**
 * The sum over the values of log(factor(value)), for factors in [0, Infinity]: multiplied while they stay in
 * range, so that a logarithm is taken once in many values. Relative error of about 1e-16 per value.
 */
export function sumLogs(values: ArrayLike<number>, factor: (value: number) => number): number {
  let logs = 0;
  let product = 1;
  for (let i = 0; i < values.length; i++) {
    const f = factor(values[i]!);
    if (!(f > 1e-100 && f < 1e100)) logs += Math.log(f);
    else product *= f;
    if (!(product > 1e-150 && product < 1e150)) {
      logs += Math.log(product);
      product = 1;
    }
  }
  return logs + Math.log(product);
}
