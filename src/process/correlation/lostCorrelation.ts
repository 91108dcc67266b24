import type { Quantity } from '../quantity.js';
import { canonicalCorrelations } from './canonicalCorrelations.js';
import { type MapOptions, mapAt, mapText } from './waveMap.js';
import { exactOnWaves, total, wavesAt } from './waves.js';
import { mapped } from './waveViews.js';

/** The total canonical correlation before a map of both views minus that after it. */
export function lostCorrelation(options: MapOptions): Quantity {
  return {
    meaning: `total canonical correlation lost by ${mapText(options)}`,
    support: ['0', 'd'],
    routes: [
      exactOnWaves((point) => {
        const { d, x, a, n } = wavesAt(point);
        const map = mapAt(point, options, d);
        return (
          total(canonicalCorrelations(x, a, n)) -
          total(canonicalCorrelations(mapped(map, x), mapped(map, a), n))
        );
      }),
    ],
  };
}
