import type { Sizes } from '../schedule.js';

/** The batches of a chain. */
export interface Batches {
  readonly sizes: Sizes;
  readonly fits: number;
}

/** The batch sizes t = 1 .. fits. */
export function sizeList({ sizes, fits }: Batches): Float64Array {
  return Float64Array.from({ length: fits }, (_, i) => sizes(i + 1));
}

/**
 * Roughly the sum of the batch sizes, by Simpson's rule: for costs. The inner points are moved off the powers
 * of two, at which a schedule may have exceptions.
 */
export function pointsDrawn({ sizes, fits }: Batches): number {
  if (fits < 4) return sizeList({ sizes, fits }).reduce((sum, size) => sum + size, 0);
  return (fits * (sizes(1) + 4 * sizes(Math.floor(fits / 2) + 1) + sizes(fits - 1))) / 6;
}
