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

/** Roughly the sum of the batch sizes, from three of them: for costs. */
export function pointsDrawn({ sizes, fits }: Batches): number {
  return (fits * (sizes(1) + 4 * sizes(Math.ceil(fits / 2)) + sizes(fits))) / 6;
}
