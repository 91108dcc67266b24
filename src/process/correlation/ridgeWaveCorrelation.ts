import type { Quantity } from '../quantity.js';
import { ridgeCorrelations } from './ridgeCorrelations.js';
import type { View } from './view.js';
import { exactOnWaves, total, wavesAt } from './waves.js';

/** As `waveCorrelation` without a map, both views scaled and a ridge added to both covariances (divisor n - 1). */
export function ridgeWaveCorrelation(options: { readonly ridge: number; readonly scale: number }): Quantity {
  const { ridge, scale } = options;
  const scaled = ({ rows, values }: View): View => ({ rows, values: values.map((x) => scale * x) });
  return {
    meaning: `total canonical correlation with ridge ${ridge}, views scaled by ${scale}`,
    support: ['0', 'd'],
    routes: [
      exactOnWaves((point) => {
        const { x, a, n } = wavesAt(point);
        return total(ridgeCorrelations(scaled(x), scaled(a), n, ridge));
      }, 'cross covariance between inverse Cholesky factors'),
    ],
  };
}
