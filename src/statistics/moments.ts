/** Count, mean and sum of squared deviations of a sample, and its extremes. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Sum of (x - mean)^2; over count - 1 it is the variance. */
  readonly squares: number;
  readonly min: number;
  readonly max: number;
}

export const noMoments: Moments = { count: 0, mean: 0, squares: 0, min: Infinity, max: -Infinity };

/** The moments of the values in the order given. Source: Welford, Note on a method for calculating corrected sums of squares and products, 1962. */
export function momentsOf(values: ArrayLike<number>): Moments {
  let [mean, squares, min, max] = [0, 0, Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    const gap = x - mean;
    mean += gap / (i + 1);
    squares += gap * (x - mean);
    min = Math.min(min, x);
    max = Math.max(max, x);
  }
  return { count: values.length, mean, squares, min, max };
}

/**
 * The moments of two samples together. Blocks merged in their own order give the same bytes wherever each was
 * summarised. Source: Chan, Golub and LeVeque, Updating formulae and a pairwise algorithm for computing
 * sample variances, 1979.
 */
export function mergeMoments(first: Moments, second: Moments): Moments {
  if (first.count === 0) return second;
  if (second.count === 0) return first;
  const count = first.count + second.count;
  const gap = second.mean - first.mean;
  return {
    count,
    mean: first.mean + (gap * second.count) / count,
    squares: first.squares + second.squares + gap * gap * ((first.count * second.count) / count),
    min: Math.min(first.min, second.min),
    max: Math.max(first.max, second.max),
  };
}

/** The unbiased variance; NaN below two observations. */
export function varianceOf(moments: Moments): number {
  return moments.count < 2 ? Number.NaN : moments.squares / (moments.count - 1);
}
