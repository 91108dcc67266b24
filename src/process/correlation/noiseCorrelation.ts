import { normal } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { refuse } from '../_internals/refuse.js';
import { readInteger } from '../binding.js';
import { betaMean } from '../numeric/betaMean.js';
import { nuclearNorm } from '../numeric/nuclearNorm.js';
import type { ExactRoute, Quantity, SampledRoute } from '../quantity.js';
import { matrixBeta } from './matrixBeta.js';
import { rowSpace } from './rowSpace.js';
import { centreRows } from './view.js';
import { waveData } from './waveViews.js';

/** What of the canonical correlations is summed. */
export type Power = 'correlations' | 'squares';

/**
 * The mean sum of the canonical correlations, or of their squares, of a fixed view X_ij = sin(i j + 0.1 i) of
 * p rows with q rows of independent standard normal noise, n samples, rows centred. Parameters p, q, n with
 * n >= p + q + 1.
 */
export function noiseCorrelation(power: Power): Quantity {
  return {
    meaning: `mean sum of canonical ${power} of a fixed view with Gaussian noise`,
    support: ['0', 'min(p,q)'],
    routes: power === 'squares' ? [exact, direct(power), reduced(power)] : [direct(power), reduced(power)],
  };
}

/**
 * The mean squared length of the projection of a unit vector on a uniform `rank`-dimensional subspace of the
 * centred space of n samples: that of a Beta(rank/2, (n-1-rank)/2) variable, by quadrature.
 */
export function meanProjection(rank: number, n: number): number {
  return betaMean(rank / 2, (n - 1 - rank) / 2, (x) => x);
}

const exact: ExactRoute = {
  kind: 'exact',
  name: 'squared projections of an orthonormal basis of the view on a uniform subspace, a beta mean by quadrature',
  compute: (point) => {
    const { p, q, n } = settingAt(point);
    return p * meanProjection(q, n);
  },
  error: 1e-11,
  cost: () => 4000,
};

interface Setting {
  readonly p: number;
  readonly q: number;
  readonly n: number;
}

function settingAt(point: Point): Setting {
  const p = readInteger(point, 'p', { min: 1 });
  const q = readInteger(point, 'q', { min: 1 });
  const n = readInteger(point, 'n', { min: 3 });
  if (n < p + q + 1) refuse('n', `at least p + q + 1 = ${p + q + 1}`, n);
  return { p, q, n };
}

function direct(power: Power): SampledRoute {
  return {
    kind: 'sampled',
    name: 'noise drawn, bases of both centred row spaces',
    sampler: 'direct',
    prepare: (point) => {
      const { p, q, n } = settingAt(point);
      const fixed = rowSpace(centreRows(waveData(p, n, 1).values, p, n), p, n).basis;
      const noise = new Float64Array(q * n);
      return (stream) => {
        for (let at = 0; at < noise.length; at++) noise[at] = normal(stream);
        const space = rowSpace(centreRows(noise, q, n), q, n).basis;
        return measure(power, crossed(fixed, space, p, q, n), p, q);
      };
    },
    cost: (point) => {
      const { p, q, n } = settingAt(point);
      return n * q * (40 + 10 * q + 2 * p) + 200 * q * q * q;
    },
  };
}

function crossed(x: Float64Array, y: Float64Array, p: number, q: number, n: number): Float64Array {
  const out = new Float64Array(p * q);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < q; j++) {
      for (let k = 0; k < n; k++) out[i * q + j]! += x[i * n + k]! * y[j * n + k]!;
    }
  }
  return out;
}

/**
 * In coordinates of the centred (n-1)-space whose first q axes span the noise, the view may be taken Gaussian:
 * the squared correlations are the eigenvalues of G G^T (G G^T + H H^T)^-1, G p x q and H p x (n-1-q).
 */
function reduced(power: Power): SampledRoute {
  return {
    kind: 'sampled',
    name: 'a matrix beta law, one Wishart factor',
    sampler: 'reduced',
    prepare: (point) => {
      const { p, q, n } = settingAt(point);
      const draw = matrixBeta(p, q, n - 1 - q);
      return (stream) => measure(power, draw(stream), p, q);
    },
    cost: (point) => {
      const { p, q } = settingAt(point);
      return 300 + p * (p + q) * (30 + p + q) + (power === 'squares' ? 0 : 60 * p * q + 200 * Math.min(p, q));
    },
  };
}

/** The sum of the correlations, the singular values of b (p x q), or of their squares; rounding takes neither past min(p, q). */
export function measure(power: Power, b: Float64Array, p: number, q: number): number {
  const total = power === 'correlations' ? nuclearNorm(b, p, q) : b.reduce((sum, x) => sum + x * x, 0);
  return Math.min(total, p, q);
}
