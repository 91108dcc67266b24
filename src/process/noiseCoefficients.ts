/** Share of batch `batch` in the training set of generation `generation` (both from 1); over batches 1 .. generation they sum to 1. */
export type Shares = (generation: number, batch: number) => number;

/** Every batch so far, equally: accumulate (augment). */
export const allBatches: Shares = (generation) => 1 / generation;

/** The newest batch only: replace (discard). */
export const newestBatch: Shares = (generation, batch) => (batch === generation ? 1 : 0);

/** The real batch with weight `real`, the newest with the rest; generation 1 has nothing but the real batch. */
export function anchoredBatch(real: number): Shares {
  return (generation, batch) => {
    if (generation === 1) return 1;
    if (batch === 1) return real;
    return batch === generation ? 1 - real : 0;
  };
}

/** The newest `width` batches, equally (all, when there are fewer). */
export function slidingWindow(width: number): Shares {
  return (generation, batch) => (batch > generation - width ? 1 / Math.min(width, generation) : 0);
}

/**
 * The error of the last fit as a combination of the batches' own noises: coefficients c (length
 * `generations`) with error = sum of c_j xi_j. Batch j is drawn from fit j-1, so that a fit with shares s
 * has the error sum over j of s_j (error of fit j-1 + xi_j); the recursion is carried out on vectors.
 * O(generations^2) for each batch with a positive share.
 */
export function noiseCoefficients(generations: number, shares: Shares): Float64Array {
  const fits: Float64Array[] = [new Float64Array(generations)];
  for (let g = 1; g <= generations; g++) fits.push(nextFit(fits, g, generations, shares));
  return fits[generations]!;
}

function nextFit(fits: Float64Array[], g: number, generations: number, shares: Shares): Float64Array {
  const next = new Float64Array(generations);
  for (let j = 1; j <= g; j++) {
    const share = shares(g, j);
    if (share === 0) continue;
    const earlier = fits[j - 1]!;
    for (let i = 0; i < j - 1; i++) next[i]! += share * earlier[i]!;
    next[j - 1]! += share;
  }
  return next;
}

/** Sum of the squares of a vector. */
export function squaredNorm(v: Float64Array): number {
  let total = 0;
  for (const x of v) total += x * x;
  return total;
}
