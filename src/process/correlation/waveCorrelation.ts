import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger } from '../binding.js';
import type { ExactRoute, Quantity } from '../quantity.js';
import { canonicalCorrelations, type View } from './canonicalCorrelations.js';
import { ridgeCorrelations } from './ridgeCorrelations.js';
import { type MapOptions, mapAt, mapText } from './waveMap.js';
import { frequencyAt, mapped, waveData, waveNoise } from './waveViews.js';

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
      exactly((point) => {
        const { d, x, a, n } = viewsAt(point);
        const data = mapped(mapAt(point, options, d), x);
        const noise = mapped(mapAt(point, { ...options, map: noiseMap ?? 'identity' }, d), a);
        const seen = activation === 'rectifier' ? [rectified(data), rectified(noise)] : [data, noise];
        return sum(canonicalCorrelations(seen[0]!, seen[1]!, n));
      }),
    ],
  };
}

/** As `waveCorrelation` without a map, both views scaled and a ridge added to both covariances (divisor n - 1). */
export function ridgeWaveCorrelation(options: { readonly ridge: number; readonly scale: number }): Quantity {
  const { ridge, scale } = options;
  const scaled = ({ rows, values }: View): View => ({ rows, values: values.map((x) => scale * x) });
  return {
    meaning: `total canonical correlation with ridge ${ridge}, views scaled by ${scale}`,
    support: ['0', 'd'],
    routes: [
      exactly((point) => {
        const { x, a, n } = viewsAt(point);
        return sum(ridgeCorrelations(scaled(x), scaled(a), n, ridge));
      }),
    ],
  };
}

/** The total canonical correlation before a map of both views minus that after it. */
export function lostCorrelation(options: MapOptions): Quantity {
  return {
    meaning: `total canonical correlation lost by ${mapText(options)}`,
    support: ['0', 'd'],
    routes: [
      exactly((point) => {
        const { d, x, a, n } = viewsAt(point);
        const map = mapAt(point, options, d);
        return (
          sum(canonicalCorrelations(x, a, n)) - sum(canonicalCorrelations(mapped(map, x), mapped(map, a), n))
        );
      }),
    ],
  };
}

/** The sum of the d - k smallest, or largest, canonical correlations of both views. */
export function extremeCorrelations(options: {
  readonly which: 'smallest' | 'largest';
  /** Number of correlations left out. Default `k`. */
  readonly without?: Binding;
}): Quantity {
  const { which, without = 'k' } = options;
  return {
    meaning: `sum of the ${which} canonical correlations but ${bindingText(without)}`,
    support: ['0', 'd'],
    routes: [
      exactly((point) => {
        const { d, x, a, n } = viewsAt(point);
        const left = readInteger(point, without, { min: 0, max: d });
        const all = canonicalCorrelations(x, a, n);
        return sum(which === 'smallest' ? all.subarray(left) : all.subarray(0, all.length - left));
      }),
    ],
  };
}

/** The relative error grows with the condition numbers of data and map: 1e-8 covers 1e4 times 1e3 with room. */
function exactly(compute: (point: Point) => number): ExactRoute {
  return {
    kind: 'exact',
    name: 'orthonormal bases of the centred row spaces, singular values of their product',
    compute,
    error: 1e-8,
    cost: (point) => {
      const d = readInteger(point, 'd');
      return 10_000 + (80 * d + 24 * d * d) * readInteger(point, 'n') + 200 * d * d * d;
    },
  };
}

function viewsAt(point: Point): { d: number; n: number; x: View; a: View } {
  const d = readInteger(point, 'd', { min: 1 });
  const n = readInteger(point, 'n', { min: 2 });
  return { d, n, x: waveData(d, n, frequencyAt(point, 'u')), a: waveNoise(d, n, frequencyAt(point, 'v')) };
}

const rectified = ({ rows, values }: View): View => ({ rows, values: values.map((x) => Math.max(0, x)) });
const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);
