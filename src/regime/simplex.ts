import { checkSize } from './domain/checkSize.js';
import type { SimplexParameter } from './parameter.js';

export interface SimplexOptions {
  /** Number of atoms, or the smallest and largest number of them. */
  readonly size: number | readonly [number, number];
  /** What it stands for. Default ''. */
  readonly meaning?: string;
}

/**
 * A parameter that is a probability law: nonnegative numbers that sum to 1.
 *
 * @throws RegimeError when the size makes no sense.
 */
export function simplex(options: SimplexOptions): SimplexParameter {
  return {
    type: 'simplex',
    size: checkSize('A simplex parameter', options.size),
    meaning: options.meaning ?? '',
  };
}
