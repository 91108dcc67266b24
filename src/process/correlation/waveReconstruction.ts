import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import { singularValues } from '../numeric/singularValues.js';
import type { ExactRoute, Quantity } from '../quantity.js';
import { rowSpace, type View } from './canonicalCorrelations.js';
import { type MapOptions, mapAt, mapText } from './waveMap.js';
import { frequencyAt, mapped, waveData } from './waveViews.js';

/** The least Frobenius norm of P W X - X over all P, for X_ij = sin(u i j + 0.1 i) of d x n, not centred. Parameters d, n, u and those of the map W. */
export function reconstructionError(options: MapOptions): Quantity {
  return measured(
    `Frobenius norm of what a linear map cannot restore after ${mapText(options)}`,
    'distance of the data from their projection on the row space of the mapped data',
    (view, samples, point) => {
      const space = rowSpace(
        mapped(mapAt(point, options, view.rows), view).values,
        rowsOf(options, point),
        samples,
      );
      return frobenius(residual(view, space.basis, space.rank, samples));
    },
  );
}

/** The root of the sum of squared singular values of X, the largest left out. */
export function singularTail(
  options: {
    /** How many are left out. Default `k`. */
    readonly without?: Binding;
  } = {},
): Quantity {
  const { without = 'k' } = options;
  return measured(
    `root of the sum of squared singular values of the data but the ${bindingText(without)} largest`,
    'singular values of the data',
    (view, samples, point) => {
      const left = readInteger(point, without, { min: 0, max: view.rows });
      return frobenius(singularValues(view.values, view.rows, samples).subarray(left));
    },
  );
}

/** The Frobenius norm of X. */
export function waveNorm(): Quantity {
  return measured('Frobenius norm of the data', 'root of the sum of squares', (view) =>
    frobenius(view.values),
  );
}

function measured(
  meaning: string,
  name: string,
  compute: (view: View, samples: number, point: Point) => number,
): Quantity {
  const route: ExactRoute = {
    kind: 'exact',
    name,
    compute: (point) => {
      const samples = readInteger(point, 'n', { min: 1 });
      const view = waveData(readInteger(point, 'd', { min: 1 }), samples, frequencyAt(point, 'u'));
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

function rowsOf({ map, rank = 'k' }: MapOptions, point: Point): number {
  return readInteger(point, map === 'first rows' ? rank : 'd');
}

/** X minus its projection on the space spanned by the rows of the basis. */
function residual({ rows, values }: View, basis: Float64Array, rank: number, samples: number): Float64Array {
  const out = values.slice();
  for (let i = 0; i < rows; i++) {
    const row = out.subarray(i * samples, (i + 1) * samples);
    for (let r = 0; r < rank; r++) {
      const axis = basis.subarray(r * samples, (r + 1) * samples);
      let along = 0;
      for (let j = 0; j < samples; j++) along += row[j]! * axis[j]!;
      for (let j = 0; j < samples; j++) row[j]! -= along * axis[j]!;
    }
  }
  return out;
}

const frobenius = (a: Float64Array): number => Math.sqrt(a.reduce((total, x) => total + x * x, 0));
