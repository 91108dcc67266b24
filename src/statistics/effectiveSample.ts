export interface EffectiveSample {
  /** (sum |x|)^2 / sum x^2: how many equal observations would carry as much of the sum; at most the count. */
  readonly size: number;
  /** The share of the largest |x| in the sum of |x|, in (0, 1]. */
  readonly largestShare: number;
  /** Sample variance over squared mean of |x|. */
  readonly relativeVariance: number;
}

/**
 * How many observations the mean of a sample really rests on; all zero (and NaN) for samples without a nonzero value.
 *
 * Assumes nothing. Guarantee: none, it describes the sample at hand.
 *
 * Source: Kish, Survey sampling, 1965 (effective size).
 */
export function effectiveSample(values: ArrayLike<number>): EffectiveSample {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  if (largest === 0) return { size: 0, largestShare: 0, relativeVariance: Number.NaN };
  let [sum, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const share = Math.abs(values[i]!) / largest;
    sum += share;
    squares += share * share;
  }
  const size = (sum * sum) / squares;
  return { size, largestShare: 1 / sum, relativeVariance: values.length / size - 1 };
}
