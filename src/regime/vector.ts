import { checkRange } from './domain/checkRange.js';
import { checkSize } from './domain/checkSize.js';
import type { Scale, VectorParameter } from './parameter.js';

export interface VectorOptions {
  /** Number of entries, or the smallest and largest number of them. */
  readonly size: number | readonly [number, number];
  /** Smallest value of an entry. */
  readonly min: number;
  /** Largest value of an entry. */
  readonly max: number;
  /** How an entry is searched. Default 'linear'. */
  readonly scale?: Scale;
  /** What it stands for. Default ''. */
  readonly meaning?: string;
}

/**
 * A parameter that is a list of real numbers, each in [min, max].
 *
 * @throws RegimeError when the size or the ends make no sense.
 */
export function vector(options: VectorOptions): VectorParameter {
  const { min, max, scale = 'linear', meaning = '' } = options;
  const size = checkSize('A vector parameter', options.size);
  checkRange('A vector parameter', min, max, scale);
  return { type: 'vector', size, min, max, scale, meaning };
}
