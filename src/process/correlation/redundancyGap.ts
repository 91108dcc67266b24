import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readInteger } from '../binding.js';
import type { ExactRoute, Quantity } from '../quantity.js';
import { canonicalCorrelations } from './canonicalCorrelations.js';
import { matrixBeta } from './matrixBeta.js';
import { meanProjection, measure, type Power } from './noiseCorrelation.js';
import type { View } from './view.js';
import { hilbertMap, mapped, repeatRows } from './waveViews.js';

interface Setting {
  readonly d: number;
  readonly k: number;
  readonly n: number;
}

/**
 * The mean sum of the canonical correlations (or of their squares) of independent standard normal X and A, both
 * d x n, minus that after a square map of rank k on both, rows centred. Parameters d, k < d, n >= 2 d + 2.
 */
export function redundancyGap(power: Power): Quantity {
  return {
    meaning: `mean sum of canonical ${power} of two Gaussian views, lost by a map of rank k`,
    support: ['0', 'd'],
    routes: [
      ...(power === 'squares' ? [exact] : []),
      {
        kind: 'sampled',
        name: 'both views drawn and mapped, bases of the centred row spaces',
        sampler: 'direct',
        prepare: (point) => {
          const { d, k, n } = settingAt(point);
          const map = repeatRows(hilbertMap(d, 1), k);
          const [x, a] = [viewOf(d, n), viewOf(d, n)];
          return (stream) => {
            for (const { values } of [x, a])
              for (let i = 0; i < values.length; i++) values[i] = normal(stream);
            return within(d, total(power, x, a, n) - total(power, mapped(map, x), mapped(map, a), n));
          };
        },
        cost: (point) => {
          const { d, n } = settingAt(point);
          return n * d * (80 + 40 * d) + 1000 * d * d * d;
        },
      },
      {
        kind: 'sampled',
        name: 'a matrix beta law and its leading block',
        sampler: 'reduced',
        prepare: (point) => {
          const { d, k, n } = settingAt(point);
          const draw = matrixBeta(d, d, n - 1 - d);
          const block = new Float64Array(k * k);
          return (stream) => {
            const whole = draw(stream);
            // In coordinates with the first k mapped rows first, those of both views are the leading ones.
            for (let i = 0; i < k; i++) block.set(whole.subarray(i * d, i * d + k), i * k);
            return within(d, measure(power, whole, d, d) - measure(power, block, k, k));
          };
        },
        cost: (point) => {
          const { d } = settingAt(point);
          return 600 + 150 * d * d + 10 * d * d * d;
        },
      },
    ],
  };
}

const exact: ExactRoute = {
  kind: 'exact',
  name: 'squared projections of orthonormal bases on uniform subspaces of both ranks, beta means by quadrature',
  compute: (point) => {
    const { d, k, n } = settingAt(point);
    return d * meanProjection(d, n) - k * meanProjection(k, n);
  },
  error: 1e-10,
  cost: () => 8000,
};

function settingAt(point: Point): Setting {
  const d = readInteger(point, 'd', { min: 2 });
  const n = readInteger(point, 'n', { min: 6 });
  if (n < 2 * d + 2) refuse('n', `at least 2*d + 2 = ${2 * d + 2}`, n);
  return { d, k: readInteger(point, 'k', { min: 1, max: d - 1 }), n };
}

/** Rounding may take a difference of 0 or d past its end. */
const within = (d: number, gap: number): number => Math.min(d, Math.max(0, gap));

const viewOf = (rows: number, samples: number): View => ({ rows, values: new Float64Array(rows * samples) });

function total(power: Power, x: View, a: View, samples: number): number {
  return canonicalCorrelations(x, a, samples).reduce(
    (sum, rho) => sum + (power === 'squares' ? rho * rho : rho),
    0,
  );
}
