import type { Quantity } from '../quantity.js';
import { canonicalCorrelations } from './canonicalCorrelations.js';
import type { View } from './view.js';
import { type MapOptions, mapAt, mapText } from './waveMap.js';
import { exactOnWaves, total, wavesAt } from './waves.js';
import { mapped } from './waveViews.js';

export interface WaveCorrelationOptions extends MapOptions {
  /** The map of the noise, when it is not that of the data. */
  readonly noiseMap?: MapOptions['map'];
  /** What follows the map, entry by entry. Default 'nothing'. */
  readonly activation?: 'nothing' | 'rectifier';
}

/**
 * The total canonical correlation, the sum of the canonical correlations, of X_ij = sin(u i j + 0.1 i) and
 * A_ij = cos(v i j + 0.2 j), both d x n, after linear maps of their rows. Parameters d, n, u, v and those of
 * the map.
 */
export function waveCorrelation(options: WaveCorrelationOptions = {}): Quantity {
  const { noiseMap = options.map, activation = 'nothing' } = options;
  return {
    meaning: `total canonical correlation of data and noise after ${mapText(options)}${activation === 'rectifier' ? ' and a rectifier' : ''}`,
    support: ['0', 'd'],
    routes: [
      exactOnWaves((point) => {
        const { d, x, a, n } = wavesAt(point);
        const data = mapped(mapAt(point, options, d), x);
        const noise = mapped(mapAt(point, { ...options, map: noiseMap ?? 'identity' }, d), a);
        const seen = activation === 'rectifier' ? [rectified(data), rectified(noise)] : [data, noise];
        return total(canonicalCorrelations(seen[0]!, seen[1]!, n));
      }),
    ],
  };
}

const rectified = ({ rows, values }: View): View => ({ rows, values: values.map((x) => Math.max(0, x)) });
