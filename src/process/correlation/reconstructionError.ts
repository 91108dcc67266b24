import type { Point } from '../../regime/index.js';
import { readInteger } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { rowSpace } from './rowSpace.js';
import type { View } from './view.js';
import { type MapOptions, mapAt, mapText } from './waveMap.js';
import { frobenius, waveMeasure } from './waveMeasure.js';
import { mapped } from './waveViews.js';

/** The least Frobenius norm of P W X - X over all P, for X_ij = sin(u i j + 0.1 i) of d x n, not centred. Parameters d, n, u and those of the map W. */
export function reconstructionError(options: MapOptions): Quantity {
  return waveMeasure(
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
