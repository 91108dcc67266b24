import type { Point } from '../../regime/index.js';
import { readInteger, readReal } from '../binding.js';
import type { ExactRoute, Quantity } from '../quantity.js';
import type { View } from './view.js';
import { waveData } from './waveViews.js';

/** A norm of the test data at a point, or of what is left of them. Parameters d, n, u. */
export function waveMeasure(
  meaning: string,
  name: string,
  compute: (view: View, samples: number, point: Point) => number,
): Quantity {
  const route: ExactRoute = {
    kind: 'exact',
    name,
    compute: (point) => {
      const samples = readInteger(point, 'n', { min: 1 });
      const view = waveData(readInteger(point, 'd', { min: 1 }), samples, readReal(point, 'u'));
      return compute(view, samples, point);
    },
    error: 1e-9,
    cost: (point) => {
      const d = readInteger(point, 'd');
      return 5000 + (40 * d + 16 * d * d) * readInteger(point, 'n') + 200 * d * d * d;
    },
  };
  return { meaning, support: 'nonnegative', routes: [route] };
}

/** The root of the sum of squares. */
export const frobenius = (a: Float64Array): number => Math.sqrt(a.reduce((total, x) => total + x * x, 0));
