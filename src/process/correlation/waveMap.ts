import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { firstRows, hilbertMap, type LinearMap, repeatRows, shearMap } from './waveViews.js';

export interface MapOptions {
  /**
   * 'invertible': W_ij = 1/(i + j), plus the diagonal where i = j. 'repeated rows': the first `rank` rows of it,
   * over and over. 'first rows': those rows once. 'shear': ones on the diagonal, halves above. Default 'identity'.
   */
  readonly map?: 'identity' | 'invertible' | 'repeated rows' | 'first rows' | 'shear';
  /** Rank of the two maps that are not invertible, from 1 to d. Default `k`. */
  readonly rank?: Binding;
  /** What is added to the diagonal, positive. Default 1. */
  readonly diagonal?: Binding;
}

/** The map at a point, with `d` columns. */
export function mapAt(point: Point, options: MapOptions, d: number): LinearMap {
  const { map = 'identity', rank = 'k', diagonal = 1 } = options;
  if (map === 'identity') return identity(d);
  if (map === 'shear') return shearMap(d);
  const full = hilbertMap(d, readReal(point, diagonal, { min: 1e-9 }));
  if (map === 'invertible') return full;
  const kept = readInteger(point, rank, { min: 1, max: d });
  return map === 'repeated rows' ? repeatRows(full, kept) : firstRows(full, kept);
}

/** The map in words. */
export function mapText({ map = 'identity', rank = 'k' }: MapOptions): string {
  if (map === 'identity') return 'no map';
  if (map === 'invertible') return 'an invertible map';
  if (map === 'shear') return 'a shear';
  return `a map of rank ${bindingText(rank)}, ${map}`;
}

function identity(d: number): LinearMap {
  const values = new Float64Array(d * d);
  for (let i = 0; i < d; i++) values[i * d + i] = 1;
  return { rows: d, cols: d, values };
}
