import type { Point } from '../../regime/index.js';
import { readInteger, readReal } from '../binding.js';
import type { ExactRoute } from '../quantity.js';
import type { View } from './view.js';
import { waveData, waveNoise } from './waveViews.js';

const BY_ROW_SPACES = 'orthonormal bases of the centred row spaces, singular values of their product';

/**
 * The exact route to a sum of correlations of the waves. Its relative error grows with the condition numbers of
 * data and map, and was below 1e-10 for 1e4 times 1e3.
 */
export function exactOnWaves(compute: (point: Point) => number, name: string = BY_ROW_SPACES): ExactRoute {
  return {
    kind: 'exact',
    name,
    compute,
    error: 1e-8,
    cost: (point) => {
      const d = readInteger(point, 'd');
      return 10_000 + (80 * d + 24 * d * d) * readInteger(point, 'n') + 200 * d * d * d;
    },
  };
}

/** The waves X and A, d x n, at a point. Parameters d, n, u, v. */
export function wavesAt(point: Point): { d: number; n: number; x: View; a: View } {
  const d = readInteger(point, 'd', { min: 1 });
  const n = readInteger(point, 'n', { min: 2 });
  return { d, n, x: waveData(d, n, readReal(point, 'u')), a: waveNoise(d, n, readReal(point, 'v')) };
}

/** The sum of some correlations. */
export const total = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0);
